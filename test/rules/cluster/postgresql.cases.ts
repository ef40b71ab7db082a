import { Lazy } from 'cdk8s';
import { Distribution } from '../../../src';
import { Manifests } from '../../support/both-ways';
import { Broken, RuleCases, Sound } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster, operator } from '../support/programs';

const set = (parameters: Record<string, string>, more: object = {}) => cluster({ postgresql: { parameters }, ...more });
const old = (parameters: Record<string, string>, version: string) =>
  cluster(chart => ({ postgresql: { parameters }, operator: operator(chart, { version, distribution: Distribution.CLOUDNATIVE_PG }) }));
const unarchived = (parameters: Record<string, string>, instances = 1) => cluster(chart => ({
  postgresql: { parameters },
  instances,
  metadata: { annotations: { 'cnpg.io/skipWalArchiving': 'enabled' } },
  operator: operator(chart, { distribution: Distribution.CLOUDNATIVE_PG }),
}));
const written = (parameters: string, more = '', annotations = ''): Manifests => clusterManifest(`postgresql: { parameters: { ${parameters} } }, ${more}`, annotations);
const AT = 'plugins/db: postgresql.parameters';
const SPEC = 'spec.postgresql.parameters';
const NAME = 'is not a valid parameter name: expected letters, digits, "_" and "$", with at most one dot';
const FIXED = 'is invalid: only the operator may set this parameter';
const SIZE = 'is not a valid size: expected a number with one of the units kB, MB, GB and TB';
const BOOLEAN = 'is not a valid boolean: expected "on" or "off"';
const MINIMAL = '"minimal" is invalid: expected "replica" or "logical", because';

export const cases: RuleCases[] = [
  {
    id: 'parameter-name',
    throws: [
      ['a dash', set({ 'work-mem': '1' }), `${AT}.work-mem: "work-mem" ${NAME}`],
      ['two dots', old({ 'a.b.c': '1' }, '1.28.4'), `${AT}["a.b.c"]: "a.b.c" ${NAME}`],
      ['several', set({ 'work-mem': '1', 'work_mem': '1', '1st': '1' }), `${AT}.work-mem: "work-mem" ${NAME}`, `${AT}.1st: "1st" ${NAME}`],
    ],
    passes: [['names', set({ 'work_mem': '4MB', '_a.b$1': '1' })], ['an older operator', old({ 'work-mem': '1' }, '1.29.1')]],
    invalid: [['a hyphen in the name', written('work-mem: 64MB'), `${SPEC}.work-mem: "work-mem" ${NAME}`]],
    valid: [['an underscore in the name', written('work_mem: 64MB')]],
  },
  {
    id: 'fixed-parameter',
    throws: [
      ['a port', set({ port: '5432' }), `${AT}.port: "5432" ${FIXED}`],
      ['another value', set({ logging_collector: 'off' }), `${AT}.logging_collector: "off" ${FIXED}, and sets it to "on"`],
      ['one of 1.27', old({ synchronized_standby_slots: 'a' }, '1.27.0'), `${AT}.synchronized_standby_slots: "a" ${FIXED}`],
      ...['1.27.4', '1.28.4', '1.29.2', '1.30.0'].map((version): Broken => [`a curve, ${version}`, old({ ssl_ecdh_curve: 'X25519' }, version),
        `${AT}.ssl_ecdh_curve: "X25519" ${FIXED}`]),
      ['several', set({ port: '5432', work_mem: '4MB', hot_standby: 'on' }), `${AT}.port: "5432" ${FIXED}`, `${AT}.hot_standby: "on" ${FIXED}`],
    ],
    passes: [
      ['the operator\'s value', set({ logging_collector: 'on' })],
      ['what the operator writes over', set({ archive_mode: 'off' })],
      ['before 1.27', old({ synchronized_standby_slots: 'a' }, '1.26.3')],
      ...['1.28.5', '1.29.3', '1.30.1', '1.31.0'].map((version): Sound => [`a curve, ${version}`, old({ ssl_ecdh_curve: 'X25519' }, version)]),
      ['a curve of the newest', set({ ssl_ecdh_curve: 'X25519' })],
    ],
    invalid: [['preloaded libraries as a parameter', written('shared_preload_libraries: pg_stat_statements'), `${SPEC}.shared_preload_libraries: "pg_stat_statements" ${FIXED}`]],
    valid: [
      ['preloaded libraries in their own field', clusterManifest('postgresql: { shared_preload_libraries: [pg_stat_statements] }')],
      ['what the operator fills in', written('logging_collector: "on", log_filename: postgres, shared_preload_libraries: ""')],
    ],
  },
  {
    id: 'wal-level',
    throws: [
      ['no level', set({ wal_level: 'full' }), `${AT}.wal_level: "full" is invalid: expected "replica" or "logical"`],
      ['WAL is archived', set({ wal_level: 'minimal', max_wal_senders: '0' }), `${AT}.wal_level: ${MINIMAL} the cluster archives WAL`],
      ['two instances', unarchived({ wal_level: 'minimal', max_wal_senders: '0' }, 2), `${AT}.wal_level: ${MINIMAL} instances is 2`],
      ['several reasons', set({ wal_level: 'minimal' }, { instances: 3 }), `${AT}.wal_level: ${MINIMAL} the cluster archives WAL and instances is 3`],
      ['senders', unarchived({ wal_level: 'minimal' }), `${AT}.max_wal_senders: required: expected "0", because wal_level is "minimal"`],
      ['a number of senders', unarchived({ wal_level: 'minimal', max_wal_senders: '10' }),
        `${AT}.max_wal_senders: "10" is invalid: expected "0", because wal_level is "minimal"`],
    ],
    passes: [['a level', set({ wal_level: 'replica' })], ['minimal', unarchived({ wal_level: 'minimal', max_wal_senders: '0' })]],
    invalid: [['the least WAL in a cluster that archives it', written('wal_level: minimal'), `${SPEC}.wal_level: ${MINIMAL} the cluster archives WAL`]],
    valid: [
      ['WAL for logical replication', written('wal_level: logical')],
      ['a primary that is filled in later', written('wal_level: minimal, max_wal_senders: "0"',
        'externalClusters: [{ name: a, connectionParameters: { host: a } }], replica: { source: a, primary: "${PRIMARY}" }', 'cnpg.io/skipWalArchiving: enabled')],
    ],
  },
  {
    id: 'parameter-size',
    throws: [
      ['a quantity', set({ shared_buffers: '1Gi' }), `${AT}.shared_buffers: "1Gi" ${SIZE}`],
      ['a word', set({ max_wal_size: 'lots' }), `${AT}.max_wal_size: "lots" ${SIZE}`],
      ['several', set({ shared_buffers: '1G', max_wal_size: '2Gi' }), `${AT}.shared_buffers: "1G" ${SIZE}`, `${AT}.max_wal_size: "2Gi" ${SIZE}`],
    ],
    passes: [['sizes', set({ shared_buffers: '1 GB', min_wal_size: '100' })]],
    invalid: [['a unit of Kubernetes', written('shared_buffers: 1Gi'), `${SPEC}.shared_buffers: "1Gi" ${SIZE}`]],
    valid: [['a unit of PostgreSQL', written('shared_buffers: 1GB')]],
  },
  {
    id: 'parameter-boolean',
    throws: [
      ['hints', old({ wal_log_hints: 'o' }, '1.26.0'), `${AT}.wal_log_hints: "o" ${BOOLEAN}`],
      ['feedback', old({ hot_standby_feedback: 'maybe' }, '1.27.0'), `${AT}.hot_standby_feedback: "maybe" ${BOOLEAN}`],
      ['several', set({ wal_log_hints: 'o', hot_standby_feedback: 'maybe' }), `${AT}.wal_log_hints: "o" ${BOOLEAN}`, `${AT}.hot_standby_feedback: "maybe" ${BOOLEAN}`],
    ],
    passes: [['a prefix', set({ hot_standby_feedback: 'TRU', wal_log_hints: 'of' })], ['before 1.27', old({ hot_standby_feedback: 'maybe' }, '1.26.3')]],
    invalid: [['a word that is not a boolean', written('hot_standby_feedback: enabled'), `${SPEC}.hot_standby_feedback: "enabled" ${BOOLEAN}`]],
    valid: [['feedback that is on', written('hot_standby_feedback: "on"')]],
  },
  {
    id: 'wal-log-hints',
    throws: [['off', set({ wal_log_hints: 'off' }, { instances: 2 }), `${AT}.wal_log_hints: "off" is invalid: expected "on", because instances is 2`]],
    passes: [['on', set({ wal_log_hints: 'on' }, { instances: 2 })], ['one instance', set({ wal_log_hints: 'off' })]],
    invalid: [['three instances without hints', written('wal_log_hints: "off"', 'instances: 3'), `${SPEC}.wal_log_hints: "off" is invalid: expected "on", because instances is 3`]],
    valid: [['three instances with hints', written('wal_log_hints: "on"', 'instances: 3')]],
  },
  {
    id: 'wal-size',
    throws: [
      ['the same', set({ min_wal_size: '1024' }), `${AT}.min_wal_size: "1024" is too large: expected less than max_wal_size, which is "1GB" by default`],
      ['a small maximum', set({ max_wal_size: '64MB' }), `${AT}.max_wal_size: "64MB" is too small: expected more than min_wal_size, which is "80MB" by default`],
      ['a small volume', set({ max_wal_size: '2GB' }, { walStorage: { size: '2Gi' } }),
        `${AT}.max_wal_size: "2GB" is too large: expected less than the size of walStorage, which is "2Gi"`],
      ['a very small volume', set({ min_wal_size: '2GB', max_wal_size: '3GB' }, { walStorage: { size: '2Gi' } }),
        `${AT}.min_wal_size: "2GB" is too large: expected less than the size of walStorage, which is "2Gi"`,
        `${AT}.max_wal_size: "3GB" is too large: expected less than the size of walStorage, which is "2Gi"`],
      ['the same, and a small volume', set({ min_wal_size: '3GB', max_wal_size: '3GB' }, { walStorage: { size: '2Gi' } }),
        `${AT}.min_wal_size: "3GB" is too large: expected less than max_wal_size, which is "3GB"`,
        `${AT}.max_wal_size: "3GB" is too large: expected less than the size of walStorage, which is "2Gi"`],
    ],
    passes: [
      ['sizes', set({ min_wal_size: '100MB', max_wal_size: '2GB' }, { walStorage: { size: '3Gi' } })],
      ['a small volume, and nothing stated', set({}, { walStorage: { size: '1Mi' } })],
    ],
    invalid: [['more WAL than the volume can hold', written('max_wal_size: 10GB', 'walStorage: { size: 5Gi }'),
      `${SPEC}.max_wal_size: "10GB" is too large: expected less than the size of walStorage, which is "5Gi"`]],
    valid: [
      ['less WAL than the volume can hold', written('max_wal_size: 4GB', 'walStorage: { size: 5Gi }')],
      ['a size that is invalid by itself', written('min_wal_size: 4GB, max_wal_size: lots', 'walStorage: { size: 5Gi }')],
    ],
  },
  {
    id: 'ldap',
    throws: [
      ['no server', cluster({ postgresql: { ldap: { port: 389 } } }), 'plugins/db: postgresql.ldap.server: required: expected the host name of the LDAP server'],
      ['two ways', cluster({ postgresql: { ldap: { server: 'ldap', bindAsAuth: {}, bindSearchAuth: {} } } }),
        'plugins/db: postgresql.ldap.bindSearchAuth: cannot be combined with bindAsAuth'],
      ['no server, and two ways', cluster({ postgresql: { ldap: { bindAsAuth: {}, bindSearchAuth: {} } } }),
        'plugins/db: postgresql.ldap.server: required: expected the host name of the LDAP server',
        'plugins/db: postgresql.ldap.bindSearchAuth: cannot be combined with bindAsAuth'],
    ],
    passes: [
      ['one way', cluster({ postgresql: { ldap: { server: 'ldap', bindAsAuth: { prefix: 'uid=' } } } })],
      ['what the app says later', cluster({ postgresql: { ldap: Lazy.any({ produce: () => ({ server: 'ldap' }) }) as any } })],
    ],
    invalid: [['two ways to bind', clusterManifest('postgresql: { ldap: { server: ldap.example.com, bindAsAuth: { prefix: "uid=" }, bindSearchAuth: { baseDN: "dc=example" } } }'),
      'spec.postgresql.ldap.bindSearchAuth: cannot be combined with bindAsAuth']],
    valid: [['one way to bind', clusterManifest('postgresql: { ldap: { server: ldap.example.com, bindAsAuth: { prefix: "uid=" } } }')]],
  },
];
