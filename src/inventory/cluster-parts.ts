import { ClusterView, ExternalPluginUse } from './clusters';
import { Item } from './item';
import { Distribution } from '../contracts/distribution';
import { Path } from '../values/field-path';
import { asRecord, asRecords, asString } from '../values/narrow';

/** Whether the operator's webhook validates an object: an annotation disables it. */
export function isValidated({ annotations }: Item, distribution: Distribution): boolean {
  return annotations[distribution.key('validation')] !== 'disabled';
}

/** The clusters that the operator's webhook validates. */
export function webhookEnabled(clusters: ClusterView[]): ClusterView[] {
  return clusters.filter(({ item, distribution }) => isValidated(item, distribution));
}

/** Whether a Cluster may be a patch, so that what it lacks is unknown: a whole one has `storage`. */
export function mayBePatch({ item }: ClusterView): boolean {
  return (item.spec.storage ?? undefined) === undefined;
}

/** The clusters that are certain to be more than patches. */
export function wholeClusters(clusters: ClusterView[]): ClusterView[] {
  return clusters.filter(cluster => !mayBePatch(cluster));
}

/** One of the bootstrap methods of a cluster; undefined if it is not set. */
export function bootstrapOf({ item }: ClusterView, method: 'initdb' | 'recovery' | 'pg_basebackup'): Record<string, any> | undefined {
  return asRecords([asRecord(item.spec.bootstrap)[method]])[0];
}

/** The names of a cluster's external clusters. */
export function externalNames({ item }: ClusterView): string[] {
  return asRecords(item.spec.externalClusters).flatMap(({ name }) => asString(name) ?? []);
}

/** Whether the operator itself archives a cluster's WAL. */
export function hasObjectStore({ item }: ClusterView): boolean {
  return asRecords([asRecord(item.spec.backup).barmanObjectStore]).length > 0;
}

/** The external cluster from which a cluster recovers. */
export function recoveryExternalOf(cluster: ClusterView): { readonly external: Record<string, any>; readonly path: Path } | undefined {
  const source = asString(bootstrapOf(cluster, 'recovery')?.source);
  const all: unknown[] = Array.isArray(cluster.item.spec.externalClusters) ? cluster.item.spec.externalClusters : [];
  const index = all.findIndex(one => source && asRecord(one).name === source);
  return index < 0 ? undefined : { external: asRecord(all[index]), path: ['spec', 'externalClusters', index] };
}

/** The plugin of the external cluster from which a cluster recovers. */
export function recoveryReaderOf(cluster: ClusterView): ExternalPluginUse | undefined {
  const source = asString(bootstrapOf(cluster, 'recovery')?.source);
  return cluster.externalPlugins.find(({ externalCluster }) => source && externalCluster === source);
}
