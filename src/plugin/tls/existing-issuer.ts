import { PluginCertificatesOptions } from './certificate-options';
import { ClientCa } from './client-ca';
import { defineLeafCertificates } from './leaf-certificates';
import { withRotation } from './private-keys';
import { checkSigner } from './signer-checks';
import { TlsContext, TlsWiring, trustedOfOthers } from './tls-wiring';
import { IssuerKind } from '../../cert-manager/issuer';
import { CERT_MANAGER_GROUP } from '../../facts/cert-manager-group';

/**
 * Certificates from an Issuer or ClusterIssuer that exists.
 */
export interface IssuerTlsOptions extends PluginCertificatesOptions {
  /**
   * Name of the issuer.
   */
  readonly name: string;

  /**
   * Kind of the issuer. An Issuer must be in the operator's namespace.
   *
   * @default IssuerKind.ISSUER
   */
  readonly kind?: IssuerKind;

  /**
   * API group of the issuer, for issuers outside cert-manager.
   *
   * @default 'cert-manager.io'
   */
  readonly group?: string;

  /**
   * Which file of the client Secret the plugin trusts.
   *
   * Stops synthesis where the app shows that the issuer is an authority and this is `ClientCa.TLS_CRT`.
   *
   * @default ClientCa.CA_CRT, with a warning where the app does not show who signs
   */
  readonly clientCa?: ClientCa;
}

/** Two certificates from an issuer of the user's. */
export function bindIssuer(context: TlsContext, options: IssuerTlsOptions): TlsWiring {
  const issuer = { name: options.name, kind: options.kind ?? IssuerKind.ISSUER, group: options.group ?? CERT_MANAGER_GROUP };
  const wiring = defineLeafCertificates(context, withRotation(options), issuer, trustedOfOthers(options.clientCa));
  checkSigner(context, wiring.clientSecretName, wiring.clientCa.key, options.clientCa !== undefined);
  return wiring;
}
