import { BARMAN_CLOUD, BARMAN_CLOUD_GROUP } from './barman-stores';
import { hasObjectStore } from './cluster-parts';
import { clustersIn, ClusterView, PluginUse } from './clusters';
import { Inventory } from './inventory';
import { mayShareNamespace } from './item';
import { Path } from '../values/field-path';
import { asName, asRecord, asString, isUnknown } from '../values/narrow';

/** The backups and WAL of one server in an object store. */
export interface Archive {
  readonly endpoint: string;
  readonly destination: string;
  readonly serverName: string;
}

/** A cluster that archives, and where. */
export interface ArchiveWriter {
  readonly cluster: ClusterView;
  readonly archive: Archive;
  /** The field that selects the server. */
  readonly path: Path;
}

/** The clusters whose archives the input shows. */
export function archiveWriters(inventory: Inventory): ArchiveWriter[] {
  return inventory.memoize(findWriters);
}

function findWriters(inventory: Inventory): ArchiveWriter[] {
  return clustersIn(inventory).flatMap((cluster): ArchiveWriter[] => {
    const use = cluster.plugins.find(({ pluginName, enabled }) => enabled && pluginName === BARMAN_CLOUD);
    const archive = use ? archiveOf(use, cluster, inventory) : ownArchiveOf(cluster);
    const path = use ? [...use.path, 'parameters', 'serverName'] : ['spec', 'backup', 'barmanObjectStore', 'serverName'];
    return archive ? [{ cluster, archive, path }] : [];
  });
}

/** The archive that a cluster reads or writes through the plugin; undefined if the input does not show its ObjectStore, or not exactly one. */
export function archiveOf({ written }: PluginUse, { item }: ClusterView, inventory: Inventory): Archive | undefined {
  const { barmanObjectName, serverName } = asRecord(written.parameters);
  const stores = inventory.of('ObjectStore', BARMAN_CLOUD_GROUP)
    .filter(({ name, namespace }) => name === asName(barmanObjectName) && mayShareNamespace(namespace, item.namespace));
  return stores.length === 1 && !isUnknown(serverName) ? archiveIn(stores[0].spec.configuration, asName(serverName) || item.name) : undefined;
}

/** The archive of a cluster that the operator itself writes. */
function ownArchiveOf(cluster: ClusterView): Archive | undefined {
  const store = asRecord(asRecord(cluster.item.spec.backup).barmanObjectStore);
  return hasObjectStore(cluster) && !isUnknown(store.serverName) ? archiveIn(store, asString(store.serverName) || cluster.item.name) : undefined;
}

function archiveIn(configuration: unknown, serverName: string): Archive | undefined {
  const { destinationPath, endpointURL } = asRecord(configuration);
  const destination = asString(destinationPath);
  return destination === undefined || isUnknown(endpointURL) || isUnknown(destinationPath)
    ? undefined
    : { endpoint: withoutSlashes(asString(endpointURL) ?? ''), destination: withoutSlashes(destination), serverName };
}

function withoutSlashes(url: string): string {
  return url.replace(/\/+$/, '');
}

/** Whether two archives are one. */
export function isSameArchive(one: Archive, other: Archive): boolean {
  return one.serverName === other.serverName && one.destination === other.destination && one.endpoint === other.endpoint;
}
