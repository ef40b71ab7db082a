import { BackupInput } from '../../inventory/backup-input';
import { backupInput, isDone, statedPlugin } from '../../inventory/backup-views';
import { isValidated } from '../../inventory/cluster-parts';
import { backupsIn, BackupView } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { Path } from '../../values/field-path';
import { asRecord, isUnknown } from '../../values/narrow';
import { quotedList } from '../../values/word-list';
import { Rule, Target } from '../engine/rule';
import { KUBERNETES_DOCS, OPERATOR_DOCS, OPERATOR_SOURCE } from '../engine/source';

const CONTROLLER = `${OPERATOR_SOURCE}/internal/controller/backup_controller.go`;
const PLUGIN_BACKUP = `${OPERATOR_SOURCE}/pkg/management/postgres/webserver/plugin_backup.go`;
const WEBHOOK = `${OPERATOR_SOURCE}/internal/webhook/v1/backup_webhook.go`;
const METHODS = `${OPERATOR_DOCS}/backup#backup-methods`;
const KINDS = ['Backup', 'ScheduledBackup'];
const PLUGIN_NAME = ['spec', 'pluginConfiguration', 'name'];

/** The backups that are still to be made, and of which it is known who makes them. */
function backupsOf(inventory: Inventory, path: Path): Array<Target<BackupInput> & { readonly view: BackupView }> {
  return inventory.memoize(inputOfBackups).map(({ view, input }) => ({ view, item: view.item, path, input }));
}

function inputOfBackups(inventory: Inventory): Array<{ readonly view: BackupView; readonly input: BackupInput }> {
  return backupsIn(inventory).filter(view => !isDone(view) && isKnown(view)).map(view => ({ view, input: backupInput(view, inventory) }));
}

/** Without `cluster` an object may be a patch, so that what it lacks is unknown. */
function isKnown({ item: { spec } }: BackupView): boolean {
  return 'cluster' in spec && ![spec.method, asRecord(spec.pluginConfiguration).name].some(isUnknown);
}

/** A backup, and the plugin that it names whatever its method. */
export interface BackupMethodInput extends BackupInput {
  readonly statedPlugin?: string;
}

/** Somebody makes the backup. */
export const backupMethod: Rule<BackupMethodInput> = {
  id: 'backup-method',
  isMended: true,
  severity: 'error',
  title: 'A backup must set `method`, and the method "plugin" must come with a plugin',
  symptom: 'without a method the API server sets "barmanObjectStore", and the backup fails ("cannot proceed with the backup as the '
    + 'cluster has no backup section"); with another method than "plugin" the plugin is ignored silently; and the operator\'s webhook rejects the method '
    + '"plugin" without a plugin ("cannot be empty when the backup method is plugin")',
  cause: 'only `method` decides who makes the backup, and its default is "barmanObjectStore"',
  fix: 'set `plugin`, or set `method` to BackupMethod.VOLUME_SNAPSHOT or BackupMethod.BARMAN_OBJECT_STORE',
  manifestFix: 'set spec.method to plugin and spec.pluginConfiguration.name to the plugin, or set spec.method to volumeSnapshot or barmanObjectStore',
  source: METHODS,
  kinds: KINDS,
  needs: 'the Cluster, where a backup has neither method nor plugin',
  check: ({ method, filledIn, statedPlugin: pluginName, clusterName }) => {
    if (pluginName === undefined) {
      if (method === undefined) {
        return [{ path: ['method'], message: `required, because the default "barmanObjectStore" needs backup.barmanObjectStore in the cluster "${clusterName}"` }];
      }
      return method === 'plugin'
        ? [{ path: ['pluginConfiguration', 'name'], message: 'required, unless the method is "volumeSnapshot" or "barmanObjectStore"' }]
        : undefined;
    }
    if (filledIn) {
      const message = `required, because the default "barmanObjectStore" ignores the plugin "${pluginName}": expected "plugin"`;
      return [{ path: ['method'], message, fix: 'set spec.method to plugin', changes: [{ action: 'set', value: 'plugin' }] }];
    }
    return method === undefined || method === 'plugin' ? undefined : [{
      path: ['method'], message: `"${method}" ignores the plugin "${pluginName}": expected "plugin"`, fix: 'set method to "plugin", or remove the plugin',
    }];
  },
  targets: inventory => backupsOf(inventory, ['spec']).map(({ view, ...target }) =>
    ({ ...target, input: { ...target.input, statedPlugin: statedPlugin(view) } })),
};

/** Parameters are a plugin's. */
export const backupParameters: Rule<{ readonly pluginName?: string; readonly parameters: boolean }> = {
  id: 'backup-parameters',
  severity: 'error',
  title: '`parameters` must come with a plugin',
  symptom: 'the parameters are ignored silently: only the method "plugin" uses them',
  cause: 'the operator passes the parameters to the plugin that makes the backup',
  fix: 'remove `parameters`, or set `plugin`',
  source: METHODS,
  programsOnly: 'in a manifest the parameters stand beside the plugin\'s name, which the API server requires',
  check: ({ pluginName, parameters }) => parameters && pluginName === undefined ? 'parameters: only allowed with a plugin' : undefined,
};

/** A backup is where its cluster is. */
export const backupNamespace: Rule<BackupInput> = {
  id: 'backup-namespace',
  severity: 'error',
  title: 'A backup must be in the namespace of its cluster',
  symptom: 'the backup waits forever ("Unknown cluster …, will retry in 30 seconds")',
  cause: 'a backup has only the name of its cluster, and the operator looks for it in the namespace of the backup',
  fix: 'set metadata.namespace to the namespace of the cluster',
  source: CONTROLLER,
  kinds: KINDS,
  needs: 'a Cluster of that name, in other namespaces only',
  check: ({ namespace, clusterName, clusterNamespace }) => namespace === undefined || clusterNamespace === undefined || namespace === clusterNamespace
    ? undefined
    : [{
      message: `"${namespace}" is not the namespace of the cluster "${clusterName}": expected "${clusterNamespace}"`,
      fix: `set metadata.namespace to "${clusterNamespace}"`,
    }],
  targets: inventory => backupsOf(inventory, ['metadata', 'namespace']),
};

/** The cluster uses the plugin. */
export const backupPlugin: Rule<BackupInput> = {
  id: 'backup-plugin',
  severity: 'error',
  title: 'The cluster must use the plugin that makes its backups',
  symptom: 'the backup fails ("requested plugin is not available", "cannot proceed with the backup as the cluster has no plugin configured")',
  cause: 'the plugin\'s sidecar runs in the pods of clusters that enable the plugin, and in no others',
  fix: 'add the plugin to `plugins` of the cluster, without `enabled: false`',
  manifestFix: 'add the plugin to spec.plugins of the Cluster, without `enabled: false`',
  source: PLUGIN_BACKUP,
  kinds: KINDS,
  needs: 'the Cluster',
  check: ({ pluginName, clusterName, clusterPlugins }) => pluginName === undefined || !clusterPlugins || clusterPlugins.includes(pluginName)
    ? undefined
    : `"${pluginName}" is not enabled in the cluster "${clusterName}", which uses ${clusterPlugins.length === 0 ? 'no plugins' : `only ${quotedList(clusterPlugins)}`}`,
  targets: inventory => backupsOf(inventory, PLUGIN_NAME),
};

/** The plugin backs up. */
export const backupCapability: Rule<BackupInput> = {
  id: 'backup-capability',
  severity: 'error',
  title: 'The plugin of a backup must be able to make backups',
  symptom: 'the backup fails in the instance: the plugin has no backup service',
  cause: 'a plugin implements some services of the interface, and not every plugin implements the backup service',
  fix: 'use a plugin that makes backups, or add the capability to `capabilities` where the plugin is defined',
  manifestFix: 'use a plugin that makes backups',
  source: PLUGIN_BACKUP,
  kinds: KINDS,
  needs: 'the capabilities of the plugin: declared in the program, or known because the plugin is published',
  check: ({ pluginName, capabilities }) => pluginName === undefined || capabilities === undefined || capabilities.includes('backup')
    ? undefined
    : `"${pluginName}" cannot make backups: expected the capability "backup", found ${quotedList(capabilities) || 'none'}`,
  targets: inventory => backupsOf(inventory, PLUGIN_NAME),
};

/** The cluster is set up for the operator's own methods. */
export const backupConfigured: Rule<BackupInput> = {
  id: 'backup-configured',
  severity: 'error',
  title: 'A cluster must be configured for the method of its backups',
  symptom: 'the backup fails ("cannot proceed with the backup as the cluster has no backup section", "no … section defined on the target cluster")',
  cause: 'the operator reads the destination of a backup from the Cluster',
  fix: 'set `backup.volumeSnapshot` or `backup.barmanObjectStore` in the cluster, or use another method',
  manifestFix: 'set spec.backup.volumeSnapshot or spec.backup.barmanObjectStore in the Cluster, or use another method',
  source: CONTROLLER,
  kinds: KINDS,
  needs: 'the Cluster',
  check: ({ method, clusterName, clusterMethods }) => method === undefined || method === 'plugin' || !clusterMethods || clusterMethods.includes(method)
    ? undefined
    : `"${method}" needs backup.${method} in the cluster "${clusterName}", where it is not set`,
  targets: inventory => backupsOf(inventory, ['spec', 'method']),
};

/** Only snapshots can be made of a stopped server. */
export const backupOnline: Rule<BackupInput> = {
  id: 'backup-online',
  severity: 'error',
  title: '`online` and `onlineConfiguration` must be set for volume snapshots only',
  symptom: 'the operator\'s webhook rejects the Backup ("… parameter can be specified only if the backup method is volumeSnapshot") '
    + 'or the ScheduledBackup ("Online parameter can be specified only if the method is volumeSnapshot")',
  cause: 'a backup to an object store always needs a running server',
  fix: 'remove `online` and `onlineConfiguration`, or set `method` to BackupMethod.VOLUME_SNAPSHOT',
  manifestFix: 'remove spec.online and spec.onlineConfiguration, or set spec.method to volumeSnapshot',
  source: WEBHOOK,
  kinds: KINDS,
  check: ({ onlineFields, method, filledIn }) => method !== 'barmanObjectStore' ? undefined : onlineFields.map(field => ({
    path: [field], message: `only allowed with the method "volumeSnapshot", but the method ${filledIn ? 'defaults to' : 'is'} "barmanObjectStore"`,
  })),
  targets: inventory => backupsOf(inventory, ['spec']).filter(({ view }) => isValidated(view.item, view.distribution)),
};

/** A plugin decides whether the server keeps running. */
export const backupOnlineIgnored: Rule<BackupInput> = {
  id: 'backup-online-ignored',
  severity: 'warning',
  title: '`online` and `onlineConfiguration` should not be set for backups by a plugin',
  symptom: 'the fields are ignored silently: the operator delegates the backup to the plugin',
  cause: 'only volume snapshots use them, and the webhook rejects them with the method barmanObjectStore only',
  fix: 'remove `online` and `onlineConfiguration`, and look for a parameter in the plugin\'s documentation instead',
  source: WEBHOOK,
  kinds: KINDS,
  check: ({ onlineFields, pluginName }) => pluginName === undefined ? undefined : onlineFields.map(field => ({
    path: [field], message: `ignored, because the plugin "${pluginName}" makes the backup`,
  })),
  targets: inventory => backupsOf(inventory, ['spec']),
};

/** What the operator writes of a backup into labels. */
export const backupName: Rule<BackupInput> = {
  id: 'backup-name',
  severity: 'error',
  title: 'The names of backups must fit into labels',
  symptom: 'the API server rejects what the operator labels with the name ("must be no more than 63 characters"): '
    + 'the Backups of the ScheduledBackup, or the VolumeSnapshots of the Backup',
  cause: 'the value of a label has at most 63 characters, and an object\'s name may be longer',
  fix: 'shorten metadata.name to 63 characters; for scheduled snapshots to 48, because the operator appends the time',
  source: `${KUBERNETES_DOCS}/concepts/overview/working-with-objects/labels/#syntax-and-character-set`,
  kinds: KINDS,
  check: ({ kind, name, method }) => {
    const longest = kind === 'ScheduledBackup' ? (method === 'volumeSnapshot' ? 48 : 63) : (method === 'volumeSnapshot' ? 63 : 253);
    return name.length <= longest ? undefined : [{
      message: `"${name}" has ${name.length} characters: expected at most ${longest}`, fix: `shorten metadata.name to ${longest} characters`,
    }];
  },
  targets: inventory => backupsOf(inventory, ['metadata', 'name']).filter(({ item }) => !isUnknown(asRecord(item.manifest.metadata).name)),
};

/** A backup is as good as its WAL. */
export const backupWithoutWal: Rule<BackupInput> = {
  id: 'backup-without-wal',
  severity: 'warning',
  title: 'A cluster with backups should archive its WAL',
  symptom: 'the backup completes, but cannot be restored without the WAL that was written while it was made',
  cause: 'a backup of a running server is consistent only after the WAL that was written meanwhile is replayed, and a recovery reads it from the archive',
  fix: 'set isWALArchiver for a plugin of the cluster, or set `online: false` where snapshots can be made of a stopped server',
  source: `${OPERATOR_DOCS}/backup#wal-archive`,
  kinds: KINDS,
  needs: 'the Cluster',
  check: ({ archivesWal, clusterName, method, offline }) => archivesWal === false && !(offline && method === 'volumeSnapshot')
    ? `"${clusterName}" does not archive its WAL, which its backups need`
    : undefined,
  targets: inventory => backupsOf(inventory, ['spec', 'cluster', 'name']),
};
