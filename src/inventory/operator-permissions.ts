import type { Inventory } from './inventory';
import { Item, mayShareNamespace } from './item';
import { OperatorPods } from './operator-pods';
import { asRecord, asRecords, asString, asStrings } from '../values/narrow';

const RBAC = 'rbac.authorization.k8s.io';

/** A rule of a role. */
export type RoleRule = Record<string, any>;

/** The ServiceAccount of the operator's pods. */
export function accountOf({ spec }: OperatorPods): string {
  return asString(spec.serviceAccountName) ?? asString(spec.serviceAccount) ?? 'default';
}

/**
 * The permissions of an operator in its own namespace: the rules of the roles that are bound to its ServiceAccount.
 *
 * Undefined if the input may not have all of them: a bound role is not in the input, no role allows updating the status of Clusters, a role is
 * aggregated, or a binding has a group as subject.
 */
export function roleRulesOf(pods: OperatorPods, inventory: Inventory): RoleRule[] | undefined {
  const bindings = [...inventory.of('ClusterRoleBinding', RBAC), ...inventory.of('RoleBinding', RBAC)]
    .filter(binding => binding.kind === 'ClusterRoleBinding' || mayShareNamespace(binding.namespace, pods.deployment.namespace));
  const subjects = bindings.map(binding => ({ binding, subjects: asRecords(asRecord(binding.manifest).subjects) }));
  if (subjects.some(one => one.subjects.some(({ kind }) => kind === 'Group'))) {
    return undefined;
  }
  const own = subjects.filter(one => one.subjects.some(({ kind, name, namespace }) => kind === 'ServiceAccount' && name === accountOf(pods)
    && mayShareNamespace(asString(namespace), pods.deployment.namespace)));
  const roles = own.map(({ binding }) => roleOf(binding, inventory));
  if (roles.some(role => role === undefined || asRecord(role.manifest).aggregationRule !== undefined)) {
    return undefined;
  }
  const rules = roles.flatMap(role => asRecords(asRecord(role!.manifest).rules));
  return missingVerbs(rules, pods.operator.distribution.apiGroup, 'clusters/status', ['update']).length === 0 ? rules : undefined;
}

function roleOf(binding: Item, inventory: Inventory): Item | undefined {
  const { kind, name } = asRecord(asRecord(binding.manifest).roleRef);
  return inventory.of(asString(kind) ?? '', RBAC).find(role => role.name === name && (kind === 'ClusterRole' || mayShareNamespace(role.namespace, binding.namespace)));
}

/** The verbs that no rule grants. */
export function missingVerbs(rules: RoleRule[], apiGroup: string, resource: string, verbs: string[]): string[] {
  const has = (list: unknown, entry: string) => asStrings(list).some(one => one === entry || one === '*');
  const about = rules.filter(rule => has(rule.apiGroups, apiGroup) && has(rule.resources, resource) && asStrings(rule.resourceNames).length === 0);
  return verbs.filter(verb => !about.some(rule => has(rule.verbs, verb)));
}
