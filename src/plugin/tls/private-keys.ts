import { PluginCertificatesOptions } from './certificate-options';
import { PrivateKeyAlgorithm, PrivateKeyOptions, PrivateKeyRotationPolicy } from '../../cert-manager/private-key';

/** What is set for a private key, and the defaults of the rest. */
export function privateKeyOf(stated: PrivateKeyOptions | undefined, options: PluginCertificatesOptions): PrivateKeyOptions | undefined {
  if (options.defaultPrivateKey === false) { return stated; }
  // a size alone is one of cert-manager's own algorithm, RSA
  const isOpen = stated?.algorithm === undefined && stated?.size === undefined;
  return { ...isOpen ? { algorithm: PrivateKeyAlgorithm.ECDSA, size: 256 } : {}, ...rotated(stated) };
}

/** The options of certificates that an issuer of the plugin's own signs. */
export function withPrivateKey(options: PluginCertificatesOptions): PluginCertificatesOptions {
  return { ...options, privateKey: privateKeyOf(options.privateKey, options) };
}

/** The options of certificates that an existing issuer signs: many accept RSA keys only, such as Vault by default. */
export function withRotation(options: PluginCertificatesOptions): PluginCertificatesOptions {
  return options.defaultPrivateKey === false ? options : { ...options, privateKey: rotated(options.privateKey) };
}

/** Before its release 1.18, cert-manager by default kept the key forever. */
function rotated(stated: PrivateKeyOptions = {}): PrivateKeyOptions {
  return { ...stated, rotationPolicy: stated.rotationPolicy ?? PrivateKeyRotationPolicy.ALWAYS };
}
