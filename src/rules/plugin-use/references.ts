import { Distribution } from '../../contracts/distribution';
import { PUBLISHED_NAMES } from '../../facts/plugins';
import { clustersIn, ClusterView, PluginUse } from '../../inventory/clusters';
import { installedPlugins } from '../../inventory/installed-plugins';
import { Inventory } from '../../inventory/inventory';
import { operatorsIn } from '../../inventory/operators';
import { standalonePluginsIn, StandaloneView } from '../../inventory/plugins';
import { editDistance } from '../../values/edit-distance';
import { groupBy } from '../../values/group-by';
import { isKnownText } from '../../values/placeholder';
import { ifCertain } from '../engine/change';
import { Rule, Target } from '../engine/rule';
import { OPERATOR_DOCS, OPERATOR_SOURCE } from '../engine/source';

const USING = `${OPERATOR_DOCS}/cnpg_i#using-a-plugin`;
const CONTROLLER = `${OPERATOR_SOURCE}/internal/controller/cluster_controller.go`;
/** Regions, stages and letters are no longer than this. */
const SHORT_PART = 4;
const UNKNOWN_PLUGIN = 'the cluster stops ("Cluster cannot proceed to reconciliation due to an unknown plugin being required"), failover included';

/** The plugins that the operator loads before it looks at a cluster. */
function loadedPlugins({ plugins, externalPlugins }: ClusterView): PluginUse[] {
  return [...plugins, ...externalPlugins].filter(({ enabled }) => enabled);
}

/** The API server accepts an empty name. */
export const clusterPluginName: Rule<{ readonly name: unknown }> = {
  id: 'cluster-plugin-name',
  severity: 'error',
  title: '`name` of a plugin must not be empty in a Cluster',
  symptom: UNKNOWN_PLUGIN,
  cause: 'the CustomResourceDefinition requires a name but accepts an empty one, and no plugin has it',
  fix: 'set the name of the plugin, or remove the entry',
  source: CONTROLLER,
  kinds: ['Cluster'],
  check: ({ name }) => name === '' ? 'empty: expected the name of a plugin' : undefined,
  targets: inventory => clustersIn(inventory).flatMap(cluster => loadedPlugins(cluster).map(({ path, written }) =>
    ({ item: cluster.item, path: [...path, 'name'], input: { name: written.name } }))),
};

/** A plugin that a cluster names, and what the input shows of plugins. */
export interface ReferenceInput {
  readonly pluginName: string;
  /** The plugins that the input installs for the cluster's operator. */
  readonly installed: string[];
  /** Whether a program states that something else installs it. */
  readonly stated: boolean;
  /** Whether the input shows the operator, and the names of all plugins in its pods. */
  readonly shown: boolean;
  /** The cluster's product. */
  readonly product: string;
  /** Another product, where the plugin is installed for that one. */
  readonly otherProduct?: string;
}

/** A name is written as the plugin has it. */
export const pluginMisspelt: Rule<ReferenceInput> = {
  id: 'plugin-misspelt',
  isMended: true,
  severity: 'error',
  title: 'The name of a plugin must be spelled as the plugin reports it',
  symptom: UNKNOWN_PLUGIN,
  cause: 'the operator compares names letter by letter, upper and lower case included',
  fix: 'set the name to the value of the label pluginName on the plugin\'s Service',
  source: USING,
  kinds: ['Cluster'],
  needs: 'nothing for published plugins, and the plugin\'s Service for others',
  check: input => {
    const meant = meantBy(input);
    return meant === undefined ? undefined : [{
      message: `unknown plugin "${input.pluginName}"; did you mean "${meant}"?`,
      fix: `replace "${input.pluginName}" with "${meant}"`,
      changes: ifCertain(namesMeantBy(input).length === 1, { action: 'set', value: meant }),
    }];
  },
  targets: referencesOf,
};

/** A plugin is there before a cluster uses it. */
export const pluginNotInstalled: Rule<ReferenceInput> = {
  id: 'plugin-not-installed',
  severity: 'warning',
  title: 'Plugins of a Cluster should be installed',
  symptom: `${UNKNOWN_PLUGIN}, until the plugin is installed`,
  cause: 'the operator loads all plugins of a cluster, those of its external clusters too, before it does anything else',
  fix: 'install the plugin beside the operator, or acknowledge that something else installs it',
  source: CONTROLLER,
  kinds: ['Cluster'],
  needs: 'the operator\'s Deployment; without it the plugin may be installed elsewhere, as the operator is',
  check: input => {
    const { pluginName, installed, stated, shown, product, otherProduct } = input;
    if (stated || installed.includes(pluginName) || meantBy(input) !== undefined) { return undefined; }
    if (otherProduct !== undefined) { return `"${pluginName}" is installed for ${otherProduct}, but this is a Cluster of ${product}`; }
    if (!shown) { return undefined; }
    const names = PUBLISHED_NAMES.includes(pluginName) ? [] : [...installed, ...PUBLISHED_NAMES];
    const similar = names.find(name => firstLabel(name) === firstLabel(pluginName));
    return `"${pluginName}" is not installed beside the operator${similar === undefined ? '' : `; did you mean "${similar}"?`}`;
  },
  targets: referencesOf,
};

function referencesOf(inventory: Inventory): Target<ReferenceInput>[] {
  const known = new Map(inventory.distributions.map(distribution => [distribution.name, knownOf(distribution, inventory)]));
  return clustersIn(inventory).flatMap(cluster => {
    const { item, distribution: { name: product } } = cluster;
    const input = known.get(product);
    const named = loadedPlugins(cluster).filter(({ pluginName }) => pluginName !== '' && isKnownText(pluginName));
    return input === undefined ? [] : named.map(({ pluginName, path }) => {
      const other = inventory.memoize(pluginsByName).get(pluginName)?.find(plugin => plugin.distribution.name !== product);
      const stated = (inventory.context.plugins ?? []).some(plugin => plugin.pluginName === pluginName);
      return { item, path: [...path, 'name'], input: { ...input, pluginName, stated, otherProduct: other?.distribution.name } };
    });
  });
}

function pluginsByName(inventory: Inventory): ReadonlyMap<string, StandaloneView[]> {
  return groupBy(standalonePluginsIn(inventory), ({ pluginName }) => pluginName);
}

/** What an input shows of the plugins of a product; nothing where a container beside an operator may be a plugin of any name. */
function knownOf(distribution: Distribution, inventory: Inventory): Pick<ReferenceInput, 'installed' | 'shown' | 'product'> | undefined {
  const { names, mayHaveOthers } = installedPlugins(inventory, distribution);
  return mayHaveOthers ? undefined : {
    product: distribution.name,
    installed: names,
    shown: operatorsIn(inventory).some(operator => operator.deployment && operator.distribution.name === distribution.name),
  };
}

/** The plugin that a name was meant to be; a name that a program only states is no evidence of a plugin. */
function meantBy(input: ReferenceInput): string | undefined {
  return namesMeantBy(input)[0];
}

/** The plugins that a name may have been meant to be, the published ones first. */
function namesMeantBy({ pluginName, installed }: ReferenceInput): string[] {
  if ([...installed, ...PUBLISHED_NAMES].includes(pluginName)) { return []; }
  const published = PUBLISHED_NAMES.filter(name => isMisspelling(pluginName, name));
  const others = installed.filter(name => isMisspelling(pluginName, name) && !isSibling(pluginName, name));
  return [...new Set([...published, ...others])];
}

/** Whether a name is another one with a typo. Names that differ in their numbers are two. */
function isMisspelling(name: string, right: string): boolean {
  const withoutNumbers = (text: string) => text.replace(/\d+/g, '');
  const [written, meant] = [name.toLowerCase(), right.toLowerCase()];
  const isNear = name.length >= 8 && Math.abs(written.length - meant.length) <= 2 && editDistance(written, meant) <= 2;
  return written === meant || (isNear && withoutNumbers(name) !== withoutNumbers(right));
}

/** Whether two names differ in a short part alone, as `backup-eu.example.com` and `backup-us.example.com` do. */
function isSibling(one: string, other: string): boolean {
  const [parts, others] = [one, other].map(name => name.toLowerCase().split(/[-._]/));
  return one.toLowerCase() !== other.toLowerCase() && parts.length === others.length
    && parts.every((part, index) => part === others[index] || Math.max(part.length, others[index].length) <= SHORT_PART);
}

function firstLabel(name: string): string {
  return name.split('.')[0].toLowerCase();
}
