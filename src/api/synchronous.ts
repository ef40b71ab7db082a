/**
 * How PostgreSQL chooses the standbys that a commit waits for.
 */
export enum SynchronousReplicaConfigurationMethod {
  /** Any of the standbys (quorum-based). */
  ANY = 'any',
  /** The first standbys in the list (priority-based). */
  FIRST = 'first',
}

/**
 * What happens to writes if too few standbys are available.
 */
export enum DataDurabilityLevel {
  /** Writes wait until enough standbys are available: no confirmed commit is lost. */
  REQUIRED = 'required',
  /** Writes continue with the available standbys: the database stays writable. */
  PREFERRED = 'preferred',
}

/**
 * Synchronous replication: a commit waits for standbys. Cannot be combined with `minSyncReplicas` and `maxSyncReplicas`.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface SynchronousReplicaConfiguration {
  /**
   * How PostgreSQL chooses the standbys that a commit waits for.
   */
  readonly method: SynchronousReplicaConfigurationMethod;

  /**
   * Number of standbys that a commit waits for: at least 1, and less than the number of instances plus the number of standbys in
   * `standbyNamesPre` and `standbyNamesPost`.
   */
  readonly number: number;

  /**
   * What happens to writes if too few standbys are available. `preferred` cannot be combined with `standbyNamesPre` and `standbyNamesPost`.
   *
   * @default DataDurabilityLevel.REQUIRED
   */
  readonly dataDurability?: DataDurabilityLevel;

  /**
   * Whether a failover takes place only if a quorum check shows that the new primary has every confirmed commit. Needs operator 1.28 or later.
   *
   * @default false
   */
  readonly failoverQuorum?: boolean;

  /**
   * Maximum number of the cluster's own instances in PostgreSQL's list of synchronous standbys.
   *
   * @default - no limit
   */
  readonly maxStandbyNamesFromCluster?: number;

  /**
   * Names (`application_name`) of standbys outside the cluster, listed after the cluster's own instances.
   *
   * @default - none
   */
  readonly standbyNamesPost?: string[];

  /**
   * Names (`application_name`) of standbys outside the cluster, listed before the cluster's own instances.
   *
   * @default - none
   */
  readonly standbyNamesPre?: string[];
}

/**
 * Restricts synchronous standbys to nodes whose labels differ from those of the primary's node.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface SyncReplicaElectionConstraints {
  /**
   * Whether the constraint applies.
   */
  readonly enabled: boolean;

  /**
   * Node labels. The value of at least one of them must differ from its value on the primary's node.
   *
   * @default - none
   */
  readonly nodeLabelsAntiAffinity?: string[];
}
