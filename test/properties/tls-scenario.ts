import { ApiObject, Chart, Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { all, dnsName, label, maybe, options, subdomain } from './arbitraries';
import {
  CertificateAuthorityTlsOptions, ClientCa, IssuerKind, KeyUsage, PluginCertificateOptions, PluginCertificatesOptions, PluginTls, PrivateKeyAlgorithm,
  PrivateKeyOptions, PrivateKeyRotationPolicy, SelfSignedTlsOptions,
} from '../../src';

/** Which key of the client Secret the plugin is told to trust. */
type Trust = 'tls.crt' | 'ca.crt' | 'bundle.pem';

interface Issuer {
  readonly name: string;
  readonly kind?: IssuerKind;
  readonly group?: string;
}

/** Where the certificates of a standalone plugin come from, as data. */
export type TlsScenario =
  | { readonly kind: 'default' }
  | { readonly kind: 'selfSigned'; readonly options: SelfSignedTlsOptions; readonly clientCa?: Trust }
  | { readonly kind: 'certificateAuthority'; readonly options: CertificateAuthorityTlsOptions }
  | {
    readonly kind: 'issuer';
    readonly options: PluginCertificatesOptions;
    readonly issuer: Issuer;
    /** What the issuer is, where the app shows it. */
    readonly shown?: 'authority' | 'self-signed';
    readonly clientCa?: Trust;
  }
  | {
    readonly kind: 'secrets';
    readonly server: string;
    readonly client: string;
    /** What the app's Certificates of the Secrets say, where it has any; the server's name unless they say another. */
    readonly shown?: { readonly dnsNames?: string[]; readonly usages?: string[]; readonly authority?: boolean };
    readonly clientCa?: Trust;
  };

/** A duration and what is renewed before its end; one of them alone goes with the default of the other. */
function lifetimes(shortestAlone: Duration, defaultDuration: Duration): fc.Arbitrary<{ duration?: Duration; renewBefore?: Duration }> {
  const [longest, most] = [5256000, defaultDuration.toMinutes() - 1];
  return fc.oneof(
    fc.constant({}),
    fc.integer({ min: shortestAlone.toMinutes(), max: longest }).map(count => ({ duration: Duration.minutes(count) })),
    fc.integer({ min: 5, max: most }).map(count => ({ renewBefore: Duration.minutes(count) })),
    fc.integer({ min: 60, max: longest }).chain(count => fc.integer({ min: 300, max: count * 60 - 1 })
      .map(seconds => ({ duration: Duration.minutes(count), renewBefore: Duration.seconds(seconds) }))),
  );
}

const privateKey: fc.Arbitrary<PrivateKeyOptions> = fc.oneof(
  options<PrivateKeyOptions>({ rotationPolicy: fc.constantFrom(...Object.values(PrivateKeyRotationPolicy)) }),
  all<PrivateKeyOptions>({ algorithm: fc.constantFrom(PrivateKeyAlgorithm.RSA, undefined), size: fc.integer({ min: 2048, max: 8192 }) }),
  all<PrivateKeyOptions>({ algorithm: fc.constant(PrivateKeyAlgorithm.ECDSA), size: fc.constantFrom(256, 384, 521, undefined) }),
  fc.constant<PrivateKeyOptions>({ algorithm: PrivateKeyAlgorithm.ED25519 }),
);

/** Usages with which a certificate serves a side; the names end in letters of their own, so that stated and default ones never meet. */
function certificate(side: 'server' | 'client'): fc.Arbitrary<PluginCertificateOptions> {
  const usage = side === 'server' ? KeyUsage.SERVER_AUTH : KeyUsage.CLIENT_AUTH;
  return options<PluginCertificateOptions>({
    name: subdomain.map(name => `${name}.${side}-crt`),
    secretName: subdomain.map(name => `${name}.${side}-key`),
    // cert-manager takes no Certificate without any name, and a client's has no DNS names by itself
    commonName: side === 'server' ? fc.constantFrom('', 'x'.repeat(64), 'é') : fc.constantFrom('x'.repeat(64), 'operator'),
    dnsNames: fc.array(dnsName, { minLength: 1, maxLength: 3 }),
    usages: fc.constantFrom<KeyUsage[]>(
      [], [usage], [KeyUsage.CLIENT_AUTH, KeyUsage.SERVER_AUTH], [KeyUsage.DIGITAL_SIGNATURE], [KeyUsage.KEY_AGREEMENT, usage]),
  });
}

const leaves: fc.Arbitrary<PluginCertificatesOptions> = fc.tuple(
  lifetimes(Duration.minutes(360 * 60 + 1), Duration.hours(2160)),
  options<PluginCertificatesOptions>({
    privateKey,
    extraDnsNames: fc.array(dnsName, { maxLength: 3 }),
    serverCertificate: certificate('server'),
    clientCertificate: certificate('client'),
  }),
).map(([times, given]) => ({ ...times, ...given }));

const authority = fc.tuple(
  lifetimes(Duration.hours(1), Duration.hours(43800)),
  options<CertificateAuthorityTlsOptions>({
    authorityName: label.map(name => `${name.slice(0, 50)}-auth`),
    issuerName: subdomain.map(name => `${name}-issuer`),
    selfSignedIssuerName: subdomain.map(name => `${name}-root`),
    authorityPrivateKey: privateKey,
  }),
).map(([{ duration, renewBefore }, given]) => ({
  ...duration && { authorityDuration: duration }, ...renewBefore && { authorityRenewBefore: renewBefore }, ...given,
}));

const issuer = fc.record({
  kind: fc.constant('issuer' as const),
  options: leaves,
  issuer: fc.oneof(
    all<Issuer>({ name: subdomain.map(name => `${name}-issuer`), kind: fc.constantFrom(undefined, ...Object.values(IssuerKind)) }),
    all<Issuer>({ name: subdomain, kind: fc.constant(IssuerKind.CLUSTER_ISSUER), group: fc.constant('acme.example.com') }),
  ),
  shown: fc.constantFrom(undefined, 'authority' as const, 'self-signed' as const),
  clientCa: fc.constantFrom<(Trust | undefined)[]>(undefined, 'tls.crt', 'ca.crt'),
}).map(given => ({
  ...given,
  shown: given.issuer.group ? undefined : given.shown,
  clientCa: given.shown === 'authority' && given.clientCa === 'tls.crt' ? undefined : given.clientCa,
}));

const secrets = fc.record({
  kind: fc.constant('secrets' as const),
  server: subdomain.map(name => `${name}-s`),
  client: subdomain.map(name => `${name}-c`),
  both: fc.boolean(),
  shown: maybe(fc.constant({})),
  clientCa: fc.constantFrom<(Trust | undefined)[]>(undefined, 'tls.crt', 'ca.crt', 'bundle.pem'),
}).map(({ both, ...given }) => ({
  ...given,
  client: both ? given.server : given.client,
  // the Secret of a Certificate has no other keys than cert-manager's
  clientCa: given.shown && given.clientCa === 'bundle.pem' ? undefined : given.clientCa,
}));

export const tlsScenario: fc.Arbitrary<TlsScenario> = fc.oneof(
  fc.constant<TlsScenario>({ kind: 'default' }),
  fc.tuple(leaves, maybe(subdomain), fc.constantFrom<(Trust | undefined)[]>(undefined, 'tls.crt', 'ca.crt')).map(([given, issuerName, clientCa]): TlsScenario =>
    ({ kind: 'selfSigned', options: { ...given, ...issuerName && { issuerName } }, clientCa })),
  fc.tuple(leaves, authority).map(([given, root]): TlsScenario => ({ kind: 'certificateAuthority', options: { ...given, ...root } })),
  issuer,
  secrets,
);

/** The options of the certificates that the library makes, if it makes any. */
export function certificatesOf(tls: TlsScenario): PluginCertificatesOptions | undefined {
  return 'options' in tls ? tls.options : undefined;
}

/** The same with other options. */
export function withCertificates(tls: TlsScenario, given: PluginCertificatesOptions): TlsScenario {
  return 'options' in tls ? { ...tls, options: { ...tls.options, ...given } } : tls;
}

/** Puts a name among the server certificate's stated DNS names. */
export function covering(tls: TlsScenario, serverName: string): TlsScenario {
  const serverCertificate = certificatesOf(tls)?.serverCertificate;
  return serverCertificate?.dnsNames
    ? withCertificates(tls, { serverCertificate: { ...serverCertificate, dnsNames: [...serverCertificate.dnsNames, serverName] } })
    : tls;
}

/** The key of the client Secret that the plugin comes to trust. */
export function trustedKey(tls: TlsScenario): string {
  switch (tls.kind) {
    case 'default': return 'tls.crt';
    case 'selfSigned': return tls.clientCa ?? 'tls.crt';
    case 'certificateAuthority': return 'ca.crt';
    default: return tls.clientCa ?? 'ca.crt';
  }
}

/** Secrets of the certificates that are in the operator's namespace already. */
export function existingSecrets(tls: TlsScenario): string[] {
  return tls.kind === 'secrets' && !tls.shown ? [tls.server, tls.client] : [];
}

/** Makes the prop `tls`, and the objects that the app shows of certificates from elsewhere. */
export function defineTls(chart: Chart, namespace: string, serverName: string, tls: TlsScenario): PluginTls | undefined {
  const clientCa = 'clientCa' in tls && tls.clientCa ? { clientCa: clientCaOf(tls.clientCa) } : {};
  switch (tls.kind) {
    case 'default': return undefined;
    case 'selfSigned': return PluginTls.selfSigned({ ...tls.options, ...clientCa });
    case 'certificateAuthority': return PluginTls.certificateAuthority(tls.options);
    case 'issuer':
      if (tls.shown) { showIssuer(chart, namespace, tls.issuer, tls.shown); }
      return PluginTls.issuer({ ...tls.options, ...tls.issuer, ...clientCa });
    case 'secrets':
      if (tls.shown) { showCertificates(chart, namespace, [...new Set([tls.server, tls.client])], { dnsNames: [serverName], ...tls.shown }); }
      return PluginTls.secrets({ serverSecretName: tls.server, clientSecretName: tls.client, ...clientCa });
  }
}

function clientCaOf(key: Trust): ClientCa {
  switch (key) {
    case 'tls.crt': return ClientCa.TLS_CRT;
    case 'ca.crt': return ClientCa.CA_CRT;
    default: return ClientCa.ofKey(key);
  }
}

function showIssuer(chart: Chart, namespace: string, { name, kind = IssuerKind.ISSUER }: Issuer, shown: 'authority' | 'self-signed'): void {
  new ApiObject(chart, 'Issuer', {
    apiVersion: 'cert-manager.io/v1',
    kind,
    metadata: { name, namespace: kind === IssuerKind.ISSUER ? namespace : undefined },
    spec: shown === 'authority' ? { ca: { secretName: 'corporate-ca' } } : { selfSigned: {} },
  });
}

function showCertificates(chart: Chart, namespace: string, names: string[], { authority: signed, ...spec }: { authority?: boolean }): void {
  showIssuer(chart, namespace, { name: 'by-hand' }, signed ? 'authority' : 'self-signed');
  names.forEach(name => new ApiObject(chart, `Certificate-${name}`, {
    apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name, namespace }, spec: { secretName: name, issuerRef: { name: 'by-hand' }, ...spec },
  }));
}
