/**
 * Scope of an import.
 */
export enum SnapshotType {
  /** One database, which is imported into the application database. */
  MICROSERVICE = 'microservice',
  /** One or more databases, and roles. */
  MONOLITH = 'monolith',
}

/**
 * Source server of an import.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ImportSource {
  /**
   * Name of the entry of `externalClusters` to import from.
   */
  readonly externalCluster: string;
}

/**
 * Imports databases from a running server with `pg_dump` and `pg_restore`. The operator passes additional options on without validation: some of
 * them can break the import.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface Import {
  /**
   * Databases to import: exactly one for `microservice`; one or more for `monolith`, or only `*` for all.
   */
  readonly databases: string[];

  /**
   * Server to import from.
   */
  readonly source: ImportSource;

  /**
   * Scope of the import.
   */
  readonly type: SnapshotType;

  /**
   * Additional options for `pg_dump`.
   *
   * @default - none
   */
  readonly pgDumpExtraOptions?: string[];

  /**
   * Options for the `data` section of `pg_restore`, instead of `pgRestoreExtraOptions`. Needs operator 1.28 or later.
   *
   * @default - `pgRestoreExtraOptions`
   */
  readonly pgRestoreDataOptions?: string[];

  /**
   * Additional options for `pg_restore`.
   *
   * @default - none
   */
  readonly pgRestoreExtraOptions?: string[];

  /**
   * Options for the `post-data` section of `pg_restore` (indexes, constraints), instead of `pgRestoreExtraOptions`. Needs operator 1.28 or later.
   *
   * @default - `pgRestoreExtraOptions`
   */
  readonly pgRestorePostdataOptions?: string[];

  /**
   * Options for the `pre-data` section of `pg_restore` (tables, functions), instead of `pgRestoreExtraOptions`.
   * Needs operator 1.28 or later.
   *
   * @default - `pgRestoreExtraOptions`
   */
  readonly pgRestorePredataOptions?: string[];

  /**
   * SQL that is run as a superuser in the application database after the import. Only with `microservice`.
   *
   * @default - none
   */
  readonly postImportApplicationSQL?: string[];

  /**
   * Roles to import, or only `*` for all. Only with `monolith`.
   *
   * @default - none
   */
  readonly roles?: string[];

  /**
   * Whether only schemas are imported, without data.
   *
   * @default false
   */
  readonly schemaOnly?: boolean;
}
