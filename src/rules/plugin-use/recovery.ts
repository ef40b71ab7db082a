import { statedPlugin } from '../../inventory/backup-views';
import { bootstrapOf, recoveryExternalOf, recoveryReaderOf } from '../../inventory/cluster-parts';
import { backupsIn, clustersIn, ClusterView } from '../../inventory/clusters';
import { mayShareNamespace } from '../../inventory/item';
import { asRecord, asRecords, asString } from '../../values/narrow';
import { hasFeature } from '../../values/release';
import { Rule } from '../engine/rule';

const RESTORE = 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0/pkg/management/postgres/restore.go';

/** A plugin's backup is restored through the plugin. */
export const recoveryBackupPlugin: Rule<{ readonly backup: string; readonly pluginName?: string }> = {
  id: 'recovery-backup-plugin',
  severity: 'error',
  title: 'A recovery from a plugin\'s backup names an external cluster',
  symptom: 'the recovery job takes the Backup for one of barmanObjectStore, finds neither its destination nor credentials, and fails again and again',
  cause: 'bootstrap.recovery.backup reads the status of a Backup, where plugins do not write where it is; the operator asks a plugin for a source alone',
  fix: 'state bootstrap.recovery.source instead, with one of externalClusters that has the plugin and its parameters; '
    + 'recoveryTarget.backupID says which backup',
  source: RESTORE,
  needs: 'the Backup',
  check: ({ backup, pluginName }) => pluginName === undefined ? undefined : `bootstrap.recovery.backup "${backup}" is made by the plugin "${pluginName}"`,
  targets: inventory => clustersIn(inventory).flatMap(cluster => {
    const { item, distribution } = cluster;
    const backup = asString(asRecord(bootstrapOf(cluster, 'recovery')?.backup).name);
    const made = backupsIn(inventory).find(view => view.item.kind === 'Backup' && view.item.name === backup && view.distribution === distribution
      && view.method === 'plugin' && mayShareNamespace(view.item.namespace, item.namespace));
    return backup === undefined || made === undefined || recoveryReaderOf(cluster)
      ? []
      : [{ item, path: ['spec', 'bootstrap', 'recovery', 'backup'], input: { backup, pluginName: statedPlugin(made) } }];
  }),
};

/** A recovery goes one way. */
export const recoveryTwoWays: Rule<{ readonly source: string; readonly plugin: boolean; readonly barmanObjectStore: boolean }> = {
  id: 'recovery-two-ways',
  severity: 'warning',
  title: 'What a cluster recovers from has a plugin or barmanObjectStore',
  symptom: 'the plugin restores ("Restore through plugin detected, proceeding..."), and nobody reads barmanObjectStore',
  cause: 'the recovery job asks whether there is a plugin before it looks for an object store',
  fix: 'leave one of them in the external cluster',
  source: RESTORE,
  check: ({ source, plugin, barmanObjectStore }) => plugin && barmanObjectStore
    ? `externalClusters "${source}" has plugin and barmanObjectStore, and the cluster recovers from it`
    : undefined,
  targets: inventory => clustersIn(inventory).flatMap(cluster => sourceOf(cluster).map(({ path, ...input }) => ({ item: cluster.item, path, input }))),
};

/** What a cluster recovers from holds a backup. */
export const recoverySourceRestorable: Rule<{ readonly source: string; readonly restorable: boolean }> = {
  id: 'recovery-source-restorable',
  severity: 'error',
  title: 'What a cluster recovers from holds a backup',
  symptom: 'the operator takes the Cluster, and its recovery job fails again and again ("missing barman object store configuration for source")',
  cause: 'a server that can be connected to has no base backup: the operator copies it with pg_basebackup, and restores from backups alone',
  fix: 'state plugin or barmanObjectStore of that external cluster, or bootstrap.recovery.backup or volumeSnapshots; '
    + 'use bootstrap.pgBasebackup to copy a server',
  manifestFix: 'state plugin or barmanObjectStore of that external cluster, or bootstrap.recovery.backup or volumeSnapshots; '
    + 'use bootstrap.pg_basebackup to copy a server',
  source: RESTORE,
  releases: '1.27.4, 1.28.2, 1.29.0 and later; earlier ones refuse the Cluster',
  check: ({ source, restorable }) => restorable
    ? undefined
    : `externalClusters "${source}" has neither plugin nor barmanObjectStore, and bootstrap.recovery starts from it alone`,
  targets: inventory => clustersIn(inventory).filter(({ operator: { version } }) => version === undefined || hasFeature(version, ['1.27.4', '1.28.2', '1.29.0']))
    .flatMap(cluster => sourceOf(cluster).map(({ source, plugin, barmanObjectStore, path }) => {
      const { backup, volumeSnapshots } = bootstrapOf(cluster, 'recovery')!;
      return { item: cluster.item, path, input: { source, restorable: Boolean(plugin || barmanObjectStore || backup || volumeSnapshots) } };
    })),
};

function sourceOf(cluster: ClusterView) {
  const found = recoveryExternalOf(cluster);
  const has = (key: string) => asRecords([found?.external[key]]).length > 0;
  return found ? [{ source: `${found.external.name}`, plugin: has('plugin'), barmanObjectStore: has('barmanObjectStore'), path: found.path }] : [];
}
