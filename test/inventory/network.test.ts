import { Item } from '../../src/inventory/item';
import { mayReach, PodsView } from '../../src/inventory/network';

const pods = (app: string, namespace: string, ports: Record<string, number> = {}): PodsView =>
  ({ labels: { app }, complete: true, namespace, ports });
const OPERATOR = pods('operator', 'system');
const PLUGIN = pods('plugin', 'plugins', { grpc: 9090, other: 1 });
const policy = (namespace: string, spec: object) => ({ namespace, spec } as unknown as Item);

/** Whether the operator may call the plugin: once as the plugin's policy has it, once as the operator's has it. */
function bothWays(peer: object | undefined, ports: object[] | undefined, protocol = 'TCP'): boolean[] {
  const rule = (field: string) => [{ ...peer && { [field]: [peer] }, ...ports && { ports } }];
  return [
    mayReach(policy('plugins', { ingress: rule('from') }), 'Ingress', PLUGIN, OPERATOR, 9090, protocol),
    mayReach(policy('system', { egress: rule('to') }), 'Egress', OPERATOR, PLUGIN, 9090, protocol),
  ];
}

test.each<[string, object[] | undefined, boolean]>([
  ['no list', undefined, true],
  ['an empty list', [], true],
  ['the number', [{ port: 9090 }], true],
  ['another number', [{ port: 9091 }], false],
  ['another and the number', [{ port: 9091 }, { port: 9090 }], true],
  ['the name, which the called pods give to the number', [{ port: 'grpc' }], true],
  ['a name that they give to another number', [{ port: 'other' }], false],
  ['a name that is not known', [{ port: 'unknown' }], true],
  ['a protocol only', [{ protocol: 'TCP' }], true],
  ['another protocol only', [{ protocol: 'UDP' }], false],
  ['a range up to it', [{ port: 9000, endPort: 9090 }], true],
  ['a range from it', [{ port: 9090, endPort: 9100 }], true],
  ['a range below', [{ port: 9000, endPort: 9089 }], false],
  ['a range above', [{ port: 9091, endPort: 9100 }], false],
])('ports: %s', (_, ports, allowed) => {
  expect(bothWays(undefined, ports)).toEqual([allowed, allowed]);
});

test('a port without a protocol is one of TCP', () => {
  expect(bothWays(undefined, [{ port: 9090 }], 'UDP')).toEqual([false, false]);
  expect(bothWays(undefined, [{ port: 9090, protocol: 'UDP' }], 'UDP')).toEqual([true, true]);
});

test.each<[string, object, boolean, boolean]>([
  ['addresses, which may be those of the pods', { ipBlock: { cidr: '10.0.0.0/8' } }, true, true],
  ['all pods of the namespace of the policy, which is another one', { podSelector: {} }, false, false],
  ['all namespaces', { namespaceSelector: {} }, true, true],
  ['the namespace of the operator, by its name', { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'system' } } }, true, false],
  ['the namespace of the plugin, by its name', { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'plugins' } } }, false, true],
  ['namespaces with a label that is not known', { namespaceSelector: { matchLabels: { team: 'a' } } }, true, true],
  ['the operator in any namespace', { namespaceSelector: {}, podSelector: { matchLabels: { app: 'operator' } } }, true, false],
])('peers: %s', (_, peer, asIngress, asEgress) => {
  expect(bothWays(peer, [{ port: 9090 }])).toEqual([asIngress, asEgress]);
});

test('both the peer and the port must be in one rule', () => {
  const ingress = [{ from: [{ namespaceSelector: {} }], ports: [{ port: 1 }] }, { from: [{ podSelector: {} }], ports: [{ port: 9090 }] }];
  expect(mayReach(policy('plugins', { ingress }), 'Ingress', PLUGIN, OPERATOR, 9090, 'TCP')).toBe(false);
});
