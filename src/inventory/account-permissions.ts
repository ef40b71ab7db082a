import type { Inventory } from './inventory';
import { Item, mayShareNamespace } from './item';
import { asName, asRecord, asRecords, asString, asStrings, isUnknown } from '../values/narrow';

const RBAC = 'rbac.authorization.k8s.io';

/** A rule of a role. */
export type RoleRule = Record<string, any>;

/**
 * The roles that are bound to a ServiceAccount.
 *
 * Undefined if the input may not have all of them: a bound role is not in the input or is aggregated, or a binding has a group, or a subject of an unknown
 * name, as subject.
 *
 * @param bindings the bindings that count
 */
export function boundRoles(name: string, namespace: string | undefined, bindings: Item[], inventory: Inventory): Item[] | undefined {
  const subjects = bindings.map(binding => ({ binding, subjects: asRecords(asRecord(binding.manifest).subjects) }));
  if (subjects.some(one => one.subjects.some(({ kind, name: subject }) => asString(kind) === 'Group' || isUnknown(kind) || isUnknown(subject)))) {
    return undefined;
  }
  const own = subjects.filter(one => one.subjects.some(subject => asString(subject.kind) === 'ServiceAccount' && asString(subject.name) === name
    && mayShareNamespace(asString(subject.namespace), namespace)));
  const roles = own.map(({ binding }) => roleOf(binding, inventory));
  return roles.some(role => role === undefined || asRecord(role.manifest).aggregationRule !== undefined)
    ? undefined
    : roles as Item[];
}

/** The rules of these roles; undefined if the input may not have all of them. */
export function boundRules(name: string, namespace: string | undefined, bindings: Item[], inventory: Inventory): RoleRule[] | undefined {
  return boundRoles(name, namespace, bindings, inventory)?.flatMap(rulesOf);
}

/** The rules of a role. */
export function rulesOf({ manifest }: Item): RoleRule[] {
  return asRecords(asRecord(manifest).rules);
}

/** Whether a role is bound to one subject only. */
export function hasOneSubject(role: Item, bindings: Item[], inventory: Inventory): boolean {
  const own = bindings.filter(binding => roleOf(binding, inventory) === role);
  return own.flatMap(({ manifest }) => asRecords(asRecord(manifest).subjects)).length === 1;
}

/** The bindings of roles to subjects. */
export function bindingsIn(inventory: Inventory): Item[] {
  return [...inventory.of('ClusterRoleBinding', RBAC), ...inventory.of('RoleBinding', RBAC)];
}

function roleOf(binding: Item, inventory: Inventory): Item | undefined {
  const reference = asRecord(asRecord(binding.manifest).roleRef);
  const [kind, name] = [asString(reference.kind), asName(reference.name)];
  return inventory.of(kind ?? '', RBAC).find(role => role.name === name && (kind === 'ClusterRole' || mayShareNamespace(role.namespace, binding.namespace)));
}

/** The verbs that no rule grants. An entry that is substituted later can be any. */
export function missingVerbs(rules: RoleRule[], apiGroup: string, resource: string, verbs: readonly string[]): string[] {
  const has = (list: unknown, entry: string) => isUnknown(list) || Array.isArray(list) && list.some(one => isUnknown(one) || [entry, '*'].includes(asString(one)!));
  const about = rules.filter(rule => has(rule.apiGroups, apiGroup) && has(rule.resources, resource) && asStrings(rule.resourceNames).length === 0);
  return verbs.filter(verb => !about.some(rule => has(rule.verbs, verb)));
}
