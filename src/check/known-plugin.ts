import { IPlugin } from '../contracts/plugin';
import { KnownPlugin } from '../inventory/context';

/** What rules need to know about a plugin that its objects do not show. */
export function knownPluginOf(plugin: IPlugin): KnownPlugin {
  const { version } = plugin as { readonly version?: string };
  return { pluginName: plugin.pluginName, capabilities: plugin.capabilities, version, installed: !('_isImported' in plugin) };
}
