import type { Inventory } from './inventory';
import { Item, mayShareNamespace } from './item';
import { servicesInPlay, workloadsInPlay } from './objects-in-play';
import { podSpecOf } from './operators';
import { workloadsWithSecrets } from './plugin-services';
import { isWorkload, podLabelsOf } from './plugins';
import { includesAll, mapOf, mapsOf, textMapOf, textOf } from './values';
import { CERT_MANAGER_GROUP } from '../cert-manager/issuer';

/** The objects of which all is judged: plugins' Services, the workloads of plugins and operators, and cert-manager's kinds. */
export function ownObjects(inventory: Inventory): Item[] {
  return [
    ...servicesInPlay(inventory),
    ...ownWorkloads(inventory),
    ...['Certificate', 'Issuer', 'ClusterIssuer'].flatMap(kind => inventory.of(kind, CERT_MANAGER_GROUP)),
  ];
}

/** Those that are no patches, or fragments that something else completes: these lack fields on purpose. */
export function wholeObjects(inventory: Inventory): Item[] {
  return ownObjects(inventory).filter(item => {
    if (isWorkload(item)) { return isWhole(item); }
    return item.kind !== 'Certificate' || 'secretName' in item.spec || 'issuerRef' in item.spec;
  });
}

/** The workloads of operators and plugins, also where mistakes keep the plugin's Service from reaching them. */
export function ownWorkloads(inventory: Inventory): Item[] {
  const near = inventory.standalonePlugins.flatMap(view => [
    ...workloadsWithSecrets(view, inventory),
    ...inventory.items.filter(item => isWorkload(item) && isMeantFor(item, view.service)),
  ]);
  return [...new Set([...workloadsInPlay(inventory), ...near])];
}

/** Whether the pods that a workload looks for are those that a Service of its namespace looks for. */
function isMeantFor(workload: Item, service: Item): boolean {
  const selector = textMapOf(service.spec.selector);
  return mayShareNamespace(workload.namespace, service.namespace) && Object.keys(selector).length > 0
    && includesAll(textMapOf(mapOf(workload.spec.selector).matchLabels), selector);
}

/**
 * Whether a workload is no part of one: it states its selector, or its pods' labels and all images.
 *
 * What adds a container to an operator's Deployment has an image, and neither labels nor the operator's own image.
 */
export function isWhole(workload: Item): boolean {
  const containers = mapsOf(podSpecOf(workload).containers);
  const runsImages = containers.length > 0 && containers.every(({ image }) => textOf(image) !== undefined);
  return (workload.spec.selector ?? undefined) !== undefined || runsImages && Object.keys(podLabelsOf(workload)).length > 0;
}
