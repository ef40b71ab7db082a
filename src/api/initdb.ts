import { Import } from './import';
import { LocalObjectReference } from './references';
import { SQLRefs } from './sql-refs';

/**
 * Starts a new, empty database server, or one filled by an import.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface BootstrapInitDB {
  /**
   * Locale of the provider `builtin`. Needs `localeProvider: 'builtin'` and PostgreSQL 17 or later.
   *
   * @default - PostgreSQL decides
   */
  readonly builtinLocale?: string;

  /**
   * Whether data pages carry checksums.
   *
   * @default false
   */
  readonly dataChecksums?: boolean;

  /**
   * Name of the application database.
   *
   * @default - the operator takes `app`; for an import of the type `monolith` there is none
   */
  readonly database?: string;

  /**
   * Encoding of the databases.
   *
   * @default - the operator takes `UTF8`
   */
  readonly encoding?: string;

  /**
   * Locale of the provider `icu`. Needs `localeProvider: 'icu'` and PostgreSQL 15 or later.
   *
   * @default - PostgreSQL decides
   */
  readonly icuLocale?: string;

  /**
   * More collation rules for the provider `icu`. Needs `localeProvider: 'icu'` and PostgreSQL 16 or later.
   *
   * @default - none
   */
  readonly icuRules?: string;

  /**
   * Fills the new server from a running one.
   *
   * @default - the application database starts empty
   */
  readonly import?: Import;

  /**
   * Collation and character classes of the databases in one.
   *
   * @default - `localeCollate` and `localeCType`
   */
  readonly locale?: string;

  /**
   * Character classes of the databases.
   *
   * @default - the operator takes `C`
   */
  readonly localeCType?: string;

  /**
   * Collation of the databases.
   *
   * @default - the operator takes `C`
   */
  readonly localeCollate?: string;

  /**
   * Where locales come from: `libc`, `icu`, or `builtin` from PostgreSQL 17. Needs PostgreSQL 16 or later.
   *
   * @default - PostgreSQL takes `libc`
   */
  readonly localeProvider?: string;

  /**
   * Options of `initdb` as they stand. Outdated: they make the operator ignore the fields for single options.
   *
   * @default - those that follow from the other fields
   */
  readonly options?: string[];

  /**
   * Role that owns the application database. Not without a database.
   *
   * @default - the name of the database
   */
  readonly owner?: string;

  /**
   * SQL that a superuser runs in the application database, once, when the server is new.
   *
   * @default - none
   */
  readonly postInitApplicationSQL?: string[];

  /**
   * The same from Secrets and ConfigMaps.
   *
   * @default - none
   */
  readonly postInitApplicationSQLRefs?: SQLRefs;

  /**
   * SQL that a superuser runs in the database `postgres`, once, when the server is new.
   *
   * @default - none
   */
  readonly postInitSQL?: string[];

  /**
   * The same from Secrets and ConfigMaps.
   *
   * @default - none
   */
  readonly postInitSQLRefs?: SQLRefs;

  /**
   * SQL that a superuser runs in the database `template1`, once, when the server is new.
   *
   * @default - none
   */
  readonly postInitTemplateSQL?: string[];

  /**
   * The same from Secrets and ConfigMaps.
   *
   * @default - none
   */
  readonly postInitTemplateSQLRefs?: SQLRefs;

  /**
   * Whether the server behaves like Oracle where EDB's server can. Only EDB Postgres AI for CloudNativePG Cluster, with an
   * EDB Postgres Advanced Server image.
   *
   * @default - true for EDB Postgres Advanced Server
   */
  readonly redwood?: boolean;

  /**
   * Secret of type `kubernetes.io/basic-auth` with the owner's name and password.
   *
   * @default - the operator makes one with a random password
   */
  readonly secret?: LocalObjectReference;

  /**
   * Size of a WAL file in megabytes: a power of two from 1 to 1024.
   *
   * @default - PostgreSQL takes 16
   */
  readonly walSegmentSize?: number;
}
