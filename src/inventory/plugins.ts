import type { Inventory } from './inventory';
import { Item } from './item';
import { LabelIndex } from './labelled';
import { OperatorView } from './operator-view';
import { operatorFor, podLabelsOf } from './operators';
import { Distribution } from '../contracts/distribution';
import { asRecords, asNumber, asStringRecord, asString, isUnknown } from '../values/narrow';

/** A Service that is, or is intended to be, the Service of a plugin. */
export interface StandaloneView {
  readonly service: Item;
  /** The product whose labels and annotations the Service has. */
  readonly distribution: Distribution;
  readonly operator: OperatorView;
  /** The value of the label, if the Service has it. */
  readonly pluginName?: string;
  /** The values of the annotations, if the Service has them. */
  readonly port?: string;
  readonly serverSecretName?: string;
  readonly clientSecretName?: string;
  readonly serverName?: string;
  /** The workloads in the input whose pods the Service selects. */
  readonly workloads: Item[];
}

/** The annotations of a plugin's Service, without prefix. The last one is optional. */
export const PLUGIN_ANNOTATIONS = ['pluginPort', 'pluginServerSecret', 'pluginClientSecret', 'pluginServerName'] as const;

/** Whether a Service has a label or annotation of a plugin, or the label `plugin`, which the operator's documentation wrongly mentions. */
export function isMeantForPlugin(service: Item, distribution: Distribution): boolean {
  return [service.labels, service.annotations].some(keys => ['pluginName', 'plugin', ...PLUGIN_ANNOTATIONS].some(name => distribution.key(name) in keys));
}

function standaloneOf(service: Item, distribution: Distribution, operator: OperatorView, inventory: Inventory): StandaloneView {
  const annotation = (name: string): string | undefined => service.annotations[distribution.key(name)];
  return {
    service,
    distribution,
    operator,
    pluginName: service.labels[distribution.key('pluginName')],
    port: annotation('pluginPort'),
    serverSecretName: annotation('pluginServerSecret'),
    clientSecretName: annotation('pluginClientSecret'),
    serverName: annotation('pluginServerName'),
    workloads: workloadsOf(service, inventory),
  };
}

/** The Services that are, or are intended to be, Services of plugins. */
export function standalonePluginsIn(inventory: Inventory): StandaloneView[] {
  return inventory.memoize(findStandalonePlugins);
}

function findStandalonePlugins(inventory: Inventory): StandaloneView[] {
  return inventory.of('Service', '').flatMap(service => inventory.distributions
    .filter(distribution => isMeantForPlugin(service, distribution))
    .map(distribution => standaloneOf(service, distribution, operatorFor(inventory, distribution, service.namespace), inventory)));
}

/** The kinds of objects that create pods that keep running. */
export const WORKLOAD_KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'];

/** Whether an object creates pods that keep running. */
export function isWorkload({ kind, apiGroup }: Item): boolean {
  return apiGroup === 'apps' && WORKLOAD_KINDS.includes(kind);
}

/** All workloads. */
export function workloadsIn(inventory: Inventory): Item[] {
  return inventory.memoize(findWorkloads);
}

function findWorkloads({ items }: Inventory): Item[] {
  return items.filter(isWorkload);
}

/** All workloads, by the labels of their pods. */
export function workloadsByPodLabels(inventory: Inventory): LabelIndex {
  return new LabelIndex(workloadsIn(inventory).map(item => ({ item, labels: podLabelsOf(item) })));
}

/** The workloads whose pods a Service selects. A Service without a selector selects none. */
export function workloadsOf(service: Item, inventory: Inventory): Item[] {
  return inventory.memoize(workloadsByPodLabels).selected(asStringRecord(service.spec.selector), service.namespace);
}

/** A port of a Service, and its target port. */
export interface ServicePortView {
  readonly port?: number;
  readonly targetPort?: number | string;
  readonly protocol: string;
  readonly name?: string;
}

export function servicePorts(service: Item): ServicePortView[] {
  return asRecords(service.spec.ports).map(({ port, targetPort, protocol, name }) => ({
    port: asNumber(port), targetPort: isUnknown(targetPort) ? undefined : asNumber(targetPort) ?? asString(targetPort) ?? asNumber(port), protocol: asString(protocol) ?? 'TCP', name: asString(name),
  }));
}
