import { ParameterPlace } from '../../facts/plugins/published-plugin';
import { isDone, methodOf, statedPlugin } from '../../inventory/backup-views';
import { recoveryReaderOf } from '../../inventory/cluster-parts';
import { backupsIn, BackupView, clustersIn, ClusterView, PluginUse } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { missingParameters } from '../../inventory/plugin-capabilities';
import { ParametersOfPlugin, writtenParameters } from '../../inventory/plugin-parameters';
import { groupBy } from '../../values/group-by';
import { asRecord } from '../../values/narrow';
import { isOnlyNearest, nearestOf } from '../../values/nearest';
import { isKnownText } from '../../values/placeholder';
import { wordList } from '../../values/word-list';
import { ifCertain, renameIfOnly } from '../engine/change';
import { CheckResult, Rule, Target } from '../engine/rule';
import { BARMAN_CLOUD_DOCS, OPERATOR_DOCS } from '../engine/source';

const PARAMETERS = `${BARMAN_CLOUD_DOCS}/parameters/`;

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
  isMended: true,
  severity: 'error',
  title: '`parameters` of a plugin must contain those that it requires',
  symptom: 'the plugin does nothing in the pods (Barman Cloud logs "no reference to barmanObjectName have been included"): "wal archive plugin is not '
    + 'available", "requested plugin is not available", or "no plugin supports the restore job hooks capability"',
  cause: 'the operator passes parameters on unchecked, and the plugin looks them up only when it is used',
  fix: 'set the parameter, spelled as in the plugin\'s documentation',
  source: PARAMETERS,
  kinds: ['Cluster'],
  needs: 'a published plugin',
  check: ({ pluginName, use, missing, written }) => missing.map(key => {
    const others = written.filter(one => one !== key);
    const near = nearestOf(key, others);
    const reason = `because "${pluginName}" ${use}`;
    if (written.includes(key)) { return { message: `empty, but required, ${reason}`, path: [key], fix: `set parameters.${key}` }; }
    return {
      message: `"${key}" is required, ${reason}${near === undefined ? '' : `; "${near}" is spelled differently`}`,
      fix: near === undefined ? `set parameters.${key}` : `rename parameters.${near} to ${key}`,
      changes: near === undefined ? undefined : ifCertain(isOnlyNearest(near, key, others), { action: 'rename', path: [near], to: key }),
    };
  }),
  targets: inventory => clustersIn(inventory).flatMap(cluster => neededUses(cluster, inventory)),
};

function neededUses(cluster: ClusterView, inventory: Inventory): Target<RequiredInput>[] {
  const reader = recoveryReaderOf(cluster);
  const needed = (use: PluginUse, what: string) => ({
    item: cluster.item,
    path: [...use.path, 'parameters'],
    input: {
      pluginName: use.pluginName, use: what, missing: missingParameters(use, inventory), written: Object.keys(asRecord(use.written.parameters)),
    },
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

/** A parameter that is written for a plugin whose parameters are known. */
export interface UnknownInput {
  readonly key: string;
  readonly place: ParameterPlace;
  readonly plugin: ParametersOfPlugin;
}

/** A plugin reads the parameters that it knows. */
export const pluginParameterUnknown: Rule<UnknownInput> = {
  id: 'plugin-parameter-unknown',
  isMended: true,
  severity: 'warning',
  title: '`parameters` of a plugin should be ones that it reads',
  symptom: 'the parameter is ignored silently: the plugin works as if it were not there',
  cause: 'parameters are a map of strings to the API server and the operator, and plugins look up the keys that they know',
  fix: 'replace the key with that of the plugin\'s documentation, upper and lower case included, or remove it',
  source: PARAMETERS,
  kinds: ['Cluster', 'Backup', 'ScheduledBackup'],
  needs: 'a published plugin',
  ofOneObject: true,
  check: unknownIn,
  targets: inventory => parametersIn(inventory).filter(({ input }) => !input.plugin.isDeclared),
};

/** A plugin whose author declares its parameters reads no others. */
export const pluginParameterUndeclared: Rule<UnknownInput> = {
  id: 'plugin-parameter-undeclared',
  severity: 'error',
  title: '`parameters` of a plugin must be ones that its author declares',
  symptom: 'the parameter is ignored silently: the plugin works as if it were not there',
  cause: 'parameters are a map of strings to the API server and the operator, and plugins look up the keys that they know',
  fix: 'replace the key with a declared one, upper and lower case included, or remove it',
  source: `${OPERATOR_DOCS}/cnpg_i#using-a-plugin`,
  kinds: ['Cluster', 'Backup', 'ScheduledBackup'],
  needs: 'the parameters that the author declares: `parameters` of the construct, or a file of the option --plugin-facts',
  ofOneObject: true,
  isMended: true,
  check: unknownIn,
  targets: inventory => parametersIn(inventory).filter(({ input }) => input.plugin.isDeclared),
};

/** A plugin reads each parameter in its place. */
export const pluginParameterPlace: Rule<UnknownInput> = {
  id: 'plugin-parameter-place',
  severity: 'warning',
  title: '`parameters` of a plugin should be where the plugin reads them',
  symptom: 'the parameter is ignored silently: a backup goes to the place in the parameters of the Cluster, or is of the default type',
  cause: 'the operator passes the parameters of a Backup with the request for this backup, and the parameters of the Cluster with the Cluster; a plugin reads '
    + 'each parameter in one of them',
  fix: 'move the parameter to where the plugin reads it',
  source: PARAMETERS,
  kinds: ['Cluster', 'Backup', 'ScheduledBackup'],
  needs: 'a published plugin',
  ofOneObject: true,
  check: ({ key, place, plugin }) => {
    const known = parameterOf(plugin, key);
    if (!known || known.readIn.includes(place) || place === 'backups' && plugin.passesBackupParameters) { return undefined; }
    const readIn = wordList(known.readIn.map(one => PLACES[one]));
    return [{
      message: `ignored: "${plugin.pluginName}" reads "${key}" in ${readIn} only`, fix: `remove ${key} here, and set it in ${readIn}, if the value differs there`,
    }];
  },
  targets: parametersIn,
};

function unknownIn({ key, place, plugin }: UnknownInput): CheckResult {
  if (!isKnownText(key) || parameterOf(plugin, key) || place === 'backups' && plugin.passesBackupParameters) { return undefined; }
  const [{ pluginName }, known] = [plugin, namesReadIn(plugin, place)];
  const near = nearestOf(key, known);
  if (near !== undefined) {
    const message = `"${pluginName}" has no parameter "${key}"; did you mean "${near}"?`;
    return [{ message, fix: `rename ${key} to ${near}`, changes: renameIfOnly(near, key, known) }];
  }
  return known.length === 0
    ? [{ message: `"${pluginName}" has no parameters${plugin.parameters?.length === 0 ? '' : place === 'backups' ? ' in backups' : ' in Clusters'}`, fix: `remove ${key}`, changes: [{ action: 'remove' }] }]
    : [`"${pluginName}" has no parameter "${key}": expected ${known.map(name => `"${name}"`).join(', ')}`];
}

const PLACES: Record<ParameterPlace, string> = {
  plugins: 'plugins of the Cluster', externalClusters: 'externalClusters of the Cluster', backups: 'Backups and ScheduledBackups',
};

function parameterOf({ parameters }: ParametersOfPlugin, key: string) {
  return parameters?.find(({ name }) => name === key);
}

function namesReadIn({ parameters = [] }: ParametersOfPlugin, place: ParameterPlace): string[] {
  return parameters.filter(({ readIn }) => readIn.includes(place)).map(({ name }) => name);
}

function parametersIn(inventory: Inventory): Target<UnknownInput>[] {
  return writtenParameters(inventory).map(({ item, path, key, place, plugin }) => ({ item, path, input: { key, place, plugin } }));
}
