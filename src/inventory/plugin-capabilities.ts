import { PluginUse } from './clusters';
import { Inventory } from './inventory';
import { publishedPlugin, requiredParameters } from '../facts/plugins';
import { DeclaredPlugin } from '../facts/plugins/declared-plugin';
import { asRecord } from '../values/narrow';

/** The capabilities of a plugin: as declared by the app, or as published. */
export function capabilitiesOf(pluginName: string, { context }: Inventory): readonly string[] | undefined {
  return declared(pluginName, context, 'capabilities')?.capabilities ?? publishedPlugin(pluginName)?.capabilities;
}

/** The plugin as its author declares it, with its parameters: in the app, or beside the input. */
export function declaredPlugin(pluginName: string, { context }: Inventory): DeclaredPlugin | undefined {
  return declared(pluginName, context, 'parameters');
}

function declared(pluginName: string, { plugins = [], declaredPlugins = [] }: Inventory['context'], what: 'capabilities' | 'parameters') {
  return [...plugins, ...declaredPlugins].find(plugin => plugin.pluginName === pluginName && plugin[what] !== undefined);
}

/** The required parameters of a plugin that an entry lacks. */
export function missingParameters({ pluginName, written }: PluginUse, inventory: Inventory): string[] {
  const parameters = asRecord(written.parameters);
  const own = declaredPlugin(pluginName, inventory)?.parameters;
  const required = own ? own.filter(parameter => parameter.required).map(({ name }) => name) : requiredParameters(pluginName);
  return required.filter(key => !Object.hasOwn(parameters, key) || parameters[key] === '');
}
