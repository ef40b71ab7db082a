import { BackupInput } from './backup-input';
import { hasObjectStore, mayBePatch } from './cluster-parts';
import { BackupView, clusterNamespaceOf, ClusterView } from './clusters';
import { includedPlugins } from './included-plugins';
import { Inventory } from './inventory';
import { capabilitiesOf } from './plugin-capabilities';
import { PluginCapability } from '../contracts/plugin-capability';
import { publishedPlugin } from '../facts/plugins';
import { asBoolean, asRecord, asRecords, asString, isUnknown } from '../values/narrow';

/** Whether a backup has completed or failed. Exported manifests contain such backups. */
export function isDone({ item }: BackupView): boolean {
  const phase = asString(asRecord(item.manifest.status).phase);
  return item.kind === 'Backup' && (phase === 'completed' || phase === 'failed');
}

/** The method of a backup, or the API server's default. */
export function methodOf({ method }: BackupView): string {
  return method ?? 'barmanObjectStore';
}

/** The plugin that a backup references, regardless of its method. */
export function statedPlugin({ pluginName }: BackupView): string | undefined {
  return pluginName || undefined;
}

/** The input of backup rules. */
export function backupInput(view: BackupView, inventory: Inventory): BackupInput {
  const { item, clusterName, cluster, knownCluster } = view;
  const mayLack = cluster && mayBePatch(cluster);
  const clusterMethods = mayLack ? undefined : cluster ? methodsOf(cluster) : knownCluster?.backupMethods;
  // the default method works if the cluster has an object store; for an unknown cluster, assume that it does
  const method = view.method ?? (clusterMethods?.includes(methodOf(view)) === false ? undefined : methodOf(view));
  // the operator ignores the plugin if another method is set
  const pluginName = view.method === 'plugin' ? statedPlugin(view) : undefined;
  return {
    kind: item.kind,
    name: item.name,
    namespace: item.namespace,
    method,
    filledIn: view.method === undefined,
    pluginName,
    capabilities: pluginName === undefined ? undefined : capabilitiesOf(pluginName, inventory),
    onlineFields: ['online', 'onlineConfiguration'].filter(field => item.spec[field] !== undefined && item.spec[field] !== null),
    offline: asBoolean(item.spec.online ?? snapshotsOf(cluster)?.online) === false,
    clusterName,
    clusterNamespace: clusterNamespaceOf(view),
    clusterPlugins: mayLack ? undefined : cluster ? pluginNames(cluster, inventory) : knownCluster?.plugins,
    clusterMethods,
    archivesWal: method === undefined || publishedPlugin(pluginName ?? '')?.withoutArchiver ? undefined : archivesWal(view, inventory),
  };
}

function snapshotsOf(cluster?: ClusterView): Record<string, any> | undefined {
  return asRecords([asRecord(cluster?.item.spec.backup).volumeSnapshot])[0];
}

function methodsOf(cluster: ClusterView): string[] {
  return [...hasObjectStore(cluster) ? ['barmanObjectStore'] : [], ...snapshotsOf(cluster) ? ['volumeSnapshot'] : []];
}

/** The enabled plugins of a cluster, with those that its operator adds and it does not disable; undefined if a name is substituted later. */
function pluginNames({ plugins, operator }: ClusterView, inventory: Inventory): string[] | undefined {
  if (plugins.some(({ written }) => isUnknown(written.name))) { return undefined; }
  const added = includedPlugins(operator, inventory).filter(name => !plugins.some(({ pluginName }) => pluginName === name));
  return [...plugins.filter(({ enabled, pluginName }) => enabled && pluginName !== '').map(({ pluginName }) => pluginName), ...added];
}

/** Whether a backup's cluster archives WAL; unknown if undefined. A plugin that can archive WAL does so even if `isWALArchiver` is not set. */
function archivesWal({ item, method, cluster, knownCluster }: BackupView, inventory: Inventory): boolean | undefined {
  if (cluster) {
    return mayBePatch(cluster) ? undefined : hasObjectStore(cluster) || cluster.plugins.some(({ enabled, isWALArchiver, pluginName }) =>
      enabled && (isWALArchiver || capabilitiesOf(pluginName, inventory)?.includes(PluginCapability.ARCHIVE_WAL)));
  }
  // the cluster may set `online: false` for snapshots: a cold backup does not need WAL
  return method === 'volumeSnapshot' && item.spec.online === undefined ? undefined : knownCluster?.archivesWal;
}
