import { isDone, methodOf, statedPlugin } from './backup-views';
import { backupsIn, clustersIn, PluginUse } from './clusters';
import { Inventory } from './inventory';
import { Item } from './item';
import { publishedPlugin } from '../facts/plugins';
import { ParameterPlace, PublishedPlugin } from '../facts/plugins/published-plugin';
import { Path } from '../values/field-path';
import { asRecord } from '../values/narrow';

/** A parameter of a published plugin whose parameters are known, where somebody wrote it. */
export interface WrittenParameter {
  readonly item: Item;
  readonly path: Path;
  readonly plugin: PublishedPlugin;
  readonly place: ParameterPlace;
  readonly key: string;
  readonly value: unknown;
}

/** The parameters of published plugins in Clusters, Backups and ScheduledBackups. */
export function writtenParameters(inventory: Inventory): WrittenParameter[] {
  return inventory.memoize(findParameters);
}

function findParameters(inventory: Inventory): WrittenParameter[] {
  const uses = (item: Item, all: PluginUse[], place: ParameterPlace) =>
    all.flatMap(({ pluginName, path, written }) => parametersOf(item, [...path, 'parameters'], place, pluginName, written.parameters));
  return [
    ...clustersIn(inventory).flatMap(({ item, plugins, externalPlugins }) =>
      [...uses(item, plugins, 'plugins'), ...uses(item, externalPlugins, 'externalClusters')]),
    ...backupsIn(inventory).filter(view => methodOf(view) === 'plugin' && !isDone(view)).flatMap(view => parametersOf(
      view.item, ['spec', 'pluginConfiguration', 'parameters'], 'backups', statedPlugin(view) ?? '', asRecord(view.item.spec.pluginConfiguration).parameters,
    )),
  ];
}

function parametersOf(item: Item, path: Path, place: ParameterPlace, pluginName: string, parameters: unknown): WrittenParameter[] {
  const plugin = publishedPlugin(pluginName);
  return plugin?.parameters === undefined ? [] : Object.entries(asRecord(parameters)).map(([key, value]) =>
    ({ item, path: [...path, key], plugin, place, key, value }));
}
