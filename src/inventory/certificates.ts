import { Inventory } from './inventory';
import { Item, mayShareNamespace } from './item';
import { CERT_MANAGER_GROUP } from '../facts/cert-manager-group';
import { nanosecondsOf } from '../values/go-duration';
import { groupBy } from '../values/group-by';
import { asRecord, asRecords, asString, asStrings } from '../values/narrow';
import { isKnownText } from '../values/placeholder';

/** The default duration of a Certificate. */
export const DEFAULT_DURATION = '2160h';
const MINUTE = 60_000_000_000;

/** The issuer of a Certificate, as far as the input shows it. */
export interface IssuerView {
  readonly name: string;
  readonly kind: string;
  /** Undefined if the input does not have it. */
  readonly item?: Item;
  /** Namespace of an Issuer of that name that is in another namespace than the Certificate. */
  readonly elsewhere?: string;
  readonly type: 'self-signed' | 'certificate authority' | 'unknown';
}

/** The Certificate that writes a Secret; undefined if the input has none or several. */
export function certificateOf(inventory: Inventory, secretName: string | undefined, namespace: string | undefined): Item | undefined {
  const found = (inventory.memoize(certificatesBySecret).get(secretName) ?? []).filter(item => mayShareNamespace(item.namespace, namespace));
  return found.length === 1 ? found[0] : undefined;
}

function certificatesBySecret(inventory: Inventory): ReadonlyMap<unknown, Item[]> {
  return groupBy(inventory.of('Certificate', CERT_MANAGER_GROUP), ({ spec }) => spec.secretName as unknown);
}

/** The Issuers, and the ClusterIssuers, whose names are not known yet. */
function unnamedIssuers(inventory: Inventory): Item[] {
  return ['Issuer', 'ClusterIssuer'].flatMap(kind => inventory.of(kind, CERT_MANAGER_GROUP)).filter(({ name }) => !isKnownText(name));
}

/** The issuer that a Certificate references. */
export function issuerOf(inventory: Inventory, certificate: Item): IssuerView {
  const ref = asRecord(certificate.spec.issuerRef);
  const [name, kind, group] = [asString(ref.name) ?? '', asString(ref.kind) || 'Issuer', asString(ref.group) || CERT_MANAGER_GROUP];
  const isIssuer = group === CERT_MANAGER_GROUP;
  const named = isIssuer ? inventory.named(name, kind, CERT_MANAGER_GROUP) : [];
  const isInReach = ({ namespace }: Item) => kind === 'ClusterIssuer' || mayShareNamespace(namespace, certificate.namespace);
  const item = named.find(isInReach);
  const mayBeInReach = item !== undefined || isIssuer && inventory.memoize(unnamedIssuers).some(one => one.kind === kind && isInReach(one));
  return { name, kind, item, elsewhere: mayBeInReach ? undefined : named[0]?.namespace, type: typeOf(item) };
}

/** The Certificate of the CA that signs a Certificate, if the input has it. */
export function authorityOf(inventory: Inventory, certificate: Item): Item | undefined {
  const { item, kind } = issuerOf(inventory, certificate);
  const secretName = asString(asRecord(item?.spec.ca).secretName);
  // the Secret of a ClusterIssuer is in cert-manager's own namespace, which is unknown
  return kind === 'ClusterIssuer' ? certificateOf(inventory, secretName, undefined) : certificateOf(inventory, secretName, certificate.namespace);
}

/** Certificates, and those of the CAs above them. */
export function withAuthorities(inventory: Inventory, certificates: Iterable<Item>): Item[] {
  const found = new Set<Item>();
  for (const certificate of certificates) {
    for (let next: Item | undefined = certificate; next && !found.has(next); next = authorityOf(inventory, next)) { found.add(next); }
  }
  return [...found];
}

/** Whether a CA is signed by another CA, or may be: then `tls.crt` of a leaf also contains the CA's certificate. */
export function isIntermediate(inventory: Inventory, authority: Item): boolean {
  return issuerOf(inventory, authority).type !== 'self-signed';
}

/** The DNS names and IP addresses of a Certificate. */
export function namesOf({ spec }: Item): string[] {
  return [spec.dnsNames, spec.ipAddresses].flatMap(asStrings);
}

/** Lifetime of a Certificate, and how long before its end it is renewed, in minutes; undefined if a duration is invalid or unknown. */
export function lifetimeOf({ spec }: Item): { readonly duration: number; readonly renewBefore: number } | undefined {
  const duration = minutesOf(spec.duration ?? DEFAULT_DURATION);
  const renewBefore = spec.renewBefore === undefined || spec.renewBefore === null ? duration && duration / 3 : minutesOf(spec.renewBefore);
  return duration === undefined || renewBefore === undefined || spec.renewBeforePercentage !== undefined ? undefined : { duration, renewBefore };
}

function minutesOf(duration: unknown): number | undefined {
  const nanoseconds = typeof duration === 'string' ? nanosecondsOf(duration) : undefined;
  return nanoseconds === undefined ? undefined : Number(nanoseconds) / MINUTE;
}

function typeOf(issuer: Item | undefined): IssuerView['type'] {
  if (issuer && asRecords([issuer.spec.ca]).length > 0) { return 'certificate authority'; }
  return issuer && asRecords([issuer.spec.selfSigned]).length > 0 ? 'self-signed' : 'unknown';
}
