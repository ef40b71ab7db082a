/**
 * How much of a server is imported.
 */
export enum SnapshotType {
  /** One database, which becomes the application database. */
  MICROSERVICE = 'microservice',
  /** Several databases, and roles. */
  MONOLITH = 'monolith',
}

/**
 * The server that an import reads.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ImportSource {
  /**
   * Name of an entry of the cluster's `externalClusters`.
   */
  readonly externalCluster: string;
}

/**
 * Fills a new cluster from a running server with `pg_dump` and `pg_restore`. The operator hands the extra options on without
 * looking at them: some can break the import.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface Import {
  /**
   * Databases to import: exactly one for `microservice`; for `monolith` at least one, or only `*` for all of them.
   */
  readonly databases: string[];

  /**
   * The server to read.
   */
  readonly source: ImportSource;

  /**
   * How much of the server is imported.
   */
  readonly type: SnapshotType;

  /**
   * More options of `pg_dump`.
   *
   * @default - none
   */
  readonly pgDumpExtraOptions?: string[];

  /**
   * Options of `pg_restore` while it loads data, instead of `pgRestoreExtraOptions`. Needs operator 1.28 or later.
   *
   * @default - `pgRestoreExtraOptions`
   */
  readonly pgRestoreDataOptions?: string[];

  /**
   * More options of `pg_restore`.
   *
   * @default - none
   */
  readonly pgRestoreExtraOptions?: string[];

  /**
   * Options of `pg_restore` while it makes what follows the data (indexes, constraints), instead of
   * `pgRestoreExtraOptions`. Needs operator 1.28 or later.
   *
   * @default - `pgRestoreExtraOptions`
   */
  readonly pgRestorePostdataOptions?: string[];

  /**
   * Options of `pg_restore` while it makes what precedes the data (tables, functions), instead of `pgRestoreExtraOptions`.
   * Needs operator 1.28 or later.
   *
   * @default - `pgRestoreExtraOptions`
   */
  readonly pgRestorePredataOptions?: string[];

  /**
   * SQL that a superuser runs in the application database after the import. Only with `microservice`.
   *
   * @default - none
   */
  readonly postImportApplicationSQL?: string[];

  /**
   * Roles to import, `*` alone for all of them. Only with `monolith`.
   *
   * @default - none
   */
  readonly roles?: string[];

  /**
   * Whether only definitions are imported, without data.
   *
   * @default false
   */
  readonly schemaOnly?: boolean;
}
