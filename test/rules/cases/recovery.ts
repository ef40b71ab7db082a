import { Lazy } from 'cdk8s';
import { Distribution } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { cluster, operator } from '../programs';

const target = (recoveryTarget: object) => cluster({ bootstrap: { recovery: { backup: { name: 'monday' }, recoveryTarget } } });
const CONNECTION = { connectionParameters: { host: 'old' } };
const SNAPSHOT = { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'monday' };
const WAL = { walStorage: { size: '1Gi' } };

function snapshots(recovery: object, props: object = {}): Program {
  return cluster({ bootstrap: { recovery: { volumeSnapshots: { storage: SNAPSHOT }, ...recovery } }, ...props });
}

function recovering(version: string): Program {
  return cluster(chart => ({
    operator: operator(chart, { version }), bootstrap: { recovery: { source: 'old' } }, externalClusters: [{ name: 'old', ...CONNECTION }],
  }));
}

function older(version: string, recoveryTarget: object): Program {
  return cluster(chart => ({ operator: operator(chart, { version }), bootstrap: { recovery: { backup: { name: 'monday' }, recoveryTarget } } }));
}

const AT = 'plugins/db: bootstrap.recovery.recoveryTarget';

export const cases: RuleCases[] = [
  {
    id: 'external-cluster-reachable',
    ending: 'In the cluster: the operator refuses the Cluster ("one of connectionParameters, plugin and barmanObjectStore is required"). '
      + 'Fix: state connectionParameters, plugin or barmanObjectStore. [external-cluster-reachable]',
    throws: [['a name alone', cluster({ externalClusters: [{ name: 'old' }] }),
      'plugins/db: externalClusters "old" has neither connectionParameters nor plugin nor barmanObjectStore']],
    passes: [['a connection', cluster({ externalClusters: [{ name: 'old', ...CONNECTION }] })]],
  },
  {
    id: 'external-cluster-path',
    ending: 'In the cluster: the operator refuses the Cluster ("cannot contain a path separator or a \'..\' component"). '
      + 'Fix: state names and keys without "/" and "\\" that are neither "." nor "..". [external-cluster-path]',
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
    ending: 'In the cluster: the operator refuses the Cluster ("Recovery target options are mutually exclusive"). Fix: leave one target. '
      + '[recovery-target-one]',
    throws: [['two', target({ targetLSN: '0/1', targetTime: '2026-01-01 00:00:00' }), `${AT} states targetLSN and targetTime`]],
    passes: [['one', target({ targetLSN: '0/1' })]],
  },
  {
    id: 'recovery-backup-id',
    ending: 'In the cluster: the operator refuses the Cluster ("BackupID is missing"). '
      + 'Fix: state the ID of the backup to start from as recoveryTarget.backupID. [recovery-backup-id]',
    throws: [['a name', target({ targetName: 'before' }), `${AT} has no backupID`]],
    passes: [['an ID', target({ targetName: 'before', backupID: '20260101T000000' })]],
  },
  {
    id: 'recovery-target-format',
    ending: 'In the cluster: the operator refuses the Cluster ("The format of TargetTime is invalid", "Invalid TargetLSN", "recovery target xid must be a '
      + 'non-negative 32-bit integer", "recovery target name must be shorter than 64 bytes", "recovery target timeline can be set to \'latest\' or a '
      + 'positive integer"). Fix: write targetTime as "2030-01-31T12:00:00Z", targetLSN as "0/3000060", targetXID as a number below 4294967296, targetTLI as '
      + '"latest" or a number from 1, and targetName in fewer than 64 bytes without control characters. [recovery-target-format]',
    throws: [
      ['an LSN', target({ targetLSN: '3000060' }), `${AT}.targetLSN is "3000060"`],
      ['an XID', target({ targetXID: '4294967296', backupID: 'a' }), `${AT}.targetXID is "4294967296"`],
      ['a timeline', target({ targetTLI: '0' }), `${AT}.targetTLI is "0"`],
      ...['yesterday', '2030-02-30T12:00:00Z', '2030-01-31T12:00', '2030-01-31T12:00:00+02', '2030-13-01T00:00:00'].map(targetTime =>
        [targetTime, target({ targetTime }), `${AT}.targetTime is "${targetTime}"`] as const),
      ['a long name', target({ targetName: 'é'.repeat(32), backupID: 'a' }), `${AT}.targetName is "${'é'.repeat(32)}"`],
      ['a name of two lines', target({ targetName: 'a\nb', backupID: 'a' }), `${AT}.targetName is "a\\nb"`],
    ],
    passes: [
      ['all', target({ targetXID: '4294967295', backupID: 'a', targetTLI: 'latest' })],
      ...['2030-01-31 12:00:00.123456+02', '2030-01-31', '2030-01-31 12:00:00', '2030-01-31T12:00:00Z', '2030-01-31T12:00:00.5+02:00', '2030-01-31T12:00:00',
        '2032-02-29T12:00:00'].map(targetTime => [targetTime, target({ targetTime })] as const),
      ['a name of 63 bytes', target({ targetName: 'n'.repeat(63), backupID: 'a' })],
      ['a name in an older operator', older('1.29.0', { targetName: 'n'.repeat(64), backupID: 'a' })],
      ['what the app says later', target({ targetTime: Lazy.any({ produce: () => '2030-01-31' }), targetTLI: Lazy.any({ produce: () => '1' }) })],
    ],
  },
  {
    id: 'recovery-source-archive',
    ending: 'In the cluster: the operator refuses the Cluster ("External cluster … cannot be used for recovery"). Fix: give the external cluster a plugin or '
      + 'barmanObjectStore, use bootstrap.pgBasebackup, or run operator 1.27.4, 1.28.2, 1.29.0 or later. [recovery-source-archive]',
    throws: ['1.26.3', '1.27.3', '1.28.1'].map(version => [version, recovering(version),
      `plugins/db: bootstrap.recovery.source "old" has neither plugin nor barmanObjectStore, which operator ${version} requires`] as const),
    passes: ['1.27.4', '1.28.2', '1.29.0', '1.30.0'].map(version => [version, recovering(version)] as const),
  },
  {
    id: 'recovery-snapshots',
    ending: 'In the cluster: the operator refuses the Cluster ("Recovery from dataSource is not compatible with other types of recovery", "Only '
      + 'VolumeSnapshots and PersistentVolumeClaims are supported", "A WAL storage configuration is required"). Fix: state volumeSnapshots without `backup` '
      + 'and backupID, its parts as { apiGroup: "snapshot.storage.k8s.io", kind: "VolumeSnapshot" } or { kind: "PersistentVolumeClaim" }, and walStorage of '
      + 'the cluster where it has walStorage. [recovery-snapshots]',
    throws: [
      ['a backup too', snapshots({ backup: { name: 'monday' } }), 'plugins/db: bootstrap.recovery states backup and volumeSnapshots'],
      ['the ID of a backup', snapshots({ recoveryTarget: { backupID: 'a' } }), 'plugins/db: bootstrap.recovery states volumeSnapshots and recoveryTarget.backupID'],
      ['WAL for nothing', snapshots({ volumeSnapshots: { storage: SNAPSHOT, walStorage: SNAPSHOT } }),
        'plugins/db: bootstrap.recovery.volumeSnapshots has walStorage, and the cluster has none'],
      ['no group', snapshots({ volumeSnapshots: { storage: { name: 'a', kind: 'VolumeSnapshot' } } }),
        'plugins/db: bootstrap.recovery.volumeSnapshots.storage is of apiGroup "" and kind "VolumeSnapshot"'],
      ['a claim of a group, for the WAL', snapshots({ volumeSnapshots: { storage: SNAPSHOT, walStorage: { ...SNAPSHOT, kind: 'PersistentVolumeClaim' } } }, WAL),
        'plugins/db: bootstrap.recovery.volumeSnapshots.walStorage is of apiGroup "snapshot.storage.k8s.io" and kind "PersistentVolumeClaim"'],
    ],
    passes: [
      ['snapshots', snapshots({ volumeSnapshots: { storage: SNAPSHOT, walStorage: SNAPSHOT } }, WAL)],
      ['a claim', snapshots({ volumeSnapshots: { storage: { name: 'a', kind: 'PersistentVolumeClaim' } } })],
    ],
  },
];
