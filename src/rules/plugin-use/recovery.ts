import { statedPlugin } from '../../inventory/backup-views';
import { bootstrapOf, recoveryExternalOf, recoveryReaderOf, wholeClusters } from '../../inventory/cluster-parts';
import { backupsIn, BackupView, clustersIn, ClusterView } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { mayShareNamespace } from '../../inventory/item';
import { groupBy } from '../../values/group-by';
import { asRecord, asRecords, asString } from '../../values/narrow';
import { hasFeature } from '../../values/release';
import { Rule } from '../engine/rule';
import { OPERATOR_SOURCE } from '../engine/source';

const RESTORE = `${OPERATOR_SOURCE}/pkg/management/postgres/restore.go`;

/** A plugin's backup is restored through the plugin. */
export const recoveryBackupPlugin: Rule<{ readonly backup: string; readonly pluginName?: string }> = {
  id: 'recovery-backup-plugin',
  severity: 'error',
  title: 'A recovery from a plugin\'s backup must use an external cluster',
  symptom: 'the recovery job treats the Backup as one made with barmanObjectStore, finds neither a destination nor credentials, and fails repeatedly',
  cause: 'bootstrap.recovery.backup reads the object store from the status of the Backup, which plugins do not fill in; '
    + 'the operator delegates a recovery to a plugin only for bootstrap.recovery.source',
  fix: 'replace bootstrap.recovery.backup with bootstrap.recovery.source, set to an entry of externalClusters that has the plugin and its parameters; '
    + 'set recoveryTarget.backupID to select a backup',
  source: RESTORE,
  kinds: ['Cluster'],
  needs: 'the Backup',
  check: ({ backup, pluginName }) => pluginName === undefined
    ? undefined
    : `"${backup}" is made by the plugin "${pluginName}": expected bootstrap.recovery.source instead`,
  targets: inventory => clustersIn(inventory).flatMap(cluster => {
    const { item, distribution } = cluster;
    const backup = asString(asRecord(bootstrapOf(cluster, 'recovery')?.backup).name);
    const made = inventory.memoize(backupsByName).get(backup)?.find(view => view.item.kind === 'Backup' && view.distribution === distribution
      && view.method === 'plugin' && mayShareNamespace(view.item.namespace, item.namespace));
    return backup === undefined || made === undefined || recoveryReaderOf(cluster)
      ? []
      : [{ item, path: ['spec', 'bootstrap', 'recovery', 'backup', 'name'], input: { backup, pluginName: statedPlugin(made) } }];
  }),
};

function backupsByName(inventory: Inventory): ReadonlyMap<unknown, BackupView[]> {
  return groupBy(backupsIn(inventory), ({ item }) => item.name);
}

/** What a cluster recovers from. */
interface RecoverySource {
  readonly source: string;
  readonly plugin: boolean;
  readonly barmanObjectStore: boolean;
}

/** A recovery uses either a plugin or the operator's own barmanObjectStore. */
export const recoveryTwoWays: Rule<RecoverySource> = {
  id: 'recovery-two-ways',
  severity: 'warning',
  title: 'The source of a recovery should have either plugin or barmanObjectStore',
  symptom: 'the plugin restores ("Restore through plugin detected, proceeding..."), and barmanObjectStore is ignored silently',
  cause: 'the recovery job looks for a plugin first, and for an object store only if there is none',
  fix: 'remove barmanObjectStore or plugin from the external cluster',
  source: RESTORE,
  kinds: ['Cluster'],
  check: ({ source, plugin, barmanObjectStore }) => plugin && barmanObjectStore
    ? `ignored: the cluster recovers from "${source}" through its plugin`
    : undefined,
  targets: inventory => clustersIn(inventory).flatMap(cluster => sourceOf(cluster).map(({ path, ...input }) =>
    ({ item: cluster.item, path: [...path, 'barmanObjectStore'], input }))),
};

/** What a cluster recovers from holds a backup. */
export const recoverySourceRestorable: Rule<{ readonly source: string; readonly restorable: boolean }> = {
  id: 'recovery-source-restorable',
  severity: 'error',
  title: 'The source of a recovery must have backups',
  symptom: 'the Cluster is accepted, but its recovery job fails repeatedly ("missing barman object store configuration for source")',
  cause: 'a recovery restores a base backup, and a server that can only be connected to has no base backup to restore',
  fix: 'set plugin or barmanObjectStore in that external cluster, or set bootstrap.recovery.backup or bootstrap.recovery.volumeSnapshots; '
    + 'use bootstrap.pgBasebackup to copy a running server',
  manifestFix: 'set plugin or barmanObjectStore in that external cluster, or set bootstrap.recovery.backup or bootstrap.recovery.volumeSnapshots; '
    + 'use bootstrap.pg_basebackup to copy a running server',
  source: RESTORE,
  kinds: ['Cluster'],
  needs: 'the whole Cluster: without `storage` it may be a patch',
  releases: '1.27.4, 1.28.2, 1.29.0 and later; earlier releases reject the Cluster',
  check: ({ source, restorable }) => restorable
    ? undefined
    : `"${source}" has no backups to recover from: expected plugin or barmanObjectStore`,
  targets: inventory => wholeClusters(clustersIn(inventory)).filter(({ operator: { version } }) => version === undefined || hasFeature(version, ['1.27.4', '1.28.2', '1.29.0']))
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

/** Two places that a cluster may recover from. */
export interface RecoveryOriginsInput {
  readonly source: string;
  readonly backup: string;
  /** Whether the source is read through a plugin, which has precedence. */
  readonly throughPlugin: boolean;
}

/** A recovery starts from one place. */
export const recoverySourceOrBackup: Rule<RecoveryOriginsInput> = {
  id: 'recovery-source-or-backup',
  severity: 'warning',
  title: '`bootstrap.recovery` should have only one of `source` and `backup`',
  symptom: 'one of the two is ignored silently: with a plugin the recovery starts from the newest backup of the source, and not from the Backup',
  cause: 'the recovery job restores through the plugin of the source if it has one, and from the Backup otherwise',
  fix: 'remove bootstrap.recovery.backup, and set recoveryTarget.backupID to select a backup',
  source: RESTORE,
  kinds: ['Cluster'],
  check: ({ source, backup, throughPlugin }) => [{
    path: [throughPlugin ? 'backup' : 'source'],
    message: throughPlugin
      ? `ignored, because the plugin restores from the external cluster "${source}"`
      : `ignored, because the cluster recovers from the Backup "${backup}"`,
    fix: throughPlugin ? 'remove backup, and set recoveryTarget.backupID to select a backup' : `remove source, or remove the Backup "${backup}"`,
  }],
  targets: inventory => clustersIn(inventory).flatMap(cluster => {
    const recovery = asRecord(bootstrapOf(cluster, 'recovery'));
    const [source, backup, external] = [asString(recovery.source), asString(asRecord(recovery.backup).name), recoveryExternalOf(cluster)];
    return source && backup && external
      ? [{ item: cluster.item, path: ['spec', 'bootstrap', 'recovery'], input: { source, backup, throughPlugin: recoveryReaderOf(cluster)?.enabled === true } }]
      : [];
  }),
};
