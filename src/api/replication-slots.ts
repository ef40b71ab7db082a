/**
 * Replication slots of the standbys.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ReplicationSlotsHAConfiguration {
  /**
   * Whether the operator manages a slot for each standby on every instance.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Prefix of the slots' names: lower-case letters, digits and `_`. Cannot be changed while the slots are enabled.
   *
   * @default '_cnpg_'
   */
  readonly slotPrefix?: string;

  /**
   * Whether logical slots are synchronized to the standbys, so that they survive a switchover. PostgreSQL before 17 needs an extension for it.
   * Needs operator 1.27 or later.
   *
   * @default false
   */
  readonly synchronizeLogicalDecoding?: boolean;
}

/**
 * Synchronization of user-defined slots from the primary to the standbys.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface SynchronizeReplicasConfiguration {
  /**
   * Whether user-defined slots are synchronized to the standbys. Required by EDB Postgres AI for CloudNativePG Cluster.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Regular expressions for the names of slots that are not synchronized.
   *
   * @default - none
   */
  readonly excludePatterns?: string[];
}

/**
 * Replication slots of a cluster.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ReplicationSlotsConfiguration {
  /**
   * Replication slots of the standbys.
   *
   * @default - enabled
   */
  readonly highAvailability?: ReplicationSlotsHAConfiguration;

  /**
   * Synchronization of user-defined slots to the standbys.
   *
   * @default - enabled
   */
  readonly synchronizeReplicas?: SynchronizeReplicasConfiguration;

  /**
   * Interval between updates of the slots on the standbys, in seconds: 1 or more.
   *
   * @default 30
   */
  readonly updateInterval?: number;
}
