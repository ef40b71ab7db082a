import { domainToASCII } from 'url';
import { CERT_MANAGER_GROUP } from '../../facts/cert-manager-group';
import { issuerOf } from '../../inventory/certificates';
import type { Inventory } from '../../inventory/inventory';
import { areTogether, Item } from '../../inventory/item';
import { certificatesBehindPlugins, pluginsWithTls } from '../../inventory/plugin-tls';
import { Path } from '../../values/field-path';
import { formatValue } from '../../values/format-value';
import { asName, asNumber, asRecord, asRecords, asString, asStrings, isUnknown } from '../../values/narrow';
import { Mistake, Rule, Target } from '../engine/rule';
import { CERT_MANAGER, CERTIFICATE_SPEC, NEEDS_CERTIFICATE } from '../engine/source';
import { textAt } from '../engine/text-at';

/** A DNS name of a certificate. */
export interface DnsNameInput {
  readonly name: string;
  /** Whether the operator connects to this very name. */
  readonly isServerName: boolean;
}

/** cert-manager can encode the DNS names of a Certificate, and the operator compares the right one. */
export const dnsName: Rule<DnsNameInput> = {
  id: 'dns-name',
  isMended: true,
  severity: 'error',
  title: '`dnsNames` must be in ASCII, and the server name must not be an IP address',
  symptom: 'cert-manager does not issue the certificate ("cannot be encoded as an IA5String"), or each connection to the plugin fails ("x509: cannot validate '
    + 'certificate for … because it doesn\'t contain any IP SANs")',
  cause: 'certificates hold DNS names in ASCII, and an IP address only matches the IP addresses of a certificate',
  fix: 'write international names in their ASCII form ("xn--…"), and set serverName to a DNS name, such as "plugin.cnpg-system.svc"',
  manifestFix: 'write international names in their ASCII form ("xn--…"), and IP addresses in spec.ipAddresses',
  source: CERTIFICATE_SPEC,
  kinds: ['Certificate'],
  needs: NEEDS_CERTIFICATE,
  check: ({ name, isServerName }) => {
    if (!isAscii(name)) { return [notAscii(name)]; }
    return isServerName && /^(\d{1,3}\.){3}\d{1,3}$/.test(name) ? `"${name}" is an IP address: expected a DNS name, because the operator connects to this name` : [];
  },
  targets: inventory => {
    const serverNames = addressesOfServers(inventory);
    return certificatesBehindPlugins(inventory).flatMap(item => pathsOf(item, 'dnsNames').flatMap(path => textAt(item, path)
      .map(target => ({ ...target, input: { name: target.input, isServerName: serverNames.get(item)?.has(target.input) === true } }))));
  },
};

function notAscii(name: string): Mistake {
  const ascii = domainToASCII(name);
  const message = `"${name}" is not in ASCII`;
  return ascii === '' ? { message } : { message: `${message}: expected "${ascii}"`, fix: `use "${ascii}"`, changes: [{ action: 'set', value: ascii }] };
}

/** The names that the operator connects to, as far as the certificates do not hold them as IP addresses. */
function addressesOfServers(inventory: Inventory): Map<Item, Set<string>> {
  const names = new Map<Item, Set<string>>();
  for (const { server, serverName } of pluginsWithTls(inventory)) {
    const certificate = server?.certificate;
    if (certificate && serverName !== undefined && !asStrings(certificate.spec.ipAddresses).includes(serverName)) {
      names.set(certificate, new Set([...names.get(certificate) ?? [], serverName]));
    }
  }
  return names;
}

function pathsOf({ spec }: Item, list: string): Path[] {
  return Array.isArray(spec[list]) ? [...spec[list].keys()].map(index => ['spec', list, index]) : [];
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}

/** An Issuer serves its own namespace. */
export const issuerNamespace: Rule<{ readonly issuer: string; readonly namespace: string; readonly elsewhere?: string }> = {
  id: 'issuer-namespace',
  severity: 'warning',
  title: 'An Issuer should be in the namespace of its Certificates',
  symptom: 'cert-manager waits ("Referenced "Issuer" not found"), and the operator ignores the plugin (ServerSecretNotFound)',
  cause: 'an Issuer only serves the Certificates in the same namespace',
  fix: 'define the Issuer in the operator\'s namespace, or use a ClusterIssuer',
  manifestFix: 'move the Issuer to the Certificate\'s namespace, or use a ClusterIssuer',
  source: `${CERT_MANAGER}/concepts/issuer/#namespaces`,
  kinds: ['Certificate'],
  needs: NEEDS_CERTIFICATE,
  check: ({ issuer, namespace, elsewhere }) => elsewhere === undefined
    ? undefined
    : `Issuer "${issuer}" is in namespace "${elsewhere}": expected one in namespace "${namespace}"`,
  targets: inventory => certificatesBehindPlugins(inventory).map(item => {
    const { name, elsewhere } = issuerOf(inventory, item);
    return { item, path: ['spec', 'issuerRef', 'name'], input: { issuer: name, namespace: item.namespace ?? '', elsewhere } };
  }),
};

/** Issuers of other groups belong to other controllers. */
export const issuerGroup: Rule<string> = {
  id: 'issuer-group',
  severity: 'error',
  title: '`issuerRef.group` must be the name of an API group',
  symptom: 'the Certificate is never ready, since no issuer is found, and the operator ignores the plugin (ServerSecretNotFound)',
  cause: 'cert-manager ignores Certificates whose issuer has another group, and an API group has the form of a host name',
  fix: 'set the group to that of the issuer, or remove it for an Issuer or ClusterIssuer of cert-manager',
  source: `${CERT_MANAGER}/configuration/issuers/`,
  kinds: ['Certificate'],
  needs: NEEDS_CERTIFICATE,
  check: group => /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/i.test(group) && group.length <= 253
    ? undefined
    : `${formatValue(group)} is not a valid API group: expected letters, digits, "-" and ".", such as "cert-manager.io"`,
  targets: inventory => certificatesBehindPlugins(inventory).flatMap(item => textAt(item, ['spec', 'issuerRef', 'group'])),
};

/** X.509 holds at most 64 characters of a common name. */
export const commonName: Rule<string> = {
  id: 'common-name',
  severity: 'error',
  title: '`commonName` must have at most 64 bytes',
  symptom: 'cert-manager rejects the Certificate ("spec.commonName: Too long: must have at most 64 bytes")',
  cause: 'X.509 limits the length of common names',
  fix: 'set a shorter commonName, or "" for none, or a shorter name of the plugin',
  manifestFix: 'shorten or remove spec.commonName',
  source: CERTIFICATE_SPEC,
  kinds: ['Certificate'],
  needs: NEEDS_CERTIFICATE,
  check: name => Buffer.byteLength(name) <= 64 ? undefined : `"${name}" has ${Buffer.byteLength(name)} bytes: expected at most 64`,
  targets: inventory => certificatesBehindPlugins(inventory).flatMap(item => textAt(item, ['spec', 'commonName'])),
};

/** A private key that cert-manager can make. */
export const privateKeySize: Rule<{ readonly algorithm: string; readonly size: number }> = {
  id: 'private-key-size',
  severity: 'error',
  title: '`privateKey.size` must fit the algorithm',
  symptom: 'cert-manager rejects the Certificate ("spec.privateKey.size: …")',
  cause: 'cert-manager makes RSA keys of 2048 to 8192 bits, and ECDSA keys on three curves; it ignores the size of an Ed25519 key',
  fix: 'set privateKey.size to 2048 up to 8192 for RSA, or to 256, 384 or 521 for ECDSA',
  source: CERTIFICATE_SPEC,
  kinds: ['Certificate'],
  needs: NEEDS_CERTIFICATE,
  check: ({ algorithm, size }) => {
    if (algorithm === 'ECDSA') { return [256, 384, 521].includes(size) ? undefined : `${size} is invalid for an ECDSA key: expected 256, 384 or 521`; }
    return size >= 2048 && size <= 8192 ? undefined : `${size} is invalid for an RSA key: expected 2048 to 8192`;
  },
  targets: inventory => certificatesBehindPlugins(inventory).flatMap((item): Target<{ algorithm: string; size: number }>[] => {
    const { algorithm: key, size: bits } = asRecord(item.spec.privateKey);
    const [algorithm, size] = [asString(key) || 'RSA', asNumber(bits)];
    // cert-manager treats 0 like no size
    const isKnown = size !== undefined && size > 0 && !isUnknown(key) && ['RSA', 'ECDSA'].includes(algorithm);
    return isKnown ? [{ item, path: ['spec', 'privateKey', 'size'], input: { algorithm, size } }] : [];
  }),
};

/** A certificate is for somebody. */
export const certificateSubject: Rule<{ readonly hasName: boolean }> = {
  id: 'certificate-subject',
  severity: 'error',
  title: 'A Certificate must have a common name, a DNS name or another subject',
  symptom: 'cert-manager rejects the Certificate ("at least one of commonName, dnsNames, … must be set")',
  cause: 'a certificate without a name identifies nobody',
  fix: 'set commonName or dnsNames',
  source: CERTIFICATE_SPEC,
  kinds: ['Certificate'],
  needs: NEEDS_CERTIFICATE,
  check: ({ hasName }) => hasName ? undefined : 'required, because the Certificate has no other name, such as dnsNames',
  targets: inventory => certificatesBehindPlugins(inventory).map(item => ({
    item,
    path: ['spec', 'commonName'],
    input: { hasName: isNamed(item) },
  })),
};

/** Whether a Certificate has a name of any kind; a name that is substituted later is one. */
function isNamed({ spec }: Item): boolean {
  const texts = [spec.commonName, spec.literalSubject];
  const lists = [spec.dnsNames, spec.ipAddresses, spec.uris, spec.emailAddresses, spec.otherNames];
  return [...texts, ...lists, ...lists.filter(Array.isArray).flat()].some(asName) || asRecords(spec.otherNames).length > 0;
}

/** A Secret that a Certificate fills, and another Certificate that fills it too. */
export interface CertificateSecretInput {
  readonly secretName: string;
  readonly other?: string;
}

/** cert-manager writes one certificate into a Secret. */
export const certificateSecretUnique: Rule<CertificateSecretInput> = {
  id: 'certificate-secret-unique',
  severity: 'error',
  title: 'Each Certificate must have its own `secretName`',
  symptom: 'one of the Certificates is never ready (IncorrectCertificate: "Secret was issued for … you might have two conflicting Certificates pointing to the same secret"), '
    + 'or cert-manager issues both again and again',
  cause: 'a Secret holds one certificate, and cert-manager replaces it for each Certificate that names the Secret',
  fix: 'set a different secretName for one of the two Certificates',
  source: `${CERT_MANAGER}/usage/certificate/`,
  kinds: ['Certificate'],
  needs: 'both Certificates in one file, or in one app',
  check: ({ secretName, other }) => other === undefined ? undefined : `"${secretName}" is already the Secret of Certificate "${other}"`,
  targets: secretsOfCertificates,
};

/** Certificates of several files may be alternatives. */
function secretsOfCertificates(inventory: Inventory): Target<CertificateSecretInput>[] {
  const known = new Map<string, Item[]>();
  return inventory.of('Certificate', CERT_MANAGER_GROUP).flatMap(item => textAt(item, ['spec', 'secretName']).map(target => {
    const key = JSON.stringify([item.namespace ?? '', target.input]);
    const before = known.get(key) ?? [];
    known.set(key, [...before, item]);
    const other = before.find(one => one.name !== item.name && areTogether(one.origin, item.origin));
    return { ...target, input: { secretName: target.input, other: other?.name } };
  }));
}
