import { EnsureOption } from './managed-roles';

/**
 * Whether a role may use a foreign data wrapper or server.
 */
export enum UsageSpecType {
  /** The role may use it. */
  GRANT = 'grant',
  /** The role may not use it. */
  REVOKE = 'revoke',
}

/**
 * An extension of a database.
 *
 * @see https://cloudnative-pg.io/docs/current/declarative_database_management#managing-extensions-in-a-database
 */
export interface ExtensionSpec {
  /**
   * Name of the extension, as in `CREATE EXTENSION`.
   */
  readonly name: string;

  /**
   * Whether the extension must exist.
   *
   * @default EnsureOption.PRESENT
   */
  readonly ensure?: EnsureOption;

  /**
   * Schema of the extension's objects.
   *
   * @default - the schema in the extension's control file, or else the first one in the search path
   */
  readonly schema?: string;

  /**
   * Version of the extension.
   *
   * @default - the default version in the extension's control file
   */
  readonly version?: string;
}

/**
 * A schema of a database.
 *
 * @see https://cloudnative-pg.io/docs/current/declarative_database_management#managing-schemas-in-a-database
 */
export interface SchemaSpec {
  /**
   * Name of the schema.
   */
  readonly name: string;

  /**
   * Whether the schema must exist.
   *
   * @default EnsureOption.PRESENT
   */
  readonly ensure?: EnsureOption;

  /**
   * Role that owns the schema.
   *
   * @default - the role that the operator connects as
   */
  readonly owner?: string;
}

/**
 * An option of a foreign data wrapper or server.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface OptionSpec {
  /**
   * Name of the option.
   */
  readonly name: string;

  /**
   * Value of the option.
   */
  readonly value: string;

  /**
   * Whether the option must be set.
   *
   * @default EnsureOption.PRESENT
   */
  readonly ensure?: EnsureOption;
}

/**
 * A role that may or may not use a foreign data wrapper or server.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface UsageSpec {
  /**
   * Name of the role. Must not be empty.
   */
  readonly name: string;

  /**
   * Whether the privilege is granted or revoked.
   *
   * @default UsageSpecType.GRANT
   */
  readonly type?: UsageSpecType;
}

/**
 * A foreign data wrapper of a database. Needs operator 1.28 or later.
 *
 * @see https://cloudnative-pg.io/docs/current/declarative_database_management#managing-foreign-data-wrappers-fdws-in-a-database
 */
export interface FDWSpec {
  /**
   * Name of the foreign data wrapper.
   */
  readonly name: string;

  /**
   * Whether the foreign data wrapper must exist.
   *
   * @default EnsureOption.PRESENT
   */
  readonly ensure?: EnsureOption;

  /**
   * Function that handles the foreign tables, such as `postgres_fdw_handler`.
   *
   * @default - the one of the extension that created the wrapper
   */
  readonly handler?: string;

  /**
   * Options of the foreign data wrapper.
   *
   * @default - none
   */
  readonly options?: OptionSpec[];

  /**
   * Role that owns the foreign data wrapper: a superuser.
   *
   * @default - the role that the operator connects as
   */
  readonly owner?: string;

  /**
   * Roles that may or may not use the foreign data wrapper.
   *
   * @default - none
   */
  readonly usage?: UsageSpec[];

  /**
   * Function that validates options, such as `postgres_fdw_validator`.
   *
   * @default - the one of the extension that created the wrapper
   */
  readonly validator?: string;
}

/**
 * A foreign server of a database. Needs operator 1.28 or later.
 *
 * @see https://cloudnative-pg.io/docs/current/declarative_database_management#managing-foreign-servers-in-a-database
 */
export interface ServerSpec {
  /**
   * Name of the foreign data wrapper that accesses the server. Must not be empty.
   */
  readonly fdw: string;

  /**
   * Name of the server.
   */
  readonly name: string;

  /**
   * Whether the server must exist.
   *
   * @default EnsureOption.PRESENT
   */
  readonly ensure?: EnsureOption;

  /**
   * Options of the server, such as `host` and `dbname`.
   *
   * @default - none
   */
  readonly options?: OptionSpec[];

  /**
   * Roles that may or may not use the server.
   *
   * @default - none
   */
  readonly usage?: UsageSpec[];
}
