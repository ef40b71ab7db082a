import { Import } from './import';
import { LocalObjectReference } from './references';
import { SQLRefs } from './sql-refs';

/**
 * Bootstraps the cluster with a new database, which is empty or filled by an import.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface BootstrapInitDB {
  /**
   * Locale for the `builtin` locale provider. Needs `localeProvider: 'builtin'` and PostgreSQL 17 or later.
   *
   * @default - PostgreSQL's default
   */
  readonly builtinLocale?: string;

  /**
   * Whether data pages have checksums.
   *
   * @default false
   */
  readonly dataChecksums?: boolean;

  /**
   * Name of the application database.
   *
   * @default - `app`; none for an import of type `monolith`
   */
  readonly database?: string;

  /**
   * Encoding of the databases.
   *
   * @default - `UTF8`
   */
  readonly encoding?: string;

  /**
   * Locale for the `icu` locale provider. Needs `localeProvider: 'icu'` and PostgreSQL 15 or later.
   *
   * @default - PostgreSQL's default
   */
  readonly icuLocale?: string;

  /**
   * Additional collation rules for the `icu` locale provider. Needs `localeProvider: 'icu'` and PostgreSQL 16 or later.
   *
   * @default - none
   */
  readonly icuRules?: string;

  /**
   * Imports databases from a running server.
   *
   * @default - the application database is empty
   */
  readonly import?: Import;

  /**
   * Collation and character classification (`LC_COLLATE` and `LC_CTYPE`) of the databases, in one setting.
   *
   * @default - `localeCollate` and `localeCType`
   */
  readonly locale?: string;

  /**
   * Character classification (`LC_CTYPE`) of the databases.
   *
   * @default - `C`
   */
  readonly localeCType?: string;

  /**
   * Collation (`LC_COLLATE`) of the databases.
   *
   * @default - `C`
   */
  readonly localeCollate?: string;

  /**
   * Locale provider: `libc`, `icu`, or `builtin` (PostgreSQL 17 or later). Needs PostgreSQL 16 or later.
   *
   * @default - PostgreSQL's default: `libc`
   */
  readonly localeProvider?: string;

  /**
   * Options that are passed to `initdb` unchanged. Deprecated by the operator: if set, the fields for single options are ignored.
   *
   * @default - derived from the other fields
   */
  readonly options?: string[];

  /**
   * Role that owns the application database. Can only be set if there is an application database.
   *
   * @default - the name of the application database
   */
  readonly owner?: string;

  /**
   * SQL that is run once as a superuser in the application database, when the cluster is created.
   *
   * @default - none
   */
  readonly postInitApplicationSQL?: string[];

  /**
   * SQL that is run like `postInitApplicationSQL`, from Secrets and ConfigMaps.
   *
   * @default - none
   */
  readonly postInitApplicationSQLRefs?: SQLRefs;

  /**
   * SQL that is run once as a superuser in the database `postgres`, when the cluster is created.
   *
   * @default - none
   */
  readonly postInitSQL?: string[];

  /**
   * SQL that is run like `postInitSQL`, from Secrets and ConfigMaps.
   *
   * @default - none
   */
  readonly postInitSQLRefs?: SQLRefs;

  /**
   * SQL that is run once as a superuser in the database `template1`, when the cluster is created.
   *
   * @default - none
   */
  readonly postInitTemplateSQL?: string[];

  /**
   * SQL that is run like `postInitTemplateSQL`, from Secrets and ConfigMaps.
   *
   * @default - none
   */
  readonly postInitTemplateSQLRefs?: SQLRefs;

  /**
   * Whether the server uses the Oracle-compatible mode of EDB Postgres Advanced Server (Redwood). Only EDB Postgres AI for CloudNativePG Cluster,
   * with an EDB Postgres Advanced Server image.
   *
   * @default - true for EDB Postgres Advanced Server
   */
  readonly redwood?: boolean;

  /**
   * Secret of type `kubernetes.io/basic-auth` with the username and password of the owner.
   *
   * @default - the operator creates one with a random password
   */
  readonly secret?: LocalObjectReference;

  /**
   * Size of a WAL file in megabytes: a power of two from 1 to 1024.
   *
   * @default - PostgreSQL's default: 16
   */
  readonly walSegmentSize?: number;
}
