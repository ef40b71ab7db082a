import { clustersIn, ClusterView, PluginUse } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { PUBLISHED_NAMES } from '../../inventory/known-plugins';
import { operatorsIn } from '../../inventory/operators';
import { standalonePluginsIn } from '../../inventory/plugins';
import { runningContainersOf } from '../../inventory/pod-containers';
import { editDistance } from '../../values/edit-distance';
import { Rule, Target } from '../engine/rule';

const USING = 'https://cloudnative-pg.io/docs/current/cnpg_i#using-a-plugin';
const CONTROLLER = 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0/internal/controller/cluster_controller.go';
const UNKNOWN_PLUGIN = 'the cluster stops ("Cluster cannot proceed to reconciliation due to an unknown plugin being required"), failover included';

/** The plugins that the operator loads before it looks at a cluster. */
function loadedPlugins({ plugins, externalPlugins }: ClusterView): PluginUse[] {
  return [...plugins, ...externalPlugins].filter(({ enabled }) => enabled);
}

/** An empty name is a name to the API server. */
export const clusterPluginName: Rule<{ readonly prop: string; readonly name: unknown }> = {
  id: 'cluster-plugin-name',
  severity: 'error',
  title: 'A cluster names its plugins',
  symptom: UNKNOWN_PLUGIN,
  cause: 'the CustomResourceDefinition wants a name and takes an empty one, and no plugin has it',
  fix: 'state the name of the plugin, or take the entry out',
  source: CONTROLLER,
  check: ({ prop, name }) => name === '' ? `${prop} is empty` : undefined,
  targets: inventory => clustersIn(inventory).flatMap(cluster => loadedPlugins(cluster).map(({ path, written }) =>
    ({ item: cluster.item, path: [...path, 'name'], input: { prop: [...path.slice(1), 'name'].join('.'), name: written.name } }))),
};

/** A plugin that a cluster names, and what the input shows of plugins. */
export interface ReferenceInput {
  readonly pluginName: string;
  /** What the cluster's operator has, as far as it is known. */
  readonly installed: string[];
  /** Whether the input shows the operator, or plugins of it. */
  readonly shown: boolean;
  /** The cluster's product. */
  readonly product: string;
  /** Another product, where the plugin is installed for that one. */
  readonly otherProduct?: string;
}

/** A name is written as the plugin has it. */
export const pluginMisspelt: Rule<ReferenceInput> = {
  id: 'plugin-misspelt',
  severity: 'error',
  title: 'The name of a plugin is written as the plugin has it',
  symptom: UNKNOWN_PLUGIN,
  cause: 'the operator compares names letter by letter, upper and lower case included',
  fix: 'write the name as it is in the label of the plugin\'s Service',
  source: USING,
  needs: 'nothing for published plugins, and the plugin\'s Service for others',
  check: input => {
    const meant = meantBy(input);
    return meant === undefined ? undefined : `there is no plugin "${input.pluginName}", and "${meant}" is one`;
  },
  targets: referencesOf,
};

/** A plugin is there before a cluster uses it. */
export const pluginNotInstalled: Rule<ReferenceInput> = {
  id: 'plugin-not-installed',
  severity: 'warning',
  title: 'The plugins that a cluster names are installed',
  symptom: `${UNKNOWN_PLUGIN}, until the plugin is installed`,
  cause: 'the operator loads all plugins of a cluster, those of its external clusters too, before it does anything else',
  fix: 'install the plugin beside the operator, or acknowledge that something else installs it',
  source: CONTROLLER,
  needs: 'the operator, or a plugin of it',
  check: input => {
    const { pluginName, installed, shown, product, otherProduct } = input;
    if (installed.includes(pluginName) || meantBy(input) !== undefined) { return undefined; }
    if (otherProduct !== undefined) { return `the plugin "${pluginName}" is installed for ${otherProduct}, and the cluster is one of ${product}`; }
    const similar = [...installed, ...PUBLISHED_NAMES].find(name => name !== pluginName && firstLabel(name) === firstLabel(pluginName));
    const known = PUBLISHED_NAMES.includes(pluginName);
    return shown ? `the plugin "${pluginName}" is not installed here${similar && !known ? `, and "${similar}" has a similar name` : ''}` : undefined;
  },
  targets: referencesOf,
};

function referencesOf(inventory: Inventory): Target<ReferenceInput>[] {
  const known = new Map(inventory.distributions.map(({ name }) => [name, knownOf(name, inventory)]));
  return clustersIn(inventory).flatMap(cluster => {
    const { item, distribution: { name: product } } = cluster;
    const input = known.get(product);
    return input === undefined ? [] : loadedPlugins(cluster).filter(({ pluginName }) => pluginName !== '').map(({ pluginName, path }) => {
      const other = standalonePluginsIn(inventory).find(plugin => plugin.pluginName === pluginName && plugin.distribution.name !== product);
      return { item, path: [...path, 'name'], input: { ...input, pluginName, otherProduct: other?.distribution.name } };
    });
  });
}

/** What an input shows of the plugins of a product; nothing where some may be beside the operator's container. */
function knownOf(product: string, inventory: Inventory): Pick<ReferenceInput, 'installed' | 'shown' | 'product'> | undefined {
  if (mayHaveSidecars(product, inventory)) { return undefined; }
  const own = standalonePluginsIn(inventory).filter(({ distribution }) => distribution.name === product);
  return {
    product,
    installed: [...own, ...inventory.context.plugins ?? []].flatMap(({ pluginName }) => pluginName ?? []),
    shown: own.length > 0 || operatorsIn(inventory).some(({ deployment, distribution }) => deployment && distribution.name === product),
  };
}

/** A manifest does not say the names of the plugins beside the operator's container. */
function mayHaveSidecars(product: string, inventory: Inventory): boolean {
  const operators = operatorsIn(inventory);
  return operators.some(({ deployment, distribution }) => deployment && distribution.name === product && runningContainersOf(deployment).length > 1);
}

function meantBy({ pluginName, installed }: ReferenceInput): string | undefined {
  const names = [...installed, ...PUBLISHED_NAMES];
  return names.includes(pluginName) ? undefined : names.find(name => isMisspelling(pluginName, name));
}

/** Whether a name is another one with a slip of the pen. Names that differ in their numbers are two. */
function isMisspelling(name: string, right: string): boolean {
  const withoutNumbers = (text: string) => text.replace(/\d+/g, '');
  const [written, meant] = [name.toLowerCase(), right.toLowerCase()];
  const isNear = name.length >= 8 && Math.abs(written.length - meant.length) <= 2 && editDistance(written, meant) <= 2;
  return written === meant || (isNear && withoutNumbers(name) !== withoutNumbers(right));
}

function firstLabel(name: string): string {
  return name.split('.')[0].toLowerCase();
}
