import { methodOf, isDone, statedPlugin } from '../../inventory/backup-views';
import { recoveryReaderOf } from '../../inventory/cluster-parts';
import { backupsIn, clustersIn, ClusterView, PluginUse } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { missingParameters, publishedPlugin } from '../../inventory/known-plugins';
import { asRecord } from '../../values/narrow';
import { Rule, Target } from '../engine/rule';

const BARMAN_CLOUD = 'https://cloudnative-pg.io/plugin-barman-cloud/docs/parameters/';

/** A use of a published plugin, and the parameters that it lacks. */
export interface RequiredInput {
  readonly pluginName: string;
  readonly use: string;
  readonly missing: string[];
}

/** A plugin is told where it writes and reads. */
export const pluginParameterRequired: Rule<RequiredInput> = {
  id: 'plugin-parameter-required',
  severity: 'error',
  title: 'A plugin has the parameters that it cannot do without',
  symptom: 'the plugin leaves the pods alone (Barman Cloud logs "no reference to barmanObjectName have been included"): "wal archive plugin is not '
    + 'available", "requested plugin is not available", or "no plugin supports the restore job hooks capability"',
  cause: 'the operator hands parameters on as they are, and the plugin asks for them when it should work',
  fix: 'state the parameter, spelt as the plugin\'s documentation has it',
  source: BARMAN_CLOUD,
  needs: 'a published plugin',
  check: ({ pluginName, use, missing }) => missing.length > 0
    ? `"${pluginName}" ${use}, and has no ${missing.length === 1 ? 'parameter' : 'parameters'} ${missing.map(key => `"${key}"`).join(', ')}`
    : undefined,
  targets: inventory => clustersIn(inventory).flatMap(cluster => neededUses(cluster, inventory)),
};

function neededUses(cluster: ClusterView, inventory: Inventory): Target<RequiredInput>[] {
  const reader = recoveryReaderOf(cluster);
  const needed = (use: PluginUse, what: string) =>
    ({ item: cluster.item, path: [...use.path, 'parameters'], input: { pluginName: use.pluginName, use: what, missing: missingParameters(use) } });
  const backed = backupsIn(inventory).filter(view => view.cluster === cluster && !isDone(view) && methodOf(view) === 'plugin').map(statedPlugin);
  return [
    ...cluster.plugins.filter(({ enabled }) => enabled).flatMap(use => {
      if (use.isWALArchiver) { return [needed(use, 'is the WAL archiver')]; }
      return backed.includes(use.pluginName) ? [needed(use, 'makes backups')] : [];
    }),
    ...reader?.enabled ? [needed(reader, `is the source of recovery "${reader.externalCluster}"`)] : [],
  ];
}

/** A parameter that a plugin does not know. */
export interface UnknownInput {
  readonly pluginName: string;
  readonly key: string;
  readonly known: string[];
}

/** A plugin reads what it knows. */
export const pluginParameterUnknown: Rule<UnknownInput> = {
  id: 'plugin-parameter-unknown',
  severity: 'warning',
  title: 'The parameters of a plugin are ones that it reads',
  symptom: 'nobody says anything: the plugin works as if the parameter were not there',
  cause: 'parameters are a map of strings to the API server and to the operator, and plugins look up the keys that they know',
  fix: 'write the key as the plugin\'s documentation has it, upper and lower case included, or leave it out',
  source: BARMAN_CLOUD,
  needs: 'a published plugin',
  check: ({ pluginName, key, known }) => known.includes(key)
    ? undefined
    : `"${pluginName}" has the parameter "${key}", and reads ${known.map(name => `"${name}"`).join(', ') || 'none'}`,
  targets: inventory => clustersIn(inventory).flatMap(({ item, plugins, externalPlugins }) =>
    [...plugins, ...externalPlugins].flatMap(({ pluginName, path, written }) => {
      const known = publishedPlugin(pluginName)?.parameters;
      return known ? Object.keys(asRecord(written.parameters)).map(key => ({ item, path: [...path, 'parameters', key], input: { pluginName, key, known } })) : [];
    })),
};
