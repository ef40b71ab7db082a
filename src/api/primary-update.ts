/**
 * Who updates the primary, after the standbys.
 */
export enum PrimaryUpdateStrategy {
  /** The operator. */
  UNSUPERVISED = 'unsupervised',
  /** A person, by a switchover or restart. Needs more than one instance. */
  SUPERVISED = 'supervised',
}

/**
 * How the operator updates the primary.
 */
export enum PrimaryUpdateMethod {
  /** A standby takes over. The image and the PostgreSQL settings cannot change in the same step. */
  SWITCHOVER = 'switchover',
  /** The primary restarts where it is. */
  RESTART = 'restart',
}
