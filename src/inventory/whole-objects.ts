import { CERT_MANAGER_GROUP } from '../cert-manager/issuer';
import type { Inventory } from './inventory';
import { Item, mayShareNamespace } from './item';
import { servicesInPlay, workloadsInPlay } from './objects-in-play';
import { workloadsWithSecrets } from './plugin-services';
import { isWorkload } from './plugins';
import { includesAll, mapOf, mapsOf, textMapOf } from './values';
import { podSpecOf } from './operators';

const ISSUERS = ['Issuer', 'ClusterIssuer'];

/**
 * The objects of which all is judged: plugins' Services, the workloads of plugins and operators, and cert-manager's kinds.
 *
 * A patch, or a fragment that something else completes, lacks fields on purpose: it is none of them.
 */
export function wholeObjects(inventory: Inventory): Item[] {
  return [
    ...servicesInPlay(inventory),
    ...ownWorkloads(inventory).filter(isWhole),
    ...inventory.of('Certificate', CERT_MANAGER_GROUP).filter(({ spec }) => 'secretName' in spec || 'issuerRef' in spec),
    ...ISSUERS.flatMap(kind => inventory.of(kind, CERT_MANAGER_GROUP)),
  ];
}

/** The workloads of operators and plugins, also where mistakes keep the plugin's Service from reaching them. */
export function ownWorkloads(inventory: Inventory): Item[] {
  const near = inventory.standalonePlugins.flatMap(view => [
    ...workloadsWithSecrets(view, inventory),
    ...inventory.items.filter(item => isWorkload(item) && mayShareNamespace(item.namespace, view.service.namespace) && isMeantFor(item, view.service)),
  ]);
  return [...new Set([...workloadsInPlay(inventory), ...near])];
}

/** Whether the pods that a workload looks for are those that a Service looks for. */
function isMeantFor(workload: Item, service: Item): boolean {
  const selector = textMapOf(service.spec.selector);
  return Object.keys(selector).length > 0 && includesAll(textMapOf(mapOf(workload.spec.selector).matchLabels), selector);
}

/** Whether a workload is no part of one: it states its selector, or an image. */
export function isWhole(workload: Item): boolean {
  const selector = workload.spec.selector ?? undefined;
  return selector !== undefined || mapsOf(podSpecOf(workload).containers).some(({ image }) => image !== undefined && image !== null);
}
