import { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { DNS, mayReach, PodsView, policiesOn } from '../../inventory/network';
import { podSpecOf } from '../../inventory/operators';
import { dialledPort, isHeadless, pluginServices, portOf, workloadOf } from '../../inventory/plugin-services';
import { podLabelsOf, StandaloneView } from '../../inventory/plugins';
import { runningContainersOf } from '../../inventory/pod-containers';
import { asRecords, asNumber } from '../../values/narrow';
import { Rule } from '../engine/rule';

const POLICIES = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/';
const TIMEOUT = 'the operator registers the plugin, and each connection ends in "i/o timeout": Clusters stop with '
  + '"Cluster cannot proceed to reconciliation due to an error while interacting with plugins"';

/** The policies that stand in a way; none where it is open, or where it cannot be told. */
export interface ClosedInput {
  readonly policies: string[];
  readonly port?: number;
}

function closed({ policies }: ClosedInput, what: string): string | undefined {
  return policies.length === 0 ? undefined : `${policies.join(' and ')} ${policies.length === 1 ? 'lets' : 'let'} ${what}`;
}

/** The plugin's pods take connections of the operator. */
export const networkPolicyIngress: Rule<ClosedInput> = {
  id: 'network-policy-ingress',
  severity: 'warning',
  title: 'NetworkPolicies let the operator in',
  symptom: TIMEOUT,
  cause: 'pods that a NetworkPolicy selects for ingress take only what one of those policies allows',
  fix: 'state `networkPolicy`, or allow ingress from the operator\'s pods to the plugin\'s port',
  manifestFix: 'allow ingress to the plugin\'s pods, from the operator\'s pods and to the pod\'s port, in one of the NetworkPolicies or in another one',
  source: POLICIES,
  needs: 'the plugin\'s workload, and NetworkPolicies of its namespace; other kinds of policies are not read, and silence the rule',
  check: input => closed(input, `no connection of the operator in to TCP port ${input.port} of the plugin's pods`),
  targets: inventory => ways(inventory).map(({ view, plugin, operator, port }) => ({
    item: view.service, input: { port, policies: shut(inventory, 'Ingress', plugin, operator, port) },
  })),
};

/** The operator may call the plugin. */
export const networkPolicyEgress: Rule<ClosedInput> = {
  id: 'network-policy-egress',
  severity: 'warning',
  title: 'NetworkPolicies let the operator out to the plugin',
  symptom: TIMEOUT,
  cause: 'pods that a NetworkPolicy selects for egress send only what one of those policies allows',
  fix: 'state `networkPolicy` with `operatorEgress`, or allow egress from the operator\'s pods to the plugin\'s port',
  manifestFix: 'allow egress from the operator\'s pods to the plugin\'s pods and their port, in one of the NetworkPolicies or in another one',
  source: POLICIES,
  needs: 'the Service of the plugin, and NetworkPolicies of the operator\'s namespace; other kinds of policies are not read, and silence the rule',
  check: input => closed(input, `no connection of the operator out to TCP port ${input.port} of the plugin's pods`),
  targets: inventory => ways(inventory).map(({ view, plugin, operator, port }) => ({
    item: view.service, input: { port, policies: shut(inventory, 'Egress', operator, plugin, port) },
  })),
};

/** The operator finds the plugin's Service by its name. */
export const networkPolicyDns: Rule<ClosedInput> = {
  id: 'network-policy-dns',
  severity: 'warning',
  title: 'NetworkPolicies let the operator ask for names',
  symptom: 'the operator registers the plugin, and each connection fails: "name resolver error: produced zero addresses", '
    + '"dial tcp: lookup …: i/o timeout"',
  cause: 'the operator dials the Service\'s name, which it has to look up each time',
  fix: 'allow egress from the operator\'s pods to port 53, UDP and TCP',
  source: POLICIES,
  needs: 'the Service of the plugin, and NetworkPolicies of the operator\'s namespace; other kinds of policies are not read, and silence the rule',
  check: input => closed(input, 'no question of the operator out to DNS'),
  targets: inventory => ways(inventory).map(({ view, operator }) => {
    const shutFor = DNS.map(({ pods, port, protocol }) => shut(inventory, 'Egress', operator, pods, port, protocol));
    return { item: view.service, input: { policies: shutFor.every(({ length }) => length > 0) ? shutFor[0] : [] } };
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

/** The policies that together let nothing through; none where something gets through, or may. */
function shut(
  inventory: Inventory, direction: 'Ingress' | 'Egress', pods: PodsView, peer: PodsView, port: number, protocol = 'TCP',
): string[] {
  const policies = policiesOn(inventory, direction, pods);
  return policies.some(policy => mayReach(policy, direction, pods, peer, port, protocol)) ? [] : policies.map(String);
}
