import { ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { ExtensionSpec, FDWSpec, SchemaSpec, ServerSpec } from '../api/database';
import { EnsureOption } from '../api/managed-roles';
import { ReclaimPolicy } from '../api/reclaim-policy';
import { ICluster } from '../contracts/cluster';
import { clusterSpecOf } from '../resource/cluster-spec';
import { defineResource } from '../resource/define-resource';

/**
 * A database of a cluster.
 */
export interface DatabaseProps {
  /**
   * The cluster that has the database. Cannot be changed later.
   */
  readonly cluster: ICluster;

  /**
   * Name of the database in PostgreSQL: not `postgres`, `template0` or `template1`. Cannot be changed later. The name of the Kubernetes object is in
   * `metadata`.
   */
  readonly name: string;

  /**
   * Role that owns the database. It must exist: see `managed.roles` of the cluster, and `DatabaseRole`.
   */
  readonly owner: string;

  /**
   * Name, namespace, labels and annotations of the Database.
   *
   * @default - the construct's id as the name, and the cluster's namespace or else the chart's
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Whether anybody may connect to the database.
   *
   * @default true
   */
  readonly allowConnections?: boolean;

  /**
   * Locale of the `builtin` provider, for PostgreSQL 17 or later. Needs `localeProvider: 'builtin'`. Cannot be changed later.
   *
   * @default - the template's
   */
  readonly builtinLocale?: string;

  /**
   * Version of the collation. Cannot be changed later.
   *
   * @default - the version that the operating system reports
   */
  readonly collationVersion?: string;

  /**
   * Maximum number of concurrent connections to the database. -1 for no limit.
   *
   * @default -1
   */
  readonly connectionLimit?: number;

  /**
   * What happens to the database when the object is deleted.
   *
   * @default ReclaimPolicy.RETAIN
   */
  readonly databaseReclaimPolicy?: ReclaimPolicy;

  /**
   * Character encoding, such as `UTF8`. Cannot be changed later.
   *
   * @default - the template's
   */
  readonly encoding?: string;

  /**
   * Whether the database must exist.
   *
   * @default EnsureOption.PRESENT
   */
  readonly ensure?: EnsureOption;

  /**
   * Extensions of the database.
   *
   * @default - none is managed
   */
  readonly extensions?: ExtensionSpec[];

  /**
   * Foreign data wrappers of the database. Needs operator 1.28 or later.
   *
   * @default - none is managed
   */
  readonly fdws?: FDWSpec[];

  /**
   * Locale of the `icu` provider, for PostgreSQL 15 or later. Needs `localeProvider: 'icu'`. Cannot be changed later.
   *
   * @default - the template's
   */
  readonly icuLocale?: string;

  /**
   * Additional collation rules of the `icu` provider, for PostgreSQL 16 or later. Needs `localeProvider: 'icu'`. Cannot be changed later.
   *
   * @default - the template's
   */
  readonly icuRules?: string;

  /**
   * Whether any role that may create databases can copy this one.
   *
   * @default false
   */
  readonly isTemplate?: boolean;

  /**
   * Sort order and character classes. Cannot be changed later.
   *
   * @default - the template's
   */
  readonly locale?: string;

  /**
   * Character classes. Cannot be changed later.
   *
   * @default - `locale`
   */
  readonly localeCType?: string;

  /**
   * Sort order. Cannot be changed later.
   *
   * @default - `locale`
   */
  readonly localeCollate?: string;

  /**
   * Provider of the locale: `libc`; `icu`, for PostgreSQL 15 or later; or `builtin`, for PostgreSQL 17 or later. Cannot be changed later.
   *
   * @default - the template's
   */
  readonly localeProvider?: string;

  /**
   * Schemas of the database.
   *
   * @default - none is managed
   */
  readonly schemas?: SchemaSpec[];

  /**
   * Foreign servers of the database. Needs operator 1.28 or later.
   *
   * @default - none is managed
   */
  readonly servers?: ServerSpec[];

  /**
   * Default tablespace of the database.
   *
   * @default - the template's
   */
  readonly tablespace?: string;

  /**
   * Database that is copied. Cannot be changed later.
   *
   * @default 'template1'
   */
  readonly template?: string;
}

/**
 * A database that the operator creates and changes in a cluster.
 *
 * @see https://cloudnative-pg.io/docs/current/declarative_database_management
 */
export class Database extends Construct {
  /** Name of the Database object. Its name in PostgreSQL is `databaseName`. */
  public readonly name: string;
  /** Namespace of the Database object, if known. */
  public readonly namespace?: string;
  /** Name of the database in PostgreSQL: the prop `name`. */
  public readonly databaseName: string;
  /** The cluster that has the database. */
  public readonly cluster: ICluster;

  /**
   * Defines a database.
   *
   * @param scope where the construct belongs
   * @param id id of the construct, and the Database's name if `metadata` has none
   * @param props the cluster, and the database
   * @throws if the API server or the operator would reject the database
   */
  public constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id);
    const { name, metadata } = defineResource(this, { props, kind: 'Database', ...clusterSpecOf(props) });
    this.name = name;
    this.namespace = metadata.namespace;
    this.databaseName = props.name;
    this.cluster = props.cluster;
  }
}
