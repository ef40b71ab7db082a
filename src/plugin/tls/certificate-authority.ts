import { Duration } from 'cdk8s';
import { PluginCertificatesOptions } from './certificate-options';
import { ClientCa } from './client-ca';
import { defineLeafCertificates } from './leaf-certificates';
import { TlsContext, TlsWiring } from './tls-wiring';
import { defineCertificate } from '../../cert-manager/certificate';
import { defineIssuer, IssuerKind } from '../../cert-manager/issuer';
import { KeyUsage } from '../../cert-manager/key-usage';
import { PrivateKeyOptions } from '../../cert-manager/private-key';

/**
 * Certificates of an authority that is made for this plugin alone.
 */
export interface CertificateAuthorityTlsOptions extends PluginCertificatesOptions {
  /**
   * Name of the authority's Certificate, of the Secret that holds it, and of the Issuer that signs with it.
   *
   * @default - the plugin's `name` with `-ca`
   */
  readonly authorityName?: string;

  /**
   * Name of the self-signed Issuer that makes the authority's certificate.
   *
   * @default - the plugin's `name` with `-selfsigned-issuer`
   */
  readonly selfSignedIssuerName?: string;

  /**
   * How long the authority's certificate is valid.
   *
   * @default Duration.hours(8760)
   */
  readonly authorityDuration?: Duration;

  /**
   * How long before its end the authority's certificate is renewed.
   *
   * @default Duration.hours(720)
   */
  readonly authorityRenewBefore?: Duration;

  /**
   * The private key of the authority.
   *
   * @default - cert-manager's choice
   */
  readonly authorityPrivateKey?: PrivateKeyOptions;
}

/** A self-signed root, an Issuer that signs with it, and two certificates from there. */
export function bindCertificateAuthority(context: TlsContext, options: CertificateAuthorityTlsOptions): TlsWiring {
  const { scope, namespace } = context;
  const root = options.selfSignedIssuerName ?? `${context.name}-selfsigned-issuer`;
  const authority = options.authorityName ?? `${context.name}-ca`;
  defineIssuer(scope, 'SelfSignedIssuer', { name: root, namespace }, { selfSigned: {} });
  defineCertificate(scope, 'AuthorityCertificate', {
    role: 'authority\'s certificate',
    name: authority,
    namespace,
    secretName: authority,
    issuerRef: { name: root, kind: IssuerKind.ISSUER },
    commonName: authority,
    isCA: true,
    usages: [KeyUsage.CERT_SIGN, KeyUsage.CRL_SIGN],
    duration: options.authorityDuration ?? Duration.hours(8760),
    renewBefore: options.authorityRenewBefore ?? Duration.hours(720),
    privateKey: options.authorityPrivateKey,
  });
  defineIssuer(scope, 'Issuer', { name: authority, namespace }, { ca: { secretName: authority } });
  return defineLeafCertificates(context, options, { name: authority, kind: IssuerKind.ISSUER }, ClientCa.CA_CRT);
}
