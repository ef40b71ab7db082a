import { publishedPlugin } from '../../facts/known-plugins';
import { isDone, methodOf, statedPlugin } from '../../inventory/backup-views';
import { recoveryReaderOf } from '../../inventory/cluster-parts';
import { backupsIn, BackupView, clustersIn, ClusterView, PluginUse } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { missingParameters } from '../../inventory/plugin-capabilities';
import { groupBy } from '../../values/group-by';
import { asRecord } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';
import { isKnownText } from '../../values/placeholder';
import { Rule, Target } from '../engine/rule';

const BARMAN_CLOUD = 'https://cloudnative-pg.io/plugin-barman-cloud/docs/parameters/';

/** A use of a published plugin, and the parameters that it lacks. */
export interface RequiredInput {
  readonly pluginName: string;
  readonly use: string;
  readonly missing: string[];
  /** The parameters that it has. */
  readonly written: string[];
}

/** A plugin needs to know where it writes and reads. */
export const pluginParameterRequired: Rule<RequiredInput> = {
  id: 'plugin-parameter-required',
  severity: 'error',
  title: '`parameters` of a plugin must contain those that it requires',
  symptom: 'the plugin does nothing in the pods (Barman Cloud logs "no reference to barmanObjectName have been included"): "wal archive plugin is not '
    + 'available", "requested plugin is not available", or "no plugin supports the restore job hooks capability"',
  cause: 'the operator passes parameters on unchecked, and the plugin looks them up only when it is used',
  fix: 'set the parameter, spelled as in the plugin\'s documentation',
  source: BARMAN_CLOUD,
  kinds: ['Cluster'],
  needs: 'a published plugin',
  check: ({ pluginName, use, missing, written }) => missing.map(key => {
    const near = nearestOf(key, written.filter(one => one !== key));
    const reason = `because "${pluginName}" ${use}`;
    if (written.includes(key)) { return { message: `empty, but required, ${reason}`, path: [key], fix: `set parameters.${key}` }; }
    return {
      message: `"${key}" is required, ${reason}${near === undefined ? '' : `; "${near}" is spelled differently`}`,
      fix: near === undefined ? `set parameters.${key}` : `rename parameters.${near} to ${key}`,
    };
  }),
  targets: inventory => clustersIn(inventory).flatMap(cluster => neededUses(cluster, inventory)),
};

function neededUses(cluster: ClusterView, inventory: Inventory): Target<RequiredInput>[] {
  const reader = recoveryReaderOf(cluster);
  const needed = (use: PluginUse, what: string) => ({
    item: cluster.item,
    path: [...use.path, 'parameters'],
    input: { pluginName: use.pluginName, use: what, missing: missingParameters(use), written: Object.keys(asRecord(use.written.parameters)) },
  });
  const backed = (inventory.memoize(backupsByCluster).get(cluster) ?? []).filter(view => !isDone(view) && methodOf(view) === 'plugin').map(statedPlugin);
  return [
    ...cluster.plugins.filter(({ enabled }) => enabled).flatMap(use => {
      if (use.isWALArchiver) { return [needed(use, 'archives the WAL')]; }
      return backed.includes(use.pluginName) ? [needed(use, 'makes backups')] : [];
    }),
    ...reader?.enabled ? [needed(reader, `restores from the external cluster "${reader.externalCluster}"`)] : [],
  ];
}

function backupsByCluster(inventory: Inventory): ReadonlyMap<ClusterView, BackupView[]> {
  return groupBy(backupsIn(inventory), ({ cluster }) => cluster);
}

/** A parameter of a published plugin. */
export interface UnknownInput {
  readonly pluginName: string;
  readonly key: string;
  readonly known: string[];
}

/** A plugin reads the parameters that it knows. */
export const pluginParameterUnknown: Rule<UnknownInput> = {
  id: 'plugin-parameter-unknown',
  severity: 'warning',
  title: '`parameters` of a plugin should be ones that it reads',
  symptom: 'the parameter is ignored silently: the plugin works as if it were not there',
  cause: 'parameters are a map of strings to the API server and the operator, and plugins look up the keys that they know',
  fix: 'replace the key with that of the plugin\'s documentation, upper and lower case included, or remove it',
  source: BARMAN_CLOUD,
  kinds: ['Cluster'],
  needs: 'a published plugin',
  ofOneObject: true,
  check: ({ pluginName, key, known }) => {
    if (known.includes(key) || !isKnownText(key)) { return undefined; }
    const near = nearestOf(key, known);
    if (near !== undefined) { return [{ message: `"${pluginName}" has no parameter "${key}"; did you mean "${near}"?`, fix: `rename ${key} to ${near}` }]; }
    return known.length === 0
      ? [{ message: `"${pluginName}" has no parameters`, fix: `remove ${key}` }]
      : [`"${pluginName}" has no parameter "${key}": expected ${known.map(name => `"${name}"`).join(', ')}`];
  },
  targets: inventory => clustersIn(inventory).flatMap(({ item, plugins, externalPlugins }) =>
    [...plugins, ...externalPlugins].flatMap(({ pluginName, path, written }) => {
      const known = publishedPlugin(pluginName)?.parameters;
      const keys = known ? Object.keys(asRecord(written.parameters)) : [];
      return keys.map(key => ({ item, path: [...path, 'parameters', key], input: { pluginName, key, known: known! } }));
    })),
};
