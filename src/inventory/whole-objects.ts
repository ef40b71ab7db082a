import type { Inventory } from './inventory';
import { Item } from './item';
import { LabelIndex } from './labelled';
import { relevantServices, relevantWorkloads } from './objects-in-play';
import { podLabelsOf, podSpecOf } from './operators';
import { workloadsWithSecrets } from './plugin-services';
import { isWorkload, standalonePluginsIn, workloadsIn } from './plugins';
import { CERT_MANAGER_GROUP } from '../facts/cert-manager-group';
import { asRecord, asRecords, asStringRecord, asString } from '../values/narrow';

/** The objects whose fields are all validated: Services of plugins, workloads of plugins and operators, and cert-manager's kinds. */
export function managedObjects(inventory: Inventory): Item[] {
  return [
    ...relevantServices(inventory),
    ...managedWorkloads(inventory),
    ...['Certificate', 'Issuer', 'ClusterIssuer'].flatMap(kind => inventory.of(kind, CERT_MANAGER_GROUP)),
  ];
}

/** Managed objects without patches and partial objects, which lack fields on purpose. */
export function completeObjects(inventory: Inventory): Item[] {
  return inventory.memoize(findCompleteObjects);
}

function findCompleteObjects(inventory: Inventory): Item[] {
  return managedObjects(inventory).filter(item => {
    if (isWorkload(item)) { return isCompleteWorkload(item); }
    return item.kind !== 'Certificate' || 'secretName' in item.spec || 'issuerRef' in item.spec;
  });
}

/** The workloads of operators and plugins, including those that the plugin's Service does not select because of mistakes. */
export function managedWorkloads(inventory: Inventory): Item[] {
  return inventory.memoize(findManagedWorkloads);
}

function findManagedWorkloads(inventory: Inventory): Item[] {
  const byMatchLabels = new LabelIndex(workloadsIn(inventory)
    .map(item => ({ item, labels: asStringRecord(asRecord(item.spec.selector).matchLabels) })));
  const near = standalonePluginsIn(inventory).flatMap(view => [
    ...workloadsWithSecrets(view, inventory),
    // the Service's selector matches the selector of the workload, though not the labels of its pods
    ...byMatchLabels.selected(asStringRecord(view.service.spec.selector), view.service.namespace),
  ]);
  return [...new Set([...relevantWorkloads(inventory), ...near])];
}

/**
 * Whether a workload is complete, not partial: it has a selector, or pod labels and all images.
 *
 * A patch that adds a container to an operator's Deployment has that container's image, but neither labels nor the operator's image.
 */
export function isCompleteWorkload(workload: Item): boolean {
  const containers = asRecords(podSpecOf(workload).containers);
  const runsImages = containers.length > 0 && containers.every(({ image }) => asString(image) !== undefined);
  return (workload.spec.selector ?? undefined) !== undefined || runsImages && Object.keys(podLabelsOf(workload)).length > 0;
}
