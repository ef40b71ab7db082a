import { BackupInput } from '../../inventory/backup-input';
import { backupInput, isDone, statedPlugin } from '../../inventory/backup-views';
import { isValidated } from '../../inventory/cluster-parts';
import { backupsIn, BackupView } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { Path } from '../../values/field-path';
import { Rule, Target } from '../engine/rule';

const OPERATOR = 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0';
const CONTROLLER = `${OPERATOR}/internal/controller/backup_controller.go`;
const PLUGIN_BACKUP = `${OPERATOR}/pkg/management/postgres/webserver/plugin_backup.go`;
const WEBHOOK = `${OPERATOR}/internal/webhook/v1/backup_webhook.go`;

/** The backups of manifests that are still to be made. */
function backupsOf(inventory: Inventory, path: Path): Array<Target<BackupInput> & { readonly view: BackupView }> {
  return inventory.memoize(inputOfBackups).map(({ view, input }) => ({ view, item: view.item, path, input }));
}

function inputOfBackups(inventory: Inventory): Array<{ readonly view: BackupView; readonly input: BackupInput }> {
  return backupsIn(inventory).filter(view => !isDone(view)).map(view => ({ view, input: backupInput(view, inventory) }));
}

/** Somebody makes the backup. */
export const backupMethod: Rule<BackupInput> = {
  id: 'backup-method',
  severity: 'error',
  title: 'A backup says who makes it',
  symptom: 'the operator takes "barmanObjectStore" for the method where none is written, and the backup fails ("cannot proceed with the backup as the '
    + 'cluster has no backup section"); a plugin beside another method is ignored, and the method "plugin" without one refused '
    + '("cannot be empty when the backup method is plugin")',
  cause: 'the method decides alone, and has a default',
  fix: 'state `plugin`, or `method` with BackupMethod.VOLUME_SNAPSHOT or BackupMethod.BARMAN_OBJECT_STORE',
  manifestFix: 'state `method: plugin` and `pluginConfiguration`, or `method: volumeSnapshot`, or `method: barmanObjectStore`',
  source: 'https://cloudnative-pg.io/docs/current/backup#backup-methods',
  needs: 'the Cluster, where a backup states no method and no plugin',
  check: ({ method, filledIn, pluginName }) => {
    if (pluginName === undefined) {
      if (method === undefined) { return 'the backup states neither plugin nor method'; }
      return method === 'plugin' ? 'the backup states the method "plugin" and no plugin' : undefined;
    }
    if (filledIn) { return `the backup states the plugin "${pluginName}" without the method "plugin"`; }
    return method === undefined || method === 'plugin' ? undefined : `the backup states the plugin "${pluginName}" and the method "${method}"`;
  },
  targets: inventory => backupsOf(inventory, ['spec', 'method']).map(({ view, ...subject }) =>
    ({ ...subject, input: { ...subject.input, pluginName: statedPlugin(view) } })),
};

/** Parameters are a plugin's. */
export const backupParameters: Rule<{ readonly pluginName?: string; readonly parameters: boolean }> = {
  id: 'backup-parameters',
  severity: 'error',
  title: 'Parameters stand beside a plugin',
  symptom: 'nobody reads them: the operator looks at a plugin\'s parameters with the method "plugin" alone',
  cause: 'parameters are handed to the plugin that makes the backup',
  fix: 'leave `parameters` out, or state the `plugin`',
  source: 'https://cloudnative-pg.io/docs/current/backup#backup-methods',
  programsOnly: 'parameters stand beside the plugin\'s name in a manifest, and the API server wants the name',
  check: ({ pluginName, parameters }) => parameters && pluginName === undefined ? 'the backup states parameters, and no plugin' : undefined,
};

/** A backup is where its cluster is. */
export const backupNamespace: Rule<BackupInput> = {
  id: 'backup-namespace',
  severity: 'error',
  title: 'A backup is in the namespace of its cluster',
  symptom: 'the backup waits for good ("Unknown cluster …, will retry in 30 seconds")',
  cause: 'a backup names its cluster, and the operator looks for it in the backup\'s own namespace',
  fix: 'put it into the cluster\'s namespace',
  source: CONTROLLER,
  needs: 'a Cluster of that name, in other namespaces only',
  check: ({ namespace, clusterName, clusterNamespace }) => namespace === undefined || clusterNamespace === undefined || namespace === clusterNamespace
    ? undefined
    : `the backup is in namespace "${namespace}", and its cluster "${clusterName}" in "${clusterNamespace}"`,
  targets: inventory => backupsOf(inventory, ['metadata', 'namespace']),
};

/** The cluster uses the plugin. */
export const backupPlugin: Rule<BackupInput> = {
  id: 'backup-plugin',
  severity: 'error',
  title: 'A cluster uses the plugin that backs it up',
  symptom: 'the backup fails ("requested plugin is not available", "cannot proceed with the backup as the cluster has no plugin configured")',
  cause: 'the plugin\'s sidecar is in the pods of clusters that enable the plugin, and in no others',
  fix: 'add the plugin to the cluster\'s `plugins`, and do not switch it off there',
  manifestFix: 'add the plugin to the Cluster\'s spec.plugins, and leave `enabled: false` out there',
  source: PLUGIN_BACKUP,
  needs: 'the Cluster',
  check: ({ pluginName, clusterName, clusterPlugins }) => pluginName === undefined || !clusterPlugins || clusterPlugins.includes(pluginName)
    ? undefined
    : `the cluster "${clusterName}" uses ${clusterPlugins.map(name => `"${name}"`).join(', ') || 'no plugin'}, not "${pluginName}"`,
  targets: inventory => backupsOf(inventory, ['spec', 'pluginConfiguration', 'name']),
};

/** The plugin backs up. */
export const backupCapability: Rule<BackupInput> = {
  id: 'backup-capability',
  severity: 'error',
  title: 'The plugin of a backup makes backups',
  symptom: 'the backup fails in the instance: the plugin has no backup service',
  cause: 'plugins have services, and not each of them the one for backups',
  fix: 'use a plugin that backs up, or declare the capability where the plugin is defined',
  manifestFix: 'use a plugin that backs up',
  source: PLUGIN_BACKUP,
  needs: 'what the plugin can do, as a program declares it or as it is published',
  check: ({ pluginName, capabilities }) => pluginName === undefined || capabilities === undefined || capabilities.includes('backup')
    ? undefined
    : `the plugin "${pluginName}" declares ${capabilities.map(can => `"${can}"`).join(', ') || 'nothing'}, not "backup"`,
  targets: inventory => backupsOf(inventory, ['spec', 'pluginConfiguration', 'name']),
};

/** The cluster is set up for the operator's own methods. */
export const backupConfigured: Rule<BackupInput> = {
  id: 'backup-configured',
  severity: 'error',
  title: 'A cluster is set up for the method of its backups',
  symptom: 'the backup fails ("cannot proceed with the backup as the cluster has no backup section", "no … section defined on the target cluster")',
  cause: 'the operator looks into the Cluster for where a backup goes',
  fix: 'state `backup.volumeSnapshot` or `backup.barmanObjectStore` in the cluster',
  manifestFix: 'state spec.backup.volumeSnapshot or spec.backup.barmanObjectStore in the Cluster',
  source: CONTROLLER,
  needs: 'the Cluster',
  check: ({ method, clusterName, clusterMethods }) => method === undefined || method === 'plugin' || !clusterMethods || clusterMethods.includes(method)
    ? undefined
    : `the cluster "${clusterName}" has no backup.${method}`,
  targets: inventory => backupsOf(inventory, ['spec', 'method']),
};

/** Whether the server keeps running is a matter of snapshots. */
export const backupOnline: Rule<BackupInput> = {
  id: 'backup-online',
  severity: 'error',
  title: 'Whether the server keeps running is said of snapshots alone',
  symptom: 'the operator refuses the Backup ("… parameter can be specified only if the backup method is volumeSnapshot") '
    + 'or the ScheduledBackup ("Online parameter can be specified only if the method is volumeSnapshot")',
  cause: 'a backup to an object store is made of a running server',
  fix: 'leave `online` and `onlineConfiguration` out, or use BackupMethod.VOLUME_SNAPSHOT',
  manifestFix: 'leave `online` and `onlineConfiguration` out, or state `method: volumeSnapshot`',
  source: WEBHOOK,
  check: ({ online, method }) => online && method === 'barmanObjectStore'
    ? 'the backup states online or onlineConfiguration, and its method is "barmanObjectStore"'
    : undefined,
  targets: inventory => backupsOf(inventory, ['spec', 'online']).filter(({ view }) => isValidated(view.item, view.distribution)),
};

/** A plugin decides by itself. */
export const backupOnlineIgnored: Rule<BackupInput> = {
  id: 'backup-online-ignored',
  severity: 'warning',
  title: 'A plugin decides whether the server keeps running',
  symptom: 'the operator hands the backup to the plugin and looks at neither of them',
  cause: 'the webhook looks at both of them with the method barmanObjectStore, and the operator with volumeSnapshot',
  fix: 'leave `online` and `onlineConfiguration` out; the plugin\'s documentation says which parameters it takes',
  source: WEBHOOK,
  check: ({ online, pluginName }) => online && pluginName !== undefined
    ? `the backup states online or onlineConfiguration, and is made by the plugin "${pluginName}"`
    : undefined,
  targets: inventory => backupsOf(inventory, ['spec', 'online']),
};

/** What the operator writes of a backup into labels. */
export const backupName: Rule<BackupInput> = {
  id: 'backup-name',
  severity: 'error',
  title: 'The names of backups fit into labels',
  symptom: 'the API server refuses what the operator labels with the name ("must be no more than 63 characters"): '
    + 'the Backups of the ScheduledBackup, or the VolumeSnapshots of the Backup',
  cause: 'a label holds 63 characters, and names can be longer',
  fix: 'state a metadata.name of at most 63 characters; for scheduled snapshots of at most 48, since the time is added to it',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
  check: ({ kind, name, method }) => {
    const longest = kind === 'ScheduledBackup' ? (method === 'volumeSnapshot' ? 48 : 63) : (method === 'volumeSnapshot' ? 63 : 253);
    return name.length <= longest ? undefined : `the name "${name}" has ${name.length} characters, and ${longest} are the most`;
  },
  targets: inventory => backupsOf(inventory, ['metadata', 'name']),
};

/** A backup is as good as its WAL. */
export const backupWithoutWal: Rule<BackupInput> = {
  id: 'backup-without-wal',
  severity: 'warning',
  title: 'A cluster that is backed up archives its WAL',
  symptom: 'the backup completes, and cannot be restored without the WAL that was written while it ran',
  cause: 'a backup of a running server is consistent at the end of the WAL that was written meanwhile, and the archive is where a recovery finds it',
  fix: 'let a plugin of the cluster be the WAL archiver (isWALArchiver), or state `online: false` where a snapshot is made of a stopped server',
  manifestFix: 'set isWALArchiver for a plugin of the Cluster, or state `online: false` where a snapshot is made of a stopped server',
  source: 'https://cloudnative-pg.io/docs/current/backup#wal-archive',
  needs: 'the Cluster',
  check: ({ archivesWal, clusterName, method, offline }) => archivesWal === false && !(offline && method === 'volumeSnapshot')
    ? `the cluster "${clusterName}" is backed up, and archives no WAL`
    : undefined,
  targets: inventory => backupsOf(inventory, ['spec']),
};
