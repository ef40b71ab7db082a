import { isDeepStrictEqual } from 'node:util';
import { ArchivePlace, knownText, placeIn } from './archive-places';
import { BARMAN_CLOUD, objectStoresFor } from './barman-stores';
import { bootstrapOf, hasObjectStore, wholeClusters } from './cluster-parts';
import { clustersIn, ClusterView, PluginUse } from './clusters';
import { ArchiverElsewhere } from './context';
import { Inventory } from './inventory';
import { Item } from './item';
import { PGBACKREST_OPERA } from '../facts/plugins/pgbackrest-opera';
import { Path } from '../values/field-path';
import { asBoolean, asName, asRecord, asRecords, isUnknown, recordsByIndex } from '../values/narrow';
import { Placeholder } from '../values/placeholder';

/** The backups and WAL of one server in an object store. */
export interface Archive {
  readonly serverName: string;
  /** Undefined if the input does not show it. */
  readonly place?: ArchivePlace;
  /** Where it is, as messages name it. */
  readonly where: string;
  /** Equal for the same place, in the objects of one Kubernetes cluster. */
  readonly placeKey: string;
  /** Equal for the same archive, in the objects of one Kubernetes cluster. */
  readonly key: string;
  /** Equal for the same archive, wherever the clusters run; undefined if that is unknown. */
  readonly worldKey?: string;
}

/** A cluster that writes or reads an archive. */
export interface ArchiveUse {
  readonly cluster: ClusterView;
  readonly archive: Archive;
  /** The field that selects the server. */
  readonly path: Path;
  /** What selects the server: its name, or the stanza of pgBackRest. */
  readonly selector: 'serverName' | 'stanza';
  /** Whether the server has its default name. */
  readonly hasDefaultName: boolean;
  /** The object that describes the store to the plugin; undefined if the operator itself uses the archive. */
  readonly objectStore?: string;
}

/** How a plugin is given an archive. */
interface ArchivingPlugin {
  /** The kind of the object that describes the store, and the parameter with its name. */
  readonly kind: string;
  readonly object: string;
  readonly selector: ArchiveUse['selector'];
}

const PLUGINS: Readonly<Record<string, ArchivingPlugin>> = {
  [BARMAN_CLOUD]: { kind: 'ObjectStore', object: 'barmanObjectName', selector: 'serverName' },
  [PGBACKREST_OPERA.pluginName]: { kind: 'Archive', object: 'pgbackrestObjectName', selector: 'stanza' },
};

/** A cluster that reads an archive through one of its external clusters. */
export interface ArchiveReader extends ArchiveUse {
  readonly externalCluster: string;
  /** Whether the cluster is created from it. */
  readonly isRecovery: boolean;
  /** Whether the cluster follows it. */
  readonly isReplica: boolean;
}

/** What a cluster writes and reads. */
export interface ArchivesOfCluster {
  readonly cluster: ClusterView;
  readonly writers: readonly ArchiveUse[];
  readonly readers: readonly ArchiveReader[];
}

/** The archives that the input shows, by the clusters that use them. */
export function archivesIn(inventory: Inventory): ArchivesOfCluster[] {
  return inventory.memoize(findArchives);
}

/** The clusters of an inventory that archive, for the rules that validate other objects. */
export function archiversIn(inventory: Inventory, origin?: string, isPart: (item: Item) => boolean = () => true): ArchiverElsewhere[] {
  const { environment } = inventory.context;
  const writers = archivesIn(inventory).flatMap(one => isPart(one.cluster.item) ? one.writers : []);
  return writers.flatMap(({ cluster: { item }, archive: { worldKey } }) =>
    worldKey === undefined ? [] : [{ item, worldKey, environment, origin: origin ?? item.origin.where }]);
}

function findArchives(inventory: Inventory): ArchivesOfCluster[] {
  // a patch does not show which defaults hold
  return wholeClusters(clustersIn(inventory)).map(cluster => ({
    cluster, writers: writersOf(cluster, inventory), readers: readersOf(cluster, inventory),
  }));
}

/** The plugin archives whenever it is enabled, whether `isWALArchiver` is set or not. */
function writersOf(cluster: ClusterView, inventory: Inventory): ArchiveUse[] {
  const [own] = hasObjectStore(cluster) ? asRecords([asRecord(cluster.item.spec.backup).barmanObjectStore]) : [];
  return [
    ...cluster.plugins.filter(({ enabled }) => enabled).flatMap(plugin => throughPlugin(plugin, cluster, inventory)),
    ...own ? throughOperator(own, cluster.item.manifest.metadata?.name, ['spec', 'backup', 'barmanObjectStore'], cluster) : [],
  ];
}

/** The external clusters that a cluster is created from or follows. */
function readersOf(cluster: ClusterView, inventory: Inventory): ArchiveReader[] {
  const { spec } = cluster.item;
  const [recovery, followed] = [bootstrapOf(cluster, 'recovery')?.source, asRecord(spec.replica).source].map(asName);
  return recordsByIndex(spec.externalClusters).flatMap((external, index): ArchiveReader[] => {
    const name = asName(external.name);
    const [isRecovery, isReplica] = [name === recovery, name === followed && isFollowing(cluster)];
    if (!name || !(isRecovery || isReplica)) { return []; }
    const path = ['spec', 'externalClusters', index];
    const plugin = cluster.externalPlugins.find(use => use.path[2] === index);
    const [store] = asRecords([external.barmanObjectStore]);
    // where both are set, the plugin restores
    const uses = plugin ? throughPlugin(plugin, cluster, inventory)
      : store ? throughOperator(store, external.name, [...path, 'barmanObjectStore'], cluster) : [];
    return uses.map(use => ({ ...use, externalCluster: name, isRecovery, isReplica }));
  });
}

/** In a distributed topology, the primary follows none. */
function isFollowing({ item: { name, spec } }: ClusterView): boolean {
  const { enabled, primary, self } = asRecord(spec.replica);
  return asBoolean(enabled) ?? (primary === undefined || asName(primary) !== (asName(self) || name));
}

/** The name of the cluster that uses the plugin is the default of the server name, also of what it reads. */
function throughPlugin({ pluginName, path, written }: PluginUse, cluster: ClusterView, inventory: Inventory): ArchiveUse[] {
  if (!Object.hasOwn(PLUGINS, pluginName)) { return []; }
  const { kind, object, selector } = PLUGINS[pluginName];
  const parameters = asRecord(written.parameters);
  const objectStore = asName(parameters[object]);
  if (!objectStore) { return []; }
  const stores = kind === 'ObjectStore' ? objectStoresFor(cluster, objectStore, inventory) : [];
  const [place, ...others] = stores.map(({ spec }) => placeIn(spec.configuration));
  const store = { where: `the ${kind} "${objectStore}"`, isKnown: !isUnknown(parameters[object]) };
  const isOnePlace = others.every(other => isDeepStrictEqual(other, place));
  return useOf(cluster, isOnePlace && place ? place : store, parameters[selector], cluster.item.manifest.metadata?.name)
    .map(use => ({ ...use, objectStore, selector, path: [...path, 'parameters', selector] }));
}

/** The operator's default of the server name is the name of the cluster, or of the external cluster. */
function throughOperator(configuration: Record<string, any>, defaultName: unknown, path: Path, cluster: ClusterView): ArchiveUse[] {
  const { destinationPath, endpointURL, serverName } = configuration;
  const place = placeIn(configuration) ?? { where: `"${asName(destinationPath)}"`, isKnown: false, endpoint: asName(endpointURL) };
  return asName(destinationPath) ? useOf(cluster, place, serverName, defaultName).map(use => ({ ...use, selector: 'serverName' as const, path: [...path, 'serverName'] })) : [];
}

/** A place that the input does not show. */
interface UnknownPlace {
  readonly where: string;
  /** Whether the same text is the same place for all clusters of a namespace. */
  readonly isKnown: boolean;
  readonly endpoint?: string;
}

function useOf(
  cluster: ClusterView, found: ArchivePlace | UnknownPlace, set: unknown, defaultName: unknown,
): Array<Omit<ArchiveUse, 'path' | 'selector'>> {
  const hasDefaultName = knownText(set) === '';
  const name = hasDefaultName ? defaultName : set;
  const serverName = asName(name);
  if (!serverName) { return []; }
  const { item } = cluster;
  const place = 'destination' in found ? found : undefined;
  const where = 'destination' in found ? `"${found.destination}"` : found.where;
  // objects without a namespace are applied to one
  const scope = place && place.reach !== 'namespace' ? undefined : item.namespace ?? '';
  const placeKey = JSON.stringify([where, found.endpoint, scope, place || 'isKnown' in found && found.isKnown ? undefined : idOf(item)]);
  const key = JSON.stringify([serverName, placeKey, isUnknown(name) ? idOf(item) : undefined]);
  const worldKey = place?.reach === 'world' && !(name instanceof Placeholder) ? key : undefined;
  return [{ cluster, archive: { serverName, place, where, placeKey, key, worldKey }, hasDefaultName }];
}

/** A placeholder has one value in one object. */
function idOf({ origin, kind, name }: Item): unknown[] {
  return [origin.where, origin.lineOf?.([]), kind, name];
}
