import { Rule } from '../engine/rule';
import { OPERATOR_DOCS } from '../engine/source';

/** What a file of a plugin contains, and what was asked for. */
export interface PluginManifestInput {
  readonly path: string;
  /** Why the file cannot be used. */
  readonly problem?: string;
  /** The labels by which operators find Services of plugins. */
  readonly labels: string[];
  /** The plugins in the file. */
  readonly plugins: string[];
  /** The plugin that the program names. */
  readonly pluginName?: string;
  /** The objects of the file, and those that the program leaves out, as `<kind>/<name>`. */
  readonly objects: string[];
  readonly exclude: string[];
}

/** The file of a plugin has the plugin. */
export const pluginManifest: Rule<PluginManifestInput> = {
  id: 'plugin-manifest',
  severity: 'error',
  title: 'The file of Plugin.fromManifest must contain the plugin',
  symptom: 'no plugin would be installed, or another one than the program names',
  cause: 'Plugin.fromManifest finds a plugin by its Service, as the operator does',
  fix: 'set `path` to the whole published manifest of the plugin, and `pluginName` if it contains several',
  source: `${OPERATOR_DOCS}/cnpg_i`,
  programsOnly: 'it is about the file that a program names; manifests may contain any number of plugins',
  check: ({ path, problem, labels, plugins, pluginName, objects, exclude }) => {
    if (problem !== undefined) { return `path: "${path}": ${problem}`; }
    if (plugins.length === 0) { return `path: "${path}" contains no Service with the label ${labels.join(' or ')}`; }
    const names = plugins.map(name => `"${name}"`).join(', ');
    if (pluginName !== undefined && !plugins.includes(pluginName)) { return `pluginName: "${pluginName}" is not in "${path}": expected ${names}`; }
    if (pluginName === undefined && plugins.length > 1) { return `pluginName: required, because "${path}" contains several plugins: ${names}`; }
    const unknown = exclude.find(one => !objects.includes(one));
    return unknown === undefined ? undefined : `exclude: "${unknown}" is not in "${path}": expected <kind>/<name>, such as "${objects[0]}"`;
  },
};
