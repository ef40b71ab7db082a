import { Duration } from 'cdk8s';
import { KeyUsage } from '../../cert-manager/key-usage';
import { PrivateKeyOptions } from '../../cert-manager/private-key';

/**
 * One of the two certificates of a plugin.
 */
export interface PluginCertificateOptions {
  /**
   * Name of the Certificate.
   *
   * @default - the plugin's `name` with `-server` or `-client`
   */
  readonly name?: string;

  /**
   * Name of the Secret that cert-manager fills.
   *
   * @default - the plugin's `name` with `-server-tls` or `-client-tls`
   */
  readonly secretName?: string;

  /**
   * Common name of the certificate, at most 64 characters; the empty string for none.
   *
   * @default - the Service's name for the server, the plugin's `name` with `-client` for the client
   */
  readonly commonName?: string;

  /**
   * All DNS names. Those of the server certificate must include the name that the operator expects.
   *
   * @default - server: `serverName` if set, and `<service>`, `<service>.<namespace>` and `<service>.<namespace>.svc`; client: none
   */
  readonly dnsNames?: string[];

  /**
   * What the certificate may be used for; an empty list leaves it to cert-manager.
   *
   * @default - `server auth` or `client auth`
   */
  readonly usages?: KeyUsage[];
}

/**
 * The certificates of a plugin, made by cert-manager.
 */
export interface PluginCertificatesOptions {
  /**
   * How long each certificate is valid: an hour at least.
   *
   * @default Duration.hours(2160)
   */
  readonly duration?: Duration;

  /**
   * How long before its end each certificate is renewed: five minutes at least, and less than `duration`.
   *
   * @default Duration.hours(360)
   */
  readonly renewBefore?: Duration;

  /**
   * The private keys of both certificates.
   *
   * @default - a new ECDSA key of 256 bits at each renewal; of an existing issuer, which may accept other keys only, a new one of cert-manager's choice
   */
  readonly privateKey?: PrivateKeyOptions;

  /**
   * Whether private keys get defaults for what is not set: `rotationPolicy` is `Always`, and without `algorithm` and `size` it is an ECDSA key of 256
   * bits, unless an existing issuer signs. Otherwise all that is not set is left to cert-manager.
   *
   * @default true
   */
  readonly defaultPrivateKey?: boolean;

  /**
   * Further DNS names of the server certificate, such as one of a webhook that shares it.
   *
   * @default - none
   */
  readonly extraDnsNames?: string[];

  /**
   * The certificate of the plugin's server.
   *
   * @default - names and usages that the operator accepts
   */
  readonly serverCertificate?: PluginCertificateOptions;

  /**
   * The certificate with which the operator calls the plugin.
   *
   * @default - names and usages that the plugin accepts
   */
  readonly clientCertificate?: PluginCertificateOptions;
}
