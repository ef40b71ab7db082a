import { Lazy } from 'cdk8s';
import { BootstrapRecovery, Distribution, StorageConfiguration } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster, operator } from '../support/programs';

const target = (recoveryTarget: object) => cluster({ bootstrap: { recovery: { backup: { name: 'monday' }, recoveryTarget } } });
const CONNECTION = { connectionParameters: { host: 'old' } };
const SNAPSHOT = { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'data' };
const CLAIM = { apiGroup: '', kind: 'PersistentVolumeClaim', name: 'wal' };
const UNGROUPED = { kind: 'PersistentVolumeClaim', name: 'data' };
const volumes = (recovery: BootstrapRecovery, walStorage?: StorageConfiguration) =>
  cluster({ bootstrap: { recovery: { volumeSnapshots: { storage: SNAPSHOT }, ...recovery } }, walStorage });
const under = (version: string, recovery: BootstrapRecovery) => cluster(chart => ({
  bootstrap: { recovery }, externalClusters: [{ name: 'old', ...CONNECTION }], operator: operator(chart, { version }),
}));
const AT = 'plugins/db: bootstrap.recovery.recoveryTarget';

export const cases: RuleCases[] = [
  {
    id: 'external-cluster-reachable',
    throws: [['a name alone', cluster({ externalClusters: [{ name: 'old' }] }),
      'plugins/db: externalClusters "old" has neither connectionParameters nor plugin nor barmanObjectStore']],
    passes: [['a connection', cluster({ externalClusters: [{ name: 'old', ...CONNECTION }] })]],
  },
  {
    id: 'external-cluster-path',
    throws: [
      ['a name', cluster({ externalClusters: [{ name: '..', ...CONNECTION }] }), 'plugins/db: externalClusters has "..", which is no part of a path'],
      ['a key', cluster({ externalClusters: [{ name: 'old', ...CONNECTION, sslKey: { name: 'tls', key: 'a/b' } }] }),
        'plugins/db: externalClusters has "a/b", which is no part of a path'],
    ],
    passes: [['an older operator', cluster(chart => ({
      externalClusters: [{ name: 'a/b', ...CONNECTION }], operator: operator(chart, { version: '1.29.1', distribution: Distribution.CLOUDNATIVE_PG }),
    }))]],
  },
  {
    id: 'recovery-target-one',
    throws: [['two', target({ targetLSN: '0/1', targetTime: '2026-01-01 00:00:00' }), `${AT} states targetLSN and targetTime`]],
    passes: [['one', target({ targetLSN: '0/1' })]],
  },
  {
    id: 'recovery-backup-id',
    throws: [['a name', target({ targetName: 'before' }), `${AT} has no backupID`]],
    passes: [['an ID', target({ targetName: 'before', backupID: '20260101T000000' })]],
  },
  {
    id: 'recovery-target-format',
    throws: [
      ...['2026-02-29T10:00:00Z', '2026-01-31T24:00:00Z', '2026-01-31 10:00', '2026-13-01T10:00:00Z', '2026-01-31T10:00:00+0100', 'yesterday'].map(
        (targetTime): [string, Program, string] => [targetTime, target({ targetTime }), `${AT}.targetTime is "${targetTime}"`]),
      ['an LSN', target({ targetLSN: '3000060' }), `${AT}.targetLSN is "3000060"`],
      ['a long LSN', target({ targetLSN: '0/10000000000000000' }), `${AT}.targetLSN is "0/10000000000000000"`],
      ['an XID', target({ targetXID: '4294967296', backupID: 'a' }), `${AT}.targetXID is "4294967296"`],
      ['a timeline', target({ targetTLI: '0' }), `${AT}.targetTLI is "0"`],
      ['a long timeline', target({ targetTLI: '9223372036854775808' }), `${AT}.targetTLI is "9223372036854775808"`],
    ],
    passes: [
      ['all', target({ targetXID: '4294967295', backupID: 'a', targetTLI: 'latest' })],
      ...['2028-02-29T10:00:00Z', '2026-01-31T10:00:00.123+01:00', '2026-01-31T10:00:00', '2026-01-31', '2026-01-31 10:00:00.5+01:30', '0044-03-15 BC'].map(
        (targetTime): [string, Program] => [targetTime, target({ targetTime })]),
      ['an XID, before 1.29.1', under('1.29.0', { backup: { name: 'monday' }, recoveryTarget: { targetXID: 'x', backupID: 'a' } })],
    ],
  },
  {
    id: 'recovery-target-name',
    throws: [
      ['64 bytes', target({ targetName: 'é'.repeat(32), backupID: 'a' }), `${AT}.targetName is "${'é'.repeat(32)}"`],
      ['a line end', target({ targetName: 'a\nb', backupID: 'a' }), `${AT}.targetName is "a\\nb"`],
      ['DEL', target({ targetName: 'a\x7f', backupID: 'a' }), `${AT}.targetName is "a\x7f"`],
    ],
    passes: [
      ['63 bytes', target({ targetName: 'before the release '.padEnd(63, 'x'), backupID: 'a' })],
      ['anything, before 1.29.1', under('1.29.0', { backup: { name: 'monday' }, recoveryTarget: { targetName: 'x'.repeat(64), backupID: 'a' } })],
    ],
  },
  {
    id: 'recovery-volumes',
    throws: [
      ['a Backup', volumes({ backup: { name: 'monday' } }), 'plugins/db: bootstrap.recovery states volumeSnapshots and backup'],
      ['an ID', volumes({ recoveryTarget: { backupID: 'a' } }), 'plugins/db: bootstrap.recovery states volumeSnapshots and recoveryTarget.backupID'],
      ['a snapshot of no group', volumes({ volumeSnapshots: { storage: { ...SNAPSHOT, apiGroup: '' } } }),
        'plugins/db: bootstrap.recovery.volumeSnapshots.storage is of {"apiGroup":"","kind":"VolumeSnapshot"}'],
      ['a claim of a group', volumes({ volumeSnapshots: { storage: SNAPSHOT, walStorage: { ...CLAIM, apiGroup: 'v1' } } }, { size: '1Gi' }),
        'plugins/db: bootstrap.recovery.volumeSnapshots.walStorage is of {"apiGroup":"v1","kind":"PersistentVolumeClaim"}'],
      ['no WAL volume', volumes({ volumeSnapshots: { storage: SNAPSHOT, walStorage: CLAIM } }),
        'plugins/db: bootstrap.recovery.volumeSnapshots has walStorage, and the cluster has none'],
    ],
    passes: [
      ['a snapshot', volumes({ recoveryTarget: { targetName: 'before' } })],
      ['claims', volumes({ volumeSnapshots: { storage: CLAIM, walStorage: CLAIM } }, { size: '1Gi' })],
    ],
  },
  {
    id: 'volume-source-group',
    throws: [
      ['a claim to recover from', volumes({ volumeSnapshots: { storage: UNGROUPED } }), 'plugins/db: bootstrap.recovery.volumeSnapshots.storage has no apiGroup'],
      ['a claim with the WAL', volumes({ volumeSnapshots: { storage: SNAPSHOT, walStorage: UNGROUPED } }, { size: '1Gi' }),
        'plugins/db: bootstrap.recovery.volumeSnapshots.walStorage has no apiGroup'],
      ['a claim with a tablespace', cluster({
        bootstrap: { recovery: { volumeSnapshots: { storage: SNAPSHOT, tablespaceStorage: { hot: UNGROUPED } } } },
        tablespaces: [{ name: 'hot', storage: { size: '1Gi' } }],
      }), 'plugins/db: bootstrap.recovery.volumeSnapshots.tablespaceStorage.hot has no apiGroup'],
      ['a volume out of another', cluster({ storage: { size: '1Gi', pvcTemplate: { dataSource: UNGROUPED } } }), 'plugins/db: storage.pvcTemplate.dataSource has no apiGroup'],
      ['a volume for scratch out of another', cluster({
        ephemeralVolumeSource: { volumeClaimTemplate: { spec: { dataSourceRef: UNGROUPED } } },
      }), 'plugins/db: ephemeralVolumeSource.volumeClaimTemplate.spec.dataSourceRef has no apiGroup'],
    ],
    passes: [
      ['the empty group', volumes({ volumeSnapshots: { storage: CLAIM } })],
      ['a volume out of a snapshot', cluster({ storage: { size: '1Gi', pvcTemplate: { dataSource: SNAPSHOT } } })],
      ['what the app says later', cluster({ storage: { size: '1Gi', pvcTemplate: { dataSource: Lazy.any({ produce: () => CLAIM }) as any } } })],
    ],
    invalid: [['null', clusterManifest('bootstrap: { recovery: { volumeSnapshots: { storage: { apiGroup: null, kind: PersistentVolumeClaim, name: data } } } }'),
      'bootstrap.recovery.volumeSnapshots.storage has no apiGroup']],
  },
  {
    id: 'recovery-source-backup',
    throws: ['1.26.3', '1.27.3', '1.28.1'].map(version => [version, under(version, { source: 'old' }),
      'plugins/db: externalClusters "old" has neither plugin nor barmanObjectStore, and bootstrap.recovery starts from it']),
    passes: ['1.27.4', '1.28.2', '1.29.0'].map(version => [version, under(version, {
      source: 'old', volumeSnapshots: { storage: CLAIM },
    })]),
  },
];
