import { recoveryReaderOf, wholeClusters } from '../../inventory/cluster-parts';
import { clustersIn, ClusterView, PluginUse } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { mayShareNamespace } from '../../inventory/item';
import { asName, asRecord, isUnknown } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';
import { quotedList } from '../../values/word-list';
import { Rule, Target } from '../engine/rule';

const PLUGIN = 'barman-cloud.cloudnative-pg.io';
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
}

/** Where a cluster archives, and where it recovers from. */
export interface ArchiveInput {
  readonly clusterName: string;
  readonly target?: Place;
  readonly source?: Place;
}

/** A new cluster has an empty archive. */
export const recoveryIntoSource: Rule<ArchiveInput> = {
  id: 'recovery-into-source',
  severity: 'error',
  title: 'A cluster must not archive into the archive that it recovers from',
  symptom: 'the recovery job fails repeatedly ("Expected empty archive")',
  cause: 'the WAL of the new cluster would overwrite the WAL of the old one, so the plugin requires an empty archive before it restores',
  fix: 'set another serverName or another barmanObjectName in the parameters of the plugin in `plugins`',
  source: `${CODE}/restore/restore.go`,
  kinds: ['Cluster'],
  needs: 'the whole Cluster: without `storage` it may be a patch',
  check: ({ clusterName, target, source }) => {
    if (!target?.objectStore || target.objectStore !== source?.objectStore || target.serverName !== source?.serverName) { return undefined; }
    const free = clusterName === target.serverName ? `${clusterName}-2` : clusterName;
    return [{
      message: `the cluster recovers from the server "${target.serverName}" in the ObjectStore "${target.objectStore}", and would archive into it too: `
        + 'expected another server or ObjectStore',
      fix: `set serverName of the plugin in plugins to a name without an archive, such as "${free}"`,
    }];
  },
  targets: inventory => wholeClusters(clustersIn(inventory)).filter(({ item, distribution }) =>
    item.annotations[distribution.key('skipEmptyWalArchiveCheck')] !== 'enabled').flatMap(cluster => {
    const archive = cluster.plugins.find(({ pluginName, enabled }) => enabled && pluginName === PLUGIN);
    const reader = recoveryReaderOf(cluster);
    return archive && reader?.pluginName === PLUGIN ? [{
      item: cluster.item,
      path: [...archive.path, 'parameters', 'serverName'],
      input: { clusterName: cluster.item.name, target: placeOf(archive, cluster), source: placeOf(reader, cluster) },
    }] : [];
  }),
};

/** The plugin uses the cluster's own name where serverName is missing, for what it reads too. */
function placeOf({ written }: PluginUse, { item }: ClusterView): Place {
  const { barmanObjectName, serverName } = asRecord(written.parameters);
  return { objectStore: asName(barmanObjectName), serverName: asName(serverName) || item.name };
}

/** The ObjectStores that a cluster writes to and reads from. */
function objectStoresOf(inventory: Inventory): Target<ObjectStoreInput>[] {
  const all = inventory.of('ObjectStore', 'barmancloud.cnpg.io');
  return clustersIn(inventory).flatMap(cluster => {
    const { item } = cluster;
    const sources = [recoveryReaderOf(cluster)?.externalCluster, asRecord(item.spec.replica).source].filter(Boolean);
    const used = [...cluster.plugins, ...cluster.externalPlugins.filter(({ externalCluster }) => sources.includes(externalCluster))]
      .filter(({ pluginName, enabled, parameters, written }) =>
        pluginName === PLUGIN && enabled && parameters.barmanObjectName && !isUnknown(asRecord(written.parameters).barmanObjectName));
    return used.map(({ path, parameters: { barmanObjectName: objectStore } }) => {
      const namesakes = all.filter(({ name }) => name === objectStore);
      const isNear = namesakes.some(({ namespace }) => mayShareNamespace(namespace, item.namespace));
      const neighbours = all.filter(({ namespace }) => namespace === item.namespace);
      const isKnown = namesakes.length === 0 && !neighbours.some(({ manifest }) => isUnknown(asRecord(manifest.metadata).name));
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
