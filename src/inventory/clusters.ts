import type { KnownCluster } from './context';
import { Inventory } from './inventory';
import { Item, mayShareNamespace } from './item';
import { OperatorView } from './operator-view';
import { operatorFor } from './operators';
import { Distribution } from '../contracts/distribution';
import { asBoolean, asName, asRecord, asRecords, asStringRecord, isUnknown } from '../values/narrow';

/** One entry of a cluster's `plugins`, or an external cluster's `plugin`. */
export interface PluginUse {
  readonly pluginName: string;
  readonly enabled: boolean;
  readonly isWALArchiver: boolean;
  readonly parameters: Record<string, string>;
  readonly path: ReadonlyArray<string | number>;
  /** The entry as it is written, of whatever types. */
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
  /** Its `plugins`. */
  readonly plugins: PluginUse[];
  /** What its external clusters use, by the name of the external cluster. */
  readonly externalPlugins: ExternalPluginUse[];
}

/** A Backup or ScheduledBackup. */
export interface BackupView {
  readonly item: Item;
  readonly distribution: Distribution;
  readonly operator: OperatorView;
  readonly clusterName: string;
  /** The method that is written; the API server fills in `barmanObjectStore` where none is. */
  readonly method?: string;
  /** What `pluginConfiguration` names. */
  readonly pluginName?: string;
  /** Its cluster, where the input has one that it can be, and no other. */
  readonly cluster?: ClusterView;
  /** A cluster of that name, where the input has one in other namespaces only. */
  readonly clusterElsewhere?: ClusterView;
  /** What a program knows of its cluster, where the input does not have it. */
  readonly knownCluster?: KnownCluster;
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
  return [...inventory.ofProducts('Backup'), ...inventory.ofProducts('ScheduledBackup')]
    .map(({ item, distribution }) => backupOf(item, distribution, operatorFor(inventory, distribution, item.namespace), clustersIn(inventory), inventory.context.clusters));
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

function backupOf(item: Item, distribution: Distribution, operator: OperatorView, clusters: ClusterView[], known: KnownCluster[] = []): BackupView {
  const clusterName = asName(asRecord(item.spec.cluster).name) ?? '';
  const namesakes = clusters.filter(one => one.item.name === clusterName && one.distribution === distribution);
  const nearby = namesakes.filter(one => mayShareNamespace(one.item.namespace, item.namespace));
  return {
    item,
    distribution,
    operator,
    clusterName,
    method: asName(item.spec.method),
    pluginName: asName(asRecord(item.spec.pluginConfiguration).name),
    cluster: onlyOf(nearby.filter(one => one.item.namespace === item.namespace)) ?? onlyOf(nearby),
    clusterElsewhere: nearby.length === 0 ? namesakes[0] : undefined,
    knownCluster: namesakes.length === 0 ? known.find(one => one.clusterName === clusterName && one.distribution === distribution) : undefined,
  };
}

/** The one element; nothing where there are several, since nobody says which of them is meant. */
function onlyOf<T>(elements: T[]): T | undefined {
  return elements.length === 1 ? elements[0] : undefined;
}
