import { isDone } from '../../inventory/backup-views';
import { backupsIn, clusterNamespaceOf, ClusterReference, clustersIn, ClusterView } from '../../inventory/clusters';
import { DEPENDENT_KINDS, dependentsIn } from '../../inventory/dependents';
import { Inventory } from '../../inventory/inventory';
import { groupBy } from '../../values/group-by';
import { asRecord, isUnknown } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';
import { quotedList } from '../../values/word-list';
import { Rule } from '../engine/rule';
import { OPERATOR_DOCS, OPERATOR_SOURCE } from '../engine/source';

const WAITS = 'the object is never applied: a Pooler has no pods, a Backup does not start ("Unknown cluster …"), and the status of the others stays empty';

/** An object, and the namespace of the cluster that it names. */
export interface ClusterNamespaceInput {
  readonly namespace?: string;
  readonly clusterName: string;
  /** Unknown if undefined. */
  readonly clusterNamespace?: string;
}

/** A Pooler or a Database lives beside its cluster. */
export const clusterReferenceNamespace: Rule<ClusterNamespaceInput> = {
  id: 'cluster-reference-namespace',
  severity: 'error',
  title: 'Poolers, Databases, roles, publications and subscriptions must be in the namespace of their cluster',
  symptom: 'the object is never applied: a Pooler has no pods, and the status of the others stays empty',
  cause: 'the object has only the name of its cluster, and the operator looks for it in the namespace of the object',
  fix: 'set metadata.namespace to the namespace of the cluster',
  source: `${OPERATOR_SOURCE}/internal/controller/pooler_controller.go`,
  kinds: DEPENDENT_KINDS,
  needs: 'a Cluster of that name, in other namespaces only',
  check: ({ namespace, clusterName, clusterNamespace }) => namespace === undefined || clusterNamespace === undefined || namespace === clusterNamespace
    ? undefined
    : [{
      message: `"${namespace}" is not the namespace of the cluster "${clusterName}": expected "${clusterNamespace}"`,
      fix: `set metadata.namespace to "${clusterNamespace}"`,
    }],
  targets: inventory => dependentsIn(inventory).map(reference => ({
    item: reference.item,
    path: ['metadata', 'namespace'],
    input: { namespace: reference.item.namespace, clusterName: reference.clusterName, clusterNamespace: clusterNamespaceOf(reference) },
  })),
};

/** The name of a cluster that is not in the input, and the clusters that are in the namespace. */
export interface ClusterMissingInput {
  readonly clusterName: string;
  readonly others: string[];
}

/** A misspelt cluster is another one. */
export const clusterReferenceMissing: Rule<ClusterMissingInput> = {
  id: 'cluster-reference-missing',
  severity: 'warning',
  title: 'The cluster that a backup, Pooler, Database, role, publication or subscription names should exist',
  symptom: WAITS,
  cause: 'the operator waits until the namespace has a Cluster of that name',
  fix: 'set cluster.name to the name of a Cluster, or acknowledge the warning if the Cluster is created elsewhere',
  source: `${OPERATOR_DOCS}/declarative_database_management`,
  kinds: ['Backup', 'ScheduledBackup', ...DEPENDENT_KINDS],
  needs: 'another Cluster of the namespace with a similar name',
  check: ({ clusterName, others }) => {
    const near = nearestOf(clusterName, others);
    return near === undefined ? undefined : [{
      message: `Cluster "${clusterName}" was not found in the namespace: expected ${quotedList(others, 'or')}`,
      fix: `set cluster.name to "${near}", or acknowledge the warning if the Cluster "${clusterName}" is created elsewhere`,
    }];
  },
  targets: inventory => [...dependentsIn(inventory), ...backupsIn(inventory).filter(view => !isDone(view))].filter(isMissing)
    .map(({ item, distribution, clusterName }) => {
      const near = (inventory.memoize(clustersByNamespace).get(item.namespace ?? '') ?? []).filter(one => one.distribution === distribution);
      const others = near.every(hasKnownName) ? near.map(one => one.item.name) : [];
      return { item, path: ['spec', 'cluster', 'name'], input: { clusterName, others } };
    }),
};

/** Whether nothing in the input or the app has the name of the cluster, and the name is known. */
function isMissing({ item, clusterName, cluster, clusterElsewhere, knownCluster }: ClusterReference): boolean {
  return clusterName !== '' && !isUnknown(asRecord(item.spec.cluster).name) && !cluster && !clusterElsewhere && !knownCluster;
}

function hasKnownName({ item }: ClusterView): boolean {
  return !isUnknown(asRecord(item.manifest.metadata).name);
}

function clustersByNamespace(inventory: Inventory): ReadonlyMap<string, ClusterView[]> {
  return groupBy(clustersIn(inventory), ({ item: { namespace = '' } }) => namespace);
}
