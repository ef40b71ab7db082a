/**
 * Timing of the Lease that an instance holds while it is the primary.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface PrimaryLeaseConfiguration {
  /**
   * Seconds that the Lease is good for without being renewed: more than `renewDeadlineSeconds`.
   *
   * @default 15
   */
  readonly leaseDurationSeconds?: number;

  /**
   * Seconds that the Lease is good for once its holder gave it up: 1 or more.
   *
   * @default 1
   */
  readonly releasedLeaseDurationSeconds?: number;

  /**
   * Seconds that the primary tries to renew the Lease before it stops: more than 1.2 times `retryPeriodSeconds`.
   *
   * @default 10
   */
  readonly renewDeadlineSeconds?: number;

  /**
   * Seconds from one attempt to the next: 1 or more.
   *
   * @default 2
   */
  readonly retryPeriodSeconds?: number;
}
