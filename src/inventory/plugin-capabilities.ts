import { PluginUse } from './clusters';
import { Inventory } from './inventory';
import { publishedPlugin, requiredParameters } from '../facts/plugins';
import { asRecord } from '../values/narrow';

/** The capabilities of a plugin: as declared by the app, or as published. */
export function capabilitiesOf(pluginName: string, { context }: Inventory): readonly string[] | undefined {
  const declared = context.plugins?.find(plugin => plugin.pluginName === pluginName)?.capabilities;
  return declared ?? publishedPlugin(pluginName)?.capabilities;
}

/** The required parameters of a published plugin that an entry lacks. */
export function missingParameters({ pluginName, written }: PluginUse): string[] {
  const parameters = asRecord(written.parameters);
  return requiredParameters(pluginName).filter(key => !Object.hasOwn(parameters, key) || parameters[key] === '');
}
