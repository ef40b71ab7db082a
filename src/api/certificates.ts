/**
 * TLS certificates of a cluster. The operator creates and renews those that are not set.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface CertificatesConfiguration {
  /**
   * Secret with the client CA: `ca.crt`, and `ca.key` unless `replicationTLSSecret` is set.
   *
   * @default - the operator creates one
   */
  readonly clientCASecret?: string;

  /**
   * Secret of type `kubernetes.io/tls` with the client certificate of the user `streaming_replica`, which standbys authenticate with. Needs
   * `clientCASecret`.
   *
   * @default - the operator creates one, signed by the client CA
   */
  readonly replicationTLSSecret?: string;

  /**
   * Additional DNS names in the server certificate. Cannot be combined with `serverTLSSecret`.
   *
   * @default - only the names of the cluster's Services
   */
  readonly serverAltDNSNames?: string[];

  /**
   * Secret with the server CA: `ca.crt`, and `ca.key` unless `serverTLSSecret` is set.
   *
   * @default - the operator creates one
   */
  readonly serverCASecret?: string;

  /**
   * Secret of type `kubernetes.io/tls` with the server certificate. Needs `serverCASecret`.
   *
   * @default - the operator creates one, signed by the server CA
   */
  readonly serverTLSSecret?: string;
}
