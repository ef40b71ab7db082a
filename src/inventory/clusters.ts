import type { KnownCluster } from './context';
import { Inventory } from './inventory';
import { Item, mayShareNamespace } from './item';
import { OperatorView } from './operator-view';
import { operatorFor } from './operators';
import { Distribution } from '../contracts/distribution';
import { groupBy } from '../values/group-by';
import { asBoolean, asName, asRecord, asRecords, asStringRecord, isUnknown } from '../values/narrow';

/** An entry of a cluster's `plugins`, or the `plugin` of an external cluster. */
export interface PluginUse {
  readonly pluginName: string;
  readonly enabled: boolean;
  readonly isWALArchiver: boolean;
  readonly parameters: Record<string, string>;
  readonly path: ReadonlyArray<string | number>;
  /** The entry as in the manifest. Its values can be of any type. */
  readonly written: Record<string, any>;
}

/** The plugin of an external cluster. */
export interface ExternalPluginUse extends PluginUse {
  readonly externalCluster: string;
}

/** A Cluster of one of the products. */
export interface ClusterView {
  readonly item: Item;
  readonly distribution: Distribution;
  readonly operator: OperatorView;
  /** The entries of `plugins`. */
  readonly plugins: PluginUse[];
  /** The plugins of `externalClusters`. */
  readonly externalPlugins: ExternalPluginUse[];
}

/** An object that names the cluster it belongs to. */
export interface ClusterReference {
  readonly item: Item;
  readonly distribution: Distribution;
  readonly clusterName: string;
  /** The cluster, if exactly one in the input matches. */
  readonly cluster?: ClusterView;
  /** A cluster of that name, if the input has it only in another namespace. */
  readonly clusterElsewhere?: ClusterView;
  /** The cluster as declared by the app, if it is not in the input. */
  readonly knownCluster?: KnownCluster;
}

/** A Backup or ScheduledBackup. */
export interface BackupView extends ClusterReference {
  readonly operator: OperatorView;
  /** The method in the manifest; the API server's default is `barmanObjectStore`. */
  readonly method?: string;
  /** Name of the plugin in `pluginConfiguration`. */
  readonly pluginName?: string;
}

/** The Clusters. */
export function clustersIn(inventory: Inventory): ClusterView[] {
  return inventory.memoize(findClusters);
}

/** The Backups and ScheduledBackups. */
export function backupsIn(inventory: Inventory): BackupView[] {
  return inventory.memoize(findBackups);
}

function findClusters(inventory: Inventory): ClusterView[] {
  return inventory.ofProducts('Cluster').map(({ item, distribution }) => clusterOf(item, distribution, operatorFor(inventory, distribution, item.namespace)));
}

function findBackups(inventory: Inventory): BackupView[] {
  return [...inventory.ofProducts('Backup'), ...inventory.ofProducts('ScheduledBackup')].map(({ item, distribution }) => ({
    ...clusterReference(item, distribution, inventory),
    operator: operatorFor(inventory, distribution, item.namespace),
    method: asName(item.spec.method),
    pluginName: asName(asRecord(item.spec.pluginConfiguration).name),
  }));
}

function clustersByName(inventory: Inventory): ReadonlyMap<string, ClusterView[]> {
  return groupBy(clustersIn(inventory), ({ item }) => item.name);
}

function clusterOf(item: Item, distribution: Distribution, operator: OperatorView): ClusterView {
  const external = Array.isArray(item.spec.externalClusters) ? item.spec.externalClusters : [];
  return {
    item,
    distribution,
    operator,
    plugins: (Array.isArray(item.spec.plugins) ? item.spec.plugins : []).map((plugin, index) => useOf(asRecord(plugin), ['spec', 'plugins', index])),
    externalPlugins: external.flatMap((one, index) => {
      const { name, plugin } = asRecord(one);
      return asRecords([plugin]).map(use => ({ ...useOf(use, ['spec', 'externalClusters', index, 'plugin']), externalCluster: asName(name) ?? '' }));
    }),
  };
}

function useOf(written: Record<string, any>, path: PluginUse['path']): PluginUse {
  const { name, enabled, isWALArchiver, parameters } = written;
  return {
    pluginName: asName(name) ?? '', enabled: asBoolean(enabled) !== false, isWALArchiver: asBoolean(isWALArchiver) === true || isUnknown(isWALArchiver), parameters: asStringRecord(parameters), path, written,
  };
}

/** An object, and the cluster in its `spec.cluster`. */
export function clusterReference(item: Item, distribution: Distribution, inventory: Inventory): ClusterReference {
  const clusterName = asName(asRecord(item.spec.cluster).name) ?? '';
  const namesakes = (inventory.memoize(clustersByName).get(clusterName) ?? []).filter(one => one.distribution === distribution);
  const nearby = namesakes.filter(one => mayShareNamespace(one.item.namespace, item.namespace));
  return {
    item,
    distribution,
    clusterName,
    cluster: onlyOf(nearby.filter(one => one.item.namespace === item.namespace)) ?? onlyOf(nearby),
    clusterElsewhere: nearby.length === 0 ? namesakes[0] : undefined,
    knownCluster: namesakes.length > 0 ? undefined
      : inventory.context.clusters?.find(one => one.clusterName === clusterName && one.distribution === distribution),
  };
}

/** The namespace of the cluster that an object names; undefined if it is unknown. */
export function clusterNamespaceOf({ item, cluster, clusterElsewhere, knownCluster }: ClusterReference): string | undefined {
  return cluster ? item.namespace : (clusterElsewhere?.item ?? knownCluster)?.namespace;
}

/** The only element; undefined if there are several, since it is ambiguous which one is meant. */
function onlyOf<T>(elements: T[]): T | undefined {
  return elements.length === 1 ? elements[0] : undefined;
}
