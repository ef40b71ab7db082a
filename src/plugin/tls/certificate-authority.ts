import { Duration } from 'cdk8s';
import { PluginCertificatesOptions } from './certificate-options';
import { ClientCa } from './client-ca';
import { defineLeafCertificates } from './leaf-certificates';
import { privateKeyOf, withPrivateKey } from './private-keys';
import { TlsContext, TlsWiring, trustedOfOwnIssuer } from './tls-wiring';
import { defineCertificate } from '../../cert-manager/certificate';
import { defineIssuer, IssuerKind } from '../../cert-manager/issuer';
import { KeyUsage } from '../../cert-manager/key-usage';
import { PrivateKeyOptions } from '../../cert-manager/private-key';

/**
 * Certificates of an authority that serves this plugin alone.
 */
export interface CertificateAuthorityTlsOptions extends PluginCertificatesOptions {
  /**
   * Name of the authority's Certificate, and of the Secret that holds it.
   *
   * @default - the plugin's `name` with `-ca`
   */
  readonly authorityName?: string;

  /**
   * Name of the Issuer that signs with the authority.
   *
   * @default - `authorityName`
   */
  readonly issuerName?: string;

  /**
   * Name of the self-signed Issuer that makes the authority's certificate.
   *
   * @default - the plugin's `name` with `-selfsigned-issuer`
   */
  readonly selfSignedIssuerName?: string;

  /**
   * How long the authority's certificate is valid.
   *
   * @default Duration.hours(43800)
   */
  readonly authorityDuration?: Duration;

  /**
   * How long before its end the authority's certificate is renewed. Warns where a certificate that it has signed may be used beyond that end.
   *
   * @default - a fifth of `authorityDuration`: Duration.hours(8760) unless that is set
   */
  readonly authorityRenewBefore?: Duration;

  /**
   * The private key of the authority.
   *
   * @default - a new ECDSA key of 256 bits at each renewal
   */
  readonly authorityPrivateKey?: PrivateKeyOptions;
}

/** A self-signed root, an Issuer that signs with it, and two certificates from there. */
export function bindCertificateAuthority(context: TlsContext, options: CertificateAuthorityTlsOptions): TlsWiring {
  const { scope, namespace } = context;
  const root = options.selfSignedIssuerName ?? `${context.name}-selfsigned-issuer`;
  const authority = options.authorityName ?? `${context.name}-ca`;
  const duration = options.authorityDuration ?? Duration.hours(43800);
  const renewBefore = options.authorityRenewBefore ?? Duration.minutes(Math.floor(minutes(duration) / 5));
  defineIssuer(scope, 'SelfSignedIssuer', { name: root, namespace }, { selfSigned: {} });
  defineCertificate(scope, 'AuthorityCertificate', {
    name: authority,
    namespace,
    secretName: authority,
    issuerRef: { name: root, kind: IssuerKind.ISSUER },
    commonName: authority,
    isCA: true,
    usages: [KeyUsage.CERT_SIGN, KeyUsage.CRL_SIGN],
    duration,
    renewBefore,
    privateKey: privateKeyOf(options.authorityPrivateKey, options),
  });
  const issuer = options.issuerName ?? authority;
  defineIssuer(scope, 'Issuer', { name: issuer, namespace }, { ca: { secretName: authority } });
  return defineLeafCertificates(context, withPrivateKey(options), { name: issuer, kind: IssuerKind.ISSUER }, trustedOfOwnIssuer(ClientCa.CA_CRT));
}

function minutes(duration: Duration): number {
  return duration.toMinutes({ integral: false });
}
