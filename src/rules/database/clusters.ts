import { dependentsIn } from '../../inventory/dependents';
import { Inventory } from '../../inventory/inventory';
import { nearestOf } from '../../values/nearest';
import { quotedList } from '../../values/word-list';
import { Rule, Target } from '../engine/rule';
import { OPERATOR_DOCS, OPERATOR_SOURCE } from '../engine/source';

const KINDS = ['Database', 'DatabaseRole', 'Pooler', 'Publication', 'Subscription'];
const WAITS = 'the object is never applied: a Pooler has no pods, and the status of the others stays empty';

/** An object, and the cluster that it names. */
export interface ClusterReferenceInput {
  readonly kind: string;
  readonly namespace?: string;
  readonly clusterName: string;
  /** The namespace of the cluster, if it is known to be another one only. */
  readonly clusterNamespace?: string;
  /** The clusters of the namespace, if the input has none of that name. */
  readonly neighbours: string[];
}

/** A Pooler or a Database lives beside its cluster. */
export const clusterReferenceNamespace: Rule<ClusterReferenceInput> = {
  id: 'cluster-reference-namespace',
  severity: 'error',
  title: 'Poolers, Databases, roles, publications and subscriptions must be in the namespace of their cluster',
  symptom: WAITS,
  cause: 'the object has only the name of its cluster, and the operator looks for it in the namespace of the object',
  fix: 'set metadata.namespace to the namespace of the cluster',
  source: `${OPERATOR_SOURCE}/internal/controller/pooler_controller.go`,
  kinds: KINDS,
  needs: 'a Cluster of that name, in other namespaces only',
  check: ({ namespace, clusterName, clusterNamespace }) => namespace === undefined || clusterNamespace === undefined
    ? undefined
    : [{
      path: ['metadata', 'namespace'],
      message: `"${namespace}" is not the namespace of the cluster "${clusterName}": expected "${clusterNamespace}"`,
      fix: `set metadata.namespace to "${clusterNamespace}"`,
    }],
  targets: referencesOf,
};

/** A misspelt cluster is another one. */
export const clusterReferenceMissing: Rule<ClusterReferenceInput> = {
  id: 'cluster-reference-missing',
  severity: 'warning',
  title: 'The cluster of a Pooler, Database, role, publication or subscription should exist',
  symptom: WAITS,
  cause: 'the operator waits until the namespace has a Cluster of that name',
  fix: 'set cluster.name to the name of a Cluster, or acknowledge the warning if the Cluster is created elsewhere',
  source: `${OPERATOR_DOCS}/declarative_database_management`,
  kinds: KINDS,
  needs: 'another Cluster of the namespace with a similar name',
  check: ({ clusterName, neighbours }) => {
    const near = nearestOf(clusterName, neighbours);
    return near === undefined ? undefined : [{
      path: ['spec', 'cluster', 'name'],
      message: `there is no cluster "${clusterName}": the namespace has ${quotedList(neighbours)}; did you mean "${near}"?`,
      fix: `set cluster.name to "${near}", or acknowledge the warning if the Cluster "${clusterName}" is created elsewhere`,
    }];
  },
  targets: referencesOf,
};

function referencesOf(inventory: Inventory): Target<ClusterReferenceInput>[] {
  return dependentsIn(inventory).map(({ item, clusterName, clusterNamespace, neighbours }) => ({
    item,
    input: {
      kind: item.kind,
      namespace: item.namespace,
      clusterName,
      clusterNamespace,
      neighbours: neighbours.map(cluster => cluster.item.name),
    },
  }));
}
