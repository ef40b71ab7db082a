/**
 * What a certificate may be used for, in cert-manager's words.
 *
 * @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.KeyUsage
 */
export enum KeyUsage {
  /** A server proves who it is (extended usage). */
  SERVER_AUTH = 'server auth',
  /** A client proves who it is (extended usage). */
  CLIENT_AUTH = 'client auth',
  /** Signatures during the handshake. */
  DIGITAL_SIGNATURE = 'digital signature',
  /** Encryption of session keys with RSA. */
  KEY_ENCIPHERMENT = 'key encipherment',
  /** Agreement on session keys. */
  KEY_AGREEMENT = 'key agreement',
  /** Signatures under other certificates: for certificate authorities. */
  CERT_SIGN = 'cert sign',
  /** Signatures under revocation lists: for certificate authorities. */
  CRL_SIGN = 'crl sign',
}
