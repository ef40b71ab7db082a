import { Rule } from './rule';

/** One side's certificate. */
export interface UsagesFacts {
  readonly certificate: string;
  readonly needs: string[];
  readonly usages?: string[];
}

const EXTENDED = new Set([
  'any', 'server auth', 'client auth', 'code signing', 'email protection', 's/mime', 'ipsec end system', 'ipsec tunnel', 'ipsec user', 'timestamping',
  'ocsp signing', 'microsoft sgc', 'netscape sgc',
]);

function lacks({ needs, usages }: UsagesFacts): string[] {
  const extended = (usages ?? []).filter(usage => EXTENDED.has(usage));
  return extended.length === 0 || extended.includes('any') ? [] : needs.filter(usage => !extended.includes(usage));
}

/** Without any extended usage a certificate serves both sides; with one, it must be the side's own. */
export const certificateUsages: Rule<UsagesFacts> = {
  id: 'certificate-usages',
  severity: 'error',
  symptom: 'the operator registers the plugin, and each connection fails: "x509: certificate specifies an incompatible key usage"',
  fix: 'use "server auth" for the server certificate and "client auth" for the client certificate, or no usages at all',
  check: facts => lacks(facts).length === 0
    ? undefined
    : `the ${facts.certificate} lacks the usage ${lacks(facts).map(usage => `"${usage}"`).join(' and ')}`,
};

/** One Certificate of the app whose Secret serves both sides. */
export const certificateForBothSides: Rule<UsagesFacts> = {
  id: 'certificate-for-both-sides',
  severity: 'error',
  symptom: 'one side refuses the other: "x509: certificate specifies an incompatible key usage"',
  fix: 'give the Certificate both usages, "server auth" and "client auth", or make two Certificates',
  check: facts => lacks(facts).length === 0
    ? undefined
    : `${facts.certificate} serves both sides and lacks the usage ${lacks(facts).map(usage => `"${usage}"`).join(' and ')}`,
};

/** The name that the operator asks the plugin's certificate for. */
export interface ServerNameFacts {
  readonly serverName: string;
  readonly dnsNames: string[];
}

/** Go looks at the subject alternative names only, never at the common name. */
export const serverNameCovered: Rule<ServerNameFacts> = {
  id: 'server-name-covered',
  severity: 'error',
  symptom: 'the operator registers the plugin, and each connection fails: "x509: certificate is valid for …, not …"',
  fix: 'add the name to the server certificate\'s `dnsNames`, or state `serverName` as one of them',
  check: ({ serverName, dnsNames }) => dnsNames.some(name => matches(name, serverName))
    ? undefined
    : `the operator asks for "${serverName}", and the server certificate names ${dnsNames.map(name => `"${name}"`).join(', ') || 'none'}`,
};

function matches(dnsName: string, serverName: string): boolean {
  const [pattern, name] = [dnsName.toLowerCase(), serverName.toLowerCase()];
  return pattern === name
    || (pattern.startsWith('*.') && name.indexOf('.') > 0 && name.slice(name.indexOf('.')) === pattern.slice(1));
}

const DNS_NAME = /^(\*\.)?[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?(\.[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?)*$/;

/** A DNS name, as the server name or in a certificate. */
export const dnsName: Rule<{ readonly prop: string; readonly value: string }> = {
  id: 'dns-name',
  severity: 'error',
  symptom: 'cert-manager refuses the Certificate, or no certificate ever matches the name',
  fix: 'state a DNS name such as "plugin.cnpg-system.svc"; an IP address is none',
  check: ({ prop, value }) => DNS_NAME.test(value) && !/^[\d.]+$/.test(value) && value.length <= 253 ? undefined : `${prop} "${value}" is no DNS name`,
};

/** An operator, and whether it reads the annotation. */
export interface ServerNameVersionFacts {
  readonly serverName: string;
  readonly annotation: string;
  readonly version: string;
  readonly known: boolean;
}

/** Older operators ignore the annotation pluginServerName. */
export const serverNameVersion: Rule<ServerNameVersionFacts> = {
  id: 'server-name-version',
  severity: 'error',
  symptom: 'the operator ignores the annotation and asks for the Service\'s name: "x509: certificate is valid for …, not …"',
  fix: 'leave `serverName` out, or use operator 1.26.3, 1.27.2, 1.28.0 or later',
  check: ({ serverName, annotation, version, known }) => known
    ? undefined
    : `serverName "${serverName}" needs the annotation ${annotation}, which operator ${version} does not know`,
};

/** Which file of the client Secret the plugin trusts, and who signs it. */
export interface ClientCaFacts {
  readonly clientCa: string;
  readonly issuer: string;
  readonly issuerType: 'self-signed' | 'certificate authority' | 'unknown';
  readonly stated: boolean;
}

/** A leaf that somebody else signed is no trust root for a Go client. */
export const clientCa: Rule<ClientCaFacts> = {
  id: 'client-ca',
  severity: 'error',
  symptom: 'the operator registers the plugin, and each connection fails: "remote error: tls: certificate required"',
  fix: 'use ClientCa.CA_CRT, the certificate of the authority that signed the operator\'s certificate',
  check: facts => facts.issuerType === 'certificate authority' && facts.clientCa === 'tls.crt'
    ? `the plugin trusts "tls.crt" of the client Secret, which ${facts.issuer}, a certificate authority, signs`
    : undefined,
};

/** What the app does not show cannot be judged here. */
export const clientCaUnknown: Rule<ClientCaFacts> = {
  id: 'client-ca-unknown',
  severity: 'warning',
  symptom: 'if the client Secret has no such file, or the file does not hold the signer, each connection fails: "tls: certificate required"',
  fix: 'look into the client Secret, and state `clientCa`: ClientCa.CA_CRT where "ca.crt" holds the signer, '
    + 'ClientCa.TLS_CRT where "tls.crt" is self-signed or holds its issuer too',
  check: facts => facts.issuerType === 'unknown' && !facts.stated
    ? `the plugin trusts "${facts.clientCa}" of the client Secret, and the app does not show who signs it (${facts.issuer})`
    : undefined,
};

/** An Issuer serves its own namespace. */
export const issuerNamespace: Rule<{ readonly issuer: string; readonly namespace: string; readonly elsewhere?: string }> = {
  id: 'issuer-namespace',
  severity: 'warning',
  symptom: 'cert-manager waits ("Referenced "Issuer" not found"), and the operator ignores the plugin (ServerSecretNotFound)',
  fix: 'define the Issuer in the operator\'s namespace, or use a ClusterIssuer',
  check: facts => facts.elsewhere === undefined
    ? undefined
    : `Issuer "${facts.issuer}" of the app is in namespace "${facts.elsewhere}", and the plugin's certificates are in "${facts.namespace}"`,
};

/** When a certificate ends, and when it is renewed; in minutes. */
export interface DurationFacts {
  readonly certificate: string;
  readonly duration: number;
  readonly renewBefore: number;
}

/** What cert-manager's webhook accepts. */
export const certificateDuration: Rule<DurationFacts> = {
  id: 'certificate-duration',
  severity: 'error',
  symptom: 'cert-manager\'s webhook refuses the Certificate, or renews it without end',
  fix: 'use a duration of at least one hour, and a renewBefore of at least five minutes that is shorter than the duration',
  check: ({ certificate, duration, renewBefore }) => duration >= 60 && renewBefore >= 5 && renewBefore < duration
    ? undefined
    : `the ${certificate} lasts ${duration} minutes and is renewed ${renewBefore} minutes before its end`,
};

/** When an authority is renewed, and how long a certificate that it has signed is used; in minutes. */
export interface AuthorityRenewalFacts {
  readonly renewBefore: number;
  readonly leafUsed: number;
}

/** cert-manager signs nothing again when an authority is renewed. */
export const authorityRenewal: Rule<AuthorityRenewalFacts> = {
  id: 'authority-renewal',
  severity: 'warning',
  symptom: 'for some time around the end of the authority\'s certificate each connection fails: "x509: certificate has expired or is not yet valid"',
  fix: 'let `authorityRenewBefore` be `duration` minus `renewBefore` at least, so that every certificate is renewed while its authority is valid',
  check: ({ renewBefore, leafUsed }) => renewBefore >= leafUsed
    ? undefined
    : `the authority is renewed ${renewBefore / 60} hours before its end, and certificates that it has signed are used for ${leafUsed / 60} hours`,
};

/** X.509 holds at most 64 characters of a common name. */
export const commonName: Rule<{ readonly certificate: string; readonly commonName?: string }> = {
  id: 'common-name',
  severity: 'error',
  symptom: 'cert-manager refuses the Certificate ("spec.commonName: Too long: must have at most 64 bytes")',
  fix: 'state a shorter `commonName` (or "" for none), or a shorter `name` of the plugin',
  check: facts => facts.commonName === undefined || Buffer.byteLength(facts.commonName) <= 64
    ? undefined
    : `the common name "${facts.commonName}" of the ${facts.certificate} takes ${Buffer.byteLength(facts.commonName)} bytes`,
};

/** A private key that cert-manager can make. */
export const privateKeySize: Rule<{ readonly algorithm: string; readonly size?: number }> = {
  id: 'private-key-size',
  severity: 'error',
  symptom: 'cert-manager refuses the Certificate ("spec.privateKey.size: …")',
  fix: 'use 2048 to 8192 for RSA, 256, 384 or 521 for ECDSA, and no size for Ed25519',
  check: ({ algorithm, size }) => {
    const possible = size === undefined
      || (algorithm === 'RSA' && Number.isInteger(size) && size >= 2048 && size <= 8192)
      || (algorithm === 'ECDSA' && [256, 384, 521].includes(size));
    return possible ? undefined : `a private key of algorithm ${algorithm} cannot have size ${size}`;
  },
};

/** A certificate is somebody's. */
export const certificateSubject: Rule<{ readonly certificate: string; readonly commonName: string; readonly dnsNames?: string[] }> = {
  id: 'certificate-subject',
  severity: 'error',
  symptom: 'cert-manager refuses the Certificate ("at least one of commonName, dnsNames, … must be set")',
  fix: 'state a commonName or dnsNames',
  check: ({ certificate, commonName: name, dnsNames = [] }) => name === '' && dnsNames.length === 0 ? `the ${certificate} has no name at all` : undefined,
};

/** What cert-manager writes into a Secret. */
export const clientCaKey: Rule<{ readonly key: string }> = {
  id: 'client-ca-key',
  severity: 'error',
  symptom: 'the plugin exits or refuses each connection: there is no such file, or it holds no certificate',
  fix: 'use ClientCa.CA_CRT or ClientCa.TLS_CRT: other keys are only in Secrets of your own (PluginTls.secrets)',
  check: ({ key }) => ['ca.crt', 'tls.crt'].includes(key) ? undefined : `clientCa is "${key}", which cert-manager writes no certificate into`,
};
