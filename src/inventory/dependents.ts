import { ClusterReference, clusterReference } from './clusters';
import { Inventory } from './inventory';

/** The kinds of objects that belong to a cluster, other than backups. */
export const DEPENDENT_KINDS = ['Database', 'DatabaseRole', 'Pooler', 'Publication', 'Subscription'] as const;

/** The Poolers, Databases, roles, publications and subscriptions. */
export function dependentsIn(inventory: Inventory): ClusterReference[] {
  return inventory.memoize(findDependents);
}

function findDependents(inventory: Inventory): ClusterReference[] {
  return DEPENDENT_KINDS.flatMap(kind => inventory.ofProducts(kind)).map(({ item, distribution }) => clusterReference(item, distribution, inventory));
}
