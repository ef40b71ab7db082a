/**
 * Algorithm of a private key.
 */
export enum PrivateKeyAlgorithm {
  /** RSA, 2048 to 8192 bits. */
  RSA = 'RSA',
  /** ECDSA on the curves of 256, 384 or 521 bits. */
  ECDSA = 'ECDSA',
  /** Ed25519, whose size is fixed. */
  ED25519 = 'Ed25519',
}

/**
 * When cert-manager makes a new private key.
 */
export enum PrivateKeyRotationPolicy {
  /** At every renewal. */
  ALWAYS = 'Always',
  /** Only when there is none. */
  NEVER = 'Never',
}

/**
 * The private key of a certificate.
 *
 * @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificatePrivateKey
 */
export interface PrivateKeyOptions {
  /**
   * Algorithm of the key.
   *
   * @default - cert-manager's: RSA
   */
  readonly algorithm?: PrivateKeyAlgorithm;

  /**
   * Size of the key, in bits.
   *
   * Raises an error where the algorithm does not have that size.
   *
   * @default - cert-manager's: 2048 for RSA, 256 for ECDSA
   */
  readonly size?: number;

  /**
   * Whether a renewed certificate gets a new key.
   *
   * @default - cert-manager's: `Always` since its release 1.18, `Never` before
   */
  readonly rotationPolicy?: PrivateKeyRotationPolicy;
}
