import { hasObjectStore } from '../../inventory/cluster-parts';
import { backupsIn, BackupView, clustersIn, ClusterView } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { isRunning } from '../../inventory/running';
import { groupBy } from '../../values/group-by';
import { asRecord, asRecords, asString } from '../../values/narrow';
import { Rule, Target } from '../engine/rule';
import { OPERATOR_SOURCE } from '../engine/source';

/** A condition of a running cluster that does not hold. */
export interface ConditionInput {
  /** What the manifests promise. */
  readonly promise: string;
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

/** The operator reports in conditions whether a cluster does what its manifests promise. */
export const clusterCondition: Rule<ConditionInput> = {
  id: 'cluster-condition',
  severity: 'warning',
  title: 'The conditions of a running Cluster should be what its manifests promise',
  symptom: 'the condition is "False": the cluster is not ready, no WAL is archived, or the last backup failed',
  cause: 'the operator sets a condition to "False" after the operation has failed, with the error as its message',
  fix: 'check the message of the condition, and in the logs of the operator and of the instances',
  source: `${OPERATOR_SOURCE}/api/v1/cluster_types.go`,
  kinds: ['Cluster'],
  needs: 'a Cluster that was read from a running cluster',
  check: ({ promise, type, status, reason, message }) => status !== 'False' ? undefined
    : `${type} is "False", but ${promise}${reason ? `: ${reason}` : ''}${message ? ` ("${message}")` : ''}`,
  targets: inventory => clustersIn(inventory).filter(view => isRunning(view.item) && !isHibernated(view))
    .flatMap(view => conditionsOf(view, inventory)),
};

function conditionsOf(view: ClusterView, inventory: Inventory): Target<ConditionInput>[] {
  const promises = promisesOf(view, inventory);
  return asRecords(asRecord(view.item.manifest.status).conditions).flatMap(({ type, status, reason, message }, index) => {
    const promise = typeof type === 'string' && Object.hasOwn(promises, type) ? promises[type] : undefined;
    return promise === undefined ? [] : [{
      item: view.item,
      path: ['status', 'conditions', index],
      input: { promise, type, status: asString(status) ?? '', reason: asString(reason), message: asString(message) },
    }];
  });
}

/** By the types of conditions. */
function promisesOf(view: ClusterView, inventory: Inventory): Record<string, string | undefined> {
  const archiver = view.plugins.find(({ enabled, isWALArchiver }) => enabled && isWALArchiver);
  const schedule = inventory.memoize(schedulesByCluster).get(view)?.[0];
  return {
    Ready: 'the cluster is not hibernated',
    ContinuousArchiving: archiver ? `"${archiver.pluginName}" archives its WAL` : hasObjectStore(view) ? 'spec.backup has an object store' : undefined,
    LastBackupSucceeded: schedule && `${schedule.item} makes backups`,
  };
}

function schedulesByCluster(inventory: Inventory): ReadonlyMap<ClusterView | undefined, BackupView[]> {
  return groupBy(backupsIn(inventory).filter(({ item }) => item.kind === 'ScheduledBackup' && item.spec.suspend !== true), ({ cluster }) => cluster);
}

function isHibernated({ item, distribution }: ClusterView): boolean {
  return item.annotations[distribution.key('hibernation')] === 'on';
}
