import { bindingsIn, boundRules, missingVerbs, RoleRule } from './account-permissions';
import type { Inventory } from './inventory';
import { mayShareNamespace } from './item';
import { OperatorPods } from './operator-pods';
import { asString } from '../values/narrow';

/** The ServiceAccount of the operator's pods. */
export function accountOf({ spec }: OperatorPods): string {
  return asString(spec.serviceAccountName) ?? asString(spec.serviceAccount) ?? 'default';
}

/**
 * The permissions of an operator in its own namespace: the rules of the roles that are bound to its ServiceAccount.
 *
 * Undefined if the input may not have all of them, or if no role allows updating the status of Clusters.
 */
export function roleRulesOf(pods: OperatorPods, inventory: Inventory): RoleRule[] | undefined {
  const { namespace } = pods.deployment;
  const bindings = bindingsIn(inventory).filter(binding => binding.kind === 'ClusterRoleBinding' || mayShareNamespace(binding.namespace, namespace));
  const rules = boundRules(accountOf(pods), namespace, bindings, inventory);
  return rules && missingVerbs(rules, pods.operator.distribution.apiGroup, 'clusters/status', ['update']).length === 0 ? rules : undefined;
}
