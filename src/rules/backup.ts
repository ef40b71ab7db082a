import { Rule } from './rule';
import { cronFields, durationOfEvery, refusalOfCron } from '../backup/cron';
import { nanosecondsOf } from '../backup/go-duration';

const SECOND = 1_000_000_000n;

/** A number of a schedule. */
export const scheduleNumber: Rule<{ readonly prop: string; readonly value: number; readonly min: number; readonly max: number }> = {
  id: 'schedule-number',
  severity: 'error',
  symptom: 'the operator refuses the ScheduledBackup ("above maximum", "below minimum")',
  fix: 'state a whole number in that range',
  check: ({ prop, value, min, max }) => Number.isInteger(value) && value >= min && value <= max
    ? undefined
    : `${prop} ${JSON.stringify(value)} is no number from ${min} to ${max}`,
};

/** A schedule is one that the operator's parser takes. */
export const schedule: Rule<{ readonly schedule: string }> = {
  id: 'schedule',
  severity: 'error',
  symptom: 'the operator refuses the ScheduledBackup, or, with its webhook off, never makes a backup',
  fix: 'write "second minute hour day-of-month month day-of-week", such as "0 0 3 * * *" for three o\'clock each night, or use Schedule.daily({ hour: 3 })',
  check: facts => {
    const wrong = typeof facts.schedule === 'string' ? refusalOfCron(facts.schedule) : 'is no text';
    return wrong && `schedule ${JSON.stringify(facts.schedule)} ${wrong}`;
  },
};

/** Five fields are read from the seconds on. */
export const scheduleSixFields: Rule<{ readonly schedule: string }> = {
  id: 'schedule-six-fields',
  severity: 'error',
  symptom: 'the operator reads the first field as seconds: "0 3 * * *" is no longer three o\'clock each night, but three minutes past every hour',
  fix: 'put the second in front, as in "0 0 3 * * *", or use Schedule.daily({ hour: 3 })',
  check: facts => typeof facts.schedule === 'string' && !facts.schedule.startsWith('@') && cronFields(facts.schedule).length === 5
    ? `schedule "${facts.schedule}" has five fields, as crontab has, and the operator's have six`
    : undefined,
};

/** No backup is done within a second. For schedules that the parser takes. */
export const scheduleEvery: Rule<{ readonly schedule: string }> = {
  id: 'schedule-every',
  severity: 'error',
  symptom: 'the operator makes a backup every second: it takes a duration that is shorter, or negative, for one second',
  fix: 'state the time from one backup to the next, such as "@every 12h"',
  check: facts => {
    const duration = durationOfEvery(facts.schedule);
    return duration !== undefined && nanosecondsOf(duration)! < SECOND ? `schedule "${facts.schedule}" is less than a second` : undefined;
  },
};

/** A backup, and what is known of its cluster. */
export interface BackupFacts {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly method?: string;
  readonly pluginName?: string;
  readonly parameters: boolean;
  readonly capabilities?: string[];
  /** Whether anything is stated of a running server. */
  readonly online: boolean;
  /** Whether the server is stated to be stopped. */
  readonly offline: boolean;
  readonly clusterName: string;
  readonly clusterNamespace?: string;
  readonly clusterPlugins?: string[];
  readonly clusterMethods?: string[];
  readonly archivesWal?: boolean;
}

/** Somebody makes the backup. */
export const backupMethod: Rule<BackupFacts> = {
  id: 'backup-method',
  severity: 'error',
  symptom: 'the operator takes "barmanObjectStore" for the method where none is written, and the backup fails ("cannot proceed with the backup as the '
    + 'cluster has no backup section"); a plugin beside another method is ignored',
  fix: 'state `plugin`, or `method` with BackupMethod.VOLUME_SNAPSHOT or BackupMethod.BARMAN_OBJECT_STORE',
  check: ({ method, pluginName }) => {
    if (pluginName === undefined) {
      if (method === undefined) { return 'the backup states neither plugin nor method'; }
      return method === 'plugin' ? 'the backup states the method "plugin" and no plugin' : undefined;
    }
    return method === undefined || method === 'plugin' ? undefined : `the backup states the plugin "${pluginName}" and the method "${method}"`;
  },
};

/** Parameters are a plugin's. */
export const backupParameters: Rule<BackupFacts> = {
  id: 'backup-parameters',
  severity: 'error',
  symptom: 'nobody reads them: the operator looks at a plugin\'s parameters with the method "plugin" alone',
  fix: 'leave `parameters` out, or state the `plugin`',
  check: ({ pluginName, parameters }) => parameters && pluginName === undefined ? 'the backup states parameters, and no plugin' : undefined,
};

/** A backup is where its cluster is. */
export const backupNamespace: Rule<BackupFacts> = {
  id: 'backup-namespace',
  severity: 'error',
  symptom: 'the backup waits for good ("Unknown cluster …, will retry in 30 seconds")',
  fix: 'put it into the cluster\'s namespace',
  check: ({ namespace, clusterName, clusterNamespace }) => namespace === undefined || clusterNamespace === undefined || namespace === clusterNamespace
    ? undefined
    : `the backup is in namespace "${namespace}", and its cluster "${clusterName}" in "${clusterNamespace}"`,
};

/** The cluster uses the plugin. */
export const backupPlugin: Rule<BackupFacts> = {
  id: 'backup-plugin',
  severity: 'error',
  symptom: 'the backup fails ("requested plugin is not available", "cannot proceed with the backup as the cluster has no plugin configured")',
  fix: 'add the plugin to the cluster\'s `plugins`, and do not switch it off there',
  check: ({ pluginName, clusterName, clusterPlugins }) => pluginName === undefined || !clusterPlugins || clusterPlugins.includes(pluginName)
    ? undefined
    : `the cluster "${clusterName}" uses ${clusterPlugins.map(name => `"${name}"`).join(', ') || 'no plugin'}, not "${pluginName}"`,
};

/** The plugin backs up. */
export const backupCapability: Rule<BackupFacts> = {
  id: 'backup-capability',
  severity: 'error',
  symptom: 'the backup fails in the instance: the plugin has no backup service',
  fix: 'use a plugin that backs up, or declare the capability where the plugin is defined',
  check: ({ pluginName, capabilities }) => pluginName === undefined || capabilities === undefined || capabilities.includes('backup')
    ? undefined
    : `the plugin "${pluginName}" declares ${capabilities.map(can => `"${can}"`).join(', ') || 'nothing'}, not "backup"`,
};

/** The cluster is set up for the operator's own methods. */
export const backupConfigured: Rule<BackupFacts> = {
  id: 'backup-configured',
  severity: 'error',
  symptom: 'the backup fails ("cannot proceed with the backup as the cluster has no backup section", "no … section defined on the target cluster")',
  fix: 'state `backup.volumeSnapshot` or `backup.barmanObjectStore` in the cluster',
  check: ({ method, clusterName, clusterMethods }) => method === undefined || method === 'plugin' || !clusterMethods || clusterMethods.includes(method)
    ? undefined
    : `the cluster "${clusterName}" has no backup.${method}`,
};

/** Whether the server keeps running is a matter of snapshots. */
export const backupOnline: Rule<BackupFacts> = {
  id: 'backup-online',
  severity: 'error',
  symptom: 'the operator refuses the backup ("Online parameter can be specified only if the method is volumeSnapshot")',
  fix: 'leave `online` and `onlineConfiguration` out, or use BackupMethod.VOLUME_SNAPSHOT',
  check: ({ online, method }) => online && method === 'barmanObjectStore'
    ? 'the backup states online or onlineConfiguration, and its method is "barmanObjectStore"'
    : undefined,
};

/** A plugin decides by itself. */
export const backupOnlineIgnored: Rule<BackupFacts> = {
  id: 'backup-online-ignored',
  severity: 'warning',
  symptom: 'the operator hands the backup to the plugin and looks at neither of them',
  fix: 'leave `online` and `onlineConfiguration` out; the plugin\'s documentation says which parameters it takes',
  check: ({ online, pluginName }) => online && pluginName !== undefined
    ? `the backup states online or onlineConfiguration, and is made by the plugin "${pluginName}"`
    : undefined,
};

/** What the operator writes of a backup into labels. */
export const backupName: Rule<BackupFacts> = {
  id: 'backup-name',
  severity: 'error',
  symptom: 'the API server refuses what the operator labels with the name ("must be no more than 63 characters"): '
    + 'the Backups of the ScheduledBackup, or the VolumeSnapshots of the Backup',
  fix: 'state a metadata.name of at most 63 characters; for scheduled snapshots of at most 48, since the time is added to it',
  check: ({ kind, name, method }) => {
    const longest = kind === 'ScheduledBackup' ? (method === 'volumeSnapshot' ? 48 : 63) : (method === 'volumeSnapshot' ? 63 : 253);
    return name.length <= longest ? undefined : `the name "${name}" has ${name.length} characters, and ${longest} are the most`;
  },
};

/** A backup is as good as its WAL. */
export const backupWithoutWal: Rule<BackupFacts> = {
  id: 'backup-without-wal',
  severity: 'warning',
  symptom: 'the backup completes, and cannot be restored without the WAL that was written while it ran',
  fix: 'let a plugin of the cluster be the WAL archiver (isWALArchiver), or state `online: false` where a snapshot is made of a stopped server',
  check: ({ archivesWal, clusterName, method, offline }) => archivesWal === false && !(offline && method === 'volumeSnapshot')
    ? `the cluster "${clusterName}" is backed up, and archives no WAL`
    : undefined,
};
