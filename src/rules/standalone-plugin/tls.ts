import { namesOf } from '../../inventory/certificates';
import { Inventory } from '../../inventory/inventory';
import { haveSwappedUsages, pluginsWithTls, PluginTlsView, TlsSide } from '../../inventory/plugin-tls';
import { covers } from '../../values/dns-name';
import { asStrings, isUnknown } from '../../values/narrow';
import { isKnownText } from '../../values/placeholder';
import { hasFeature } from '../../values/release';
import { isServiceName } from '../../values/service-name';
import { Rule, Target } from '../engine/rule';
import { OPERATOR_DOCS, OPERATOR_SOURCE } from '../engine/source';

const CERTIFICATES = `${OPERATOR_DOCS}/cnpg_i#configuring-tls-certificates`;
const NEEDS_CERTIFICATE = 'the Service of the plugin, and the Certificate that fills the Secret in its annotation';
const USAGES = 'a certificate with an extended key usage is valid for these usages only';

/** The certificate of one side, or of both. */
export interface UsagesInput {
  readonly needs: string[];
  readonly usages: string[];
}

const EXTENDED = new Set([
  'any', 'server auth', 'client auth', 'code signing', 'email protection', 's/mime', 'ipsec end system', 'ipsec tunnel', 'ipsec user', 'timestamping',
  'ocsp signing', 'microsoft sgc', 'netscape sgc',
]);

function lacks({ needs, usages }: UsagesInput): string[] {
  const extended = usages.filter(usage => EXTENDED.has(usage));
  return extended.length === 0 || extended.includes('any') ? [] : needs.filter(usage => !extended.includes(usage));
}

function usagesOf({ certificate }: TlsSide, ...needs: string[]): Target<UsagesInput>[] {
  return certificate && isKnownList(certificate.spec.usages) ? [{ item: certificate, path: ['spec', 'usages'], input: { needs, usages: asStrings(certificate.spec.usages) } }] : [];
}

/** Whether nothing fills a list, or an entry of it, in. */
function isKnownList(list: unknown): boolean {
  return !isUnknown(list) && !(Array.isArray(list) && list.some(isUnknown));
}

function isOneForBoth({ server, client }: PluginTlsView): boolean {
  return server !== undefined && server.secretName === client?.secretName;
}

/** Without any extended usage a certificate is valid for both sides; with one, it must be the side's. */
export const certificateUsages: Rule<UsagesInput> = {
  id: 'certificate-usages',
  severity: 'error',
  kinds: ['Certificate'],
  title: 'The usages of each certificate must include the one of its side',
  symptom: 'the operator registers the plugin, and each connection fails: "x509: certificate specifies an incompatible key usage", '
    + 'or, if it is the operator\'s certificate, "remote error: tls: bad certificate"',
  cause: USAGES,
  fix: 'set `usages` to "server auth" for the server certificate and to "client auth" for the client certificate, or remove them',
  source: CERTIFICATES,
  needs: NEEDS_CERTIFICATE,
  check: input => lacks(input).map(usage => `"${usage}" is missing: the certificate is used by the ${usage === 'server auth' ? 'plugin' : 'operator'}`),
  targets: inventory => pluginsWithTls(inventory).filter(view => !isOneForBoth(view) && !haveSwappedUsages(view))
    .flatMap(({ sides }) => sides.flatMap(side => usagesOf(side, `${side.side} auth`))),
};

/** One Certificate whose Secret both sides use. */
export const certificateForBothSides: Rule<UsagesInput> = {
  id: 'certificate-for-both-sides',
  severity: 'error',
  kinds: ['Certificate'],
  title: 'The usages of a certificate for both sides must include both',
  symptom: 'one side rejects the other: "x509: certificate specifies an incompatible key usage", or, if the plugin rejects, "remote error: tls: bad certificate"',
  cause: USAGES,
  fix: 'add "server auth" and "client auth" to the Certificate\'s `usages`, or make two Certificates',
  source: CERTIFICATES,
  needs: NEEDS_CERTIFICATE,
  check: input => lacks(input).map(usage => `"${usage}" is missing: the certificate is used by both sides`),
  targets: inventory => pluginsWithTls(inventory).filter(isOneForBoth).flatMap(({ server }) => usagesOf(server!, 'server auth', 'client auth')),
};

/** The name that the plugin's certificate must have. */
export interface ServerNameInput {
  readonly serverName: string;
  readonly dnsNames: string[];
  /** The Certificate, where the annotation pluginServerName sets the name. */
  readonly certificate?: string;
}

/** Go reads the subject alternative names only, never the common name. */
export const serverNameCovered: Rule<ServerNameInput> = {
  id: 'server-name-covered',
  severity: 'error',
  kinds: ['Certificate', 'Service'],
  title: 'The DNS names of the server certificate must include the name that the operator verifies',
  symptom: 'the operator registers the plugin, and each connection fails: "x509: certificate is valid for …, not …"',
  cause: 'the operator verifies the bare name of the Service, or the name in the annotation pluginServerName; the common name is not read',
  fix: 'add the name to the server certificate\'s `dnsNames`, or set `serverName` to one of them',
  manifestFix: 'add the name to the server Certificate\'s `dnsNames`, or set the annotation pluginServerName of the Service to one of them',
  source: `${OPERATOR_SOURCE}/docs/src/cnpg_i.md`,
  needs: NEEDS_CERTIFICATE,
  check: ({ serverName, certificate, dnsNames }) => {
    if (dnsNames.some(name => covers(name, serverName))) { return undefined; }
    const names = dnsNames.map(name => `"${name}"`).join(', ');
    return certificate === undefined
      ? [{ message: `"${serverName}" is missing: the operator verifies the Service's name`, fix: `add "${serverName}" to \`dnsNames\`` }]
      : `"${serverName}" is invalid: ${certificate} has ${names === '' ? 'no DNS names' : `the DNS names ${names}`}`;
  },
  targets: inventory => pluginsWithTls(inventory).flatMap(({ service, server, serverName, distribution }) => {
    if (!server?.certificate || ![service.name, serverName ?? ''].every(isKnownText)) { return []; }
    // a name that is invalid by itself has a rule of its own
    if (!serverName && !isServiceName(service.name)) { return []; }
    if (![server.certificate.spec.dnsNames, server.certificate.spec.ipAddresses].every(isKnownList)) { return []; }
    const [item, dnsNames] = [server.certificate, namesOf(server.certificate)];
    return [serverName ? {
      item: service,
      path: ['metadata', 'annotations', distribution.key('pluginServerName')],
      input: { serverName: serverName.replace(/(?!^)\.$/, ''), certificate: `Certificate "${item.name}"`, dnsNames },
    } : { item, path: ['spec', 'dnsNames'], input: { serverName: service.name, dnsNames } }];
  }),
};

/** An operator, and whether it reads the annotation. */
export interface ServerNameVersionInput {
  readonly serviceName: string;
  readonly version: string;
  readonly supported: boolean;
}

/** Older operators ignore the annotation pluginServerName. */
export const serverNameVersion: Rule<ServerNameVersionInput> = {
  id: 'server-name-version',
  severity: 'error',
  kinds: ['Service'],
  title: 'The annotation pluginServerName must be supported by the operator\'s release',
  symptom: 'the operator ignores the annotation and verifies the Service\'s name: "x509: certificate is valid for …, not …"',
  cause: 'the annotation is new in releases 1.26.3, 1.27.2 and 1.28.0',
  fix: 'add the Service\'s name to the certificate\'s `dnsNames`, or use operator 1.26.3, 1.27.2, 1.28.0 or later',
  source: 'https://github.com/cloudnative-pg/cloudnative-pg/pull/9222',
  releases: '1.26.0 to 1.26.2, 1.27.0 and 1.27.1',
  needs: 'the operator\'s release, and the Certificate of the server, without the Service\'s name',
  check: ({ serviceName, version, supported }) => supported
    ? undefined
    : [{
      message: `operator ${version} ignores this annotation, and the server certificate does not have the Service's name "${serviceName}"`,
      fix: `add "${serviceName}" to the certificate's \`dnsNames\`, or use operator 1.26.3, 1.27.2, 1.28.0 or later`,
    }],
  targets: serverNames,
};

/** A certificate that also has the Service's name works with any operator. */
function serverNames(inventory: Inventory): Target<ServerNameVersionInput>[] {
  return pluginsWithTls(inventory).flatMap(({ service, server, serverName, operator: { version }, distribution }) => {
    const known = isKnownText(service.name) && isKnownList(server?.certificate?.spec.dnsNames);
    const depends = known && server?.certificate && !namesOf(server.certificate).some(name => covers(name, service.name));
    return !depends || !serverName || version === undefined ? [] : [{
      item: service,
      path: ['metadata', 'annotations', distribution.key('pluginServerName')],
      input: { serviceName: service.name, version, supported: hasFeature(version, ['1.26.3', '1.27.2', '1.28.0']) },
    }];
  });
}
