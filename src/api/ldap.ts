import * as kubernetes from './kubernetes';

/**
 * Protocol of an LDAP server.
 */
export enum LDAPScheme {
  /** Plain LDAP. */
  LDAP = 'ldap',
  /** LDAP inside TLS. */
  LDAPS = 'ldaps',
}

/**
 * LDAP simple bind: PostgreSQL binds as prefix + user name + suffix.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface LDAPBindAsAuth {
  /**
   * Text before the user name, for example `uid=`.
   *
   * @default ''
   */
  readonly prefix?: string;

  /**
   * Text after the user name, for example `,ou=people,dc=example,dc=org`.
   *
   * @default ''
   */
  readonly suffix?: string;
}

/**
 * LDAP search and bind: PostgreSQL searches for the user's entry, then binds as that entry.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface LDAPBindSearchAuth {
  /**
   * Base DN of the search.
   *
   * @default - none
   */
  readonly baseDN?: string;

  /**
   * DN of the user that runs the search.
   *
   * @default - the search is anonymous
   */
  readonly bindDN?: string;

  /**
   * Secret with the password of `bindDN`.
   *
   * @default - no password
   */
  readonly bindPassword?: kubernetes.SecretKeySelector;

  /**
   * Attribute that holds the user name.
   *
   * @default - PostgreSQL's default: `uid`
   */
  readonly searchAttribute?: string;

  /**
   * LDAP filter to use instead of `searchAttribute`. `$username` is replaced with the user name.
   *
   * @default - none
   */
  readonly searchFilter?: string;
}

/**
 * Authentication of users by an LDAP server. Set only one of `bindAsAuth` and `bindSearchAuth`.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface LDAPConfig {
  /**
   * Simple bind: the DN is built from the user name.
   *
   * @default - `bindSearchAuth` is used
   */
  readonly bindAsAuth?: LDAPBindAsAuth;

  /**
   * Search and bind: the DN is searched for first.
   *
   * @default - `bindAsAuth` is used
   */
  readonly bindSearchAuth?: LDAPBindSearchAuth;

  /**
   * Port of the server.
   *
   * @default - the default port of the protocol: 389, or 636 for `ldaps`
   */
  readonly port?: number;

  /**
   * Protocol of the server.
   *
   * @default - PostgreSQL's default: `ldap`
   */
  readonly scheme?: LDAPScheme;

  /**
   * Host name or address of the server.
   *
   * @default - none; the operator rejects LDAP without a server
   */
  readonly server?: string;

  /**
   * Whether the connection is upgraded to TLS with StartTLS. For LDAP over TLS, set `scheme`.
   *
   * @default false
   */
  readonly tls?: boolean;
}
