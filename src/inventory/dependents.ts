import { clustersIn, ClusterView } from './clusters';
import { Inventory } from './inventory';
import { Item, mayShareNamespace } from './item';
import { Distribution } from '../contracts/distribution';
import { asName, asRecord, isUnknown } from '../values/narrow';

/** An object that names the cluster it belongs to, other than a backup. */
export interface Dependent {
  readonly item: Item;
  readonly distribution: Distribution;
  readonly clusterName: string;
  /** The cluster, if exactly one in the input matches. */
  readonly cluster?: ClusterView;
  /** The namespace of the cluster, if it is known to be another one only. */
  readonly clusterNamespace?: string;
  /** The other clusters of the namespace, if the input has none of that name, and no cluster whose name is substituted later. */
  readonly neighbours: ClusterView[];
}

/** The kinds of such objects. */
export const DEPENDENT_KINDS = ['Database', 'DatabaseRole', 'Pooler', 'Publication', 'Subscription'] as const;

/** The Poolers, Databases, roles, publications and subscriptions. */
export function dependentsIn(inventory: Inventory): Dependent[] {
  return inventory.memoize(findDependents);
}

function findDependents(inventory: Inventory): Dependent[] {
  const clusters = clustersIn(inventory);
  return DEPENDENT_KINDS.flatMap(kind => inventory.ofProducts(kind)).flatMap(({ item, distribution }) => {
    const { name } = asRecord(item.spec.cluster);
    const clusterName = isUnknown(name) ? undefined : asName(name);
    return clusterName ? [dependentOf(item, distribution, clusterName, clusters, inventory)] : [];
  });
}

function dependentOf(item: Item, distribution: Distribution, clusterName: string, clusters: ClusterView[], { context }: Inventory): Dependent {
  const ofProduct = clusters.filter(cluster => cluster.distribution === distribution);
  const namesakes = ofProduct.filter(cluster => cluster.item.name === clusterName);
  const nearby = namesakes.filter(cluster => mayShareNamespace(cluster.item.namespace, item.namespace));
  const around = ofProduct.filter(cluster => cluster.item.namespace === item.namespace);
  const known = context.clusters?.find(one => one.clusterName === clusterName && one.distribution === distribution);
  const [shown] = namesakes.length > 0 ? namesakes.map(cluster => cluster.item.namespace) : [known?.namespace];
  const isElsewhere = namesakes.length > 0 || known !== undefined
    || around.some(cluster => isUnknown(asRecord(cluster.item.manifest.metadata).name));
  return {
    item,
    distribution,
    clusterName,
    cluster: nearby.length === 1 ? nearby[0] : nearby.find(cluster => cluster.item.namespace === item.namespace),
    clusterNamespace: nearby.length === 0 && !mayShareNamespace(shown, item.namespace) ? shown : undefined,
    neighbours: isElsewhere ? [] : around,
  };
}
