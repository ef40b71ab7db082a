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
   * Whether superusers can use `ALTER SYSTEM`, which changes settings without the operator's knowledge.
   *
   * @default false
   */
  readonly enableAlterSystem?: boolean;

  /**
   * Settings of EDB's PostgreSQL servers. Only EDB Postgres AI for CloudNativePG Cluster.
   *
   * @default - none
   */
  readonly epas?: EPASConfiguration;

  /**
   * Extensions that are loaded from their own images. Needs operator 1.27 or later.
   *
   * @default - only the extensions in the PostgreSQL image
   */
  readonly extensions?: ExtensionConfiguration[];

  /**
   * Authentication of users by an LDAP server.
   *
   * @default - no LDAP
   */
  readonly ldap?: LDAPConfig;

  /**
   * Settings of `postgresql.conf`: name to value, both as text. The operator rejects settings that it manages itself, for example
   * `archive_command`, `port` and `shared_preload_libraries`.
   *
   * @default - the operator's and PostgreSQL's defaults
   */
  readonly parameters?: Record<string, string>;

  /**
   * Lines of `pg_hba.conf`, which control client authentication. They are placed after the operator's own first lines.
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
   * Timeout of a promotion to primary, in seconds.
   *
   * @default 40000000
   */
  readonly promotionTimeout?: number;

  /**
   * Libraries that PostgreSQL preloads at startup, in addition to those that the operator adds.
   *
   * @default - only the libraries that the operator adds
   */
  readonly sharedPreloadLibraries?: string[];

  /**
   * Restricts synchronous standbys to nodes whose labels differ from those of the primary's node.
   *
   * @default - every standby can be synchronous
   */
  readonly syncReplicaElectionConstraint?: SyncReplicaElectionConstraints;

  /**
   * Synchronous replication.
   *
   * @default - replication is asynchronous, unless `minSyncReplicas` and `maxSyncReplicas` are set
   */
  readonly synchronous?: SynchronousReplicaConfiguration;
}
