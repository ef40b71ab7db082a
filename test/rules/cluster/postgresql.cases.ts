import { Distribution } from '../../../src';
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
const at = (name: string, value: string) => `plugins/db: postgresql.parameters.${name} is "${value}",`;

export const cases: RuleCases[] = [
  {
    id: 'parameter-name',
    throws: [
      ['a dash', set({ 'work-mem': '1' }), 'plugins/db: postgresql.parameters has "work-mem", which is no parameter\'s name'],
      ['two dots', old({ 'a.b.c': '1' }, '1.28.4'), 'plugins/db: postgresql.parameters has "a.b.c", which is no parameter\'s name'],
    ],
    passes: [['names', set({ 'work_mem': '4MB', '_a.b$1': '1' })], ['an older operator', old({ 'work-mem': '1' }, '1.29.1')]],
  },
  {
    id: 'fixed-parameter',
    throws: [
      ['a port', set({ port: '5432' }), `${at('port', '5432')} and the operator sets that itself`],
      ['another value', set({ logging_collector: 'off' }), `${at('logging_collector', 'off')} and the operator sets that itself`],
      ['one of 1.27', old({ synchronized_standby_slots: 'a' }, '1.27.0'), `${at('synchronized_standby_slots', 'a')} and the operator sets that itself`],
      ...['1.27.4', '1.28.4', '1.29.2', '1.30.0'].map((version): Broken => [`a curve, ${version}`, old({ ssl_ecdh_curve: 'X25519' }, version),
        `${at('ssl_ecdh_curve', 'X25519')} and the operator sets that itself`]),
    ],
    passes: [
      ['the operator\'s value', set({ logging_collector: 'on' })],
      ['what the operator writes over', set({ archive_mode: 'off' })],
      ['before 1.27', old({ synchronized_standby_slots: 'a' }, '1.26.3')],
      ...['1.28.5', '1.29.3', '1.30.1', '1.31.0'].map((version): Sound => [`a curve, ${version}`, old({ ssl_ecdh_curve: 'X25519' }, version)]),
      ['a curve of the newest', set({ ssl_ecdh_curve: 'X25519' })],
    ],
    valid: [['what the operator fills in', clusterManifest('postgresql: { parameters: { logging_collector: "on", log_filename: postgres, shared_preload_libraries: "" } }')]],
  },
  {
    id: 'wal-level',
    throws: [
      ['no level', set({ wal_level: 'full' }), `${at('wal_level', 'full')} which is no level`],
      ['WAL is archived', set({ wal_level: 'minimal', max_wal_senders: '0' }),
        `${at('wal_level', 'minimal')} and the cluster archives WAL, replicates it or follows another cluster`],
      ['two instances', unarchived({ wal_level: 'minimal', max_wal_senders: '0' }, 2),
        `${at('wal_level', 'minimal')} and the cluster archives WAL, replicates it or follows another cluster`],
      ['senders', unarchived({ wal_level: 'minimal' }), `${at('wal_level', 'minimal')} and max_wal_senders is not "0"`],
    ],
    passes: [['a level', set({ wal_level: 'replica' })], ['minimal', unarchived({ wal_level: 'minimal', max_wal_senders: '0' })]],
  },
  {
    id: 'parameter-size',
    throws: [
      ['a quantity', set({ shared_buffers: '1Gi' }), `${at('shared_buffers', '1Gi')} which is no size`],
      ['a word', set({ max_wal_size: 'lots' }), `${at('max_wal_size', 'lots')} which is no size`],
    ],
    passes: [['sizes', set({ shared_buffers: '1 GB', min_wal_size: '100' })]],
  },
  {
    id: 'parameter-boolean',
    throws: [
      ['hints', old({ wal_log_hints: 'o' }, '1.26.0'), `${at('wal_log_hints', 'o')} which is neither on nor off`],
      ['feedback', old({ hot_standby_feedback: 'maybe' }, '1.27.0'), `${at('hot_standby_feedback', 'maybe')} which is neither on nor off`],
    ],
    passes: [['a prefix', set({ hot_standby_feedback: 'TRU', wal_log_hints: 'of' })], ['before 1.27', old({ hot_standby_feedback: 'maybe' }, '1.26.3')]],
  },
  {
    id: 'wal-log-hints',
    throws: [['off', set({ wal_log_hints: 'off' }, { instances: 2 }), `${at('wal_log_hints', 'off')} and instances is 2`]],
    passes: [['on', set({ wal_log_hints: 'on' }, { instances: 2 })], ['one instance', set({ wal_log_hints: 'off' })]],
  },
  {
    id: 'wal-size',
    throws: [
      ['the same', set({ min_wal_size: '1024' }), 'plugins/db: min_wal_size 1024 is not less than max_wal_size 1GB'],
      ['a small volume', set({ max_wal_size: '2GB' }, { walStorage: { size: '2Gi' } }),
        `${at('max_wal_size', '2GB')} and the size of walStorage is "2Gi"`],
    ],
    passes: [
      ['sizes', set({ min_wal_size: '100MB', max_wal_size: '2GB' }, { walStorage: { size: '3Gi' } })],
      ['a small volume, and nothing stated', set({}, { walStorage: { size: '1Mi' } })],
    ],
  },
  {
    id: 'ldap',
    throws: [
      ['no server', cluster({ postgresql: { ldap: { port: 389 } } }), 'plugins/db: postgresql.ldap has no server'],
      ['two ways', cluster({ postgresql: { ldap: { server: 'ldap', bindAsAuth: {}, bindSearchAuth: {} } } }),
        'plugins/db: postgresql.ldap states bindAsAuth and bindSearchAuth'],
    ],
    passes: [['one way', cluster({ postgresql: { ldap: { server: 'ldap', bindAsAuth: { prefix: 'uid=' } } } })]],
  },
];
