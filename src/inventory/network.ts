import { Inventory } from './inventory';
import { Item } from './item';
import { KnownLabels, selects } from './selectors';
import { groupBy } from '../values/group-by';
import { asRecords, asNumber, asString, asStrings } from '../values/narrow';

/** Pods, as NetworkPolicies see them. */
export interface PodsView extends KnownLabels {
  readonly namespace?: string;
  /** The numbers of the named ports. */
  readonly ports: Readonly<Record<string, number>>;
  readonly hostNetwork?: boolean;
}

type Direction = 'Ingress' | 'Egress';

const NAME_LABEL = 'kubernetes.io/metadata.name';

/** The DNS servers' pods and the port that they listen on: the usual ones, and those of OpenShift. */
export const DNS: ReadonlyArray<{ readonly pods: PodsView; readonly port: number; readonly protocol: string }> = [['kube-system', 53], ['openshift-dns', 5353]]
  .flatMap(([namespace, port]) => ['UDP', 'TCP'].map(protocol => ({
    pods: { labels: {}, complete: false, namespace: `${namespace}`, ports: {} }, port: Number(port), protocol,
  })));

/** The NetworkPolicies that certainly restrict pods in a direction; empty if policies of other kinds may allow more. */
export function policiesOn(inventory: Inventory, direction: Direction, pods: PodsView): Item[] {
  return inventory.memoize(hasOtherPolicies) || pods.hostNetwork ? [] : (inventory.memoize(policiesByNamespace).get(pods.namespace ?? '') ?? [])
    .filter(({ spec }) => restricts(spec, direction) && selects(spec.podSelector, pods) === 'yes');
}

function policiesByNamespace(inventory: Inventory): ReadonlyMap<string, Item[]> {
  return groupBy(inventory.of('NetworkPolicy', 'networking.k8s.io'), ({ namespace = '' }) => namespace);
}

function hasOtherPolicies({ items }: Inventory): boolean {
  return items.some(({ kind, apiGroup }) => /NetworkPolicy$/.test(kind) && apiGroup !== 'networking.k8s.io');
}

function restricts({ policyTypes, egress }: Record<string, any>, direction: Direction): boolean {
  const types = asStrings(policyTypes);
  return types.length > 0 ? types.includes(direction) : direction === 'Ingress' || Array.isArray(egress);
}

/** Whether a policy allows traffic between pods and their peer to a port: of the peer for egress, of the pods for ingress. Yes if unknown. */
export function mayReach(policy: Item, direction: Direction, pods: PodsView, peer: PodsView, port: number, protocol: string): boolean {
  const called = direction === 'Ingress' ? pods : peer;
  const [rules, peers] = direction === 'Ingress' ? ['ingress', 'from'] : ['egress', 'to'];
  return asRecords(policy.spec[rules]).some(rule => anyOf(rule[peers], one => mayBePeer(one, peer, policy))
    && anyOf(rule.ports, one => mayBePort(one, called, port, protocol)));
}

/** An absent or empty list allows everything. */
function anyOf(list: unknown, test: (entry: Record<string, any>) => boolean): boolean {
  return !Array.isArray(list) || list.length === 0 || asRecords(list).some(test);
}

function mayBePeer({ ipBlock, namespaceSelector, podSelector }: Record<string, any>, peer: PodsView, policy: Item): boolean {
  if (ipBlock !== undefined) { return true; }
  const inNamespace = namespaceSelector === undefined ? peer.namespace === policy.namespace : selects(namespaceSelector, namespaceLabels(peer)) !== 'no';
  return inNamespace && (podSelector === undefined || selects(podSelector, peer) !== 'no');
}

/** The labels of a namespace. Kubernetes labels it with its name; other labels are unknown. */
function namespaceLabels({ namespace }: PodsView): KnownLabels {
  return { labels: namespace === undefined ? {} : { [NAME_LABEL]: namespace }, complete: false };
}

function mayBePort({ port, endPort, protocol }: Record<string, any>, called: PodsView, number: number, of: string): boolean {
  if ((asString(protocol) ?? 'TCP') !== of) { return false; }
  const named = asString(port);
  if (port === undefined || named !== undefined && !Object.hasOwn(called.ports, named)) { return true; }
  const first = named === undefined ? asNumber(port) ?? number : called.ports[named];
  return first <= number && number <= (asNumber(endPort) ?? first);
}
