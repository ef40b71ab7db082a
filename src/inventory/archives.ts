import { barmanCloudOf, objectStoreOf, objectStoresNamed } from './barman-stores';
import { hasObjectStore, recoveryExternalOf } from './cluster-parts';
import { clustersIn, ClusterView, PluginUse } from './clusters';
import { Inventory } from './inventory';
import { PGBACKREST_OPERA } from '../facts/plugins/pgbackrest-opera';
import { Path } from '../values/field-path';
import { asName, asRecord, asString, isUnknown } from '../values/narrow';

/** The backups and WAL of one server in an object store. */
export interface Archive {
  readonly endpoint: string;
  readonly destination: string;
  readonly serverName: string;
  /** The object that describes the store, with its kind, if only that tells where it is. */
  readonly store?: string;
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
  return clustersIn(inventory).flatMap((cluster): ArchiveWriter[] => {
    const use = barmanCloudOf(cluster);
    const archive = use ? archiveOf(use, cluster, inventory) ?? unseenArchiveOf(use, cluster, inventory) : ownArchiveOf(cluster);
    const path = use ? [...use.path, 'parameters', 'serverName'] : ['spec', 'backup', 'barmanObjectStore', 'serverName'];
    return [...archive ? [{ cluster, archive, path }] : [], ...pgbackrestWriters(cluster)];
  });
}

/** The stanza of pgBackRest in an Archive of the cluster's namespace. */
function pgbackrestWriters(cluster: ClusterView): ArchiveWriter[] {
  return cluster.plugins.filter(({ pluginName, enabled }) => enabled && pluginName === PGBACKREST_OPERA.pluginName).flatMap(({ path, written }) => {
    const { pgbackrestObjectName, stanza } = asRecord(written.parameters);
    const archive = archiveBeside(cluster, 'Archive', pgbackrestObjectName, stanza);
    return archive ? [{ cluster, archive, path: [...path, 'parameters', 'stanza'] }] : [];
  });
}

/** The archive that a cluster reads or writes through the plugin; undefined if the input does not show its ObjectStore. */
export function archiveOf({ written }: PluginUse, cluster: ClusterView, inventory: Inventory): Archive | undefined {
  const { barmanObjectName, serverName } = asRecord(written.parameters);
  return archiveIn(objectStoreOf(cluster, asName(barmanObjectName), inventory)?.spec.configuration, serverName, cluster);
}

/** The archive in an ObjectStore that the input does not have: another one only if its name, its namespace or the server differs. */
function unseenArchiveOf({ written }: PluginUse, cluster: ClusterView, inventory: Inventory): Archive | undefined {
  const { barmanObjectName, serverName } = asRecord(written.parameters);
  return objectStoresNamed(asString(barmanObjectName), inventory).length > 0 ? undefined : archiveBeside(cluster, 'ObjectStore', barmanObjectName, serverName);
}

function archiveBeside({ item }: ClusterView, kind: string, name: unknown, serverName: unknown): Archive | undefined {
  const store = asString(name);
  return !store || isUnknown(serverName)
    ? undefined
    : { endpoint: '', destination: item.namespace ?? '', store: `${kind} "${store}"`, serverName: asName(serverName) || item.name };
}

/** The archive of a cluster that the operator itself writes. */
export function ownArchiveOf(cluster: ClusterView): Archive | undefined {
  const { barmanObjectStore } = asRecord(cluster.item.spec.backup);
  return hasObjectStore(cluster) ? archiveIn(barmanObjectStore, asRecord(barmanObjectStore).serverName, cluster) : undefined;
}

/** The archive that the operator itself recovers a cluster from: the name of the external cluster is the default of the server name. */
export function ownSourceOf(cluster: ClusterView): Archive | undefined {
  const { name, plugin, barmanObjectStore } = asRecord(recoveryExternalOf(cluster)?.external);
  const { serverName = name } = asRecord(barmanObjectStore);
  return plugin === undefined && barmanObjectStore !== undefined ? archiveIn(barmanObjectStore, serverName, cluster) : undefined;
}

/** The name of the cluster is the default of the server name, in both ways. */
function archiveIn(configuration: unknown, serverName: unknown, { item }: ClusterView): Archive | undefined {
  const { destinationPath, endpointURL } = asRecord(configuration);
  const destination = asString(destinationPath);
  return destination === undefined || isUnknown(endpointURL) || isUnknown(serverName)
    ? undefined
    : { endpoint: withoutSlashes(asString(endpointURL) ?? ''), destination: withoutSlashes(destination), serverName: asName(serverName) || item.name };
}

function withoutSlashes(url: string): string {
  return url.replace(/\/+$/, '');
}

/** What tells an archive from others. */
export function identityOf({ endpoint, destination, serverName, store }: Archive): string {
  return JSON.stringify([endpoint, destination, serverName, store]);
}
