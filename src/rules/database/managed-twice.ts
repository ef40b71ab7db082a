import { ClusterReference } from '../../inventory/clusters';
import { dependentsIn } from '../../inventory/dependents';
import { Inventory } from '../../inventory/inventory';
import { areTogether, Item } from '../../inventory/item';
import { asRecord, asString, recordsByIndex } from '../../values/narrow';
import { Rule, Target } from '../engine/rule';
import { OPERATOR_SOURCE } from '../engine/source';

const SOURCE = `${OPERATOR_SOURCE}/internal/management/controller/common.go`;

/** An object of PostgreSQL that two Kubernetes objects manage. */
export interface ManagedTwiceInput {
  readonly kind: string;
  /** The name in PostgreSQL. */
  readonly name: string;
  readonly clusterName: string;
  /** The first object that manages it. */
  readonly first: string;
}

/** One object manages a database. */
export const managedTwice: Rule<ManagedTwiceInput> = {
  id: 'managed-twice',
  severity: 'error',
  title: 'Each database, role, publication and subscription of a cluster must be managed by one object',
  symptom: 'the second object is not applied (status.applied is false, "is already managed by object")',
  cause: 'two objects with different settings for one database would change it back and forth',
  fix: 'remove one of the objects',
  source: SOURCE,
  kinds: ['Database', 'DatabaseRole', 'Publication', 'Subscription'],
  needs: 'both objects, in one namespace and one file, or in an app',
  check: ({ name, clusterName, first, kind }) => [{
    path: ['spec', 'name'],
    message: `"${name}" in the cluster "${clusterName}" is already managed by the ${kind} "${first}"`,
    fix: `remove this object or the ${kind} "${first}"`,
  }],
  targets: inventory => repeatedIn(dependentsIn(inventory)),
};

/** The objects that manage what an earlier one manages. */
function repeatedIn(dependents: ClusterReference[]): Target<ManagedTwiceInput>[] {
  const first = new Map<string, Item>();
  return dependents.flatMap(({ item, clusterName }) => {
    const { name } = item.spec;
    if (item.kind === 'Pooler' || typeof name !== 'string') { return []; }
    // the operator compares publications and subscriptions across databases too
    const key = JSON.stringify([item.kind, item.apiGroup, item.namespace, clusterName, name]);
    const earlier = first.get(key);
    first.set(key, earlier ?? item);
    return earlier && earlier.name !== item.name && areTogether(earlier.origin, item.origin)
      ? [{ item, input: { kind: item.kind, name, clusterName, first: earlier.name } }]
      : [];
  });
}

/** A role that its cluster manages too. */
export interface RoleOfClusterInput {
  readonly name: string;
  readonly clusterName: string;
}

/** A role belongs to its cluster's spec, or to an object of its own. */
export const roleOfCluster: Rule<RoleOfClusterInput> = {
  id: 'role-of-cluster',
  severity: 'error',
  title: 'A DatabaseRole must not be in `managed.roles` of its cluster',
  symptom: 'the DatabaseRole is not applied ("database role is already managed by the CNPG cluster")',
  cause: 'the operator applies managed.roles of the Cluster, and stops at a DatabaseRole of the same name',
  fix: 'remove the DatabaseRole, or the entry in managed.roles of the Cluster',
  source: `${OPERATOR_SOURCE}/internal/management/controller/databaserole_controller.go`,
  releases: 'from 1.30 on',
  kinds: ['DatabaseRole'],
  needs: 'the Cluster',
  check: ({ name, clusterName }) => [{
    path: ['spec', 'name'],
    message: `"${name}" is already in managed.roles of the cluster "${clusterName}"`,
    fix: `remove the DatabaseRole, or the entry "${name}" in managed.roles of the cluster "${clusterName}"`,
  }],
  targets: rolesOfClusters,
};

function rolesOfClusters(inventory: Inventory): Target<RoleOfClusterInput>[] {
  return dependentsIn(inventory).flatMap(({ item, clusterName, cluster }) => {
    const name = asString(item.spec.name);
    if (item.kind !== 'DatabaseRole' || name === undefined || cluster === undefined) { return []; }
    const isManaged = recordsByIndex(asRecord(cluster.item.spec.managed).roles).some(role => role.name === name);
    return isManaged ? [{ item, input: { name, clusterName } }] : [];
  });
}
