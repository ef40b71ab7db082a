/**
 * Slots of the standbys.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ReplicationSlotsHAConfiguration {
  /**
   * Whether the operator keeps a slot for each standby on every instance.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * What the slots' names begin with: lower case letters, digits and `_`. It cannot be changed while slots are kept.
   *
   * @default '_cnpg_'
   */
  readonly slotPrefix?: string;

  /**
   * Whether logical slots survive a switchover. PostgreSQL below 17 needs an extension for it. Needs operator 1.27 or later.
   *
   * @default false
   */
  readonly synchronizeLogicalDecoding?: boolean;
}

/**
 * Slots that users make on the primary.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface SynchronizeReplicasConfiguration {
  /**
   * Whether they are copied to the standbys. EDB's product wants it stated.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Regular expressions of names that are not copied.
   *
   * @default - none
   */
  readonly excludePatterns?: string[];
}

/**
 * Replication slots.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ReplicationSlotsConfiguration {
  /**
   * Slots of the standbys.
   *
   * @default - kept
   */
  readonly highAvailability?: ReplicationSlotsHAConfiguration;

  /**
   * Slots that users make on the primary.
   *
   * @default - copied to the standbys
   */
  readonly synchronizeReplicas?: SynchronizeReplicasConfiguration;

  /**
   * Seconds from one update of the standbys' slots to the next: 1 or more.
   *
   * @default 30
   */
  readonly updateInterval?: number;
}
