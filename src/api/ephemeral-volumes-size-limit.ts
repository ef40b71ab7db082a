/**
 * How large the volumes may get that live as long as a pod.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface EphemeralVolumesSizeLimitConfiguration {
  /**
   * Shared memory, as a quantity such as `'256Mi'`.
   *
   * @default - no limit
   */
  readonly shm?: string;

  /**
   * Temporary files, as a quantity such as `'2Gi'`.
   *
   * @default - no limit
   */
  readonly temporaryData?: string;
}
