import { namesOf } from '../../inventory/certificates';
import { fileOfFlag, haveSwappedUsages, pluginsWithTls, PluginTlsView, signerOf, TlsSide } from '../../inventory/plugin-tls';
import { asStrings } from '../../values/narrow';
import { hasFeature } from '../../values/release';
import { Rule } from '../engine/rule';

const OPERATOR = 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0';
const CERTIFICATES = 'https://cloudnative-pg.io/docs/current/cnpg_i#configuring-tls-certificates';
const NEEDS_CERTIFICATE = 'the Service of the plugin, and the Certificate that fills the Secret which its annotation names';

/** One side's certificate. */
export interface UsagesInput {
  readonly certificate: string;
  readonly needs: string[];
  readonly usages?: string[];
}

const EXTENDED = new Set([
  'any', 'server auth', 'client auth', 'code signing', 'email protection', 's/mime', 'ipsec end system', 'ipsec tunnel', 'ipsec user', 'timestamping',
  'ocsp signing', 'microsoft sgc', 'netscape sgc',
]);

function lacks({ needs, usages }: UsagesInput): string[] {
  const extended = (usages ?? []).filter(usage => EXTENDED.has(usage));
  return extended.length === 0 || extended.includes('any') ? [] : needs.filter(usage => !extended.includes(usage));
}

function usagesInput({ certificate }: TlsSide, ...needs: string[]): UsagesInput[] {
  return certificate ? [{ certificate: `Certificate "${certificate.name}"`, needs, usages: asStrings(certificate.spec.usages) }] : [];
}

function isOneForBoth({ server, client }: PluginTlsView): boolean {
  return server !== undefined && server.secretName === client?.secretName;
}

/** Without any extended usage a certificate serves both sides; with one, it must be the side's own. */
export const certificateUsages: Rule<UsagesInput> = {
  id: 'certificate-usages',
  severity: 'error',
  title: 'Each certificate may be used for its side',
  symptom: 'the operator registers the plugin, and each connection fails: "x509: certificate specifies an incompatible key usage", '
    + 'or, where it is the operator\'s certificate, "remote error: tls: bad certificate"',
  cause: 'a certificate with an extended key usage serves the usages that it names and no other',
  fix: 'use "server auth" for the server certificate and "client auth" for the client certificate, or no usages at all',
  source: CERTIFICATES,
  needs: NEEDS_CERTIFICATE,
  check: input => lacks(input).length === 0
    ? undefined
    : `the ${input.certificate} lacks the usage ${lacks(input).map(usage => `"${usage}"`).join(' and ')}`,
  targets: inventory => pluginsWithTls(inventory).filter(view => !isOneForBoth(view) && !haveSwappedUsages(view))
    .flatMap(({ service, sides }) => sides.flatMap(side => usagesInput(side, `${side.side} auth`)
      .map(input => ({ item: service, path: side.path, input })))),
};

/** One Certificate of the app whose Secret serves both sides. */
export const certificateForBothSides: Rule<UsagesInput> = {
  id: 'certificate-for-both-sides',
  severity: 'error',
  title: 'One certificate for both sides may be used for both',
  symptom: 'one side refuses the other: "x509: certificate specifies an incompatible key usage", or, where the plugin refuses, "remote error: tls: bad certificate"',
  cause: 'a certificate with an extended key usage serves the usages that it names and no other',
  fix: 'give the Certificate both usages, "server auth" and "client auth", or make two Certificates',
  source: CERTIFICATES,
  needs: NEEDS_CERTIFICATE,
  check: input => lacks(input).length === 0
    ? undefined
    : `${input.certificate} serves both sides and lacks the usage ${lacks(input).map(usage => `"${usage}"`).join(' and ')}`,
  targets: inventory => pluginsWithTls(inventory).filter(isOneForBoth).flatMap(({ service, server }) => usagesInput(server!, 'server auth', 'client auth')
    .map(input => ({ item: service, path: server!.path, input }))),
};

/** The name that the operator asks the plugin's certificate for. */
export interface ServerNameInput {
  readonly serverName: string;
  readonly dnsNames: string[];
}

/** Go looks at the subject alternative names only, never at the common name. */
export const serverNameCovered: Rule<ServerNameInput> = {
  id: 'server-name-covered',
  severity: 'error',
  title: 'The server certificate names what the operator asks for',
  symptom: 'the operator registers the plugin, and each connection fails: "x509: certificate is valid for …, not …"',
  cause: 'the operator asks for the Service\'s bare name, unless the annotation pluginServerName says otherwise, and reads no common name',
  fix: 'add the name to the server certificate\'s `dnsNames`, or state `serverName` as one of them',
  manifestFix: 'add the name to the server Certificate\'s `dnsNames`, or state one of them in the annotation pluginServerName of the Service',
  source: `${OPERATOR}/docs/src/cnpg_i.md`,
  needs: NEEDS_CERTIFICATE,
  check: ({ serverName, dnsNames }) => dnsNames.some(name => matches(name, serverName))
    ? undefined
    : `the operator asks for "${serverName}", and the server certificate names ${dnsNames.map(name => `"${name}"`).join(', ') || 'none'}`,
  targets: inventory => pluginsWithTls(inventory).flatMap(view => view.server?.certificate && view.service.name !== '' ? [{
    item: view.service,
    path: view.server.path,
    input: { serverName: view.serverName?.replace(/(?!^)\.$/, '') || view.service.name, dnsNames: namesOf(view.server.certificate) },
  }] : []),
};

function matches(dnsName: string, serverName: string): boolean {
  const [pattern, name] = [dnsName.toLowerCase(), serverName.toLowerCase()];
  return pattern === name
    || (pattern.startsWith('*.') && name.indexOf('.') > 0 && name.slice(name.indexOf('.')) === pattern.slice(1));
}

/** An operator, and whether it reads the annotation. */
export interface ServerNameVersionInput {
  readonly serverName: string;
  readonly annotation: string;
  readonly version: string;
  readonly known: boolean;
}

/** Older operators ignore the annotation pluginServerName. */
export const serverNameVersion: Rule<ServerNameVersionInput> = {
  id: 'server-name-version',
  severity: 'error',
  title: 'A server name is for operators that read it',
  symptom: 'the operator ignores the annotation and asks for the Service\'s name: "x509: certificate is valid for …, not …"',
  cause: 'the annotation pluginServerName came with those releases',
  fix: 'leave `serverName` out, or use operator 1.26.3, 1.27.2, 1.28.0 or later',
  manifestFix: 'leave the annotation out and let the certificate name the Service, or use operator 1.26.3, 1.27.2, 1.28.0 or later',
  source: 'https://github.com/cloudnative-pg/cloudnative-pg/pull/9222',
  releases: '1.26.0 to 1.26.2, 1.27.0 and 1.27.1',
  needs: 'the operator\'s release, and the Certificate of the server, which does not name the Service',
  check: ({ serverName, annotation, version, known }) => known
    ? undefined
    : `serverName "${serverName}" needs the annotation ${annotation}, which operator ${version} does not know`,
  targets: inventory => pluginsWithTls(inventory).flatMap(({ service, server, serverName, operator: { version }, distribution }) => {
    const annotation = distribution.key('pluginServerName');
    // a certificate that names the Service too serves operators of both kinds
    const depends = server?.certificate && !namesOf(server.certificate).some(name => matches(name, service.name));
    return !depends || !serverName || version === undefined ? [] : [{
      item: service,
      path: ['metadata', 'annotations', annotation],
      input: { serverName, annotation, version, known: hasFeature(version, ['1.26.3', '1.27.2', '1.28.0']) },
    }];
  }),
};

/** Which file of the client Secret the plugin trusts, and who signs it. */
export interface ClientCaInput {
  readonly clientCa: string;
  readonly issuer: string;
  readonly issuerType: 'self-signed' | 'certificate authority' | 'unknown';
  readonly stated: boolean;
}

/** A leaf that somebody else signed is no trust root for a Go client. */
export const clientCa: Rule<ClientCaInput> = {
  id: 'client-ca',
  severity: 'error',
  title: 'A plugin trusts who signed the operator\'s certificate',
  symptom: 'the operator registers the plugin, and each connection fails: "remote error: tls: certificate required"',
  cause: 'a server names the targets that it trusts, and a Go client sends a certificate only if one of them is its issuer',
  fix: 'use ClientCa.CA_CRT, the certificate of the authority that signed the operator\'s certificate',
  manifestFix: 'let --client-cert name "ca.crt" of the client Secret, the certificate of the authority that signed the operator\'s certificate',
  source: 'https://github.com/cloudnative-pg/plugin-barman-cloud/issues/477',
  needs: 'the plugin\'s workload with --client-cert, the Certificate of the client Secret and its issuer',
  check: input => input.issuerType === 'certificate authority' && input.clientCa === 'tls.crt'
    ? `the plugin trusts "tls.crt" of the client Secret, which ${input.issuer}, a certificate authority, signs`
    : undefined,
  targets: inventory => pluginsWithTls(inventory).flatMap(view => {
    const file = fileOfFlag(view, 'client-cert');
    return view.client && file?.secretName === view.client.secretName && file.key !== undefined ? [{
      item: view.listener!.workload,
      path: view.listener!.path,
      input: { clientCa: file.key, ...signerOf(inventory, view.client.certificate), stated: true },
    }] : [];
  }),
};

/** What the app does not show cannot be judged here. */
export const clientCaUnknown: Rule<ClientCaInput> = {
  id: 'client-ca-unknown',
  severity: 'warning',
  title: 'Where the app does not show who signs, the file to trust is stated',
  symptom: 'if the client Secret has no such file, or the file does not hold the signer, each connection fails: "tls: certificate required"',
  cause: 'some issuers leave "ca.crt" out of the Secret, and with others "tls.crt" holds the issuer too',
  fix: 'look into the client Secret, and state `clientCa`: ClientCa.CA_CRT where "ca.crt" holds the signer, '
    + 'ClientCa.TLS_CRT where "tls.crt" is self-signed or holds its issuer too',
  source: 'https://cert-manager.io/docs/usage/certificate/#target-secret',
  programsOnly: 'a manifest always states which file the plugin trusts',
  check: input => input.issuerType === 'unknown' && !input.stated
    ? `the plugin trusts "${input.clientCa}" of the client Secret, and the app does not show who signs it (${input.issuer})`
    : undefined,
};

/** What cert-manager writes into a Secret. */
export const clientCaKey: Rule<{ readonly key: string }> = {
  id: 'client-ca-key',
  severity: 'error',
  title: 'The file to trust is one that the client Secret has',
  symptom: 'the plugin exits or refuses each connection: there is no such file, or it holds no certificate',
  cause: 'cert-manager writes certificates into "tls.crt" and "ca.crt" alone',
  fix: 'use ClientCa.CA_CRT or ClientCa.TLS_CRT: other keys are only in Secrets of your own (PluginTls.secrets)',
  manifestFix: 'let --client-cert name "ca.crt" or "tls.crt" of the client Secret',
  source: 'https://cert-manager.io/docs/usage/certificate/#target-secret',
  needs: 'the plugin\'s workload with --client-cert, and the Certificate of the client Secret',
  check: ({ key }) => ['ca.crt', 'tls.crt'].includes(key) ? undefined : `clientCa is "${key}", which cert-manager writes no certificate into`,
  targets: inventory => pluginsWithTls(inventory).flatMap(view => {
    const file = fileOfFlag(view, 'client-cert');
    const { certificate, secretName } = view.client ?? {};
    // further output formats have keys of their own
    return certificate && certificate.spec.additionalOutputFormats === undefined && file?.secretName === secretName && file?.key !== undefined
      ? [{ item: view.listener!.workload, path: view.listener!.path, input: { key: file.key } }]
      : [];
  }),
};
