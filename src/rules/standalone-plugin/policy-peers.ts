import { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { podLabelsOf } from '../../inventory/operators';
import { pluginServices, workloadsNear } from '../../inventory/plugin-services';
import { selects } from '../../inventory/selectors';
import { Path } from '../../values/field-path';
import { isMap, recordsByIndex } from '../../values/narrow';
import { Rule } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';

/** Which fields a peer has. */
export interface PolicyPeerInput {
  readonly hasAddresses: boolean;
  readonly hasPods: boolean;
}

/** A peer is a range of addresses, or pods of namespaces. */
export const policyPeer: Rule<PolicyPeerInput> = {
  id: 'policy-peer',
  severity: 'error',
  kinds: ['NetworkPolicy'],
  title: 'A peer of a NetworkPolicy must have either addresses or selectors',
  symptom: 'the API server rejects the NetworkPolicy ("must specify a peer", "may not specify both ipBlock and another peer")',
  cause: 'a peer is either a range of addresses or a set of pods; without either it does not mean everybody',
  fix: 'set either ipBlock, or podSelector or namespaceSelector or both; to allow everybody, set `openToAll` of the port',
  manifestFix: 'set either ipBlock, or podSelector or namespaceSelector or both; to allow everybody, remove `from` or `to`',
  needs: 'the plugin\'s workload, and a NetworkPolicy for its pods',
  source: `${KUBERNETES_DOCS}/concepts/services-networking/network-policies/`,
  check: ({ hasAddresses, hasPods }) => {
    if (hasAddresses === hasPods) {
      return hasPods ? 'ipBlock cannot be combined with podSelector or namespaceSelector' : 'empty: expected ipBlock, podSelector or namespaceSelector';
    }
    return undefined;
  },
  targets: inventory => policiesOfPlugins(inventory).flatMap(item => peersOf(item).map(({ path, peer }) => ({
    item, path, input: { hasAddresses: isSet(peer.ipBlock), hasPods: isSet(peer.podSelector) || isSet(peer.namespaceSelector) },
  }))),
};

function policiesOfPlugins(inventory: Inventory): Item[] {
  const workloads = pluginServices(inventory).flatMap(view => workloadsNear(view, inventory));
  return inventory.of('NetworkPolicy', 'networking.k8s.io').filter(({ namespace, spec }) => workloads.some(workload =>
    workload.namespace === namespace && selects(spec.podSelector, { labels: podLabelsOf(workload), complete: true }) === 'yes'));
}

function peersOf({ spec }: Item): Array<{ readonly path: Path; readonly peer: Record<string, any> }> {
  return [['ingress', 'from'], ['egress', 'to']].flatMap(([rules, peers]) => recordsByIndex(spec[rules]).flatMap((rule, index) =>
    (Array.isArray(rule[peers]) ? rule[peers] : []).flatMap((peer, at) => isMap(peer) ? [{ path: ['spec', rules, index, peers, at], peer }] : [])));
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}
