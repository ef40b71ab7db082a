import { ClusterView, ExternalPluginUse } from './clusters';
import { Item } from './item';
import { Distribution } from '../contracts/distribution';
import { Path } from '../values/field-path';
import { asRecord, asRecords, asString } from '../values/narrow';

/** Whether the operator's webhook looks at an object: an annotation switches it off. */
export function isValidated({ annotations }: Item, distribution: Distribution): boolean {
  return annotations[distribution.key('validation')] !== 'disabled';
}

/** The clusters at which the operator's webhook looks. */
export function webhookEnabled(clusters: ClusterView[]): ClusterView[] {
  return clusters.filter(({ item, distribution }) => isValidated(item, distribution));
}

/** Whether a Cluster may be a patch, so that what it lacks is unknown: a whole one has `storage`. */
export function mayBePatch({ item }: ClusterView): boolean {
  return (item.spec.storage ?? undefined) === undefined;
}

/** The clusters that are no patches. */
export function wholeClusters(clusters: ClusterView[]): ClusterView[] {
  return clusters.filter(cluster => !mayBePatch(cluster));
}

/** One way in which a cluster begins; nothing where it is not stated. */
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
