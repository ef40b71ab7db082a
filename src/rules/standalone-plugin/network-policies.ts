import { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { DNS, mayReach, PodsView, policiesOn } from '../../inventory/network';
import { podLabelsOf, podSpecOf } from '../../inventory/operators';
import { dialledPort, isHeadless, pluginServices, portOf, workloadOf } from '../../inventory/plugin-services';
import { StandaloneView } from '../../inventory/plugins';
import { runningContainersOf } from '../../inventory/pod-containers';
import { asRecords, asNumber } from '../../values/narrow';
import { Rule } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';

const POLICIES = `${KUBERNETES_DOCS}/concepts/services-networking/network-policies/`;
const TIMEOUT = 'the operator registers the plugin, and each connection ends with "i/o timeout": Clusters stop with '
  + '"Cluster cannot proceed to reconciliation due to an error while interacting with plugins"';

/** The policies that block a connection; none where one of them allows it, or may do so. */
export interface BlockedInput {
  readonly policies: string[];
  readonly port?: number;
}

function blocked({ policies }: BlockedInput, what: string): string | undefined {
  return policies.length === 0 ? undefined : `${policies.join(' and ')} ${policies.length === 1 ? 'blocks' : 'block'} ${what}`;
}

/** The plugin's pods accept connections of the operator. */
export const networkPolicyIngress: Rule<BlockedInput> = {
  id: 'network-policy-ingress',
  severity: 'warning',
  kinds: ['Service'],
  title: 'NetworkPolicies should allow connections of the operator to the plugin (ingress)',
  symptom: TIMEOUT,
  cause: 'pods that NetworkPolicies select for ingress accept only the connections that one of these policies allows',
  fix: 'set `networkPolicy`, or allow ingress from the operator\'s pods to the plugin\'s port',
  manifestFix: 'allow ingress from the operator\'s pods to the port of the plugin\'s pods, in one of these NetworkPolicies or in a new one',
  source: POLICIES,
  needs: 'the plugin\'s workload, and NetworkPolicies of its namespace; with other kinds of policies, which are not read, the rule reports nothing',
  check: input => blocked(input, `the operator's connections to TCP port ${input.port} of the plugin's pods (ingress)`),
  targets: inventory => ways(inventory).map(({ view, plugin, operator, port }) => ({
    item: view.service, input: { port, policies: blocking(inventory, 'Ingress', plugin, operator, port) },
  })),
};

/** The operator's pods may open connections to the plugin. */
export const networkPolicyEgress: Rule<BlockedInput> = {
  id: 'network-policy-egress',
  severity: 'warning',
  kinds: ['Service'],
  title: 'NetworkPolicies should allow connections of the operator to the plugin (egress)',
  symptom: TIMEOUT,
  cause: 'pods that NetworkPolicies select for egress open only the connections that one of these policies allows',
  fix: 'set `networkPolicy` with `operatorEgress`, or allow egress from the operator\'s pods to the plugin\'s port',
  manifestFix: 'allow egress from the operator\'s pods to the port of the plugin\'s pods, in one of these NetworkPolicies or in a new one',
  source: POLICIES,
  needs: 'the Service of the plugin, and NetworkPolicies of the operator\'s namespace; with other kinds of policies, which are not read, the rule reports nothing',
  check: input => blocked(input, `the operator's connections to TCP port ${input.port} of the plugin's pods (egress)`),
  targets: inventory => ways(inventory).map(({ view, plugin, operator, port }) => ({
    item: view.service, input: { port, policies: blocking(inventory, 'Egress', operator, plugin, port) },
  })),
};

/** The operator resolves the name of the plugin's Service. */
export const networkPolicyDns: Rule<BlockedInput> = {
  id: 'network-policy-dns',
  severity: 'warning',
  kinds: ['Service'],
  title: 'NetworkPolicies should allow the operator\'s DNS queries',
  symptom: 'the operator registers the plugin, and each connection fails: "name resolver error: produced zero addresses", '
    + '"dial tcp: lookup …: i/o timeout"',
  cause: 'the operator resolves the Service\'s name for each connection',
  fix: 'allow egress from the operator\'s pods to port 53, UDP and TCP',
  source: POLICIES,
  needs: 'the Service of the plugin, and NetworkPolicies of the operator\'s namespace; with other kinds of policies, which are not read, the rule reports nothing',
  check: input => blocked(input, 'the operator\'s DNS queries (egress to port 53)'),
  targets: inventory => ways(inventory).map(({ view, operator }) => {
    const blockingDns = DNS.map(({ pods, port, protocol }) => blocking(inventory, 'Egress', operator, pods, port, protocol));
    return { item: view.service, input: { policies: blockingDns.every(({ length }) => length > 0) ? blockingDns[0] : [] } };
  }),
};

interface Way {
  readonly view: StandaloneView;
  readonly plugin: PodsView;
  readonly operator: PodsView;
  readonly port: number;
}

/** The ways from operators to plugins. */
function ways(inventory: Inventory): Way[] {
  return pluginServices(inventory).flatMap(view => {
    const { service, operator: { namespace = service.namespace, deployment, podLabels } } = view;
    const workload = workloadOf(view);
    const port = podPortOf(view, workload);
    return port === undefined ? [] : [{
      view,
      port,
      plugin: workload ? podsOf(workload, service.namespace) : { labels: {}, complete: false, namespace: service.namespace, ports: {} },
      operator: deployment ? podsOf(deployment, namespace) : { labels: podLabels, complete: false, namespace, ports: {} },
    }];
  });
}

function podsOf(workload: Item, namespace: string | undefined): PodsView {
  const ports = runningContainersOf(workload).flatMap(({ container }) => asRecords(container.ports))
    .flatMap(({ name, containerPort }) => typeof name === 'string' && typeof containerPort === 'number' ? [[name, containerPort]] : []);
  const hostNetwork = podSpecOf(workload).hostNetwork === true;
  return { labels: podLabelsOf(workload), complete: true, namespace, ports: Object.fromEntries(ports), hostNetwork };
}

/** The pod's port that the operator's connections end at: policies look at that one. */
function podPortOf(view: StandaloneView, workload: Item | undefined): number | undefined {
  const target = isHeadless(view.service) ? portOf(view) : dialledPort(view)?.targetPort;
  return typeof target === 'string' && workload ? podsOf(workload, undefined).ports[target] : asNumber(target);
}

/** The policies that together block a connection; none where one of them allows it, or may do so. */
function blocking(
  inventory: Inventory, direction: 'Ingress' | 'Egress', pods: PodsView, peer: PodsView, port: number, protocol = 'TCP',
): string[] {
  const policies = policiesOn(inventory, direction, pods);
  return policies.some(policy => mayReach(policy, direction, pods, peer, port, protocol)) ? [] : policies.map(String);
}
