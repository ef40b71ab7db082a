/**
 * The TLS client certificate of a role.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface RoleClientCertificate {
  /**
   * Whether the operator issues and renews the certificate.
   *
   * @default true
   */
  readonly enabled?: boolean;
}
