import { Lazy } from 'cdk8s';
import { BootstrapRecovery, Distribution, StorageConfiguration } from '../../../src';
import { Manifests } from '../../support/both-ways';
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
const recovering = (recovery: string): Manifests => clusterManifest(`bootstrap: { recovery: { ${recovery} } }`);
const AT = 'plugins/db: bootstrap.recovery.recoveryTarget';
const SPEC = 'spec.bootstrap.recovery';
const FILE = 'is not a valid file name: expected a name without "/" and "\\" that is not "." or ".."';
const TIME = 'is not a valid time: expected a time such as "2026-01-31T10:00:00Z" or "2026-01-31 10:00:00+00"';
const LSN = 'is not a valid LSN: expected two hexadecimal numbers with "/" between them, such as "0/3000060"';
const TIMELINE = 'is not a valid timeline: expected "latest" or a number from 1 on';
const EMPTY_GROUP = 'required: expected "" for a PersistentVolumeClaim';

export const cases: RuleCases[] = [
  {
    id: 'external-cluster-reachable',
    throws: [
      ['a name alone', cluster({ externalClusters: [{ name: 'old' }] }),
        'plugins/db: externalClusters[0]: external cluster "old" cannot be reached: expected connectionParameters, plugin or barmanObjectStore'],
      ['several names', cluster({ externalClusters: [{ name: 'old' }, { name: 'new', ...CONNECTION }, { name: 'older' }] }),
        'plugins/db: externalClusters[0]: external cluster "old" cannot be reached: expected connectionParameters, plugin or barmanObjectStore',
        'plugins/db: externalClusters[2]: external cluster "older" cannot be reached: expected connectionParameters, plugin or barmanObjectStore'],
    ],
    passes: [['a connection', cluster({ externalClusters: [{ name: 'old', ...CONNECTION }] })]],
    invalid: [['an external cluster with a name only', clusterManifest('externalClusters: [{ name: old }]'),
      'spec.externalClusters[0]: external cluster "old" cannot be reached: expected connectionParameters, plugin or barmanObjectStore']],
    valid: [['an external cluster with a connection', clusterManifest('externalClusters: [{ name: old, connectionParameters: { host: old-rw, user: postgres } }]')]],
  },
  {
    id: 'external-cluster-path',
    throws: [
      ['a name', cluster({ externalClusters: [{ name: '..', ...CONNECTION }] }), `plugins/db: externalClusters[0].name: ".." ${FILE}`],
      ['a key', cluster({ externalClusters: [{ name: 'old', ...CONNECTION, sslKey: { name: 'tls', key: 'a/b' } }] }),
        `plugins/db: externalClusters[0].sslKey.key: "a/b" ${FILE}`],
      ['several', cluster({ externalClusters: [{ name: 'a/b', ...CONNECTION, sslCert: { name: 'c/d', key: 'e' } }, { name: '.', ...CONNECTION }] }),
        `plugins/db: externalClusters[0].name: "a/b" ${FILE}`, `plugins/db: externalClusters[0].sslCert.name: "c/d" ${FILE}`,
        `plugins/db: externalClusters[1].name: "." ${FILE}`],
    ],
    passes: [['an older operator', cluster(chart => ({
      externalClusters: [{ name: 'a/b', ...CONNECTION }], operator: operator(chart, { version: '1.29.1', distribution: Distribution.CLOUDNATIVE_PG }),
    }))]],
    invalid: [['a slash in the name', clusterManifest('externalClusters: [{ name: eu/old, connectionParameters: { host: old-rw } }]'),
      `spec.externalClusters[0].name: "eu/old" ${FILE}`]],
    valid: [['a hyphen in the name', clusterManifest('externalClusters: [{ name: eu-old, connectionParameters: { host: old-rw } }]')]],
  },
  {
    id: 'recovery-target-one',
    throws: [
      ['two', target({ targetLSN: '0/1', targetTime: '2026-01-01 00:00:00' }), `${AT}: targetLSN and targetTime are set: expected only one of them`],
      ['three', target({ targetLSN: '0/1', targetName: 'a', targetTime: '2026-01-01 00:00:00', backupID: 'a' }),
        `${AT}: targetLSN, targetName and targetTime are set: expected only one of them`],
    ],
    passes: [['one', target({ targetLSN: '0/1' })]],
    invalid: [['a time and an LSN', recovering('backup: { name: monday }, recoveryTarget: { targetTime: "2026-01-31 10:00:00+00", targetLSN: 0/3000060 }'),
      `${SPEC}.recoveryTarget: targetLSN and targetTime are set: expected only one of them`]],
    valid: [['a time', recovering('backup: { name: monday }, recoveryTarget: { targetTime: "2026-01-31 10:00:00+00" }')]],
  },
  {
    id: 'recovery-backup-id',
    throws: [
      ['a name', target({ targetName: 'before' }), `${AT}.backupID: required, because targetName is set`],
      ['immediately', target({ targetImmediate: true }), `${AT}.backupID: required, because targetImmediate is set`],
    ],
    passes: [['an ID', target({ targetName: 'before', backupID: '20260101T000000' })]],
    invalid: [['a restore point without a backup', recovering('source: old, recoveryTarget: { targetName: before-release }'),
      `${SPEC}.recoveryTarget.backupID: required, because targetName is set`]],
    valid: [['a restore point with a backup', recovering('source: old, recoveryTarget: { targetName: before-release, backupID: 20260131T100000 }')]],
  },
  {
    id: 'recovery-target-format',
    throws: [
      ...['2026-02-29T10:00:00Z', '2026-01-31T24:00:00Z', '2026-01-31 10:00', '2026-13-01T10:00:00Z', '2026-01-31T10:00:00+0100', 'yesterday'].map(
        (targetTime): [string, Program, string] => [targetTime, target({ targetTime }), `${AT}.targetTime: "${targetTime}" ${TIME}`]),
      ['an LSN', target({ targetLSN: '3000060' }), `${AT}.targetLSN: "3000060" ${LSN}`],
      ['a long LSN', target({ targetLSN: '0/10000000000000000' }), `${AT}.targetLSN: "0/10000000000000000" ${LSN}`],
      ['an XID', target({ targetXID: '4294967296', backupID: 'a' }),
        `${AT}.targetXID: "4294967296" is not a valid transaction ID: expected a number from 0 to 4294967295`],
      ['a timeline', target({ targetTLI: '0' }), `${AT}.targetTLI: "0" ${TIMELINE}`],
      ['a long timeline', target({ targetTLI: '9223372036854775808' }), `${AT}.targetTLI: "9223372036854775808" ${TIMELINE}`],
      ['a time and a timeline', target({ targetTime: 'yesterday', targetTLI: '0' }), `${AT}.targetTime: "yesterday" ${TIME}`, `${AT}.targetTLI: "0" ${TIMELINE}`],
    ],
    passes: [
      ['all', target({ targetXID: '4294967295', backupID: 'a', targetTLI: 'latest' })],
      ...['2028-02-29T10:00:00Z', '2026-01-31T10:00:00.123+01:00', '2026-01-31T10:00:00', '2026-01-31', '2026-01-31 10:00:00.5+01:30', '0044-03-15 BC'].map(
        (targetTime): [string, Program] => [targetTime, target({ targetTime })]),
      ['an XID, before 1.29.1', under('1.29.0', { backup: { name: 'monday' }, recoveryTarget: { targetXID: 'x', backupID: 'a' } })],
    ],
    invalid: [['a time without seconds', recovering('backup: { name: monday }, recoveryTarget: { targetTime: "2026-01-31 10:00" }'),
      `${SPEC}.recoveryTarget.targetTime: "2026-01-31 10:00" ${TIME}`]],
    valid: [['a time with its zone', recovering('backup: { name: monday }, recoveryTarget: { targetTime: "2026-01-31T10:00:00Z" }')]],
  },
  {
    id: 'recovery-target-name',
    throws: [
      ['64 bytes', target({ targetName: 'é'.repeat(32), backupID: 'a' }), `${AT}.targetName: "${'é'.repeat(32)}" has 64 bytes: expected at most 63`],
      ['a line end', target({ targetName: 'a\nb', backupID: 'a' }), `${AT}.targetName: "a\\nb" is invalid: expected no control characters`],
      ['DEL', target({ targetName: 'a\x7f', backupID: 'a' }), `${AT}.targetName: "a\x7f" is invalid: expected no control characters`],
    ],
    passes: [
      ['63 bytes', target({ targetName: 'before the release '.padEnd(63, 'x'), backupID: 'a' })],
      ['anything, before 1.29.1', under('1.29.0', { backup: { name: 'monday' }, recoveryTarget: { targetName: 'x'.repeat(64), backupID: 'a' } })],
    ],
    invalid: [['a long name of a restore point',
      recovering(`backup: { name: monday }, recoveryTarget: { targetName: ${'before-the-release-'.repeat(4)}, backupID: 20260131T100000 }`),
      `${SPEC}.recoveryTarget.targetName: "${'before-the-release-'.repeat(4)}" has 76 bytes: expected at most 63`]],
    valid: [['a short name of a restore point', recovering('backup: { name: monday }, recoveryTarget: { targetName: before-the-release, backupID: 20260131T100000 }')]],
  },
  {
    id: 'recovery-volumes',
    throws: [
      ['a Backup', volumes({ backup: { name: 'monday' } }), 'plugins/db: bootstrap.recovery.backup: cannot be combined with volumeSnapshots'],
      ['an ID', volumes({ recoveryTarget: { backupID: 'a' } }), `${AT}.backupID: cannot be combined with volumeSnapshots`],
      ['a snapshot of no group', volumes({ volumeSnapshots: { storage: { ...SNAPSHOT, apiGroup: '' } } }),
        'plugins/db: bootstrap.recovery.volumeSnapshots.storage.apiGroup: "" is invalid for a VolumeSnapshot: expected "snapshot.storage.k8s.io"'],
      ['a claim of a group', volumes({ volumeSnapshots: { storage: SNAPSHOT, walStorage: { ...CLAIM, apiGroup: 'v1' } } }, { size: '1Gi' }),
        'plugins/db: bootstrap.recovery.volumeSnapshots.walStorage.apiGroup: "v1" is invalid for a PersistentVolumeClaim: expected ""'],
      ['another kind', volumes({ volumeSnapshots: { storage: { ...SNAPSHOT, kind: 'Volume' } } }),
        'plugins/db: bootstrap.recovery.volumeSnapshots.storage.kind: "Volume" is invalid: expected VolumeSnapshot or PersistentVolumeClaim'],
      ['no WAL volume', volumes({ volumeSnapshots: { storage: SNAPSHOT, walStorage: CLAIM } }),
        'plugins/db: bootstrap.recovery.volumeSnapshots.walStorage: cannot be restored: the cluster has no walStorage'],
      ['a Backup, and no WAL volume', volumes({ backup: { name: 'monday' }, volumeSnapshots: { storage: SNAPSHOT, walStorage: CLAIM } }),
        'plugins/db: bootstrap.recovery.backup: cannot be combined with volumeSnapshots',
        'plugins/db: bootstrap.recovery.volumeSnapshots.walStorage: cannot be restored: the cluster has no walStorage'],
    ],
    passes: [
      ['a snapshot', volumes({ recoveryTarget: { targetName: 'before' } })],
      ['claims', volumes({ volumeSnapshots: { storage: CLAIM, walStorage: CLAIM } }, { size: '1Gi' })],
    ],
    invalid: [['volumes and a backup', recovering('backup: { name: monday }, volumeSnapshots: { storage: { apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: data } }'),
      `${SPEC}.backup: cannot be combined with volumeSnapshots`]],
    valid: [
      ['volumes only', recovering('volumeSnapshots: { storage: { apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: data } }')],
      ['a group that another rule misses', recovering('volumeSnapshots: { storage: { kind: VolumeSnapshot, name: data } }')],
    ],
  },
  {
    id: 'volume-source-group',
    throws: [
      ['a claim to recover from', volumes({ volumeSnapshots: { storage: UNGROUPED } }), `plugins/db: bootstrap.recovery.volumeSnapshots.storage.apiGroup: ${EMPTY_GROUP}`],
      ['a claim with the WAL', volumes({ volumeSnapshots: { storage: SNAPSHOT, walStorage: UNGROUPED } }, { size: '1Gi' }),
        `plugins/db: bootstrap.recovery.volumeSnapshots.walStorage.apiGroup: ${EMPTY_GROUP}`],
      ['a claim with a tablespace', cluster({
        bootstrap: { recovery: { volumeSnapshots: { storage: SNAPSHOT, tablespaceStorage: { hot: UNGROUPED } } } },
        tablespaces: [{ name: 'hot', storage: { size: '1Gi' } }],
      }), `plugins/db: bootstrap.recovery.volumeSnapshots.tablespaceStorage.hot.apiGroup: ${EMPTY_GROUP}`],
      ['a volume out of another', cluster({ storage: { size: '1Gi', pvcTemplate: { dataSource: UNGROUPED } } }),
        `plugins/db: storage.pvcTemplate.dataSource.apiGroup: ${EMPTY_GROUP}`],
      ['a tablespace out of another volume', cluster({ tablespaces: [{ name: 'hot', storage: { size: '1Gi', pvcTemplate: { dataSource: UNGROUPED } } }] }),
        `plugins/db: tablespaces[0].storage.pvcTemplate.dataSource.apiGroup: ${EMPTY_GROUP}`],
      ['a volume for scratch out of another', cluster({
        ephemeralVolumeSource: { volumeClaimTemplate: { spec: { dataSourceRef: UNGROUPED } } },
      }), `plugins/db: ephemeralVolumeSource.volumeClaimTemplate.spec.dataSourceRef.apiGroup: ${EMPTY_GROUP}`],
      ['several', volumes({ volumeSnapshots: { storage: { kind: 'VolumeSnapshot', name: 'data' }, walStorage: UNGROUPED } }, { size: '1Gi' }),
        'plugins/db: bootstrap.recovery.volumeSnapshots.storage.apiGroup: required: expected "snapshot.storage.k8s.io" for a VolumeSnapshot',
        `plugins/db: bootstrap.recovery.volumeSnapshots.walStorage.apiGroup: ${EMPTY_GROUP}`],
    ],
    passes: [
      ['the empty group', volumes({ volumeSnapshots: { storage: CLAIM } })],
      ['a volume out of a snapshot', cluster({ storage: { size: '1Gi', pvcTemplate: { dataSource: SNAPSHOT } } })],
      ['what the app says later', cluster({ storage: { size: '1Gi', pvcTemplate: { dataSource: Lazy.any({ produce: () => CLAIM }) as any } } })],
    ],
    invalid: [
      ['a claim without a group', recovering('volumeSnapshots: { storage: { kind: PersistentVolumeClaim, name: data } }'),
        `${SPEC}.volumeSnapshots.storage.apiGroup: ${EMPTY_GROUP}`],
      ['null', recovering('volumeSnapshots: { storage: { apiGroup: null, kind: PersistentVolumeClaim, name: data } }'),
        `${SPEC}.volumeSnapshots.storage.apiGroup: ${EMPTY_GROUP}`],
    ],
    valid: [['a claim with the empty group', recovering('volumeSnapshots: { storage: { apiGroup: "", kind: PersistentVolumeClaim, name: data } }')]],
  },
  {
    id: 'recovery-source-backup',
    throws: ['1.26.3', '1.27.3', '1.28.1'].map(version => [version, under(version, { source: 'old' }),
      `plugins/db: bootstrap.recovery.source: external cluster "old" has connectionParameters only: expected plugin or barmanObjectStore for operator ${version}`]),
    passes: ['1.27.4', '1.28.2', '1.29.0'].map(version => [version, under(version, {
      source: 'old', volumeSnapshots: { storage: CLAIM },
    })]),
    invalid: [['a connection to recover from', {
      ...clusterManifest('bootstrap: { recovery: { source: old } }, externalClusters: [{ name: old, connectionParameters: { host: old-rw } }]'),
      operator: { version: '1.28.1' },
    }, `${SPEC}.source: external cluster "old" has connectionParameters only: expected plugin or barmanObjectStore for operator 1.28.1`]],
    valid: [
      ['a plugin to recover from', {
        ...clusterManifest('bootstrap: { recovery: { source: old } }, externalClusters: [{ name: old, plugin: { name: barman-cloud.cloudnative-pg.io } }]'),
        operator: { version: '1.28.1' },
      }],
      ['an external cluster that is invalid by itself', {
        ...clusterManifest('bootstrap: { recovery: { source: old } }, externalClusters: [{ name: old }]'), operator: { version: '1.28.1' },
      }],
    ],
  },
];
