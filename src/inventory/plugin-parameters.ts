import { isDone, methodOf, statedPlugin } from './backup-views';
import { backupsIn, clustersIn, PluginUse } from './clusters';
import { Inventory } from './inventory';
import { Item } from './item';
import { declaredPlugin } from './plugin-capabilities';
import { publishedPlugin } from '../facts/plugins';
import { ParameterPlace, PublishedPlugin } from '../facts/plugins/published-plugin';
import { Path } from '../values/field-path';
import { asRecord } from '../values/narrow';

/** What is known of the parameters of a plugin. */
export interface ParametersOfPlugin extends Pick<PublishedPlugin, 'pluginName' | 'parameters' | 'passesBackupParameters'> {
  /** Whether the author of the plugin declares them: there are no others. */
  readonly isDeclared: boolean;
}

/** A parameter of a plugin whose parameters are known, where somebody wrote it. */
export interface WrittenParameter {
  readonly item: Item;
  readonly path: Path;
  readonly plugin: ParametersOfPlugin;
  readonly place: ParameterPlace;
  readonly key: string;
  readonly value: unknown;
}

/** The parameters of such plugins in Clusters, Backups and ScheduledBackups. */
export function writtenParameters(inventory: Inventory): WrittenParameter[] {
  return inventory.memoize(findParameters);
}

function findParameters(inventory: Inventory): WrittenParameter[] {
  const pluginOf = (pluginName: string) => parametersOfPlugin(pluginName, inventory);
  const uses = (item: Item, all: PluginUse[], place: ParameterPlace) =>
    all.flatMap(({ pluginName, path, written }) => parametersOf(item, [...path, 'parameters'], place, pluginOf(pluginName), written.parameters));
  return [
    ...clustersIn(inventory).flatMap(({ item, plugins, externalPlugins }) =>
      [...uses(item, plugins, 'plugins'), ...uses(item, externalPlugins, 'externalClusters')]),
    ...backupsIn(inventory).filter(view => methodOf(view) === 'plugin' && !isDone(view)).flatMap(view => parametersOf(
      view.item, ['spec', 'pluginConfiguration', 'parameters'], 'backups', pluginOf(statedPlugin(view) ?? ''), asRecord(view.item.spec.pluginConfiguration).parameters,
    )),
  ];
}

function parametersOfPlugin(pluginName: string, inventory: Inventory): ParametersOfPlugin | undefined {
  const declared = declaredPlugin(pluginName, inventory);
  if (declared) { return { ...declared, isDeclared: true }; }
  const published = publishedPlugin(pluginName);
  return published && { ...published, isDeclared: false };
}

function parametersOf(
  item: Item, path: Path, place: ParameterPlace, plugin: ParametersOfPlugin | undefined, parameters: unknown,
): WrittenParameter[] {
  return plugin?.parameters === undefined ? [] : Object.entries(asRecord(parameters)).map(([key, value]) =>
    ({ item, path: [...path, key], plugin, place, key, value }));
}
