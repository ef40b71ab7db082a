import { publishedPlugin, PUBLISHED_PLUGINS } from '../facts/plugins';
import { ParameterPlace, PluginParameter, PublishedPlugin } from '../facts/plugins/published-plugin';
import type { Inventory } from '../inventory/inventory';
import { standalonePluginsIn } from '../inventory/plugins';
import { Path, valueAt } from '../values/field-path';
import { asString } from '../values/narrow';

/** A field in an entry that uses a plugin. */
interface PluginPlace {
  readonly place: ParameterPlace;
  /** The field in the entry. */
  readonly field: Path;
  /** The name of the plugin, if the entry has one. */
  readonly pluginName?: string;
}

/** Where objects name plugins, without indexes. */
const PLACES: ReadonlyArray<{ readonly path: string; readonly length: number; readonly place: ParameterPlace }> = [
  { path: 'spec.plugins', length: 3, place: 'plugins' },
  { path: 'spec.externalClusters.plugin', length: 4, place: 'externalClusters' },
  { path: 'spec.pluginConfiguration', length: 2, place: 'backups' },
];

function pluginPlace(object: Record<string, any>, path: Path): PluginPlace | undefined {
  const names = (length: number) => path.slice(0, length).filter(step => typeof step === 'string').join('.');
  const found = PLACES.find(one => path.length >= one.length && names(one.length) === one.path);
  return found && {
    place: found.place,
    field: path.slice(found.length),
    pluginName: asString(valueAt(object, [...path.slice(0, found.length), 'name'])),
  };
}

/** Whether a field is the name of a plugin. */
export function isPluginName(object: Record<string, any>, path: Path): boolean {
  const place = pluginPlace(object, path);
  return place?.field.length === 1 && place.field[0] === 'name';
}

/** The names of the published plugins, and of those in the manifests. */
export function pluginNames(inventory: Inventory): string[] {
  const installed = standalonePluginsIn(inventory).flatMap(({ pluginName }) => pluginName ?? []);
  return [...new Set([...installed, ...PUBLISHED_PLUGINS.map(({ pluginName }) => pluginName)])];
}

/** Parameters of a published plugin. */
interface Parameters {
  readonly plugin: PublishedPlugin;
  readonly parameters: PluginParameter[];
}

/** The published plugin whose map of parameters is at a path, with those that it reads there. */
export function parametersAt(object: Record<string, any>, path: Path): Parameters | undefined {
  const place = pluginPlace(object, path);
  const plugin = place?.field.length === 1 && place.field[0] === 'parameters' ? publishedPlugin(place.pluginName ?? '') : undefined;
  return plugin?.parameters && { plugin, parameters: plugin.parameters.filter(({ readIn }) => readIn.includes(place!.place)) };
}

/** The parameter of a published plugin at a path. */
export function parameterAt(object: Record<string, any>, path: Path): { plugin: PublishedPlugin; parameter: PluginParameter } | undefined {
  const found = parametersAt(object, path.slice(0, -1));
  const parameter = found?.parameters.find(({ name }) => name === path[path.length - 1]);
  return found && parameter && { plugin: found.plugin, parameter };
}
