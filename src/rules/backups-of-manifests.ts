import { BackupFacts } from './backup-facts';
import { hasObjectStore } from './cluster/cluster-parts';
import { capabilitiesOf, publishedPlugin } from './known-plugins';
import { BackupView, ClusterView } from '../inventory/clusters';
import { includedPlugins } from '../inventory/included-plugins';
import { Inventory } from '../inventory/inventory';
import { mapOf, mapsOf, textOf } from '../inventory/values';
import { PluginCapability } from '../plugin/plugin-capability';

/** Whether a backup is over: what `kubectl get` shows of it is history. */
export function isDone({ item }: BackupView): boolean {
  const phase = textOf(mapOf(item.manifest.status).phase);
  return item.kind === 'Backup' && (phase === 'completed' || phase === 'failed');
}

/** The method of a backup: what is written, or what the API server fills in. */
export function methodOf({ method }: BackupView): string {
  return method ?? 'barmanObjectStore';
}

/** The plugin that a backup names. */
export function statedPlugin({ pluginName }: BackupView): string | undefined {
  return pluginName || undefined;
}

/** What there is to judge of a backup in a manifest. */
export function backupFacts(view: BackupView, inventory: Inventory): BackupFacts {
  const { item, clusterName, cluster, clusterElsewhere } = view;
  const clusterMethods = cluster && methodsOf(cluster);
  // the method that is filled in works where the cluster has an object store, and of an unknown cluster nobody can tell
  const method = view.method ?? (clusterMethods?.includes(methodOf(view)) === false ? undefined : methodOf(view));
  // beside another method a plugin is ignored
  const pluginName = view.method === 'plugin' ? statedPlugin(view) : undefined;
  return {
    kind: item.kind,
    name: item.name,
    namespace: item.namespace,
    method,
    filledIn: view.method === undefined,
    pluginName,
    parameters: mapOf(item.spec.pluginConfiguration).parameters !== undefined,
    capabilities: pluginName === undefined ? undefined : capabilitiesOf(pluginName, inventory),
    online: isStated(item.spec.online) || isStated(item.spec.onlineConfiguration),
    offline: (item.spec.online ?? snapshotsOf(cluster)?.online) === false,
    clusterName,
    clusterNamespace: cluster ? item.namespace : clusterElsewhere?.item.namespace,
    clusterPlugins: cluster && pluginNames(cluster, inventory),
    clusterMethods,
    archivesWal: cluster && method !== undefined ? (archivesWal(cluster, inventory) || publishedPlugin(pluginName ?? '')?.withoutArchiver === true) : undefined,
  };
}

function isStated(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function snapshotsOf(cluster?: ClusterView): Record<string, any> | undefined {
  return mapsOf([mapOf(cluster?.item.spec.backup).volumeSnapshot])[0];
}

function methodsOf(cluster: ClusterView): string[] {
  return [...hasObjectStore(cluster) ? ['barmanObjectStore'] : [], ...snapshotsOf(cluster) ? ['volumeSnapshot'] : []];
}

/** The plugins that a cluster enables, and those that its operator adds where the cluster does not switch them off. */
function pluginNames({ plugins, operator }: ClusterView, inventory: Inventory): string[] {
  const added = includedPlugins(operator, inventory).filter(name => !plugins.some(({ pluginName }) => pluginName === name));
  return [...plugins.filter(({ enabled, pluginName }) => enabled && pluginName !== '').map(({ pluginName }) => pluginName), ...added];
}

/** A plugin that can archive does so, marked or not. */
function archivesWal(cluster: ClusterView, inventory: Inventory): boolean {
  return hasObjectStore(cluster) || cluster.plugins.some(({ enabled, isWALArchiver, pluginName }) =>
    enabled && (isWALArchiver || capabilitiesOf(pluginName, inventory)?.includes(PluginCapability.ARCHIVE_WAL)));
}
