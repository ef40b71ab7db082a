import { PluginCertificatesOptions } from './certificate-options';
import { ClientCa } from './client-ca';
import { defineLeafCertificates } from './leaf-certificates';
import { TlsContext, TlsWiring } from './tls-wiring';
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
}

/** An Issuer of the plugin's own, and two certificates that are their own authority: so the plugin may trust the client certificate itself. */
export function bindSelfSigned(context: TlsContext, options: SelfSignedTlsOptions): TlsWiring {
  const name = options.issuerName ?? `${context.name}-selfsigned-issuer`;
  defineIssuer(context.scope, 'Issuer', { name, namespace: context.namespace }, { selfSigned: {} });
  return defineLeafCertificates(context, options, { name, kind: IssuerKind.ISSUER }, ClientCa.TLS_CRT);
}
