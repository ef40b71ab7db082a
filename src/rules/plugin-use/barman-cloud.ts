import { PGBACKREST_OPERA } from '../../facts/plugins/pgbackrest-opera';
import { Archive, archiveOf, identityOf, ownArchiveOf, ownSourceOf } from '../../inventory/archives';
import { BARMAN_CLOUD, barmanCloudOf, objectStoresIn, objectStoresNamed } from '../../inventory/barman-stores';
import { recoveryReaderOf, wholeClusters } from '../../inventory/cluster-parts';
import { clustersIn, ClusterView, PluginUse } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { mayShareNamespace } from '../../inventory/item';
import { groupBy } from '../../values/group-by';
import { asName, asRecord, asString, isUnknown } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';
import { quotedList } from '../../values/word-list';
import { Rule, Target } from '../engine/rule';

const CODE = 'https://github.com/cloudnative-pg/plugin-barman-cloud/blob/v0.14.0/internal/cnpgi';
const NOT_FOUND = 'the creation of the cluster stops without a phase and without an instance; the plugin logs "barman object configuration not found, requeuing"';

/** An ObjectStore that a cluster refers to, and those that the input has. */
export interface ObjectStoreInput {
  readonly objectStore: string;
  /** The cluster's namespace. */
  readonly namespace?: string;
  /** The namespaces of the ObjectStores with that name; empty where one may be in the cluster's namespace. */
  readonly elsewhere: string[];
  /** The ObjectStores in the cluster's namespace; empty where the input has one with that name anywhere. */
  readonly others: string[];
}

/** A cluster and its ObjectStore live together. */
export const objectStoreNamespace: Rule<ObjectStoreInput> = {
  id: 'object-store-namespace',
  severity: 'error',
  title: 'The ObjectStore of a cluster must be in the cluster\'s namespace',
  symptom: NOT_FOUND,
  cause: 'barmanObjectName has no namespace, so the plugin looks for the ObjectStore in the namespace of the Cluster',
  fix: 'create the ObjectStore in the namespace of the Cluster',
  source: `${CODE}/operator/config/config.go`,
  kinds: ['Cluster'],
  needs: 'ObjectStores of that name, in other namespaces only',
  check: ({ objectStore, namespace, elsewhere }) => elsewhere.length === 0 ? undefined : [{
    message: `ObjectStore "${objectStore}" is in ${elsewhere.length === 1 ? 'namespace' : 'the namespaces'} ${quotedList(elsewhere)}: `
      + `expected it in the cluster's namespace "${namespace}"`,
    fix: `create the ObjectStore "${objectStore}" in namespace "${namespace}"`,
  }],
  targets: objectStoresOf,
};

/** A cluster refers to an ObjectStore that is there. */
export const objectStoreMissing: Rule<ObjectStoreInput> = {
  id: 'object-store-missing',
  severity: 'warning',
  title: 'The ObjectStore of a cluster should exist',
  symptom: NOT_FOUND,
  cause: 'the plugin waits for the ObjectStore, and the operator waits for the plugin',
  fix: 'set barmanObjectName to the name of an ObjectStore, or acknowledge the warning if the ObjectStore is created elsewhere',
  source: `${CODE}/operator/reconciler.go`,
  kinds: ['Cluster'],
  needs: 'other ObjectStores of the namespace',
  check: ({ objectStore, others }) => {
    if (others.length === 0) { return undefined; }
    const near = nearestOf(objectStore, others);
    return near === undefined
      ? `ObjectStore "${objectStore}" was not found: the namespace has ${quotedList(others)}`
      : [{
        message: `ObjectStore "${objectStore}" was not found; did you mean "${near}"?`,
        fix: `set barmanObjectName to "${near}", or acknowledge the warning if `
        + `the ObjectStore "${objectStore}" is created elsewhere`,
      }];
  },
  targets: objectStoresOf,
};

/** A server in an ObjectStore: where one cluster's backups and WAL are. */
interface Place {
  readonly objectStore?: string;
  readonly serverName: string;
  /** The archive, if the input shows the ObjectStore. */
  readonly archive?: Archive;
}

/** The archive that a cluster recovers from, and archives into. */
export interface ArchiveInput {
  readonly clusterName: string;
  readonly serverName: string;
  /** Where it is, as messages name it. */
  readonly place: string;
  /** What else can be another one. */
  readonly alternative: string;
  /** The field that selects the server. */
  readonly field: string;
}

/** A new cluster has an empty archive. */
export const recoveryIntoSource: Rule<ArchiveInput> = {
  id: 'recovery-into-source',
  severity: 'error',
  title: 'A cluster must not archive into the archive that it recovers from',
  symptom: 'the recovery job fails repeatedly ("Expected empty archive")',
  cause: 'the WAL of the new cluster would overwrite the WAL of the old one, so an empty archive is required before anything is restored',
  fix: 'set another serverName or another barmanObjectName in the parameters of the plugin in `plugins`, or another serverName or destinationPath of backup.barmanObjectStore',
  source: `${CODE}/restore/restore.go`,
  kinds: ['Cluster'],
  needs: 'the whole Cluster: without `storage` it may be a patch',
  check: ({ clusterName, serverName, place, alternative, field }) => [{
    message: `the cluster recovers from the server "${serverName}" in ${place}, and would archive into it too: expected another server or ${alternative}`,
    fix: `set ${field} to a name without an archive, such as "${clusterName === serverName ? `${clusterName}-2` : clusterName}"`,
  }],
  targets: inventory => wholeClusters(clustersIn(inventory)).filter(({ item, distribution }) =>
    item.annotations[distribution.key('skipEmptyWalArchiveCheck')] !== 'enabled').flatMap(cluster => [...throughPlugin(cluster, inventory), ...byOperator(cluster)]),
};

function throughPlugin(cluster: ClusterView, inventory: Inventory): Target<ArchiveInput>[] {
  const { archive, reader } = placesOf(cluster, inventory);
  const at = barmanCloudOf(cluster);
  if (!at || !archive || !reader || !isSamePlace(archive, reader)) { return []; }
  const { serverName, objectStore } = archive;
  const place = objectStore === reader.objectStore
    ? `the ObjectStore "${objectStore}"`
    : `the ObjectStore "${reader.objectStore}", whose archive is that of the ObjectStore "${objectStore}"`;
  const [clusterName, field] = [cluster.item.name, 'serverName of the plugin in plugins'];
  const input = { clusterName, serverName, place, alternative: 'ObjectStore', field };
  return [{ item: cluster.item, path: [...at.path, 'parameters', 'serverName'], input }];
}

/** Without a plugin, the operator does the same with barmanObjectStore. */
function byOperator(cluster: ClusterView): Target<ArchiveInput>[] {
  const [target, source] = [ownArchiveOf(cluster), ownSourceOf(cluster)];
  if (!target || !source || identityOf(target) !== identityOf(source)) { return []; }
  const { serverName, destination } = target;
  return [{
    item: cluster.item,
    path: ['spec', 'backup', 'barmanObjectStore', 'serverName'],
    input: { clusterName: cluster.item.name, serverName, place: `"${destination}"`, alternative: 'destinationPath', field: 'serverName of backup.barmanObjectStore' },
  }];
}

/** A source that is read without a server name. */
export interface SourceServerInput {
  /** What the plugin calls the server. */
  readonly parameter: string;
  readonly clusterName: string;
  readonly externalCluster: string;
}

/** What plugins call the server in an archive, if its default is the name of the cluster that reads. */
const SERVERS: Readonly<Record<string, string>> = { [BARMAN_CLOUD]: 'serverName', [PGBACKREST_OPERA.pluginName]: 'stanza' };

/** The plugin reads the archive of the new cluster's own name unless it is given another one. */
export const sourceServerName: Rule<SourceServerInput> = {
  id: 'source-server-name',
  severity: 'warning',
  title: '`serverName` should be set in the external cluster from which a cluster is recovered or replicated',
  symptom: 'the recovery job fails ("no target backup found"), or the replica never receives the WAL of its source',
  cause: 'the default of serverName, and of stanza of pgBackRest, is the name of the cluster that reads; with `barmanObjectStore` it was the name of the external cluster',
  fix: 'set serverName or stanza in the parameters of the external cluster\'s plugin to the server that the source archives to',
  source: `${CODE}/operator/config/config.go`,
  kinds: ['Cluster'],
  needs: 'the whole Cluster: without `storage` it may be a patch',
  check: ({ parameter, clusterName, externalCluster }) => [{
    message: `${parameter} is not set, so the plugin reads the ${parameter === 'stanza' ? parameter : 'server'} "${clusterName}", this cluster's own name, and not "${externalCluster}"`,
    fix: `set ${parameter} in the parameters to the server that the source archives to, such as "${externalCluster}"`,
  }],
  targets: inventory => wholeClusters(clustersIn(inventory)).flatMap(cluster => {
    const { archive, reader } = placesOf(cluster, inventory);
    if (isSamePlace(archive, reader)) { return []; }
    const sources = [asRecord(asRecord(cluster.item.spec.bootstrap).recovery).source, asRecord(cluster.item.spec.replica).source].map(asString);
    return cluster.externalPlugins.filter(({ enabled, externalCluster }) => enabled && sources.includes(externalCluster) && externalCluster !== cluster.item.name)
      .flatMap(({ pluginName, path, externalCluster, written }) => {
        const parameter = Object.hasOwn(SERVERS, pluginName) ? SERVERS[pluginName] : undefined;
        return parameter === undefined || (asRecord(written.parameters)[parameter] ?? '') !== ''
          ? []
          : [{ item: cluster.item, path: [...path, 'parameters', parameter], input: { parameter, clusterName: cluster.item.name, externalCluster } }];
      });
  }),
};

/** Where a cluster archives, and where it recovers from, through the plugin. */
function placesOf(cluster: ClusterView, inventory: Inventory): { readonly archive?: Place; readonly reader?: Place } {
  const [archiver, reader] = [barmanCloudOf(cluster), recoveryReaderOf(cluster)];
  return {
    archive: archiver && placeOf(archiver, cluster, inventory),
    reader: reader?.pluginName === BARMAN_CLOUD ? placeOf(reader, cluster, inventory) : undefined,
  };
}

/** Two ObjectStores may have the same archive. */
function isSamePlace(one?: Place, other?: Place): boolean {
  if (!one?.objectStore || !other?.objectStore) { return false; }
  return one.objectStore === other.objectStore && one.serverName === other.serverName
    || one.archive !== undefined && other.archive !== undefined && identityOf(one.archive) === identityOf(other.archive);
}

/** The plugin uses the cluster's own name where serverName is missing, for what it reads too. */
function placeOf(use: PluginUse, cluster: ClusterView, inventory: Inventory): Place {
  const { barmanObjectName, serverName } = asRecord(use.written.parameters);
  return { objectStore: asName(barmanObjectName), serverName: asName(serverName) || cluster.item.name, archive: archiveOf(use, cluster, inventory) };
}

/** The ObjectStores that a cluster writes to and reads from. */
function objectStoresOf(inventory: Inventory): Target<ObjectStoreInput>[] {
  const inNamespaces = groupBy(objectStoresIn(inventory), ({ namespace = '' }) => namespace);
  return clustersIn(inventory).flatMap(cluster => {
    const { item } = cluster;
    const sources = [recoveryReaderOf(cluster)?.externalCluster, asRecord(item.spec.replica).source].filter(Boolean);
    const used = [...cluster.plugins, ...cluster.externalPlugins.filter(({ externalCluster }) => sources.includes(externalCluster))]
      .filter(({ pluginName, enabled, parameters, written }) =>
        pluginName === BARMAN_CLOUD && enabled && parameters.barmanObjectName && !isUnknown(asRecord(written.parameters).barmanObjectName));
    return used.map(({ path, parameters: { barmanObjectName: objectStore } }) => {
      const namesakes = objectStoresNamed(objectStore, inventory);
      const neighbours = inNamespaces.get(item.namespace ?? '') ?? [];
      const mayBeNeighbour = neighbours.some(({ manifest }) => isUnknown(asRecord(manifest.metadata).name));
      const isNear = mayBeNeighbour || namesakes.some(({ namespace }) => mayShareNamespace(namespace, item.namespace));
      const isKnown = namesakes.length === 0 && !mayBeNeighbour;
      return {
        item,
        path: [...path, 'parameters', 'barmanObjectName'],
        input: {
          objectStore,
          namespace: item.namespace,
          elsewhere: isNear ? [] : namesakes.map(({ namespace }) => namespace!),
          others: isKnown ? neighbours.map(({ name }) => name) : [],
        },
      };
    });
  });
}
