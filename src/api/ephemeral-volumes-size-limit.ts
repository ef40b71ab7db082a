/**
 * Size limits of the ephemeral volumes of an instance.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface EphemeralVolumesSizeLimitConfiguration {
  /**
   * Size limit of the shared memory volume, as a quantity such as `'256Mi'`.
   *
   * @default - no limit
   */
  readonly shm?: string;

  /**
   * Size limit of the volume for temporary files, as a quantity such as `'2Gi'`.
   *
   * @default - no limit
   */
  readonly temporaryData?: string;
}
