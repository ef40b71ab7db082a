import { CNPG, PluginRight } from '../../facts/plugins/published-plugin';
import { bindingsIn, boundRules, missingVerbs, RoleRule } from '../../inventory/account-permissions';
import { Inventory } from '../../inventory/inventory';
import { mayShareNamespace } from '../../inventory/item';
import { podSpecOf } from '../../inventory/operators';
import { WORKLOAD_KINDS } from '../../inventory/plugins';
import { publishedServers, runsImageOf } from '../../inventory/published-servers';
import { asString } from '../../values/narrow';
import { wordList } from '../../values/word-list';
import { Rule } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';

/** A resource that a plugin uses, and what its roles lack. */
export interface PluginRightInput {
  readonly pluginName: string;
  readonly account: string;
  readonly group: string;
  readonly resource: string;
  readonly missing: string[];
  /** The API group of another product for which the roles grant all of it. */
  readonly otherGroup?: string;
}

/** A plugin reads and writes objects with its ServiceAccount. */
export const pluginRights: Rule<PluginRightInput> = {
  id: 'plugin-rights',
  severity: 'warning',
  title: 'The roles of a plugin should grant what the plugin needs',
  symptom: 'the plugin logs "… is forbidden: User "system:serviceaccount:…" cannot …", and Clusters that use it stop, or their backups and restores fail',
  cause: 'a plugin has only the permissions of the roles that are bound to its ServiceAccount, and EDB\'s operator has another API group than CloudNativePG\'s',
  fix: 'add the verbs to a role that is bound to the plugin\'s ServiceAccount',
  source: `${KUBERNETES_DOCS}/reference/access-authn-authz/rbac/`,
  kinds: WORKLOAD_KINDS,
  needs: 'the workload of a published plugin with its own image, its ServiceAccount, and all roles and bindings of the account',
  check: ({ pluginName, account, group, resource, missing, otherGroup }) => {
    if (missing.length === 0) { return undefined; }
    const what = `${resource}${group === '' ? '' : ` of ${group}`}`;
    return otherGroup === undefined
      ? [{ message: `the roles of "${account}" do not allow "${pluginName}" to ${wordList(missing)} ${what}`, fix: `add ${wordList(missing)} for ${what} to a role of "${account}"` }]
      : [{
        message: `the roles of "${account}" allow "${pluginName}" to use ${resource} of ${otherGroup}, but the operator's API group is ${group}`,
        fix: `replace "${otherGroup}" with "${group}" in the roles of "${account}"`,
      }];
  },
  targets: inventory => publishedServers(inventory).flatMap(({ view, plugin, workload, server }) => {
    const account = asString(podSpecOf(workload).serviceAccountName);
    const rules = account !== undefined && runsImageOf(plugin, server) ? rulesOf(account, workload.namespace, inventory) : undefined;
    return account === undefined || rules === undefined ? [] : (plugin.rights ?? []).flatMap(right => right.resources.map(resource => ({
      item: workload,
      path: ['spec', 'template', 'spec', 'serviceAccountName'],
      input: { pluginName: plugin.pluginName, account, ...lacking(right, resource, view.distribution.apiGroup, rules, inventory) },
    })));
  }),
};

/** The permissions of an account that the input shows completely. */
function rulesOf(account: string, namespace: string | undefined, inventory: Inventory): RoleRule[] | undefined {
  const isShown = inventory.of('ServiceAccount', '').some(({ name, namespace: its }) => name === account && mayShareNamespace(its, namespace));
  const rules = isShown ? boundRules(account, namespace, bindingsIn(inventory), inventory) : undefined;
  // without any rule, the bindings are elsewhere
  return rules?.length ? rules : undefined;
}

function lacking({ group: written, verbs }: PluginRight, resource: string, apiGroup: string, rules: RoleRule[], { distributions }: Inventory) {
  const group = written === CNPG ? apiGroup : written;
  const missing = missingVerbs(rules, group, resource, verbs);
  const others = written === CNPG ? distributions.map(one => one.apiGroup).filter(one => one !== group) : [];
  const other = others.find(one => missingVerbs(rules, one, resource, verbs).length === 0);
  return { group, resource, missing, otherGroup: missing.length === 0 ? undefined : other };
}
