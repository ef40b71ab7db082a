import { publishedPlugin } from '../../facts/plugins';
import { isDone, methodOf, statedPlugin } from '../../inventory/backup-views';
import { mayBePatch } from '../../inventory/cluster-parts';
import { backupsIn, BackupView } from '../../inventory/clusters';
import { asNumber, asRecord, asString, isUnknown } from '../../values/narrow';
import { Rule } from '../engine/rule';
import { OPERATOR_DOCS } from '../engine/source';

/** The instance that makes a backup. */
export interface BackupTargetInput {
  readonly pluginName: string;
  /** As the backup has it, or else its cluster. */
  readonly target?: string;
}

/** Some plugins cannot back up a replica. */
export const backupTarget: Rule<BackupTargetInput> = {
  id: 'backup-target',
  severity: 'warning',
  title: '`target` of a backup should be "primary" if the plugin cannot back up a replica',
  symptom: 'the backup fails whenever the cluster has a ready replica',
  cause: 'the default target is "prefer-standby", with which the operator selects a replica if there is one',
  fix: 'set spec.target to primary',
  source: `${OPERATOR_DOCS}/backup#backup-from-a-standby`,
  kinds: ['Backup', 'ScheduledBackup'],
  needs: 'a published plugin; where the backup has no target, the Cluster with its instances',
  check: ({ pluginName, target }) => target === 'primary' ? undefined
    : `${target === undefined ? 'the default "prefer-standby"' : `"${target}"`} selects a replica, which "${pluginName}" cannot back up: expected "primary"`,
  targets: inventory => backupsIn(inventory).filter(view => methodOf(view) === 'plugin' && !isDone(view) && mayUseReplica(view)).flatMap(view => {
    const pluginName = statedPlugin(view) ?? '';
    const target = asString(view.item.spec.target) ?? asString(asRecord(view.cluster?.item.spec.backup).target);
    return publishedPlugin(pluginName)?.backsUpPrimaryOnly ? [{ item: view.item, path: ['spec', 'target'], input: { pluginName, target } }] : [];
  }),
};

/** Whether the cluster may have a replica, as far as the input shows it. */
function mayUseReplica({ item, cluster }: BackupView): boolean {
  if (isUnknown(item.spec.target)) { return false; }
  if (!cluster) { return asString(item.spec.target) !== undefined; }
  const { backup, instances } = cluster.item.spec;
  return !mayBePatch(cluster) && !isUnknown(asRecord(backup).target) && (asNumber(instances) ?? 1) > 1;
}
