import type { Inventory } from './inventory';
import { Item } from './item';
import { operatorPodsOf } from './operator-pods';
import { mapOf, mapsOf, textOf } from './values';
import { isClusterScoped } from '../cluster-scoped';

/**
 * The objects that are about operators, plugins, clusters or backups: those of the products' and cert-manager's kinds, what is in a namespace with an
 * operator or a plugin, and the roles that are bound there. Others' objects are others' business.
 */
export function objectsInPlay(inventory: Inventory): Item[] {
  return inventory.once(findObjectsInPlay);
}

function findObjectsInPlay(inventory: Inventory): Item[] {
  const groups = new Set(['cert-manager.io', ...inventory.distributions.map(({ apiGroup }) => apiGroup)]);
  const namespaces = namespacesInPlay(inventory);
  const bindings = inventory.items.filter(item => item.kind === 'ClusterRoleBinding'
    && mapsOf(mapOf(item.manifest).subjects).some(({ namespace }) => namespace !== undefined && namespaces.has(textOf(namespace))));
  const bound = new Set(bindings);
  const roles = new Set(bindings.map(binding => mapOf(mapOf(binding.manifest).roleRef).name));
  return inventory.items.filter(item => groups.has(item.apiGroup)
    || (isClusterScoped(item.kind) ? bound.has(item) || item.kind === 'ClusterRole' && roles.has(item.name) : namespaces.has(item.namespace)));
}

/** The namespaces with an operator or a plugin; undefined is among them where one of these states none. */
export function namespacesInPlay(inventory: Inventory): Set<string | undefined> {
  return new Set([
    ...operatorPodsOf(inventory).map(({ deployment }) => deployment.namespace),
    ...inventory.standalonePlugins.map(({ service }) => service.namespace),
    ...(inventory.context.operators ?? []).map(({ namespace }) => namespace).filter(namespace => namespace !== undefined),
  ]);
}

/** The workloads of an input that run an operator or a plugin. */
export function workloadsInPlay(inventory: Inventory): Item[] {
  return inventory.once(findWorkloadsInPlay);
}

function findWorkloadsInPlay(inventory: Inventory): Item[] {
  const operators = operatorPodsOf(inventory).map(({ deployment }) => deployment);
  return [...new Set([...operators, ...inventory.standalonePlugins.flatMap(({ workloads }) => workloads)])];
}

/** The Services of plugins. */
export function servicesInPlay(inventory: Inventory): Item[] {
  return [...new Set(inventory.standalonePlugins.map(({ service }) => service))];
}
