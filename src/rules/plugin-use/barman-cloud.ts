import { recoveryReaderOf } from '../../inventory/cluster-parts';
import { clustersIn, ClusterView, PluginUse } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { mayShareNamespace } from '../../inventory/item';
import { asRecord } from '../../values/narrow';
import { Rule, Target } from '../engine/rule';

const PLUGIN = 'barman-cloud.cloudnative-pg.io';
const CODE = 'https://github.com/cloudnative-pg/plugin-barman-cloud/blob/v0.14.0/internal/cnpgi';
const NOT_FOUND = 'the creation of the cluster stops without a phase and without an instance; the plugin logs "barman object configuration not found, requeuing"';

/** An ObjectStore that a cluster refers to, and those that the input has. */
export interface ObjectStoreInput {
  readonly objectStore: string;
  readonly namespace?: string;
  /** The namespaces in which the input has one of that name, where the cluster's is none of them. */
  readonly elsewhere: string[];
  /** The ObjectStores of the cluster's namespace, where that one is not in the input at all. */
  readonly others: string[];
}

/** A cluster and its ObjectStore live together. */
export const objectStoreNamespace: Rule<ObjectStoreInput> = {
  id: 'object-store-namespace',
  severity: 'error',
  title: 'The ObjectStore of a cluster is in its namespace',
  symptom: NOT_FOUND,
  cause: 'barmanObjectName is a name alone, and the plugin looks it up in the namespace of the Cluster',
  fix: 'put an ObjectStore of that name into the namespace of the Cluster',
  source: `${CODE}/operator/config/config.go`,
  needs: 'ObjectStores of that name, in other namespaces only',
  check: ({ objectStore, namespace, elsewhere }) => elsewhere.length > 0
    ? `the ObjectStore "${objectStore}" is in namespace ${elsewhere.map(name => `"${name}"`).join(', ')}, and the cluster in "${namespace}"`
    : undefined,
  targets: objectStoresOf,
};

/** A cluster refers to an ObjectStore that is there. */
export const objectStoreMissing: Rule<ObjectStoreInput> = {
  id: 'object-store-missing',
  severity: 'warning',
  title: 'The ObjectStore of a cluster exists',
  symptom: NOT_FOUND,
  cause: 'the plugin waits for the ObjectStore before it lets the operator go on',
  fix: 'write barmanObjectName as the ObjectStore has it, or acknowledge that something else makes the ObjectStore',
  source: `${CODE}/operator/reconciler.go`,
  needs: 'other ObjectStores of the namespace',
  check: ({ objectStore, others }) => others.length > 0
    ? `there is no ObjectStore "${objectStore}" here, and there is ${others.map(name => `"${name}"`).join(', ')}`
    : undefined,
  targets: objectStoresOf,
};

/** A server in an ObjectStore: where one cluster's backups and WAL are. */
interface Place {
  readonly objectStore?: unknown;
  readonly serverName: unknown;
}

/** A new cluster has an archive of its own. */
export const recoveryIntoSource: Rule<{ readonly target?: Place; readonly source?: Place }> = {
  id: 'recovery-into-source',
  severity: 'error',
  title: 'A cluster archives elsewhere than where it recovers from',
  symptom: 'the recovery job fails again and again ("Expected empty archive")',
  cause: 'WAL of a new cluster would overwrite WAL of the old one, so the plugin wants an empty archive before it restores',
  fix: 'state another serverName, or another barmanObjectName, for the plugin in `plugins`',
  source: `${CODE}/restore/restore.go`,
  check: ({ target, source }) => target?.objectStore && target.objectStore === source?.objectStore && target.serverName === source?.serverName
    ? `the cluster recovers from the server "${target.serverName}" in the ObjectStore "${target.objectStore}", and archives into it`
    : undefined,
  targets: inventory => clustersIn(inventory).filter(({ item, distribution }) =>
    item.annotations[distribution.key('skipEmptyWalArchiveCheck')] !== 'enabled').map(cluster => {
    const archive = cluster.plugins.find(({ pluginName, enabled }) => enabled && pluginName === PLUGIN);
    const reader = recoveryReaderOf(cluster);
    return {
      item: cluster.item,
      path: archive ? [...archive.path, 'parameters'] : ['spec', 'plugins'],
      input: { target: archive && placeOf(archive, cluster), source: reader?.pluginName === PLUGIN ? placeOf(reader, cluster) : undefined },
    };
  }),
};

/** The plugin takes the cluster's own name where none is stated, for what it reads too. */
function placeOf({ written }: PluginUse, { item }: ClusterView): Place {
  const { barmanObjectName, serverName } = asRecord(written.parameters);
  return { objectStore: barmanObjectName, serverName: serverName || item.name };
}

/** What a cluster has the plugin write and read. */
function objectStoresOf(inventory: Inventory): Target<ObjectStoreInput>[] {
  const all = inventory.of('ObjectStore', 'barmancloud.cnpg.io');
  return clustersIn(inventory).flatMap(cluster => {
    const { item } = cluster;
    const sources = [recoveryReaderOf(cluster)?.externalCluster, asRecord(item.spec.replica).source].filter(Boolean);
    const used = [...cluster.plugins, ...cluster.externalPlugins.filter(({ externalCluster }) => sources.includes(externalCluster))]
      .filter(({ pluginName, enabled, parameters }) => pluginName === PLUGIN && enabled && parameters.barmanObjectName);
    return used.map(({ path, parameters: { barmanObjectName: objectStore } }) => {
      const namesakes = all.filter(({ name }) => name === objectStore);
      const isNear = namesakes.some(({ namespace }) => mayShareNamespace(namespace, item.namespace));
      const neighbours = all.filter(({ namespace }) => namespace === item.namespace).map(({ name }) => name);
      return {
        item,
        path: [...path, 'parameters', 'barmanObjectName'],
        input: {
          objectStore,
          namespace: item.namespace,
          elsewhere: isNear ? [] : namesakes.map(({ namespace }) => namespace!),
          others: namesakes.length > 0 ? [] : neighbours,
        },
      };
    });
  });
}
