import { BARMAN_CLOUD, objectStoresIn, objectStoresNamed } from '../../inventory/barman-stores';
import { recoveryReaderOf } from '../../inventory/cluster-parts';
import { clustersIn } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { mayShareNamespace } from '../../inventory/item';
import { groupBy } from '../../values/group-by';
import { asRecord, isUnknown } from '../../values/narrow';
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
