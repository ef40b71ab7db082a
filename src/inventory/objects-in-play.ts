import type { Inventory } from './inventory';
import { Item } from './item';
import { operatorPodsOf } from './operator-pods';
import { standalonePluginsIn } from './plugins';
import { isClusterScoped } from '../facts/cluster-scoped';
import { pluginKindNames } from '../facts/plugin-kinds';
import { asRecord, asRecords, asString } from '../values/narrow';

/**
 * The objects that are related to operators, plugins, clusters or backups: those of the products', plugins' and cert-manager's kinds, those in a namespace
 * with an operator or a plugin, and cluster roles that are bound there. Other objects are not validated.
 */
export function relevantObjects(inventory: Inventory): Item[] {
  return inventory.memoize(findRelevantObjects);
}

function findRelevantObjects(inventory: Inventory): Item[] {
  const ofPlugins = pluginKindNames().map(name => name.split('/')[0]);
  const groups = new Set(['cert-manager.io', ...ofPlugins, ...inventory.distributions.map(({ apiGroup }) => apiGroup)]);
  const namespaces = relevantNamespaces(inventory);
  const bindings = inventory.items.filter(item => item.kind === 'ClusterRoleBinding'
    && asRecords(asRecord(item.manifest).subjects).some(({ namespace }) => namespace !== undefined && namespaces.has(asString(namespace))));
  const bound = new Set(bindings);
  const roles = new Set(bindings.map(binding => asRecord(asRecord(binding.manifest).roleRef).name));
  return inventory.items.filter(item => groups.has(item.apiGroup)
    || (isClusterScoped(item.kind) ? bound.has(item) || item.kind === 'ClusterRole' && roles.has(item.name) : namespaces.has(item.namespace)));
}

/** The namespaces with an operator or a plugin. Includes undefined if one of these has no namespace. */
export function relevantNamespaces(inventory: Inventory): Set<string | undefined> {
  return new Set([
    ...operatorPodsOf(inventory).map(({ deployment }) => deployment.namespace),
    ...standalonePluginsIn(inventory).map(({ service }) => service.namespace),
    ...(inventory.context.operators ?? []).map(({ namespace }) => namespace).filter(namespace => namespace !== undefined),
  ]);
}

/** The workloads that run an operator or a plugin. */
export function relevantWorkloads(inventory: Inventory): Item[] {
  return inventory.memoize(findRelevantWorkloads);
}

function findRelevantWorkloads(inventory: Inventory): Item[] {
  const operators = operatorPodsOf(inventory).map(({ deployment }) => deployment);
  return [...new Set([...operators, ...standalonePluginsIn(inventory).flatMap(({ workloads }) => workloads)])];
}

/** The Services of plugins. */
export function relevantServices(inventory: Inventory): Item[] {
  return [...new Set(standalonePluginsIn(inventory).map(({ service }) => service))];
}
