import { Distribution } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { cluster, operator } from '../programs';

const target = (recoveryTarget: object) => cluster({ bootstrap: { recovery: { backup: { name: 'monday' }, recoveryTarget } } });
const CONNECTION = { connectionParameters: { host: 'old' } };
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
      + 'Fix: state names and keys without "/" and "\\\\" that are neither "." nor "..". [external-cluster-path]',
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
    ending: 'In the cluster: the operator refuses the Cluster ("Invalid TargetLSN", "recovery target xid must be a non-negative 32-bit integer", '
      + '"recovery target timeline can be set to \'latest\' or a positive integer"). Fix: write targetLSN as "0/3000060", targetXID as a number below '
      + '4294967296, and targetTLI as "latest" or a number from 1. [recovery-target-format]',
    throws: [
      ['an LSN', target({ targetLSN: '3000060' }), `${AT}.targetLSN is "3000060"`],
      ['an XID', target({ targetXID: '4294967296', backupID: 'a' }), `${AT}.targetXID is "4294967296"`],
      ['a timeline', target({ targetTLI: '0' }), `${AT}.targetTLI is "0"`],
    ],
    passes: [['all', target({ targetXID: '4294967295', backupID: 'a', targetTLI: 'latest' })]],
  },
];
