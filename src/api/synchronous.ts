/**
 * How PostgreSQL chooses the standbys that a commit waits for.
 */
export enum SynchronousReplicaConfigurationMethod {
  /** Any of the standbys: quorum. */
  ANY = 'any',
  /** The first ones of the list: priority. */
  FIRST = 'first',
}

/**
 * What happens to writes when too few standbys are healthy.
 */
export enum DataDurabilityLevel {
  /** They wait until enough standbys are back: no commit is ever lost. */
  REQUIRED = 'required',
  /** They go on with the standbys that are left: the database stays writable. */
  PREFERRED = 'preferred',
}

/**
 * Synchronous replication: a commit waits for standbys. Not together with `minSyncReplicas` and `maxSyncReplicas`.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface SynchronousReplicaConfiguration {
  /**
   * How the standbys are chosen.
   */
  readonly method: SynchronousReplicaConfigurationMethod;

  /**
   * How many standbys a commit waits for: at least 1, and fewer than instances and named standbys together.
   */
  readonly number: number;

  /**
   * What happens to writes when too few standbys are healthy. `preferred` needs empty `standbyNamesPre` and `standbyNamesPost`.
   *
   * @default DataDurabilityLevel.REQUIRED
   */
  readonly dataDurability?: DataDurabilityLevel;

  /**
   * Whether a failover first makes sure, by quorum, that the new primary has every confirmed commit. Needs operator 1.28 or later.
   *
   * @default false
   */
  readonly failoverQuorum?: boolean;

  /**
   * How many of the cluster's own instances may be on PostgreSQL's list of standbys.
   *
   * @default - all of them
   */
  readonly maxStandbyNamesFromCluster?: number;

  /**
   * Names of other standbys (their `application_name`), listed after the cluster's own.
   *
   * @default - none
   */
  readonly standbyNamesPost?: string[];

  /**
   * Names of other standbys (their `application_name`), listed before the cluster's own.
   *
   * @default - none
   */
  readonly standbyNamesPre?: string[];
}

/**
 * Keeps synchronous standbys in other places than the primary, by labels of the nodes.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface SyncReplicaElectionConstraints {
  /**
   * Whether the constraint applies.
   */
  readonly enabled: boolean;

  /**
   * Node labels, at least one of whose values must differ from the primary's node.
   *
   * @default - none
   */
  readonly nodeLabelsAntiAffinity?: string[];
}
