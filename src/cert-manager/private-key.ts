/**
 * Algorithm of a private key.
 */
export enum PrivateKeyAlgorithm {
  /** RSA, 2048 to 8192 bits. */
  RSA = 'RSA',
  /** ECDSA, 256, 384 or 521 bits. */
  ECDSA = 'ECDSA',
  /** Ed25519, with a fixed size. */
  ED25519 = 'Ed25519',
}

/**
 * When cert-manager generates a new private key.
 */
export enum PrivateKeyRotationPolicy {
  /** At every renewal. */
  ALWAYS = 'Always',
  /** Only if the Secret has no private key yet. */
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
   * @default - ECDSA if `size` is not set either and the issuer is made for the plugin, else cert-manager's default: RSA
   */
  readonly algorithm?: PrivateKeyAlgorithm;

  /**
   * Size of the key, in bits. An error if the algorithm does not support it.
   *
   * @default - 256 for ECDSA, cert-manager's default of 2048 for RSA
   */
  readonly size?: number;

  /**
   * Whether a renewed certificate gets a new key.
   *
   * @default PrivateKeyRotationPolicy.ALWAYS
   */
  readonly rotationPolicy?: PrivateKeyRotationPolicy;
}
