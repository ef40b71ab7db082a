import { EPASConfiguration } from './epas';
import { ExtensionConfiguration } from './extensions';
import { LDAPConfig } from './ldap';
import { SynchronousReplicaConfiguration, SyncReplicaElectionConstraints } from './synchronous';

/**
 * Configuration of the PostgreSQL server.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface PostgresConfiguration {
  /**
   * Whether superusers may use `ALTER SYSTEM`, which changes settings behind the operator's back.
   *
   * @default false
   */
  readonly enableAlterSystem?: boolean;

  /**
   * What only EDB's servers have. Only EDB Postgres AI for CloudNativePG Cluster.
   *
   * @default - none
   */
  readonly epas?: EPASConfiguration;

  /**
   * Extensions that come in images of their own. Needs operator 1.27 or later.
   *
   * @default - only those in the PostgreSQL image
   */
  readonly extensions?: ExtensionConfiguration[];

  /**
   * Users log in with the passwords of an LDAP server.
   *
   * @default - no LDAP
   */
  readonly ldap?: LDAPConfig;

  /**
   * Settings of `postgresql.conf`: name to value, both as text. The operator keeps some for itself and refuses them, for
   * example `archive_command`, `port` and `shared_preload_libraries`.
   *
   * @default - the operator's and PostgreSQL's defaults
   */
  readonly parameters?: Record<string, string>;

  /**
   * Lines of `pg_hba.conf`, which say who may connect from where and how. They come after the operator's own first lines.
   *
   * @default - only the operator's lines
   */
  readonly pgHba?: string[];

  /**
   * Lines of `pg_ident.conf`, which map system users to database roles.
   *
   * @default - only the operator's lines
   */
  readonly pgIdent?: string[];

  /**
   * Seconds that a promotion to primary may take.
   *
   * @default 40000000
   */
  readonly promotionTimeout?: number;

  /**
   * Libraries that PostgreSQL loads at its start, besides those that the operator adds.
   *
   * @default - only those that the operator adds
   */
  readonly sharedPreloadLibraries?: string[];

  /**
   * Keeps synchronous standbys in other places than the primary.
   *
   * @default - every standby qualifies
   */
  readonly syncReplicaElectionConstraint?: SyncReplicaElectionConstraints;

  /**
   * Synchronous replication.
   *
   * @default - replication is asynchronous, unless `minSyncReplicas` and `maxSyncReplicas` are set
   */
  readonly synchronous?: SynchronousReplicaConfiguration;
}
