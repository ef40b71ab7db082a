/**
 * Whether the primary is updated automatically, after the standbys.
 */
export enum PrimaryUpdateStrategy {
  /** Automatically, by the operator. */
  UNSUPERVISED = 'unsupervised',
  /** Manually, by a switchover or restart. Needs more than one instance. */
  SUPERVISED = 'supervised',
}

/**
 * How the operator updates the primary.
 */
export enum PrimaryUpdateMethod {
  /** Switchover to a standby. The image and the PostgreSQL settings cannot be changed at the same time. */
  SWITCHOVER = 'switchover',
  /** Restart of the primary. */
  RESTART = 'restart',
}
