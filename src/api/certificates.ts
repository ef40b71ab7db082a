/**
 * Where the cluster's TLS certificates come from. What is not stated, the operator makes and renews.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface CertificatesConfiguration {
  /**
   * Secret with the certificate authority of clients: `ca.crt`, and `ca.key` unless `replicationTLSSecret` is stated.
   *
   * @default - the operator makes one
   */
  readonly clientCASecret?: string;

  /**
   * Secret of type `kubernetes.io/tls` with the certificate that standbys log in with, as `streaming_replica`. Needs
   * `clientCASecret`.
   *
   * @default - the operator makes one with the authority of clients
   */
  readonly replicationTLSSecret?: string;

  /**
   * More DNS names in the server certificate. Not together with `serverTLSSecret`.
   *
   * @default - the names of the cluster's services
   */
  readonly serverAltDNSNames?: string[];

  /**
   * Secret with the certificate authority of servers: `ca.crt`, and `ca.key` unless `serverTLSSecret` is stated.
   *
   * @default - the operator makes one
   */
  readonly serverCASecret?: string;

  /**
   * Secret of type `kubernetes.io/tls` with the server certificate. Needs `serverCASecret`.
   *
   * @default - the operator makes one with the authority of servers
   */
  readonly serverTLSSecret?: string;
}
