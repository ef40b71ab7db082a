import { ClusterView, ExternalPluginUse } from './clusters';
import { Item } from './item';
import { Distribution } from '../contracts/distribution';
import { mayBePartial } from '../facts/complete-objects';
import { Path } from '../values/field-path';
import { asName, asRecord, asRecords, asString, isUnknown } from '../values/narrow';

/** Whether the operator's webhook validates an object: an annotation disables it. */
export function isValidated({ annotations }: Item, distribution: Distribution): boolean {
  return annotations[distribution.key('validation')] !== 'disabled';
}

/** The clusters that the operator's webhook validates. */
export function webhookEnabled(clusters: ClusterView[]): ClusterView[] {
  return clusters.filter(({ item, distribution }) => isValidated(item, distribution));
}

/** Whether a Cluster may be a patch, so that missing fields are unknown: a complete one has `storage`. */
export function mayBePatch({ item }: ClusterView): boolean {
  return mayBePartial('Cluster', item.spec);
}

/** The clusters that are certainly not patches. */
export function wholeClusters(clusters: ClusterView[]): ClusterView[] {
  return clusters.filter(cluster => !mayBePatch(cluster));
}

/** One of the bootstrap methods of a cluster; undefined if it is not set. */
export function bootstrapOf({ item }: ClusterView, method: 'initdb' | 'recovery' | 'pg_basebackup'): Record<string, any> | undefined {
  return asRecords([asRecord(item.spec.bootstrap)[method]])[0];
}

/** The names of a cluster's external clusters; undefined if one of them is substituted later. */
export function externalNames({ item }: ClusterView): string[] | undefined {
  const names = asRecords(item.spec.externalClusters).map(({ name }) => name);
  return names.some(isUnknown) ? undefined : names.flatMap(name => asString(name) ?? []);
}

/** Whether the operator itself archives a cluster's WAL. */
export function hasObjectStore({ item }: ClusterView): boolean {
  return asRecords([asRecord(item.spec.backup).barmanObjectStore]).length > 0;
}

/** The external cluster that a cluster is recovered from. */
export function recoveryExternalOf(cluster: ClusterView): { readonly external: Record<string, any>; readonly path: Path } | undefined {
  const source = asName(bootstrapOf(cluster, 'recovery')?.source);
  const all: unknown[] = Array.isArray(cluster.item.spec.externalClusters) ? cluster.item.spec.externalClusters : [];
  const index = all.findIndex(one => source && asName(asRecord(one).name) === source);
  return index < 0 ? undefined : { external: asRecord(all[index]), path: ['spec', 'externalClusters', index] };
}

/** The plugin of the external cluster that a cluster is recovered from. */
export function recoveryReaderOf(cluster: ClusterView): ExternalPluginUse | undefined {
  const source = asName(bootstrapOf(cluster, 'recovery')?.source);
  return cluster.externalPlugins.find(({ externalCluster }) => source && externalCluster === source);
}
