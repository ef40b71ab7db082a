import { bootstrapOf, mayBePatch } from '../../inventory/cluster-parts';
import { ClusterView } from '../../inventory/clusters';
import { dependentsIn } from '../../inventory/dependents';
import { Inventory } from '../../inventory/inventory';
import { asRecord, asString, isUnknown, recordsByIndex } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';
import { quotedList } from '../../values/word-list';
import { Rule } from '../engine/rule';
import { OPERATOR_DOCS } from '../engine/source';

/** The owner of a database, and the roles of its cluster. */
export interface DatabaseOwnerInput {
  readonly owner: string;
  readonly clusterName: string;
  readonly roles: string[];
}

/** A database needs a role that owns it. */
export const databaseOwner: Rule<DatabaseOwnerInput> = {
  id: 'database-owner',
  severity: 'warning',
  title: '`owner` of a Database should be a role of its cluster',
  symptom: 'the database is not created (status.applied is false, "role … does not exist")',
  cause: 'the operator runs CREATE DATABASE with this owner, and does not create the role',
  fix: 'add the role to managed.roles of the Cluster, or acknowledge that something else creates it',
  source: `${OPERATOR_DOCS}/declarative_database_management`,
  kinds: ['Database'],
  needs: 'the whole Cluster, created with initdb',
  check: ({ owner, clusterName, roles }) => {
    if (roles.includes(owner)) { return undefined; }
    const near = nearestOf(owner, roles);
    return [{
      message: `the input shows no role "${owner}" of the cluster "${clusterName}", but ${quotedList(roles)}${near === undefined ? '' : `; did you mean "${near}"?`}`,
      fix: near === undefined
        ? `add the role "${owner}" to managed.roles of the Cluster "${clusterName}", or acknowledge that something else creates it`
        : `set owner to "${near}", or add the role "${owner}" to managed.roles of the Cluster "${clusterName}"`,
    }];
  },
  targets: inventory => dependentsIn(inventory).flatMap(({ item, clusterName, cluster }) => {
    const owner = asString(item.spec.owner);
    const roles = cluster && rolesOf(cluster, inventory);
    return item.kind === 'Database' && item.spec.ensure !== 'absent' && owner && roles ? [{ item, path: ['spec', 'owner'], input: { owner, clusterName, roles } }] : [];
  }),
};

/** The roles that a cluster certainly has; undefined if it may have others: those of a cluster that it copies, or of SQL that it runs. */
function rolesOf(cluster: ClusterView, inventory: Inventory): string[] | undefined {
  const { item } = cluster;
  const { bootstrap } = item.spec;
  const initdb = bootstrapOf(cluster, 'initdb');
  if (mayBePatch(cluster) || bootstrap !== undefined && initdb === undefined) { return undefined; }
  const runsSql = ['postInitSQL', 'postInitApplicationSQL', 'postInitTemplateSQL', 'postInitSQLRefs', 'postInitApplicationSQLRefs', 'postInitTemplateSQLRefs', 'import'];
  if (runsSql.some(field => initdb?.[field] !== undefined)) { return undefined; }
  const managed = recordsByIndex(asRecord(item.spec.managed).roles).map(({ name }) => name);
  const mayHaveOthers = inventory.ofProducts('DatabaseRole').some(role => isUnknown(asRecord(role.item.spec.cluster).name));
  const own = dependentsIn(inventory).filter(one => one.item.kind === 'DatabaseRole' && one.clusterName === item.name).map(one => one.item.spec.name);
  if (mayHaveOthers || [...managed, ...own, initdb?.owner, initdb?.database].some(isUnknown)) { return undefined; }
  const owner = asString(initdb?.owner) || asString(initdb?.database) || 'app';
  return [...new Set(['postgres', owner, ...[...managed, ...own].flatMap(name => asString(name) ?? [])])];
}
