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
 * LDAP in one step: the server is asked to log in as prefix + user name + suffix.
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
 * LDAP in two steps: a fixed user looks the user up, then the server is asked to log in as the entry found.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface LDAPBindSearchAuth {
  /**
   * Distinguished name below which users are looked for.
   *
   * @default - none
   */
  readonly baseDN?: string;

  /**
   * Distinguished name of the user that searches.
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
   * @default - PostgreSQL takes `uid`
   */
  readonly searchAttribute?: string;

  /**
   * LDAP filter in which `$username` stands for the user name, instead of `searchAttribute`.
   *
   * @default - none
   */
  readonly searchFilter?: string;
}

/**
 * Users log in with the passwords of an LDAP server. Only one of `bindAsAuth` and `bindSearchAuth` can be set.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface LDAPConfig {
  /**
   * Log in directly with a name made from the user name.
   *
   * @default - `bindSearchAuth` is used
   */
  readonly bindAsAuth?: LDAPBindAsAuth;

  /**
   * Look the user up first.
   *
   * @default - `bindAsAuth` is used
   */
  readonly bindSearchAuth?: LDAPBindSearchAuth;

  /**
   * Port of the server.
   *
   * @default - PostgreSQL takes the protocol's own port: 389, or 636 for `ldaps`
   */
  readonly port?: number;

  /**
   * Protocol of the server.
   *
   * @default - PostgreSQL takes `ldap`
   */
  readonly scheme?: LDAPScheme;

  /**
   * Host name or address of the server.
   *
   * @default - none, and the operator refuses LDAP without a server
   */
  readonly server?: string;

  /**
   * Whether the connection switches to TLS after it opened (StartTLS). For TLS from the start set `scheme`.
   *
   * @default false
   */
  readonly tls?: boolean;
}
