import { certificateFor, find, keysOf, namespaceOf } from './objects';

/** Stands for the certificates above the last one that the objects know. */
const UNKNOWN = '?';

const KEY_USAGES = [
  'signing', 'digital signature', 'content commitment', 'key encipherment', 'key agreement', 'data encipherment',
  'cert sign', 'crl sign', 'encipher only', 'decipher only',
];

/** Whether a certificate with these usages serves: without any extended key usage it serves everything. */
export function admits(certificate: any, usage: 'server auth' | 'client auth'): boolean {
  const extended = (certificate.spec.usages ?? []).filter((u: string) => !KEY_USAGES.includes(u));
  return extended.length === 0 || extended.includes(usage) || extended.includes('any');
}

/** Go's host name verification; the common name plays no part in it. */
export function covers(certificate: any, serverName: string): boolean {
  const { dnsNames = [], ipAddresses = [] } = certificate.spec;
  const host = serverName.toLowerCase().replace(/\.$/, '').split('.');
  return ipAddresses.includes(serverName) || dnsNames.some((dnsName: string) => {
    const pattern = dnsName.toLowerCase().split('.');
    return pattern.length === host.length && pattern.every((label, i) => label === host[i] || (i === 0 && label === '*'));
  });
}

/** Whether a Secret is among the objects, or will be. */
export function secretExists(objects: any[], namespace: string, secret: string): boolean {
  const certificate = certificateFor(objects, namespace, secret);
  return certificate ? isIssued(objects, certificate) : keysOf(objects, namespace, secret) !== undefined;
}

/** Whether cert-manager ever writes the Secret, as far as the objects tell: an Issuer needs a CA that is one. */
function isIssued(objects: any[], certificate: any, below: any[] = []): boolean {
  const ca = caOf(objects, issuerOf(objects, certificate), certificate);
  if (!ca?.certificate) return true;
  return ca.certificate.spec.isCA === true && !below.includes(ca.certificate) && isIssued(objects, ca.certificate, [...below, certificate]);
}

/** Whether a file with this key of a Secret, as the trust of the plugin, accepts the client certificate of the operator. */
export function accepts(objects: any[], namespace: string, trust: { secret: string; key: string }, clientSecret: string): boolean {
  if (trust.key === 'tls.key') return false;
  const client = chainOf(objects, namespace, clientSecret);
  const trusted = chainOf(objects, namespace, trust.secret);
  if (client.includes(UNKNOWN) || trusted.includes(UNKNOWN)) return true;
  // A Go client sends its certificate only if the plugin announces one of the certificate's issuers.
  const issuers = client.length === 1 ? client : client.slice(1);
  return contents(trusted, trust.key).some(certificate => issuers.includes(certificate));
}

/** The certificates that cert-manager writes under a key, leaf first. A root is never in tls.crt, except its own. */
function contents(chain: string[], key: string): string[] {
  const bundle = chain.length === 1 ? chain : chain.slice(0, -1);
  if (key === 'tls.crt') return bundle;
  return chain.length > 2 ? bundle.slice(-1) : chain.slice(-1);
}

/** The Secrets of a certificate and of its issuers, the root last. */
function chainOf(objects: any[], namespace: string, secret: string): string[] {
  const id = `${namespace}/${secret}`;
  const certificate = certificateFor(objects, namespace, secret);
  const issuer = certificate && issuerOf(objects, certificate);
  if (issuer?.spec?.selfSigned) return [id];
  const ca = certificate && caOf(objects, issuer, certificate);
  if (!ca || !isIssued(objects, certificate)) return [id, UNKNOWN];
  return [id, ...(ca.certificate ? chainOf(objects, namespaceOf(ca.certificate), ca.secret) : [ca.secret])];
}

function issuerOf(objects: any[], certificate: any): any {
  const { group = 'cert-manager.io', kind = 'Issuer', name } = certificate.spec.issuerRef;
  if (group !== 'cert-manager.io') return undefined;
  if (kind === 'ClusterIssuer') return objects.find(o => o.kind === kind && o.metadata.name === name);
  return find(objects, kind, namespaceOf(certificate), name);
}

/** The CA of an Issuer; a ClusterIssuer keeps it in the namespace of cert-manager, whatever that is. */
function caOf(objects: any[], issuer: any, issued: any): { secret: string; certificate?: any } | undefined {
  const secret = issuer?.spec?.ca?.secretName;
  if (!secret) return undefined;
  const certificate = issuer.kind === 'ClusterIssuer'
    ? objects.find(o => o.kind === 'Certificate' && o.spec?.secretName === secret)
    : certificateFor(objects, namespaceOf(issued), secret);
  return { secret, certificate };
}
