import { clustersIn, ClusterView, PluginUse } from './clusters';
import { Inventory } from './inventory';
import { Item, mayShareNamespace } from './item';
import { BARMAN_CLOUD as PLUGIN } from '../facts/plugins/barman-cloud';
import { Path } from '../values/field-path';
import { asRecord, asRecords, recordsByIndex } from '../values/narrow';

/** The API group of the plugin barman-cloud. */
export const BARMAN_CLOUD_GROUP = 'barmancloud.cnpg.io';

/** The name of the plugin. */
export const BARMAN_CLOUD = PLUGIN.pluginName;

/** The ObjectStores. */
export function objectStoresIn(inventory: Inventory): Item[] {
  return inventory.of('ObjectStore', BARMAN_CLOUD_GROUP);
}

/** The ObjectStore of a name for a cluster; undefined if the input has none that may be in the cluster's namespace, or several. */
export function objectStoreOf(cluster: ClusterView, name: string | undefined, inventory: Inventory): Item | undefined {
  const near = objectStoresFor(cluster, name, inventory);
  return near.length === 1 ? near[0] : undefined;
}

/** The ObjectStores of a name that a cluster may use: files can have several, as steps or alternatives. */
export function objectStoresFor({ item: { namespace } }: ClusterView, name: string | undefined, inventory: Inventory): Item[] {
  return objectStoresNamed(name, inventory).filter(store => mayShareNamespace(store.namespace, namespace));
}

/** The ObjectStores of a name, in any namespace. */
export function objectStoresNamed(name: string | undefined, inventory: Inventory): readonly Item[] {
  return name === undefined ? [] : inventory.named(name, 'ObjectStore', BARMAN_CLOUD_GROUP);
}

/** The plugin among those that a cluster uses. */
export function barmanCloudOf({ plugins }: ClusterView): PluginUse | undefined {
  return plugins.find(({ pluginName, enabled }) => enabled && pluginName === BARMAN_CLOUD);
}

/** The settings of an object store, in an ObjectStore or in a Cluster. */
export interface BarmanStore {
  readonly item: Item;
  readonly path: Path;
  readonly configuration: Record<string, any>;
}

/** The object stores of ObjectStores, clusters and external clusters. */
export function barmanStoresIn(inventory: Inventory): BarmanStore[] {
  return inventory.memoize(findStores);
}

function findStores(inventory: Inventory): BarmanStore[] {
  const own = objectStoresIn(inventory).map(item => ({ item, path: ['spec', 'configuration'], configuration: item.spec.configuration }));
  const ofClusters = clustersIn(inventory).flatMap(({ item }) => [
    { item, path: ['spec', 'backup', 'barmanObjectStore'], configuration: asRecord(item.spec.backup).barmanObjectStore },
    ...recordsByIndex(item.spec.externalClusters).map(({ barmanObjectStore }, index) =>
      ({ item, path: ['spec', 'externalClusters', index, 'barmanObjectStore'], configuration: barmanObjectStore })),
  ]);
  return [...own, ...ofClusters].flatMap(store => asRecords([store.configuration]).map(configuration => ({ ...store, configuration })));
}

/** The provider of an object store, by its credentials. */
export function providerOf({ configuration }: BarmanStore): 's3' | 'azure' | 'google' | undefined {
  const found = ([['s3Credentials', 's3'], ['azureCredentials', 'azure'], ['googleCredentials', 'google']] as const)
    .filter(([field]) => (configuration[field] ?? undefined) !== undefined);
  return found.length === 1 ? found[0][1] : undefined;
}

/** What turns off the checksums that the AWS SDK adds since plugin 0.5.0, and that not all S3-compatible stores support. */
export const CHECKSUM_VARIABLES: readonly string[] = ['AWS_REQUEST_CHECKSUM_CALCULATION', 'AWS_RESPONSE_CHECKSUM_VALIDATION'];

/** Whether a configuration is that of a store with the interface of S3 which is not AWS itself. */
export function isS3Compatible(configuration: unknown): boolean {
  const { endpointURL, destinationPath } = asRecord(configuration);
  return typeof endpointURL === 'string' && endpointURL !== '' && !/\.amazonaws\.com(\.cn)?([:/]|$)/.test(endpointURL)
    && typeof destinationPath === 'string' && destinationPath.startsWith('s3://');
}
