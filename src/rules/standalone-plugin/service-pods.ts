import { Inventory } from '../../inventory/inventory';
import { Item, mayShareNamespace } from '../../inventory/item';
import { LabelIndex } from '../../inventory/labelled';
import { secretsMountedBy } from '../../inventory/mounts';
import { podLabelsOf } from '../../inventory/operators';
import { dialledPort, isComplete, pluginServices, workloadsNear, workloadsWithSecrets } from '../../inventory/plugin-services';
import { StandaloneView, WORKLOAD_KINDS, workloadsByPodLabels, workloadsIn } from '../../inventory/plugins';
import { runningContainersOf } from '../../inventory/pod-containers';
import { isCompleteWorkload } from '../../inventory/whole-objects';
import { formatValue } from '../../values/format-value';
import { groupBy } from '../../values/group-by';
import { includesAll, asRecords, asStringRecord } from '../../values/narrow';
import { isKnownText } from '../../values/placeholder';
import { Mistake, Rule } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';

const SERVICE = `${KUBERNETES_DOCS}/concepts/services-networking/service/`;
const NO_ENDPOINTS = 'the Service has no endpoints: the operator registers the plugin, and each connection fails ("connect: connection refused", "i/o timeout")';

/** A plugin's Service without a selector, and the labels of the plugin's pods. */
export interface NoSelectorInput {
  readonly workload: string;
  readonly labels: Record<string, string>;
}

/** Nothing fills the endpoints of a Service without a selector. */
export const pluginServiceSelector: Rule<NoSelectorInput> = {
  id: 'plugin-service-selector',
  severity: 'error',
  kinds: ['Service'],
  title: 'A plugin\'s Service must have a selector',
  symptom: NO_ENDPOINTS,
  cause: 'Kubernetes finds the pods of a Service by its selector; without one, something else has to write its endpoints',
  fix: 'set `spec.selector` to labels of the pods\' template',
  source: `${SERVICE}#services-without-selectors`,
  needs: 'the plugin\'s workload, and no Endpoints or EndpointSlice',
  check: ({ workload, labels }) => [{
    message: `required, because the plugin runs in ${workload}`,
    fix: Object.keys(labels).length > 0 ? `set spec.selector to ${formatValue(labels)}` : undefined,
  }],
  targets: inventory => pluginServices(inventory).filter(view => isComplete(view) && !hasSelector(view)).flatMap(view => {
    const [workload] = workloadsWithSecrets(view, inventory);
    return workload && !hasEndpoints(view, inventory) ? [{
      item: view.service, path: ['spec', 'selector'], input: { workload: `${workload}`, labels: podLabelsOf(workload) },
    }] : [];
  }),
};

function hasSelector({ service }: StandaloneView): boolean {
  return service.spec.type === 'ExternalName' || Object.keys(service.spec.selector ?? {}).length > 0;
}

function hasEndpoints({ service }: StandaloneView, inventory: Inventory): boolean {
  return inventory.memoize(servicesWithEndpoints).has(service.name);
}

function servicesWithEndpoints({ items }: Inventory): ReadonlySet<string> {
  return new Set(items.flatMap(({ kind, name, labels }) => kind === 'Endpoints' ? name : kind === 'EndpointSlice' ? labels['kubernetes.io/service-name'] ?? [] : []));
}

/** A Service, and the workload that its plugin runs in. */
export interface SelectorInput {
  readonly selector: Record<string, string>;
  readonly namespace?: string;
  readonly workload: string;
  readonly labels: Record<string, string>;
}

/** A Service leads to the pods that have all labels of its selector. */
export const pluginSelector: Rule<SelectorInput> = {
  id: 'plugin-selector',
  severity: 'error',
  kinds: ['Service'],
  title: 'The selector of a plugin\'s Service must match the plugin\'s pods',
  symptom: NO_ENDPOINTS,
  cause: 'a Service leads to the pods of its namespace that have all labels of its selector',
  fix: 'set `spec.selector` to labels of the pods\' template, and keep both objects in the operator\'s namespace',
  source: `${SERVICE}#defining-a-service`,
  needs: 'the plugin\'s workload: one of the Service\'s namespace that mounts a Secret of the Service, or one elsewhere that the selector matches',
  check: ({ selector, namespace, workload, labels }) => {
    if (includesAll(labels, selector)) { return `matches no pods in namespace "${namespace}", only those of ${workload}`; }
    return Object.entries(selector).filter(([key, value]) => labels[key] !== value).map(([key, value]): Mistake => Object.hasOwn(labels, key)
      ? { path: [key], message: `"${value}" matches no pods: the pods of ${workload} have "${labels[key]}"`, fix: `set spec.selector.${key} to "${labels[key]}"` }
      : { path: [key], message: `"${value}" matches no pods: the pods of ${workload} do not have this label`, fix: `remove "${key}" from spec.selector` });
  },
  targets: inventory => pluginServices(inventory).filter(view => findsNothing(view, inventory)).flatMap(view => {
    const { service } = view;
    const selector = asStringRecord(service.spec.selector);
    const workload = workloadsWithSecrets(view, inventory)[0] ?? workloadElsewhere(view, inventory);
    return workload && Object.values(podLabelsOf(workload)).every(isKnownText) ? [{
      item: service,
      path: ['spec', 'selector'],
      input: { selector, namespace: service.namespace, workload: `${workload}`, labels: podLabelsOf(workload) },
    }] : [];
  }),
};

/** Whether a Service has a selector, and it matches nothing in its namespace that is a pod or makes some. */
function findsNothing({ service }: StandaloneView, inventory: Inventory): boolean {
  const selector = asStringRecord(service.spec.selector);
  return Object.keys(selector).length > 0 && Object.values(selector).every(isKnownText)
    && inventory.memoize(podsByLabels).selected(selector, service.namespace).length === 0;
}

/** Pods, and whatever makes some, with the labels of the pods. */
function podsByLabels({ items }: Inventory): LabelIndex {
  return new LabelIndex(items.map(item => ({ item, labels: item.kind === 'Pod' ? item.labels : podLabelsOf(item) })));
}

/** A workload of another namespace that can only be the plugin's: its pods have the labels, and both Secrets. */
function workloadElsewhere({ service, serverSecretName, clientSecretName }: StandaloneView, inventory: Inventory): Item | undefined {
  const selector = asStringRecord(service.spec.selector);
  return inventory.memoize(workloadsByPodLabels).selected(selector)
    .find(workload => [serverSecretName, clientSecretName].every(name => name !== undefined && secretsMountedBy(workload).includes(name)));
}

/** A workload that a plugin's Service reaches beside the plugin's own. */
export interface OtherPodsInput {
  readonly other: string;
}

/** A Service reaches every pod that its selector matches. */
export const selectorUnique: Rule<OtherPodsInput> = {
  id: 'selector-unique',
  severity: 'error',
  kinds: ['Service'],
  title: 'The selector of a plugin\'s Service must match the plugin\'s pods only',
  symptom: 'every other connection ends at a pod with another certificate, and fails ("x509: certificate signed by unknown authority")',
  cause: 'a Service spreads connections over all pods that its selector matches',
  fix: 'remove selectorLabels, or set different ones for each plugin',
  manifestFix: 'add a label to the plugin\'s pods that no other pods have, and to the Service\'s `spec.selector`',
  needs: 'the workloads that the Service reaches, one with the plugin\'s server Secret and one without',
  source: `${SERVICE}#services-in-kubernetes`,
  check: ({ other }) => `also matches the pods of ${other}`,
  targets: inventory => pluginServices(inventory).flatMap(view => othersReached(view).map(other => ({
    item: view.service, path: ['spec', 'selector'], input: { other: `${other}` },
  }))),
};

/** Workloads that the Service of a plugin reaches beside the plugin's own: they do not have its certificate. */
function othersReached(view: StandaloneView): Item[] {
  const isOwn = (workload: Item) => secretsMountedBy(workload).includes(view.serverSecretName!);
  const target = dialledPort(view)?.targetPort;
  // a Service leaves out the pods that have no port of that name
  const listens = (workload: Item) => typeof target !== 'string'
    || runningContainersOf(workload).some(({ container }) => asRecords(container.ports).some(({ name }) => name === target));
  return view.workloads.some(isOwn) ? view.workloads.filter(workload => !isOwn(workload) && workload.spec.replicas !== 0 && listens(workload)) : [];
}

/** A workload that is named like a plugin's Service, and makes no pods. */
export interface PodlessInput {
  readonly service: string;
}

/** A workload makes pods of its template. */
export const pluginPods: Rule<PodlessInput> = {
  id: 'plugin-pods',
  severity: 'warning',
  kinds: WORKLOAD_KINDS,
  title: 'A plugin\'s Deployment should describe its pods',
  symptom: 'unless the object is a patch, the API server rejects it ("spec.selector: Required value"), and the plugin\'s Service has no endpoints',
  cause: 'a Deployment makes pods of its template',
  fix: 'set `spec.selector` and `spec.template`, or check the output of `kustomize build` instead of the patches',
  source: `${KUBERNETES_DOCS}/concepts/workloads/controllers/deployment/`,
  needs: 'a plugin\'s Service that reaches no pods, and a workload of the same name without a selector and an image',
  check: ({ service }) => `required, because ${service} reaches no other pods`,
  targets: inventory => pluginServices(inventory).filter(view => isComplete(view) && workloadsNear(view, inventory).length === 0)
    .flatMap(({ service }) => (inventory.memoize(workloadsByName).get(service.name) ?? [])
      .filter(item => mayShareNamespace(item.namespace, service.namespace) && !isCompleteWorkload(item))
      .map(item => ({ item, path: ['spec', 'template'], input: { service: `${service}` } }))),
};

function workloadsByName(inventory: Inventory): ReadonlyMap<string, Item[]> {
  return groupBy(workloadsIn(inventory), ({ name }) => name);
}
