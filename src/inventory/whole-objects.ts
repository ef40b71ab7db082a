import type { Inventory } from './inventory';
import { Item, mayShareNamespace } from './item';
import { relevantServices, relevantWorkloads } from './objects-in-play';
import { podSpecOf } from './operators';
import { workloadsWithSecrets } from './plugin-services';
import { isWorkload, podLabelsOf, standalonePluginsIn } from './plugins';
import { CERT_MANAGER_GROUP } from '../facts/cert-manager-group';
import { includesAll, asRecord, asRecords, asStringRecord, asString } from '../values/narrow';

/** The objects of which all is judged: plugins' Services, the workloads of plugins and operators, and cert-manager's kinds. */
export function managedObjects(inventory: Inventory): Item[] {
  return [
    ...relevantServices(inventory),
    ...managedWorkloads(inventory),
    ...['Certificate', 'Issuer', 'ClusterIssuer'].flatMap(kind => inventory.of(kind, CERT_MANAGER_GROUP)),
  ];
}

/** Those that are no patches, or fragments that something else completes: these lack fields on purpose. */
export function completeObjects(inventory: Inventory): Item[] {
  return inventory.memoize(findCompleteObjects);
}

function findCompleteObjects(inventory: Inventory): Item[] {
  return managedObjects(inventory).filter(item => {
    if (isWorkload(item)) { return isCompleteWorkload(item); }
    return item.kind !== 'Certificate' || 'secretName' in item.spec || 'issuerRef' in item.spec;
  });
}

/** The workloads of operators and plugins, also where mistakes keep the plugin's Service from reaching them. */
export function managedWorkloads(inventory: Inventory): Item[] {
  return inventory.memoize(findManagedWorkloads);
}

function findManagedWorkloads(inventory: Inventory): Item[] {
  const all = inventory.items.filter(isWorkload).map(workload => ({ workload, looksFor: asStringRecord(asRecord(workload.spec.selector).matchLabels) }));
  const near = standalonePluginsIn(inventory).flatMap(view => {
    const selector = asStringRecord(view.service.spec.selector);
    // the pods that a workload looks for are those that the Service of its namespace looks for
    const meant = Object.keys(selector).length === 0 ? [] : all.filter(({ workload, looksFor }) =>
      mayShareNamespace(workload.namespace, view.service.namespace) && includesAll(looksFor, selector));
    return [...workloadsWithSecrets(view, inventory), ...meant.map(({ workload }) => workload)];
  });
  return [...new Set([...relevantWorkloads(inventory), ...near])];
}

/**
 * Whether a workload is no part of one: it states its selector, or its pods' labels and all images.
 *
 * What adds a container to an operator's Deployment has an image, and neither labels nor the operator's own image.
 */
export function isCompleteWorkload(workload: Item): boolean {
  const containers = asRecords(podSpecOf(workload).containers);
  const runsImages = containers.length > 0 && containers.every(({ image }) => asString(image) !== undefined);
  return (workload.spec.selector ?? undefined) !== undefined || runsImages && Object.keys(podLabelsOf(workload)).length > 0;
}
