import { bindCertificateAuthority, CertificateAuthorityTlsOptions } from './certificate-authority';
import { bindIssuer, IssuerTlsOptions } from './existing-issuer';
import { bindSecrets, SecretsTlsOptions } from './existing-secrets';
import { bindSelfSigned, SelfSignedTlsOptions } from './self-signed';
import { TlsContext, TlsWiring } from './tls-wiring';

/** The options of any kind of certificates. */
export type TlsOptions = Partial<CertificateAuthorityTlsOptions & SelfSignedTlsOptions & IssuerTlsOptions & SecretsTlsOptions>;

/**
 * Where the two certificates of a standalone plugin come from: the plugin's own, and the one with which the operator calls it.
 *
 * @see https://cloudnative-pg.io/docs/current/cnpg_i#configuring-tls-certificates
 */
export class PluginTls {
  /**
   * Each certificate signs itself; the Issuer serves this plugin alone. Needs cert-manager.
   *
   * @param options names, DNS names, durations
   */
  public static selfSigned(options: SelfSignedTlsOptions = {}): PluginTls {
    return new PluginTls(context => bindSelfSigned(context, options), options);
  }

  /**
   * A certificate authority of this plugin alone signs both certificates. Needs cert-manager.
   *
   * @param options names, DNS names, durations
   */
  public static certificateAuthority(options: CertificateAuthorityTlsOptions = {}): PluginTls {
    return new PluginTls(context => bindCertificateAuthority(context, options), options);
  }

  /**
   * An Issuer of the operator's namespace, or a ClusterIssuer, signs both certificates. Needs cert-manager.
   *
   * @param options which issuer, and what the plugin trusts
   */
  public static issuer(options: IssuerTlsOptions): PluginTls {
    return new PluginTls(context => bindIssuer(context, options), options);
  }

  /**
   * Secrets of the operator's namespace that something else fills. Needs no cert-manager.
   *
   * @param options which Secrets, and what the plugin trusts
   */
  public static secrets(options: SecretsTlsOptions): PluginTls {
    return new PluginTls(context => bindSecrets(context, options), options);
  }

  private constructor(private readonly binding: (context: TlsContext) => TlsWiring, private readonly options: TlsOptions) {}

  /**
   * The options that it was made of.
   *
   * @internal
   */
  public get _options(): TlsOptions {
    return this.options;
  }

  /**
   * Defines what the plugin needs for its certificates.
   *
   * @internal
   */
  public _bind(context: TlsContext): TlsWiring {
    return this.binding(context);
  }
}
