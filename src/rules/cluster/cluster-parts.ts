import { Distribution } from '../../distribution';
import { ClusterView } from '../../inventory/clusters';
import { Item } from '../../inventory/item';
import { mapOf, mapsOf, textOf } from '../../inventory/values';

/** Whether the operator's webhook looks at an object: an annotation switches it off. */
export function isValidated({ annotations }: Item, distribution: Distribution): boolean {
  return annotations[distribution.key('validation')] !== 'disabled';
}

/** The clusters at which the operator's webhook looks. */
export function validated(clusters: ClusterView[]): ClusterView[] {
  return clusters.filter(({ item, distribution }) => isValidated(item, distribution));
}

/** One way in which a cluster begins; nothing where it is not stated. */
export function bootstrapOf({ item }: ClusterView, method: 'initdb' | 'recovery' | 'pg_basebackup'): Record<string, any> | undefined {
  return mapsOf([mapOf(item.spec.bootstrap)[method]])[0];
}

/** The names of a cluster's external clusters. */
export function externalNames({ item }: ClusterView): string[] {
  return mapsOf(item.spec.externalClusters).flatMap(({ name }) => textOf(name) ?? []);
}
