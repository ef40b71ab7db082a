import { Import, kubernetes, SnapshotType } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { cluster, operator, operatorDeployment } from '../support/programs';

const OLD = { name: 'old', connectionParameters: { host: 'old-rw' } };
/** A Cluster in a manifest. */
function manifest(spec: object, metadata: object = {}): object {
  return {
    apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'db', ...metadata }, spec: { instances: 1, storage: { size: '1Gi' }, ...spec },
  };
}

const UNCHECKED = { annotations: { 'cnpg.io/validation': 'disabled' } };
const watching = (namespaces: string) => operatorDeployment('cnpg', { env: [{ name: 'WATCH_NAMESPACE', value: namespaces }] });
const IMPORT: Import = { type: SnapshotType.MICROSERVICE, databases: ['shop'], source: { externalCluster: 'old' } };

export const cases: RuleCases[] = [
  {
    id: 'cluster-name',
    throws: [
      ['a construct\'s id', cluster({}, 'Orders'), 'plugins/Orders: the cluster\'s name "Orders" is none that the operator takes'],
      ['a digit first', cluster({ metadata: { name: '1db' } }), 'plugins/db: the cluster\'s name "1db" is none that the operator takes'],
      ['a dot', cluster({ metadata: { name: 'my.db' } }), 'plugins/db: the cluster\'s name "my.db" is none that the operator takes'],
      ['51 characters', cluster({ metadata: { name: 'd'.repeat(51) } }),
        `plugins/db: the cluster's name "${'d'.repeat(51)}" is none that the operator takes`],
      ['nothing in it', cluster({ metadata: { name: '' } }), 'plugins/db: the cluster\'s name "" is none that the operator takes'],
      ['a number', cluster({ metadata: { name: 7 as any } }), 'plugins/db: the cluster\'s name "7" is none that the operator takes'],
    ],
    passes: [
      ['a construct\'s id', cluster({}, 'orders')],
      ['a stated name', cluster({ metadata: { name: 'db-1' } }, 'Orders')],
      ['50 characters', cluster({ metadata: { name: 'd'.repeat(50) } })],
    ],
    invalid: [['the cluster of the other product', {
      objects: 'apiVersion: postgresql.k8s.enterprisedb.io/v1\nkind: Cluster\nmetadata: {name: My.DB}\n',
    }, 'the cluster\'s name "My.DB" is none that the operator takes']],
    valid: [
      ['a name that the API server makes', { objects: [manifest({}, { name: undefined, generateName: 'db-' })] }],
      ['a Cluster of somebody else\'s', { objects: [{ apiVersion: 'cluster.x-k8s.io/v1', kind: 'Cluster', metadata: { name: 'my.db' } }] }],
      ['a cluster that the webhook leaves alone', { objects: [manifest({}, { ...UNCHECKED, name: 'd'.repeat(51) })] }],
      ['no metadata', { objects: 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {}\n' }],
      ['a name that Flux fills in', { objects: [manifest({}, { name: 'db-${STAGE}' })] }],
    ],
  },
  {
    id: 'cluster-instances',
    throws: [
      ['none', cluster({ instances: 0 }), 'plugins/db: instances is 0, which is no number of servers'],
      ['a fraction', cluster({ instances: 1.5 }), 'plugins/db: instances is 1.5, which is no number of servers'],
      ['a string', cluster({ instances: '3' as any }), 'plugins/db: instances is "3", which is no number of servers'],
      ['what was forgotten', cluster({ instances: undefined }), 'plugins/db: instances is undefined, which is no number of servers'],
    ],
    passes: [['one', cluster({ instances: 1 })], ['three', cluster({ instances: 3 })]],
    notDetectable: {
      'a string': 'the types of fields are another rule\'s',
      'what was forgotten': 'the API server fills in 1',
    },
    invalid: [['none', { objects: [manifest({ instances: 0 })] }, 'instances is 0, which is no number of servers']],
    valid: [['nothing', { objects: [manifest({ instances: undefined })] }]],
  },
  {
    id: 'storage-size',
    throws: [
      ['the data', cluster({ storage: {} }), 'plugins/db: storage has no size'],
      ['what was forgotten', cluster({ storage: undefined }), 'plugins/db: storage has no size'],
      ['the WAL', cluster({ walStorage: { storageClass: 'fast' } }), 'plugins/db: walStorage has no size'],
      ['an empty size', cluster({ storage: { size: '' } }), 'plugins/db: storage has no size'],
      ['a claim of nothing', cluster({ storage: { pvcTemplate: { resources: { requests: { storage: '0Gi' } } } } }), 'plugins/db: storage has no size'],
      ['a tablespace', cluster({ tablespaces: [{ name: 'hot', storage: {} }] }), 'plugins/db: storage of tablespace "hot" has no size'],
      ['a claim that asks for nothing', cluster({ storage: { pvcTemplate: { accessModes: [kubernetes.PersistentVolumeAccessMode.READ_WRITE_ONCE] } } }), 'plugins/db: storage has no size'],
    ],
    passes: [
      ['the data', cluster({ storage: { size: '1Gi' } })],
      ['the WAL', cluster({ walStorage: { storageClass: 'fast', size: '1Gi' } })],
      ['a tablespace', cluster({ tablespaces: [{ name: 'hot', storage: { size: '1Gi' } }] })],
      ['a claim', cluster({ storage: { pvcTemplate: { resources: { requests: { storage: '1Gi' } } } } })],
      ['a claim beside an empty size', cluster({ storage: { size: '', pvcTemplate: { resources: { requests: { storage: '0.5Gi' } } } } })],
    ],
    invalid: [
      ['nothing', { objects: [manifest({ storage: undefined })] }, 'storage has no size'],
      ['a tablespace', { objects: [manifest({ tablespaces: [7, { name: 'hot', storage: {} }] })] }, 'storage of tablespace "hot" has no size'],
    ],
    valid: [
      ['a claim in bytes', { objects: [manifest({ storage: { pvcTemplate: { resources: { requests: { storage: 1073741824 } } } } })] }],
      ['other types', { objects: [manifest({ storage: 7, walStorage: { size: [] }, tablespaces: {} })] }],
    ],
  },
  {
    id: 'reserved-environment',
    throws: [
      ['the directory of the sockets', cluster({ env: [{ name: 'TZ', value: 'UTC' }, { name: 'PLUGIN_SOCKET_DIR', value: '/plugins' }] }),
        'plugins/db: env sets PLUGIN_SOCKET_DIR'],
    ],
    passes: [['other variables', cluster({ env: [{ name: 'TZ', value: 'UTC' }] })]],
  },
  {
    id: 'cluster-namespace-watched',
    throws: [
      ['the chart\'s namespace', cluster(chart => ({ operator: operator(chart, { watchedNamespaces: ['shop', 'billing'] }) })),
        'plugins/db: the operator watches "shop", "billing" and not "apps"'],
      ['a stated namespace', cluster(chart => ({
        metadata: { namespace: 'other' }, operator: operator(chart, { watchedNamespaces: ['apps'] }),
      })), 'plugins/db: the operator watches "apps" and not "other"'],
    ],
    passes: [
      ['the chart\'s namespace', cluster(chart => ({ operator: operator(chart, { watchedNamespaces: ['shop', 'apps'] }) }))],
      ['a stated namespace', cluster(chart => ({
        metadata: { namespace: 'shop' }, operator: operator(chart, { watchedNamespaces: ['shop'] }),
      }))],
      ['all namespaces', cluster(chart => ({ operator: operator(chart, { watchedNamespaces: [] }) }))],
    ],
    notDetectable: {
      'the chart\'s namespace': 'the program alone says what the operator watches',
      'a stated namespace': 'the program alone says what the operator watches',
    },
    invalid: [['another', { objects: [watching('shop, billing'), manifest({}, { namespace: 'apps' })] },
      'the operator watches "shop", "billing" and not "apps"']],
    valid: [
      ['one of them', { objects: [watching('shop,apps'), manifest({}, { namespace: 'apps' })] }],
      ['not known of the cluster', { objects: [watching('shop'), manifest({})] }],
      ['all', { objects: [watching(''), manifest({}, { namespace: 'apps' })] }],
      ['that of the other product\'s operator', {
        objects: [watching('shop'), { ...manifest({}, { namespace: 'apps' }), apiVersion: 'postgresql.k8s.enterprisedb.io/v1' }],
      }],
    ],
  },
  {
    id: 'external-cluster-unique',
    throws: [['one name', cluster({ externalClusters: [OLD, OLD] }), 'plugins/db: two of externalClusters are named "old"']],
    passes: [['two names', cluster({ externalClusters: [OLD, { ...OLD, name: 'older' }] })]],
    valid: [
      ['a cluster that the webhook leaves alone', { objects: [manifest({ externalClusters: [OLD, OLD] }, UNCHECKED)] }],
      ['names that are none', { objects: [manifest({ externalClusters: [{ name: 7 }, { name: 7 }, null] })] }],
    ],
  },
  {
    id: 'recovery-origin',
    throws: [
      ['nothing', cluster({ bootstrap: { recovery: {} } }), 'plugins/db: bootstrap.recovery states neither source nor backup nor volumeSnapshots'],
      ['no name', cluster({ bootstrap: { recovery: { source: '', database: 'app' } } }),
        'plugins/db: bootstrap.recovery states neither source nor backup nor volumeSnapshots'],
    ],
    passes: [
      ['a backup, and no name', cluster({ bootstrap: { recovery: { backup: { name: 'monday' }, source: '' } } })],
      ['snapshots', cluster({ bootstrap: { recovery: { volumeSnapshots: { storage: { apiGroup: '', name: 'monday', kind: 'PersistentVolumeClaim' } } } } })],
    ],
    valid: [['no recovery', { objects: [manifest({ bootstrap: { recovery: null } })] }]],
  },
  {
    id: 'recovery-source',
    throws: [
      ['none', cluster({ bootstrap: { recovery: { source: 'old' } } }),
        'plugins/db: bootstrap.recovery.source "old" is none of externalClusters (there are none)'],
      ['others', cluster({ bootstrap: { recovery: { source: 'old' } }, externalClusters: [{ ...OLD, name: 'new' }, { ...OLD, name: 'newer' }] }),
        'plugins/db: bootstrap.recovery.source "old" is none of externalClusters (new, newer)'],
      ['a copy of none', cluster({ bootstrap: { pgBasebackup: { source: 'old' } } }),
        'plugins/db: bootstrap.pgBasebackup.source "old" is none of externalClusters (there are none)'],
      ['a replica of none', cluster({ replica: { source: 'old' } }), 'plugins/db: replica.source "old" is none of externalClusters (there are none)'],
    ],
    passes: [
      ['the one', cluster({ bootstrap: { recovery: { source: 'old', backup: { name: 'monday' } } }, externalClusters: [OLD] })],
      ['a backup', cluster({ bootstrap: { recovery: { backup: { name: 'monday' } } } })],
    ],
    invalid: [
      ['a copy of none', { objects: [manifest({ bootstrap: { pg_basebackup: { source: 'old' } } })] },
        'bootstrap.pg_basebackup.source "old" is none of externalClusters (there are none)'],
      ['a replica that is off', { objects: [manifest({ replica: { enabled: false, source: 'old' }, externalClusters: [{ name: 'new' }] })] },
        'replica.source "old" is none of externalClusters (new)'],
    ],
    valid: [
      ['a cluster that the webhook leaves alone', { objects: [manifest({ replica: { source: 'old' } }, UNCHECKED)] }],
      ['no text', { objects: [manifest({ bootstrap: { recovery: { source: 7 } }, replica: [] })] }],
    ],
  },
  {
    id: 'import-source',
    throws: [
      ['none', cluster({ bootstrap: { initdb: { import: IMPORT } } }),
        'plugins/db: bootstrap.initdb.import.source.externalCluster "old" is none of externalClusters (there are none)'],
      ['another', cluster({ bootstrap: { initdb: { import: IMPORT } }, externalClusters: [{ ...OLD, name: 'older' }] }),
        'plugins/db: bootstrap.initdb.import.source.externalCluster "old" is none of externalClusters (older)'],
    ],
    passes: [
      ['the one', cluster({ bootstrap: { initdb: { import: IMPORT } }, externalClusters: [OLD] })],
      ['no import', cluster({ bootstrap: { initdb: {} } })],
    ],
    invalid: [['none', { objects: [manifest({ bootstrap: { initdb: { import: { source: { externalCluster: 'old' } } } } })] },
      'bootstrap.initdb.import.source.externalCluster "old" is none of externalClusters (there are none)']],
  },
  {
    id: 'one-bootstrap-method',
    throws: [
      ['two', cluster({ bootstrap: { initdb: {}, recovery: { backup: { name: 'monday' } } } }), 'plugins/db: bootstrap states initdb and recovery'],
    ],
    passes: [
      ['one', cluster({ bootstrap: { initdb: { database: 'shop' } } })],
      ['none', cluster({ bootstrap: {} })],
    ],
    invalid: [['three', { objects: [manifest({ bootstrap: { initdb: {}, recovery: {}, pg_basebackup: {} } })] },
      'bootstrap states initdb and recovery and pg_basebackup']],
    valid: [['one that is nothing', { objects: [manifest({ bootstrap: { initdb: null, recovery: {} } })] }]],
  },
];
