import { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { podLabelsOf } from '../../inventory/operators';
import { pluginServices, workloadOf, workloadsNear } from '../../inventory/plugin-services';
import { WORKLOAD_KINDS } from '../../inventory/plugins';
import { selects } from '../../inventory/selectors';
import { groupBy } from '../../values/group-by';
import { asNumber, asRecord, asRecords } from '../../values/narrow';
import { Rule } from '../engine/rule';
import { KUBERNETES_DOCS, OPERATOR_SOURCE } from '../engine/source';


/** Without pods, nothing answers the operator. */
export const replicas: Rule<{ readonly replicas: number }> = {
  id: 'replicas',
  severity: 'error',
  kinds: ['Deployment', 'StatefulSet', 'ReplicaSet'],
  title: '`replicas` of a plugin must be at least 1',
  symptom: 'no pod listens: each Cluster that uses the plugin stops with '
    + '"Cluster cannot proceed to reconciliation due to an error while interacting with plugins", failover included',
  cause: 'each reconciliation of a Cluster calls its plugins before anything else',
  fix: 'set replicas to 1 or more; to stop the plugin, remove it from all clusters and from the app',
  manifestFix: 'set `spec.replicas` to 1 or more; to stop the plugin, remove it from all Clusters first',
  needs: 'the plugin\'s workload, and nothing that scales it',
  source: `${OPERATOR_SOURCE}/internal/controller/cluster_controller.go`,
  check: input => input.replicas >= 1 ? undefined : `${input.replicas} is invalid: expected at least 1`,
  targets: inventory => pluginServices(inventory).flatMap(view => {
    const workload = workloadOf(view);
    const number = asNumber(workload?.spec.replicas);
    const scaled = workload && inventory.memoize(scaledNames).has(workload.name);
    return !workload || number === undefined || !Number.isInteger(number) || scaled || workload.kind === 'DaemonSet' ? [] : [{ item: workload, path: ['spec', 'replicas'], input: { replicas: number } }];
  }),
};

/** The names of the workloads that something scales. */
function scaledNames({ items }: Inventory): ReadonlySet<unknown> {
  return new Set(items.map(({ spec }) => asRecord(spec.scaleTargetRef).name as unknown));
}

/** A key that users may not set. */
export interface ReservedKeyInput {
  /** The prop that sets the key. */
  readonly instead: string;
}

/** Labels and annotations that the operator or a selector reads come from props. */
export const reservedKeys: Rule<ReservedKeyInput> = {
  id: 'reserved-keys',
  severity: 'error',
  title: 'Labels and annotations must not set keys that other props set',
  symptom: 'the operator ignores the Service, or reads another name, port or Secret than the plugin has; or the selector matches no pods',
  cause: 'the operator finds and calls a plugin by these keys only',
  fix: 'remove the key, and set the prop that it is made from (pluginName, port, tls, serverName, selectorLabels)',
  programsOnly: 'in a manifest the keys have no other source',
  source: `${OPERATOR_SOURCE}/internal/controller/plugin_predicates.go`,
  check: ({ instead }) => [{ message: `reserved: ${instead} sets this key`, fix: `remove the key, and set ${instead} if you need another value` }],
};

/** An empty selector matches everything. */
export const selectorLabels: Rule<{ readonly labels: number }> = {
  id: 'selector-labels',
  severity: 'error',
  kinds: WORKLOAD_KINDS,
  title: 'The selector of a workload must have at least one label',
  symptom: 'the API server rejects the Deployment ("empty selector is invalid for deployment")',
  cause: 'an empty selector would match every pod of the namespace',
  fix: 'set at least one label, or remove selectorLabels',
  manifestFix: 'set at least one label in `spec.selector.matchLabels`, and in the pods\' template',
  needs: 'the plugin\'s Deployment',
  source: `${KUBERNETES_DOCS}/concepts/workloads/controllers/deployment/#selector`,
  check: ({ labels }) => labels > 0 ? undefined : 'empty: expected at least one label',
  targets: inventory => pluginServices(inventory).flatMap(view => workloadsNear(view, inventory))
    .filter(({ spec: { selector } }) => asRecords([selector]).length > 0 && asRecords(asRecord(selector).matchExpressions).length === 0)
    .map(workload => ({ item: workload, path: ['spec', 'selector'], input: { labels: Object.keys(asRecord(asRecord(workload.spec.selector).matchLabels)).length } })),
};

/** Roles are bound to a ServiceAccount. */
export const roleSubject: Rule<{ readonly serviceAccount: boolean }> = {
  id: 'role-subject',
  severity: 'error',
  title: 'A plugin with roles must have a ServiceAccount',
  symptom: 'every pod of the namespace without a ServiceAccount would have the plugin\'s permissions',
  cause: 'a pod without a ServiceAccount uses the namespace\'s ServiceAccount "default"',
  fix: 'remove `createServiceAccount: false`, or set serviceAccount',
  programsOnly: 'in a manifest a binding names its subject, which may be "default" on purpose',
  source: `${KUBERNETES_DOCS}/concepts/security/service-accounts/`,
  check: input => input.serviceAccount ? undefined : 'the plugin has roles, but no ServiceAccount',
};

/** Which fields a budget has. */
export interface BudgetInput {
  readonly minAvailable: boolean;
  readonly maxUnavailable: boolean;
}

/** A budget has one of two limits. */
export const disruptionBudget: Rule<BudgetInput> = {
  id: 'disruption-budget',
  severity: 'error',
  kinds: ['PodDisruptionBudget'],
  title: 'A PodDisruptionBudget must have either minAvailable or maxUnavailable',
  symptom: 'the API server rejects the PodDisruptionBudget ("minAvailable and maxUnavailable cannot be both set"), or it protects nothing',
  cause: 'the two fields are two ways to set the same limit',
  fix: 'set either minAvailable or maxUnavailable',
  needs: 'the plugin\'s workload, and a PodDisruptionBudget for its pods',
  source: `${KUBERNETES_DOCS}/tasks/run-application/configure-pdb/`,
  check: ({ minAvailable, maxUnavailable }) => {
    if (minAvailable !== maxUnavailable) { return undefined; }
    return [minAvailable
      ? { path: ['maxUnavailable'], message: 'cannot be combined with minAvailable' }
      : { path: ['minAvailable'], message: 'required, unless maxUnavailable is set' }];
  },
  targets: inventory => {
    const pods = new Set(pluginServices(inventory).flatMap(view => workloadsNear(view, inventory)));
    const byNamespace = groupBy(pods, ({ namespace = '' }) => namespace);
    return inventory.of('PodDisruptionBudget', 'policy').filter(budget => byNamespace.get(budget.namespace ?? '')?.some(workload => isForPodsOf(budget, workload))).map(budget => {
      const { minAvailable, maxUnavailable } = budget.spec;
      return { item: budget, path: ['spec'], input: { minAvailable: (minAvailable ?? undefined) !== undefined, maxUnavailable: (maxUnavailable ?? undefined) !== undefined } };
    });
  },
};

function isForPodsOf(budget: Item, workload: Item): boolean {
  return selects(budget.spec.selector, { labels: podLabelsOf(workload), complete: true }) === 'yes';
}

/** An empty podSelector matches every pod. */
export const networkPolicyPeer: Rule<{ readonly podLabels: Record<string, string> }> = {
  id: 'network-policy-peer',
  severity: 'error',
  title: 'An operator whose plugins use `networkPolicy` must have pod labels',
  symptom: 'the NetworkPolicies allow connections of every pod of the namespace, not of the operator\'s only',
  cause: 'a selector without labels matches every pod',
  fix: 'set `podLabels` of the operator',
  programsOnly: 'in a manifest an empty selector may be intended',
  source: `${KUBERNETES_DOCS}/concepts/services-networking/network-policies/`,
  check: ({ podLabels }) => Object.keys(podLabels).length > 0 ? undefined : 'the podLabels of the operator are empty: expected the labels of its pods',
};
