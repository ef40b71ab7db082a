import { LocalObjectReference } from './references';

/**
 * Whether an object must exist.
 */
export enum EnsureOption {
  /** The object must exist: it is created or updated. */
  PRESENT = 'present',
  /** The object must not exist: it is removed. */
  ABSENT = 'absent',
}

/**
 * A database role that the operator manages.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface RoleConfiguration {
  /**
   * Name of the role: unique in the cluster, not `postgres` or `streaming_replica`, and not starting with `pg_` or `cnpg_`.
   */
  readonly name: string;

  /**
   * Whether the role bypasses row-level security.
   *
   * @default false
   */
  readonly bypassrls?: boolean;

  /**
   * Description of the role.
   *
   * @default - none
   */
  readonly comment?: string;

  /**
   * Maximum number of concurrent connections of the role. -1 for no limit.
   *
   * @default -1
   */
  readonly connectionLimit?: number;

  /**
   * Whether the role can create databases.
   *
   * @default false
   */
  readonly createdb?: boolean;

  /**
   * Whether the role can create and change roles.
   *
   * @default false
   */
  readonly createrole?: boolean;

  /**
   * Whether the password of the role is set to NULL. Cannot be combined with `passwordSecret`.
   *
   * @default false
   */
  readonly disablePassword?: boolean;

  /**
   * Whether the role must exist.
   *
   * @default EnsureOption.PRESENT
   */
  readonly ensure?: EnsureOption;

  /**
   * Roles that this role is a member of. When the list changes, memberships are granted and revoked.
   *
   * @default - none
   */
  readonly inRoles?: string[];

  /**
   * Whether the role inherits the privileges of the roles that it is a member of.
   *
   * @default true
   */
  readonly inherit?: boolean;

  /**
   * Whether the role can log in.
   *
   * @default false
   */
  readonly login?: boolean;

  /**
   * Secret of type `kubernetes.io/basic-auth` with the username and password of the role.
   *
   * @default - the operator does not change the password, unless `disablePassword` is set
   */
  readonly passwordSecret?: LocalObjectReference;

  /**
   * Whether the role can use replication connections, and create and drop replication slots.
   *
   * @default false
   */
  readonly replication?: boolean;

  /**
   * Whether the role is a superuser, who bypasses all permission checks.
   *
   * @default false
   */
  readonly superuser?: boolean;

  /**
   * When the password expires, as an RFC 3339 timestamp: `'2027-01-01T00:00:00Z'`.
   *
   * @default - never
   */
  readonly validUntil?: string;
}
