import { CNPG, PluginRight } from '../../facts/plugins/published-plugin';
import { bindingsIn, boundRoles, hasOneSubject, missingVerbs, RoleRule, rulesOf } from '../../inventory/account-permissions';
import { Inventory } from '../../inventory/inventory';
import { Item, mayShareNamespace } from '../../inventory/item';
import { podSpecOf } from '../../inventory/operators';
import { WORKLOAD_KINDS } from '../../inventory/plugins';
import { publishedServers, runsImageOf } from '../../inventory/published-servers';
import { Path } from '../../values/field-path';
import { asRecord, asString, asStrings, recordsByIndex } from '../../values/narrow';
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
  /** Where the roles have that group, if nothing else uses them. */
  readonly places?: ReadonlyArray<{ readonly role: Item; readonly path: Path }>;
}

/** A plugin reads and writes objects with its ServiceAccount. */
export const pluginRights: Rule<PluginRightInput> = {
  id: 'plugin-rights',
  isMended: true,
  severity: 'warning',
  title: 'The roles of a plugin should grant what the plugin needs',
  symptom: 'the plugin logs "… is forbidden: User "system:serviceaccount:…" cannot …", and Clusters that use it stop, or their backups and restores fail',
  cause: 'a plugin has only the permissions of the roles that are bound to its ServiceAccount, and EDB\'s operator has another API group than CloudNativePG\'s',
  fix: 'add the verbs to a role that is bound to the plugin\'s ServiceAccount',
  source: `${KUBERNETES_DOCS}/reference/access-authn-authz/rbac/`,
  kinds: WORKLOAD_KINDS,
  needs: 'the workload of a published plugin with its own image, its ServiceAccount, and all roles and bindings of the account',
  check: ({ pluginName, account, group, resource, missing, otherGroup, places }) => {
    if (missing.length === 0) { return undefined; }
    const what = `${resource}${group === '' ? '' : ` of ${group}`}`;
    return otherGroup === undefined
      ? [{ message: `the roles of "${account}" do not allow "${pluginName}" to ${wordList(missing)} ${what}`, fix: `add ${wordList(missing)} for ${what} to a role of "${account}"` }]
      : [{
        message: `the roles of "${account}" allow "${pluginName}" to use ${resource} of ${otherGroup}, but the operator's API group is ${group}`,
        fix: `replace "${otherGroup}" with "${group}" in the roles of "${account}"`,
        changes: places?.map(({ role: item, path }) => ({ action: 'set', item, path, value: group })),
      }];
  },
  targets: inventory => publishedServers(inventory).flatMap(({ view, plugin, workload, server }) => {
    const account = asString(podSpecOf(workload).serviceAccountName);
    const roles = account !== undefined && runsImageOf(plugin, server) ? rolesOf(account, workload.namespace, inventory) : undefined;
    return account === undefined || roles === undefined ? [] : (plugin.rights ?? []).flatMap(right => right.resources.map(resource => ({
      item: workload,
      path: ['spec', 'template', 'spec', 'serviceAccountName'],
      input: { pluginName: plugin.pluginName, account, ...lacking(right, resource, view.distribution.apiGroup, roles, inventory) },
    })));
  }),
};

/** The roles of an account that the input shows completely. */
function rolesOf(account: string, namespace: string | undefined, inventory: Inventory): Item[] | undefined {
  const isShown = inventory.of('ServiceAccount', '').some(({ name, namespace: its }) => name === account && mayShareNamespace(its, namespace));
  const roles = isShown ? boundRoles(account, namespace, bindingsIn(inventory), inventory) : undefined;
  // without any rule, the bindings are elsewhere
  return roles?.some(role => rulesOf(role).length > 0) ? roles : undefined;
}

function lacking({ group: written, verbs }: PluginRight, resource: string, apiGroup: string, roles: Item[], inventory: Inventory) {
  const [group, rules, { distributions }] = [written === CNPG ? apiGroup : written, roles.flatMap(rulesOf), inventory];
  const missing = missingVerbs(rules, group, resource, verbs);
  const others = written === CNPG ? distributions.map(one => one.apiGroup).filter(one => one !== group) : [];
  const other = others.find(one => missingVerbs(rules, one, resource, verbs).length === 0);
  const otherGroup = missing.length === 0 ? undefined : other;
  return { group, resource, missing, otherGroup, places: otherGroup === undefined ? undefined : placesOf(otherGroup, resource, roles, inventory) };
}

/** Where roles grant a resource of a group, and nothing else; undefined if other accounts have one of them, or one grants more than that. */
function placesOf(group: string, resource: string, roles: Item[], inventory: Inventory): PluginRightInput['places'] {
  const bindings = bindingsIn(inventory);
  const found = roles.flatMap(role => recordsByIndex(asRecord(role.manifest).rules).flatMap((rule, index) =>
    isAbout(rule, group, resource) ? [{ role, path: ['rules', index, 'apiGroups', 0], isOnly: asStrings(rule.apiGroups).length === 1 }] : []));
  return found.every(({ role, isOnly }) => isOnly && hasOneSubject(role, bindings, inventory)) ? found : undefined;
}

function isAbout({ apiGroups, resources }: RoleRule, group: string, resource: string): boolean {
  return asStrings(apiGroups).includes(group) && asStrings(resources).some(one => one === resource || one === '*');
}
