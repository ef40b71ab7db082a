import { Lazy } from 'cdk8s';
import { Distribution, SynchronousReplicaConfigurationMethod } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster, operator } from '../support/programs';

const synchronous = (number: number, more: object = {}) => ({ synchronous: { method: SynchronousReplicaConfigurationMethod.ANY, number, ...more } });
const annotated = (value: string, more: object = {}, version = '1.30.0') => cluster(chart => ({
  instances: 3,
  metadata: { annotations: { 'alpha.cnpg.io/failoverQuorum': value } },
  operator: operator(chart, { version, distribution: Distribution.CLOUDNATIVE_PG }),
  ...more,
}));
const OTHERS = { bootstrap: { pgBasebackup: { source: 'old' } }, externalClusters: [{ name: 'old', connectionParameters: { host: 'old' } }] };
const PRIMARY = { source: 'old', primary: 'old', self: 'old' };
const token = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64');
const TOKEN = {
  latestCheckpointTimelineID: '1',
  redoWalFile: '1',
  databaseSystemIdentifier: '1',
  latestCheckpointREDOLocation: '0/1',
  timeOfLatestCheckpoint: 'now',
  operatorVersion: '1.30.0',
};

export const cases: RuleCases[] = [
  {
    id: 'sync-replicas',
    throws: [
      ['all', cluster({ instances: 2, maxSyncReplicas: 2 }), 'plugins/db: maxSyncReplicas is 2, and instances is 2'],
      ['more than most', cluster({ instances: 3, minSyncReplicas: 1 }), 'plugins/db: minSyncReplicas is 1, and maxSyncReplicas is 0'],
    ],
    passes: [
      ['some', cluster({ instances: 3, minSyncReplicas: 1, maxSyncReplicas: 2 })],
      ['what the app says later', cluster({ maxSyncReplicas: Lazy.any({ produce: () => 0 }) })],
    ],
  },
  {
    id: 'synchronous-form',
    throws: [['both', cluster({ instances: 3, maxSyncReplicas: 1, postgresql: synchronous(1) }),
      'plugins/db: postgresql.synchronous is stated together with minSyncReplicas or maxSyncReplicas']],
    passes: [['one', cluster({ instances: 3, maxSyncReplicas: 0, postgresql: synchronous(1) })]],
  },
  {
    id: 'synchronous-number',
    throws: [['too many', cluster({ postgresql: synchronous(2, { standbyNamesPre: ['a'] }) }),
      'plugins/db: postgresql.synchronous.number is 2, and instances and named standbys are 2']],
    passes: [['fewer', cluster({ postgresql: synchronous(2, { standbyNamesPre: ['a'], standbyNamesPost: ['b'] }) })]],
    invalid: [['instances that are filled in', clusterManifest('postgresql: { synchronous: { method: any, number: 1 } }'),
      'postgresql.synchronous.number is 1, and instances and named standbys are 1']],
    valid: [['instances that are filled in later', clusterManifest('instances: "${INSTANCES}", postgresql: { synchronous: { method: any, number: 1 } }')]],
  },
  {
    id: 'failover-quorum',
    throws: [
      ['no boolean', annotated('yes'), 'plugins/db: annotation "alpha.cnpg.io/failoverQuorum" is "yes", which is neither true nor false'],
      ['nothing synchronous', annotated('true'),
        'plugins/db: annotation "alpha.cnpg.io/failoverQuorum" is "true", and postgresql.synchronous is not stated'],
      ['other standbys', cluster({ instances: 3, postgresql: synchronous(1, { failoverQuorum: true, standbyNamesPre: ['a'] }) }),
        'plugins/db: postgresql.synchronous.number is 1, and 1 other standbys are named'],
    ],
    passes: [
      ['a quorum', cluster({ instances: 3, postgresql: synchronous(1, { failoverQuorum: true }) })],
      ['the annotation wins', annotated('false', { postgresql: synchronous(1, { failoverQuorum: true, standbyNamesPre: ['a'] }) })],
      ['before 1.27', annotated('yes', {}, '1.26.3')],
      ['an empty one, before 1.28', annotated('', {}, '1.27.4')],
    ],
  },
  {
    id: 'sync-replica-election',
    throws: [['no labels', cluster({ postgresql: { syncReplicaElectionConstraint: { enabled: true } } }),
      'plugins/db: postgresql.syncReplicaElectionConstraint is enabled, and has no nodeLabelsAntiAffinity']],
    passes: [
      ['labels', cluster({ postgresql: { syncReplicaElectionConstraint: { enabled: true, nodeLabelsAntiAffinity: ['zone'] } } })],
      ['disabled', cluster({ postgresql: { syncReplicaElectionConstraint: { enabled: false } } })],
    ],
  },
  {
    id: 'replica-mode',
    throws: [
      ['both', cluster({ ...OTHERS, replica: { source: 'old', primary: 'old', enabled: true } }), 'plugins/db: replica states enabled and primary'],
      ['a new database', cluster({ ...OTHERS, bootstrap: undefined, replica: { source: 'old', enabled: true } }),
        'plugins/db: the cluster follows another one, and has neither bootstrap.pgBasebackup nor bootstrap.recovery'],
    ],
    passes: [
      ['a copy', cluster({ ...OTHERS, replica: { source: 'old', primary: 'old' } })],
      ['the primary', cluster({ ...OTHERS, bootstrap: undefined, replica: PRIMARY })],
    ],
    invalid: [
      ['by its name', clusterManifest('externalClusters: [{ name: a, connectionParameters: { host: a } }], replica: { enabled: true, source: a }'),
        'the cluster follows another one, and has neither bootstrap.pg_basebackup nor bootstrap.recovery'],
    ],
    valid: [
      ['its name', clusterManifest('replica: { enabled: true, source: a }, bootstrap: { pg_basebackup: { source: a } }')],
      ['a patch', { objects: '{ apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: { name: db }, spec: { replica: { enabled: true, source: a } } }' }],
      ['a wrong type', clusterManifest('replica: { enabled: "yes", source: a }')],
    ],
  },
  {
    id: 'replica-name',
    throws: [['self', cluster({ ...OTHERS, replica: { ...PRIMARY, self: 'me' } }), 'plugins/db: replica.self "me" is none of externalClusters']],
    passes: [['all', cluster({ ...OTHERS, replica: PRIMARY })]],
  },
  {
    id: 'promotion-token',
    throws: [
      ['a delay', cluster({ ...OTHERS, replica: { ...PRIMARY, promotionToken: 'a', minApplyDelay: '1h' } }),
        'plugins/db: replica states promotionToken and minApplyDelay'],
      ['a replica', cluster({ ...OTHERS, replica: { source: 'old', primary: 'old', promotionToken: token(TOKEN) } }),
        'plugins/db: replica.promotionToken is stated, and the cluster follows another one'],
      ['no token', cluster({ ...OTHERS, replica: { ...PRIMARY, promotionToken: token({ ...TOKEN, redoWalFile: '' }) } }),
        'plugins/db: replica.promotionToken is no token'],
      ['no base64', cluster({ ...OTHERS, replica: { ...PRIMARY, promotionToken: `*${token(TOKEN)}` } }), 'plugins/db: replica.promotionToken is no token'],
    ],
    passes: [
      ['a token', cluster({ ...OTHERS, replica: { ...PRIMARY, promotionToken: token(TOKEN) } })],
      ['in lines', cluster({ ...OTHERS, replica: { ...PRIMARY, promotionToken: `${token(TOKEN)}\n` } })],
      ['in other letters', cluster({ ...OTHERS, replica: { ...PRIMARY, promotionToken: token({ ...TOKEN, redoWalFile: undefined, REDOWALFILE: '1' }) } })],
    ],
  },
];
