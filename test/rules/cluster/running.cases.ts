import { RuleCases } from '../../support/rule-cases';

const RUNNING = { uid: '1', resourceVersion: '1' };
const PLUGINS = [{ name: 'barman-cloud.cloudnative-pg.io', isWALArchiver: true, parameters: { barmanObjectName: 'store' } }];
const SCHEDULE = {
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'ScheduledBackup',
  metadata: { name: 'nightly', namespace: 'shop' },
  spec: { schedule: '0 0 2 * * *', method: 'plugin', pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' }, cluster: { name: 'orders' } },
};

/** A Cluster as the API server returns it, and other objects. */
function running(type: string, { status = 'False', spec = {}, metadata = {}, others = [] as object[] } = {}): { readonly objects: object[] } {
  return {
    objects: [{
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { name: 'orders', namespace: 'shop', ...RUNNING, ...metadata },
      spec: { instances: 1, storage: { size: '1Gi' }, ...spec },
      status: { phase: 'Cluster in healthy state', conditions: [{ type, status, reason: 'Failing', message: 'exit status 1', lastTransitionTime: '2026-01-01T00:00:00Z' }] },
    }, ...others],
  };
}

export const cases: RuleCases[] = [
  {
    id: 'cluster-condition',
    invalid: [
      ['a WAL archiver that fails', running('ContinuousArchiving', { spec: { plugins: PLUGINS } }),
        'status.conditions[0]: ContinuousArchiving is "False", but "barman-cloud.cloudnative-pg.io" archives its WAL: Failing ("exit status 1")'],
      ['a cluster that is not ready', running('Ready'),
        'status.conditions[0]: Ready is "False", but the cluster is not hibernated: Failing ("exit status 1")'],
      ['a backup that failed', running('LastBackupSucceeded', { others: [SCHEDULE] }),
        'status.conditions[0]: LastBackupSucceeded is "False", but ScheduledBackup "nightly" in namespace "shop" makes backups: Failing ("exit status 1")'],
    ],
    valid: [
      ['conditions that hold', running('Ready', { status: 'True' })],
      ['an archive that nothing promises', running('ContinuousArchiving')],
      ['a backup that nobody schedules', running('LastBackupSucceeded')],
      ['a hibernated cluster', running('Ready', { metadata: { annotations: { 'cnpg.io/hibernation': 'on' } } })],
      ['a manifest', running('Ready', { metadata: { resourceVersion: undefined } })],
      ['a condition of somebody else', running('constructor')],
    ],
  },
];
