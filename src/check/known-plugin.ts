import { DeclaredParameter } from '../contracts/declared-parameter';
import { IPlugin } from '../contracts/plugin';
import { declaredParameters } from '../facts/plugins/declared-plugin';
import { KnownPlugin } from '../inventory/context';

/** What rules need to know about a plugin that its objects do not show. */
export function knownPluginOf(plugin: IPlugin): KnownPlugin {
  const { version, parameters } = plugin as { readonly version?: string; readonly parameters?: DeclaredParameter[] };
  return { pluginName: plugin.pluginName, capabilities: plugin.capabilities, parameters: declaredParameters(parameters), version, installed: !('_isImported' in plugin) };
}
