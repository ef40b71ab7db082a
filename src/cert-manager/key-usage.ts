/**
 * What a certificate may be used for, with cert-manager's names.
 *
 * @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.KeyUsage
 */
export enum KeyUsage {
  /** Authentication of a TLS server (extended key usage). */
  SERVER_AUTH = 'server auth',
  /** Authentication of a TLS client (extended key usage). */
  CLIENT_AUTH = 'client auth',
  /** Digital signatures, such as those of the TLS handshake. */
  DIGITAL_SIGNATURE = 'digital signature',
  /** Encryption of session keys with an RSA key. */
  KEY_ENCIPHERMENT = 'key encipherment',
  /** Agreement on session keys. */
  KEY_AGREEMENT = 'key agreement',
  /** Signing of other certificates, for certificate authorities. */
  CERT_SIGN = 'cert sign',
  /** Signing of certificate revocation lists, for certificate authorities. */
  CRL_SIGN = 'crl sign',
}
