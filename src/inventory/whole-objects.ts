import type { Inventory } from './inventory';
import { Item, mayShareNamespace } from './item';
import { servicesInPlay, workloadsInPlay } from './objects-in-play';
import { podSpecOf } from './operators';
import { workloadsWithSecrets } from './plugin-services';
import { isWorkload, podLabelsOf } from './plugins';
import { includesAll, mapOf, mapsOf, textMapOf, textOf } from './values';
import { CERT_MANAGER_GROUP } from '../cert-manager/group';

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
  return inventory.once(findWholeObjects);
}

function findWholeObjects(inventory: Inventory): Item[] {
  return ownObjects(inventory).filter(item => {
    if (isWorkload(item)) { return isWhole(item); }
    return item.kind !== 'Certificate' || 'secretName' in item.spec || 'issuerRef' in item.spec;
  });
}

/** The workloads of operators and plugins, also where mistakes keep the plugin's Service from reaching them. */
export function ownWorkloads(inventory: Inventory): Item[] {
  return inventory.once(findOwnWorkloads);
}

function findOwnWorkloads(inventory: Inventory): Item[] {
  const all = inventory.items.filter(isWorkload).map(workload => ({ workload, looksFor: textMapOf(mapOf(workload.spec.selector).matchLabels) }));
  const near = inventory.standalonePlugins.flatMap(view => {
    const selector = textMapOf(view.service.spec.selector);
    // the pods that a workload looks for are those that the Service of its namespace looks for
    const meant = Object.keys(selector).length === 0 ? [] : all.filter(({ workload, looksFor }) =>
      mayShareNamespace(workload.namespace, view.service.namespace) && includesAll(looksFor, selector));
    return [...workloadsWithSecrets(view, inventory), ...meant.map(({ workload }) => workload)];
  });
  return [...new Set([...workloadsInPlay(inventory), ...near])];
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
