import { LocalObjectReference } from './references';

/**
 * Whether something is to be there.
 */
export enum EnsureOption {
  /** It is made, or changed to match. */
  PRESENT = 'present',
  /** It is removed. */
  ABSENT = 'absent',
}

/**
 * A database role that the operator keeps as described.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface RoleConfiguration {
  /**
   * Name of the role: unique, not `postgres` or `streaming_replica`, not starting with `pg_` or `cnpg_`.
   */
  readonly name: string;

  /**
   * Whether row-level security does not apply to the role.
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
   * How many connections the role can have at the same time; -1 is no limit.
   *
   * @default -1
   */
  readonly connectionLimit?: number;

  /**
   * Whether the role can make databases.
   *
   * @default false
   */
  readonly createdb?: boolean;

  /**
   * Whether the role can make and change roles.
   *
   * @default false
   */
  readonly createrole?: boolean;

  /**
   * Whether the role's password is removed. Not together with `passwordSecret`.
   *
   * @default false
   */
  readonly disablePassword?: boolean;

  /**
   * Whether the role is to be there.
   *
   * @default EnsureOption.PRESENT
   */
  readonly ensure?: EnsureOption;

  /**
   * Roles that this role is a member of. Memberships follow when the list changes.
   *
   * @default - none
   */
  readonly inRoles?: string[];

  /**
   * Whether the role has the privileges of the roles that it is a member of.
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
   * Secret of type `kubernetes.io/basic-auth` with the role's name and password.
   *
   * @default - the operator leaves the password alone, unless `disablePassword` is set
   */
  readonly passwordSecret?: LocalObjectReference;

  /**
   * Whether the role can replicate, and make and drop replication slots.
   *
   * @default false
   */
  readonly replication?: boolean;

  /**
   * Whether the role is exempt from every permission check.
   *
   * @default false
   */
  readonly superuser?: boolean;

  /**
   * When the password expires, in RFC 3339: `'2027-01-01T00:00:00Z'`.
   *
   * @default - never
   */
  readonly validUntil?: string;
}
