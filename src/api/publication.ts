/**
 * A table of a publication.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface PublicationTargetTable {
  /**
   * Name of the table.
   */
  readonly name: string;

  /**
   * Columns that are published. Cannot be combined with `tablesInSchema` in the same publication.
   *
   * @default - all columns
   */
  readonly columns?: string[];

  /**
   * Whether tables that inherit from the table are left out.
   *
   * @default false
   */
  readonly only?: boolean;

  /**
   * Schema of the table.
   *
   * @default - the first one in the search path that has such a table
   */
  readonly schema?: string;
}

/**
 * A table, or all tables of a schema. Set exactly one of the fields.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface PublicationTargetObject {
  /**
   * The table.
   *
   * @default - all tables of a schema
   */
  readonly table?: PublicationTargetTable;

  /**
   * Name of the schema, whose tables are published, those that are created later included.
   *
   * @default - one table
   */
  readonly tablesInSchema?: string;
}

/**
 * What is published. Set exactly one of the fields.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface PublicationTarget {
  /**
   * Whether all tables of the database are published, those that are created later included. Cannot be changed later.
   *
   * @default - only `objects`
   */
  readonly allTables?: boolean;

  /**
   * The tables and schemas that are published.
   *
   * @default - all tables
   */
  readonly objects?: PublicationTargetObject[];
}
