import { PluginCertificatesOptions } from './certificate-options';
import { ClientCa } from './client-ca';
import { defineLeafCertificates } from './leaf-certificates';
import { withPrivateKey } from './private-keys';
import { TlsContext, TlsWiring, trustedOfOwnIssuer } from './tls-wiring';
import { defineIssuer, IssuerKind } from '../../cert-manager/issuer';

/**
 * Certificates that sign themselves.
 */
export interface SelfSignedTlsOptions extends PluginCertificatesOptions {
  /**
   * Name of the Issuer that is made for this plugin.
   *
   * @default - the plugin's `name` with `-selfsigned-issuer`
   */
  readonly issuerName?: string;

  /**
   * Which file of the client Secret the plugin trusts: cert-manager writes the same certificate into both.
   *
   * @default ClientCa.TLS_CRT
   */
  readonly clientCa?: ClientCa;
}

/** An Issuer of the plugin's own, and two certificates that are their own authority: so the plugin may trust the client certificate itself. */
export function bindSelfSigned(context: TlsContext, options: SelfSignedTlsOptions): TlsWiring {
  const name = options.issuerName ?? `${context.name}-selfsigned-issuer`;
  defineIssuer(context.scope, 'Issuer', { name, namespace: context.namespace }, { selfSigned: {} });
  const issuer = { name, kind: IssuerKind.ISSUER };
  return defineLeafCertificates(context, withPrivateKey(options), issuer, trustedOfOwnIssuer(options.clientCa ?? ClientCa.TLS_CRT));
}
