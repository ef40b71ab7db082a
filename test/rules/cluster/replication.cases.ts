import { Lazy } from 'cdk8s';
import { Distribution, SynchronousReplicaConfigurationMethod } from '../../../src';
import { Manifests } from '../../support/both-ways';
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
const REPLICA = 'expected recovery or pg_basebackup, because this is a replica cluster';
const QUORUM = '"alpha.cnpg.io/failoverQuorum"';
const NO_TOKEN = 'not a valid promotion token: expected status.demotionToken of the former primary';

/** A manifest with an external cluster `eu`, and further fields. */
const beside = (fields: string): Manifests => clusterManifest(`externalClusters: [{ name: eu, connectionParameters: { host: eu-rw } }], ${fields}`);
const COPY = 'bootstrap: { pg_basebackup: { source: eu } }';

export const cases: RuleCases[] = [
  {
    id: 'sync-replicas',
    throws: [
      ['all', cluster({ instances: 2, maxSyncReplicas: 2 }), 'plugins/db: maxSyncReplicas: 2 is invalid: expected at most 1, because instances is 2'],
      ['more than most', cluster({ instances: 3, minSyncReplicas: 1 }),
        'plugins/db: minSyncReplicas: 1 is invalid: expected at most maxSyncReplicas, which is 0 by default'],
      ['both', cluster({ instances: 2, minSyncReplicas: 3, maxSyncReplicas: 2 }), 'plugins/db: maxSyncReplicas: 2 is invalid: expected at most 1, because instances is 2',
        'plugins/db: minSyncReplicas: 3 is invalid: expected at most maxSyncReplicas, which is 2'],
    ],
    passes: [
      ['some', cluster({ instances: 3, minSyncReplicas: 1, maxSyncReplicas: 2 })],
      ['what the app says later', cluster({ maxSyncReplicas: Lazy.any({ produce: () => 0 }) })],
    ],
    invalid: [['as many synchronous replicas as instances', clusterManifest('instances: 3, minSyncReplicas: 1, maxSyncReplicas: 3'),
      'spec.maxSyncReplicas: 3 is invalid: expected at most 2, because instances is 3']],
    valid: [
      ['fewer synchronous replicas than instances', clusterManifest('instances: 3, minSyncReplicas: 1, maxSyncReplicas: 2')],
      ['a number of instances that is invalid by itself', clusterManifest('instances: 0')],
      ['a number of replicas that is invalid by itself', clusterManifest('minSyncReplicas: 0, maxSyncReplicas: -1')],
    ],
  },
  {
    id: 'synchronous-form',
    throws: [
      ['both', cluster({ instances: 3, maxSyncReplicas: 1, postgresql: synchronous(1) }), 'plugins/db: postgresql.synchronous: cannot be combined with maxSyncReplicas'],
      ['all', cluster({ instances: 3, minSyncReplicas: 1, maxSyncReplicas: 1, postgresql: synchronous(1) }),
        'plugins/db: postgresql.synchronous: cannot be combined with minSyncReplicas and maxSyncReplicas'],
    ],
    passes: [['one', cluster({ instances: 3, maxSyncReplicas: 0, postgresql: synchronous(1) })]],
    invalid: [['the older and the newer form', clusterManifest('instances: 3, minSyncReplicas: 1, maxSyncReplicas: 1, postgresql: { synchronous: { method: any, number: 1 } }'),
      'spec.postgresql.synchronous: cannot be combined with minSyncReplicas and maxSyncReplicas']],
    valid: [['the newer form', clusterManifest('instances: 3, postgresql: { synchronous: { method: any, number: 1 } }')]],
  },
  {
    id: 'synchronous-number',
    throws: [
      ['too many', cluster({ postgresql: synchronous(2, { standbyNamesPre: ['a'] }) }),
        'plugins/db: postgresql.synchronous.number: 2 is invalid: expected at most 1, because instances is 1 and 1 standby is listed'],
      ['too many, and several listed', cluster({ postgresql: synchronous(3, { standbyNamesPre: ['a'], standbyNamesPost: ['b'] }) }),
        'plugins/db: postgresql.synchronous.number: 3 is invalid: expected at most 2, because instances is 1 and 2 standbys are listed'],
    ],
    passes: [['fewer', cluster({ postgresql: synchronous(2, { standbyNamesPre: ['a'], standbyNamesPost: ['b'] }) })]],
    invalid: [
      ['as many synchronous standbys as instances', clusterManifest('instances: 3, postgresql: { synchronous: { method: any, number: 3 } }'),
        'spec.postgresql.synchronous.number: 3 is invalid: expected at most 2, because instances is 3'],
      ['instances that are filled in', clusterManifest('postgresql: { synchronous: { method: any, number: 1 } }'),
        'spec.postgresql.synchronous.number: 1 is invalid: expected a standby, because instances is 1'],
    ],
    valid: [
      ['fewer synchronous standbys than instances', clusterManifest('instances: 3, postgresql: { synchronous: { method: any, number: 2 } }')],
      ['instances that are filled in later', clusterManifest('instances: "${INSTANCES}", postgresql: { synchronous: { method: any, number: 1 } }')],
      ['a number of instances that is invalid by itself', clusterManifest('instances: 0, postgresql: { synchronous: { method: any, number: 1 } }')],
    ],
  },
  {
    id: 'failover-quorum-annotation',
    throws: [['no boolean', annotated('yes'), 'plugins/db: metadata.annotations["alpha.cnpg.io/failoverQuorum"]: "yes" is invalid: expected "true" or "false"']],
    passes: [
      ['the annotation wins', annotated('false', { postgresql: synchronous(1, { failoverQuorum: true, standbyNamesPre: ['a'] }) })],
      ['before 1.27', annotated('yes', {}, '1.26.3')],
      ['an empty one, before 1.28', annotated('', {}, '1.27.4')],
    ],
    invalid: [['a value that is not a boolean', clusterManifest('', 'alpha.cnpg.io/failoverQuorum: enabled'),
      'metadata.annotations["alpha.cnpg.io/failoverQuorum"]: "enabled" is invalid: expected "true" or "false"']],
    valid: [['a boolean', clusterManifest('', 'alpha.cnpg.io/failoverQuorum: "false"')]],
  },
  {
    id: 'failover-quorum',
    throws: [
      ['nothing synchronous', annotated('true'), `plugins/db: postgresql.synchronous: required, because the annotation ${QUORUM} is "true"`],
      ['other standbys', cluster({ instances: 3, postgresql: synchronous(1, { failoverQuorum: true, standbyNamesPre: ['a'] }) }),
        'plugins/db: postgresql.synchronous.number: 1 is invalid: expected at least 2, because failoverQuorum is on and 1 standby is listed'],
    ],
    passes: [
      ['a quorum', cluster({ instances: 3, postgresql: synchronous(1, { failoverQuorum: true }) })],
      ['what the app says later', annotated('true', { postgresql: Lazy.any({ produce: () => synchronous(1) }) })],
      ['the annotation wins', annotated('false', { postgresql: synchronous(1, { failoverQuorum: true, standbyNamesPre: ['a'] }) })],
      ['before 1.27', annotated('yes', {}, '1.26.3')],
      ['an empty one, before 1.28', annotated('', {}, '1.27.4')],
    ],
    invalid: [['one synchronous standby, and one listed',
      clusterManifest('instances: 3, postgresql: { synchronous: { method: any, number: 1, failoverQuorum: true, standbyNamesPost: [paris] } }'),
      'spec.postgresql.synchronous.number: 1 is invalid: expected at least 2, because failoverQuorum is on and 1 standby is listed']],
    valid: [
      ['two synchronous standbys, and one listed',
        clusterManifest('instances: 3, postgresql: { synchronous: { method: any, number: 2, failoverQuorum: true, standbyNamesPost: [paris] } }')],
      ['a number that is invalid by itself', clusterManifest('instances: 3, postgresql: { synchronous: { method: any, number: 0, failoverQuorum: true } }')],
      ['an annotation that is invalid by itself', clusterManifest('', 'alpha.cnpg.io/failoverQuorum: enabled')],
    ],
  },
  {
    id: 'sync-replica-election',
    throws: [['no labels', cluster({ postgresql: { syncReplicaElectionConstraint: { enabled: true } } }),
      'plugins/db: postgresql.syncReplicaElectionConstraint.nodeLabelsAntiAffinity: required: expected at least one label, because enabled is true']],
    passes: [
      ['labels', cluster({ postgresql: { syncReplicaElectionConstraint: { enabled: true, nodeLabelsAntiAffinity: ['zone'] } } })],
      ['disabled', cluster({ postgresql: { syncReplicaElectionConstraint: { enabled: false } } })],
    ],
    invalid: [['a constraint without labels', clusterManifest('postgresql: { syncReplicaElectionConstraint: { enabled: true } }'),
      'spec.postgresql.syncReplicaElectionConstraint.nodeLabelsAntiAffinity: required: expected at least one label, because enabled is true']],
    valid: [['a constraint with a label', clusterManifest('postgresql: { syncReplicaElectionConstraint: { enabled: true, nodeLabelsAntiAffinity: [topology.kubernetes.io/zone] } }')]],
  },
  {
    id: 'replica-mode',
    throws: [
      ['both', cluster({ ...OTHERS, replica: { source: 'old', primary: 'old', enabled: true } }), 'plugins/db: replica.enabled: cannot be combined with replica.primary'],
      ['a new database', cluster({ ...OTHERS, bootstrap: undefined, replica: { source: 'old', enabled: true } }), `plugins/db: bootstrap: required: ${REPLICA}`],
      ['a new database by initdb', cluster({ ...OTHERS, bootstrap: { initdb: {} }, replica: { source: 'old', enabled: true } }),
        `plugins/db: bootstrap.initdb: invalid: ${REPLICA}`],
    ],
    passes: [
      ['a copy', cluster({ ...OTHERS, replica: { source: 'old', primary: 'old' } })],
      ['the primary', cluster({ ...OTHERS, bootstrap: undefined, replica: PRIMARY })],
      ['a bootstrap that the app says later', cluster({
        ...OTHERS, bootstrap: Lazy.any({ produce: () => ({ pg_basebackup: { source: 'old' } }) }) as any, replica: { source: 'old', enabled: true },
      })],
      ['a primary that the app says later', cluster({ ...OTHERS, bootstrap: undefined, replica: Lazy.any({ produce: () => PRIMARY }) as any })],
    ],
    invalid: [
      ['a replica cluster that initdb creates', beside('replica: { enabled: true, source: eu }, bootstrap: { initdb: { database: app, owner: app } }'),
        `spec.bootstrap.initdb: invalid: ${REPLICA}`],
      ['by its name', beside('replica: { enabled: true, source: eu }'), `spec.bootstrap: required: ${REPLICA}`],
    ],
    valid: [
      ['a replica cluster that pg_basebackup creates', beside(`replica: { enabled: true, source: eu }, ${COPY}`)],
      ['its name', clusterManifest('replica: { enabled: true, source: a }, bootstrap: { pg_basebackup: { source: a } }')],
      ['a patch', { objects: '{ apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: { name: db }, spec: { replica: { enabled: true, source: a } } }' }],
      ['a wrong type', clusterManifest('replica: { enabled: "yes", source: a }')],
      ['a primary that is filled in later', beside('replica: { primary: "${PRIMARY}", source: eu }')],
      ['what is enabled later', beside('replica: { enabled: "${REPLICA}", source: eu }')],
    ],
  },
  {
    id: 'replica-name',
    throws: [
      ['self', cluster({ ...OTHERS, replica: { ...PRIMARY, self: 'me' } }), 'plugins/db: replica.self: "me" is not an external cluster: expected "old"'],
      ['self and primary', cluster({ ...OTHERS, replica: { ...PRIMARY, self: 'me', primary: 'you' } }),
        'plugins/db: replica.self: "me" is not an external cluster: expected "old"', 'plugins/db: replica.primary: "you" is not an external cluster: expected "old"'],
    ],
    passes: [['all', cluster({ ...OTHERS, replica: PRIMARY })]],
    invalid: [['a primary that is not an external cluster', beside(`replica: { primary: paris, source: eu }, ${COPY}`),
      'spec.replica.primary: "paris" is not an external cluster: expected "eu"']],
    valid: [
      ['a primary that is an external cluster', beside(`replica: { primary: eu, source: eu }, ${COPY}`)],
      ['external clusters with names that are filled in later',
        clusterManifest(`externalClusters: [{ name: "\${NAME}", connectionParameters: { host: a } }], replica: { primary: eu, source: eu }, ${COPY}`)],
    ],
  },
  {
    id: 'promotion-token',
    throws: [
      ['a delay', cluster({ ...OTHERS, replica: { ...PRIMARY, promotionToken: token(TOKEN), minApplyDelay: '1h' } }),
        'plugins/db: replica.minApplyDelay: cannot be combined with promotionToken'],
      ['a replica', cluster({ ...OTHERS, replica: { source: 'old', primary: 'old', promotionToken: token(TOKEN) } }),
        'plugins/db: replica.promotionToken: invalid on a replica cluster: expected on the new primary only'],
      ['no token', cluster({ ...OTHERS, replica: { ...PRIMARY, promotionToken: token({ ...TOKEN, redoWalFile: '' }) } }), `plugins/db: replica.promotionToken: ${NO_TOKEN}`],
      ['no base64', cluster({ ...OTHERS, replica: { ...PRIMARY, promotionToken: `*${token(TOKEN)}` } }), `plugins/db: replica.promotionToken: ${NO_TOKEN}`],
      ['a delay, and no token', cluster({ ...OTHERS, replica: { ...PRIMARY, promotionToken: 'a', minApplyDelay: '1h' } }),
        'plugins/db: replica.minApplyDelay: cannot be combined with promotionToken', `plugins/db: replica.promotionToken: ${NO_TOKEN}`],
    ],
    passes: [
      ['a token', cluster({ ...OTHERS, replica: { ...PRIMARY, promotionToken: token(TOKEN) } })],
      ['in lines', cluster({ ...OTHERS, replica: { ...PRIMARY, promotionToken: `${token(TOKEN)}\n` } })],
      ['in other letters', cluster({ ...OTHERS, replica: { ...PRIMARY, promotionToken: token({ ...TOKEN, redoWalFile: undefined, REDOWALFILE: '1' }) } })],
    ],
    invalid: [['a text that is not a token', beside('replica: { self: eu, primary: eu, source: eu, promotionToken: promote-me }'), `spec.replica.promotionToken: ${NO_TOKEN}`]],
    valid: [['the demotion token of the former primary', beside(`replica: { self: eu, primary: eu, source: eu, promotionToken: ${token(TOKEN)} }`)]],
  },
];
