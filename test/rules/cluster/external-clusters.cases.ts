import { Import, SnapshotType } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/manifests';
import { cluster } from '../support/programs';

const OLD = { name: 'old', connectionParameters: { host: 'old-rw' } };
/** A Cluster in a manifest. */
function manifest(spec: object, metadata: object = {}): object {
  return clusterManifest(undefined, { spec, metadata });
}

const UNCHECKED = { annotations: { 'cnpg.io/validation': 'disabled' } };
const IMPORT: Import = { type: SnapshotType.MICROSERVICE, databases: ['shop'], source: { externalCluster: 'old' } };

export const cases: RuleCases[] = [
  {
    id: 'external-cluster-unique',
    throws: [['one name', cluster({ externalClusters: [OLD, OLD] }), 'plugins/db: externalClusters[1].name: "old" is already the name of externalClusters[0]: expected another name']],
    passes: [['two names', cluster({ externalClusters: [OLD, { ...OLD, name: 'older' }] })]],
    invalid: [['one name three times', { objects: [manifest({ externalClusters: [OLD, OLD, OLD] })] },
      'spec.externalClusters[1].name: "old" is already the name of externalClusters[0]: expected another name',
      'spec.externalClusters[2].name: "old" is already the name of externalClusters[0]: expected another name']],
    valid: [
      ['different names', { objects: [manifest({ externalClusters: [OLD, { ...OLD, name: 'older' }] })] }],
      ['a cluster that the webhook does not check', { objects: [manifest({ externalClusters: [OLD, OLD] }, UNCHECKED)] }],
      ['names of other types', { objects: [manifest({ externalClusters: [{ name: 7 }, { name: 7 }, null] })] }],
    ],
  },
  {
    id: 'recovery-origin',
    throws: [
      ['nothing', cluster({ bootstrap: { recovery: {} } }), 'plugins/db: bootstrap.recovery.source: required, unless backup or volumeSnapshots is set'],
      ['no name', cluster({ bootstrap: { recovery: { source: '', database: 'app' } } }),
        'plugins/db: bootstrap.recovery.source: required, unless backup or volumeSnapshots is set'],
    ],
    passes: [
      ['a backup, and no name', cluster({ bootstrap: { recovery: { backup: { name: 'monday' }, source: '' } } })],
      ['snapshots', cluster({ bootstrap: { recovery: { volumeSnapshots: { storage: { apiGroup: '', name: 'monday', kind: 'PersistentVolumeClaim' } } } } })],
    ],
    invalid: [['a recovery with only a database', { objects: [manifest({ bootstrap: { recovery: { database: 'shop' } } })] },
      'spec.bootstrap.recovery.source: required, unless backup or volumeSnapshots is set']],
    valid: [['a recovery with a backup', { objects: [manifest({ bootstrap: { recovery: { backup: { name: 'monday' } } } })] }], ['no recovery', { objects: [manifest({ bootstrap: { recovery: null } })] }]],
  },
  {
    id: 'recovery-source',
    throws: [
      ['none', cluster({ bootstrap: { recovery: { source: 'old' } } }),
        'plugins/db: bootstrap.recovery.source: "old" is not one of externalClusters: there are none'],
      ['others', cluster({ bootstrap: { recovery: { source: 'old' } }, externalClusters: [{ ...OLD, name: 'new' }, { ...OLD, name: 'newer' }] }),
        'plugins/db: bootstrap.recovery.source: "old" is not one of externalClusters: expected "new" or "newer"'],
      ['a copy of none', cluster({ bootstrap: { pgBasebackup: { source: 'old' } } }),
        'plugins/db: bootstrap.pgBasebackup.source: "old" is not one of externalClusters: there are none'],
      ['a typo', cluster({ bootstrap: { recovery: { source: 'olds' } }, externalClusters: [OLD] }),
        'plugins/db: bootstrap.recovery.source: "olds" is not one of externalClusters; did you mean "old"?'],
      ['a replica of none', cluster({ replica: { source: 'old' } }), 'plugins/db: replica.source: "old" is not one of externalClusters: there are none'],
    ],
    passes: [
      ['the one', cluster({ bootstrap: { recovery: { source: 'old', backup: { name: 'monday' } } }, externalClusters: [OLD] })],
      ['a backup', cluster({ bootstrap: { recovery: { backup: { name: 'monday' } } } })],
    ],
    invalid: [
      ['the name of another Cluster', { objects: [manifest({ bootstrap: { recovery: { source: 'orders' } }, externalClusters: [{ name: 'old' }] })] },
        'spec.bootstrap.recovery.source: "orders" is not one of externalClusters: expected "old"'],
      ['a copy of none', { objects: [manifest({ bootstrap: { pg_basebackup: { source: 'old' } } })] },
        'spec.bootstrap.pg_basebackup.source: "old" is not one of externalClusters: there are none'],
      ['a replica that is off', { objects: [manifest({ replica: { enabled: false, source: 'old' }, externalClusters: [{ name: 'new' }] })] },
        'spec.replica.source: "old" is not one of externalClusters: expected "new"'],
    ],
    valid: [
      ['the name of an external cluster', { objects: [manifest({ bootstrap: { recovery: { source: 'old' } }, externalClusters: [{ name: 'old' }] })] }],
      ['a patch', { objects: [manifest({ storage: undefined, replica: { source: 'old' } })] }],
      ['a name that is filled in later', { objects: [manifest({ bootstrap: { recovery: { source: '${OLD}' } }, externalClusters: [{ name: 'old' }] })] }],
      ['a cluster that the webhook does not check', { objects: [manifest({ replica: { source: 'old' } }, UNCHECKED)] }],
      ['values of other types', { objects: [manifest({ bootstrap: { recovery: { source: 7 } }, replica: [] })] }],
    ],
  },
  {
    id: 'import-source',
    throws: [
      ['none', cluster({ bootstrap: { initdb: { import: IMPORT } } }),
        'plugins/db: bootstrap.initdb.import.source.externalCluster: "old" is not one of externalClusters: there are none'],
      ['another', cluster({ bootstrap: { initdb: { import: IMPORT } }, externalClusters: [{ ...OLD, name: 'newer' }] }),
        'plugins/db: bootstrap.initdb.import.source.externalCluster: "old" is not one of externalClusters: expected "newer"'],
    ],
    passes: [
      ['the one', cluster({ bootstrap: { initdb: { import: IMPORT } }, externalClusters: [OLD] })],
      ['no import', cluster({ bootstrap: { initdb: {} } })],
    ],
    invalid: [['an import without external clusters', { objects: [manifest({ bootstrap: { initdb: { import: { source: { externalCluster: 'old' } } } } })] },
      'spec.bootstrap.initdb.import.source.externalCluster: "old" is not one of externalClusters: there are none']],
    valid: [['an import from an external cluster', {
      objects: [manifest({ bootstrap: { initdb: { import: { source: { externalCluster: 'old' } } } }, externalClusters: [OLD] })],
    }]],
  },
  {
    id: 'one-bootstrap-method',
    throws: [
      ['two', cluster({ bootstrap: { initdb: {}, recovery: { backup: { name: 'monday' } } } }), 'plugins/db: bootstrap.recovery: cannot be combined with initdb: expected one bootstrap method'],
    ],
    passes: [
      ['one', cluster({ bootstrap: { initdb: { database: 'shop' } } })],
      ['none', cluster({ bootstrap: {} })],
    ],
    invalid: [['a new database and a recovery', { objects: [manifest({ bootstrap: { initdb: {}, recovery: { backup: { name: 'monday' } } } })] },
      'spec.bootstrap.recovery: cannot be combined with initdb: expected one bootstrap method'], ['three', { objects: [manifest({ bootstrap: { initdb: {}, recovery: {}, pg_basebackup: {} } })] },
      'spec.bootstrap.pg_basebackup: cannot be combined with initdb: expected one bootstrap method',
      'spec.bootstrap.recovery: cannot be combined with initdb: expected one bootstrap method']],
    valid: [['only a recovery', { objects: [manifest({ bootstrap: { recovery: { backup: { name: 'monday' } } } })] }], ['a method that is null', { objects: [manifest({ bootstrap: { initdb: null, recovery: {} } })] }]],
  },
];
