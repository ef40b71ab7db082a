import { PluginUse } from './clusters';
import { Inventory } from './inventory';
import { publishedPlugin } from '../facts/known-plugins';
import { asRecord } from '../values/narrow';

/** What a plugin can do: as a program declares it, or as it is published. */
export function capabilitiesOf(pluginName: string, { context }: Inventory): string[] | undefined {
  const declared = context.plugins?.find(plugin => plugin.pluginName === pluginName)?.capabilities;
  return declared ?? publishedPlugin(pluginName)?.capabilities;
}

/** The parameters without which a published plugin does nothing, where an entry lacks them. */
export function missingParameters({ pluginName, written }: PluginUse): string[] {
  const parameters = asRecord(written.parameters);
  return (publishedPlugin(pluginName)?.required ?? []).filter(key => !Object.hasOwn(parameters, key) || parameters[key] === '');
}
