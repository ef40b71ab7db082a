/**
 * Timing of the Lease that the primary holds.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface PrimaryLeaseConfiguration {
  /**
   * Validity of the Lease without renewal, in seconds: greater than `renewDeadlineSeconds`.
   *
   * @default 15
   */
  readonly leaseDurationSeconds?: number;

  /**
   * Validity of the Lease after its holder released it, in seconds: 1 or more.
   *
   * @default 1
   */
  readonly releasedLeaseDurationSeconds?: number;

  /**
   * How long the primary tries to renew the Lease before it shuts down, in seconds: more than 1.2 times `retryPeriodSeconds`.
   *
   * @default 10
   */
  readonly renewDeadlineSeconds?: number;

  /**
   * Interval between attempts, in seconds: 1 or more.
   *
   * @default 2
   */
  readonly retryPeriodSeconds?: number;
}
