import { authorityOf, issuerOf, lifetimeOf, namesOf, otherNamesOf } from '../../inventory/certificates';
import { Item } from '../../inventory/item';
import { certificatesBehindPlugins } from '../../inventory/plugin-tls';
import { asRecord, asNumber, asString, asStrings } from '../../values/narrow';
import { Rule } from '../engine/rule';

const CERT_MANAGER = 'https://cert-manager.io/docs';
const SPECIFICATION = `${CERT_MANAGER}/reference/api-docs/#cert-manager.io/v1.CertificateSpec`;
const NEEDS_CERTIFICATE = 'a Certificate that fills a Secret which a plugin\'s Service names, or one of an authority above it';

const DNS_NAME = /^(\*\.)?[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?(\.[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?)*$/;

/** A DNS name, as the server name or in a certificate. */
export const dnsName: Rule<{ readonly prop: string; readonly value: string }> = {
  id: 'dns-name',
  severity: 'error',
  title: 'DNS names are names',
  symptom: 'cert-manager refuses the Certificate, or no certificate ever matches the name',
  cause: 'cert-manager encodes the names of a certificate as ASCII, and Go compares them letter by letter',
  fix: 'state a DNS name such as "plugin.cnpg-system.svc"; an IP address is none',
  source: SPECIFICATION,
  needs: NEEDS_CERTIFICATE,
  check: ({ prop, value }) => DNS_NAME.test(value) && !/^[\d.]+$/.test(value) && value.length <= 253 ? undefined : `${prop} "${value}" is no DNS name`,
  targets: inventory => certificatesBehindPlugins(inventory).flatMap(item => asStrings(item.spec.dnsNames)
    // any other name matches itself, however odd
    .map((value, index) => ({ item, path: ['spec', 'dnsNames', index], input: { prop: 'dnsNames:', value } })).filter(({ input }) => !isAscii(input.value))),
};

/** An Issuer serves its own namespace. */
export const issuerNamespace: Rule<{ readonly issuer: string; readonly namespace: string; readonly elsewhere?: string }> = {
  id: 'issuer-namespace',
  severity: 'warning',
  title: 'An Issuer is where its Certificates are',
  symptom: 'cert-manager waits ("Referenced "Issuer" not found"), and the operator ignores the plugin (ServerSecretNotFound)',
  cause: 'an Issuer serves the Certificates of its own namespace',
  fix: 'define the Issuer in the operator\'s namespace, or use a ClusterIssuer',
  manifestFix: 'move the Issuer to the Certificate\'s namespace, or use a ClusterIssuer',
  source: `${CERT_MANAGER}/concepts/issuer/#namespaces`,
  needs: NEEDS_CERTIFICATE,
  check: input => input.elsewhere === undefined
    ? undefined
    : `Issuer "${input.issuer}" is in namespace "${input.elsewhere}", and the plugin's certificates are in "${input.namespace}"`,
  targets: inventory => certificatesBehindPlugins(inventory).map(item => {
    const { name, elsewhere } = issuerOf(inventory, item);
    return { item, path: ['spec', 'issuerRef', 'name'], input: { issuer: name, namespace: item.namespace ?? '', elsewhere } };
  }),
};

/** When a certificate ends, and when it is renewed; in minutes. */
export interface DurationInput {
  readonly certificate: string;
  readonly duration: number;
  readonly renewBefore: number;
}

/** What cert-manager's webhook accepts. */
export const certificateDuration: Rule<DurationInput> = {
  id: 'certificate-duration',
  severity: 'error',
  title: 'A certificate lasts an hour, and is renewed before it ends',
  symptom: 'cert-manager\'s webhook refuses the Certificate, or renews it without end',
  cause: 'cert-manager needs time to renew a certificate before it ends',
  fix: 'use a duration of at least one hour, and a renewBefore of at least five minutes that is shorter than the duration',
  source: SPECIFICATION,
  needs: NEEDS_CERTIFICATE,
  check: ({ certificate, duration, renewBefore }) => duration >= 60 && renewBefore >= 5 && renewBefore < duration
    ? undefined
    : `the ${certificate} lasts ${duration} minutes and is renewed ${renewBefore} minutes before its end`,
  targets: inventory => certificatesBehindPlugins(inventory).flatMap(item => {
    const lifetime = lifetimeOf(item);
    return lifetime ? [{ item, path: ['spec', 'duration'], input: { certificate: nameOf(item), ...lifetime } }] : [];
  }),
};

/** When an authority is renewed, and how long a certificate that it has signed is used; in minutes. */
export interface AuthorityRenewalInput {
  readonly renewBefore: number;
  readonly leafUsed: number;
}

/** cert-manager signs nothing again when an authority is renewed. */
export const authorityRenewal: Rule<AuthorityRenewalInput> = {
  id: 'authority-renewal',
  severity: 'warning',
  title: 'An authority outlives what it has signed',
  symptom: 'for some time around the end of the authority\'s certificate each connection fails: "x509: certificate has expired or is not yet valid"',
  cause: 'cert-manager signs nothing again when an authority is renewed: each certificate is used until its own renewal',
  fix: 'let `authorityRenewBefore` be `duration` minus `renewBefore` at least, so that every certificate is renewed while its authority is valid',
  manifestFix: 'let the authority\'s `renewBefore` be `duration` minus `renewBefore` of its certificates at least, '
    + 'so that every certificate is renewed while its authority is valid',
  source: `${CERT_MANAGER}/configuration/ca/`,
  needs: NEEDS_CERTIFICATE,
  check: ({ renewBefore, leafUsed }) => renewBefore >= leafUsed
    ? undefined
    : `the authority is renewed ${renewBefore / 60} hours before its end, and certificates that it has signed are used for ${leafUsed / 60} hours`,
  targets: inventory => certificatesBehindPlugins(inventory).flatMap(leaf => {
    const authority = authorityOf(inventory, leaf);
    const [signed, signer] = [lifetimeOf(leaf), authority && lifetimeOf(authority)];
    return authority && signed && signer
      ? [{ item: authority, path: ['spec', 'renewBefore'], input: { renewBefore: signer.renewBefore, leafUsed: signed.duration - signed.renewBefore } }]
      : [];
  }),
};

/** X.509 holds at most 64 characters of a common name. */
export const commonName: Rule<{ readonly certificate: string; readonly commonName?: string }> = {
  id: 'common-name',
  severity: 'error',
  title: 'A common name has at most 64 bytes',
  symptom: 'cert-manager refuses the Certificate ("spec.commonName: Too long: must have at most 64 bytes")',
  cause: 'X.509 has no room for more',
  fix: 'state a shorter `commonName` (or "" for none), or a shorter `name` of the plugin',
  source: SPECIFICATION,
  needs: NEEDS_CERTIFICATE,
  check: input => input.commonName === undefined || Buffer.byteLength(input.commonName) <= 64
    ? undefined
    : `the common name "${input.commonName}" of the ${input.certificate} takes ${Buffer.byteLength(input.commonName)} bytes`,
  targets: inventory => certificatesBehindPlugins(inventory).map(item => ({
    item, path: ['spec', 'commonName'], input: { certificate: nameOf(item), commonName: asString(item.spec.commonName) },
  })),
};

/** A private key that cert-manager can make. */
export const privateKeySize: Rule<{ readonly algorithm: string; readonly size?: number }> = {
  id: 'private-key-size',
  severity: 'error',
  title: 'A private key has a size of its algorithm',
  symptom: 'cert-manager refuses the Certificate ("spec.privateKey.size: …")',
  cause: 'cert-manager makes RSA keys between two sizes, and keys on three curves',
  fix: 'use 2048 to 8192 for RSA, 256, 384 or 521 for ECDSA, and no size for Ed25519',
  source: SPECIFICATION,
  needs: NEEDS_CERTIFICATE,
  check: ({ algorithm, size }) => {
    const possible = size === undefined
      || (algorithm === 'RSA' && Number.isInteger(size) && size >= 2048 && size <= 8192)
      || (algorithm === 'ECDSA' && [256, 384, 521].includes(size));
    return possible ? undefined : `a private key of algorithm ${algorithm} cannot have size ${size}`;
  },
  targets: inventory => certificatesBehindPlugins(inventory).flatMap(item => {
    const { algorithm, size } = asRecord(item.spec.privateKey);
    // cert-manager looks at no size of Ed25519, and takes 0 for none
    return algorithm === 'Ed25519' ? [] : [{
      item, path: ['spec', 'privateKey', 'size'], input: { algorithm: asString(algorithm) || 'RSA', size: asNumber(size) || undefined },
    }];
  }),
};

/** A certificate is somebody's. */
export const certificateSubject: Rule<{ readonly certificate: string; readonly commonName: string; readonly dnsNames?: string[] }> = {
  id: 'certificate-subject',
  severity: 'error',
  title: 'A certificate is somebody\'s',
  symptom: 'cert-manager refuses the Certificate ("at least one of commonName, dnsNames, … must be set")',
  cause: 'a certificate without a name proves nothing',
  fix: 'state a commonName or dnsNames',
  source: SPECIFICATION,
  needs: NEEDS_CERTIFICATE,
  check: ({ certificate, commonName: name, dnsNames = [] }) => name === '' && dnsNames.length === 0 ? `the ${certificate} has no name at all` : undefined,
  targets: inventory => certificatesBehindPlugins(inventory).filter(item => otherNamesOf(item).length === 0).map(item => ({
    item,
    path: ['spec'],
    input: { certificate: nameOf(item), commonName: asString(item.spec.commonName) || asString(item.spec.literalSubject) || '', dnsNames: namesOf(item) },
  })),
};

function nameOf({ name }: Item): string {
  return `Certificate "${name}"`;
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}
