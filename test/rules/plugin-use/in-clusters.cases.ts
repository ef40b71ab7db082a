import { Chart } from 'cdk8s';
import { Backup, ClusterWithPlugins, Distribution, Operator, PluginCapability, PluginConfiguration, PluginOptions } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { clusterManifest, recoveringManifest } from '../support/manifests';
import { cluster, operator, plugin } from '../support/programs';

const OBJECT_STORE = {
  destinationPath: 's3://backups/',
  s3Credentials: { inheritFromIAMRole: true },
};

/** A second operator, of another product. */
function community(chart: Chart): Operator {
  return Operator.fromAttributes(chart, 'community', { distribution: Distribution.CLOUDNATIVE_PG });
}

/** A cluster with one plugin. */
function using(configuration: Omit<PluginConfiguration, 'plugin'>, options: PluginOptions = {}, further: object = {}): Program {
  return cluster(chart => ({ plugins: [{ plugin: plugin(chart, 'backup', options), ...configuration }], ...further }));
}

/** A cluster that recovers through a plugin. */
function recovering(configuration: Omit<PluginConfiguration, 'plugin'>, options: PluginOptions = {}): Program {
  return cluster(chart => ({
    bootstrap: { recovery: { source: 'old' } },
    externalClusters: [{ name: 'old', plugin: { plugin: plugin(chart, 'backup', options), ...configuration } }],
  }));
}

/** A cluster with two plugins. */
function usingTwo(one: Omit<PluginConfiguration, 'plugin'>, two: Omit<PluginConfiguration, 'plugin'>): Program {
  return cluster(chart => ({ plugins: [{ plugin: plugin(chart, 'backup'), ...one }, { plugin: plugin(chart, 'mirror'), ...two }] }));
}

/** A Cluster in a manifest, with these plugins. */
function manifest(plugins: unknown, spec: object = {}, metadata: object = {}): object {
  return clusterManifest(plugins, { spec, metadata });
}

const OPERATOR = 'plugins/operator (EDB Postgres AI for CloudNativePG Cluster in namespace "postgresql-operator-system")';
const COMMUNITY = 'plugins/community (CloudNativePG in namespace "cnpg-system")';
const STORE = { barmanObjectName: 'store' };
const UNCHECKED = { annotations: { 'cnpg.io/validation': 'disabled' } };
const BARMAN = 'barman-cloud.cloudnative-pg.io';
const HELLO = 'cnpg-i-hello-world.cloudnative-pg.io';

export const cases: RuleCases[] = [
  {
    id: 'one-operator',
    throws: [
      ['an operator that only the cluster has', cluster(chart => ({
        operator: operator(chart), plugins: [{ plugin: plugin(chart, 'backup', { operator: community(chart) }) }],
      })), `plugins/db: plugin "backup.example.com" belongs to the operator ${COMMUNITY}, but the cluster belongs to ${OPERATOR}`],
      ['two products', cluster(chart => ({
        plugins: [
          { plugin: plugin(chart, 'backup', { operator: operator(chart) }) }, { plugin: plugin(chart, 'mirror', { operator: community(chart) }) },
        ],
      })), `plugins/db: plugin "mirror.example.com" belongs to the operator ${COMMUNITY}, but the cluster belongs to ${OPERATOR}`],
      ['a backup of a cluster that is defined elsewhere', chart => {
        const db = ClusterWithPlugins.fromClusterName(chart, 'db', 'orders');
        return new Backup(chart, 'now', { cluster: db, plugin: plugin(chart, 'backup', { operator: operator(chart) }) });
      }, 'plugins/now: plugin "backup.example.com" belongs to the operator plugins/operator '
        + '(EDB Postgres AI for CloudNativePG Cluster in namespace "postgresql-operator-system"), '
        + 'but the cluster belongs to cnpg-i-operator (EDB Postgres AI for CloudNativePG Cluster in namespace "postgresql-operator-system")'],
      ['the plugin of an external cluster', cluster(chart => ({
        operator: operator(chart), externalClusters: [{ name: 'old', plugin: { plugin: plugin(chart, 'backup', { operator: community(chart) }) } }],
      })), `plugins/db: plugin "backup.example.com" belongs to the operator ${COMMUNITY}, but the cluster belongs to ${OPERATOR}`],
      ['two plugins, one of them in two places', cluster(chart => {
        const other = community(chart);
        const backup = plugin(chart, 'backup', { operator: other });
        return {
          operator: operator(chart),
          plugins: [{ plugin: backup }, { plugin: plugin(chart, 'mirror', { operator: other }) }],
          externalClusters: [{ name: 'old', plugin: { plugin: backup } }],
        };
      }), ...['backup', 'mirror'].map(name =>
        `plugins/db: plugin "${name}.example.com" belongs to the operator ${COMMUNITY}, but the cluster belongs to ${OPERATOR}`)],
    ],
    passes: [
      ['one for both', cluster(chart => {
        const shared = operator(chart);
        return { operator: shared, plugins: [{ plugin: plugin(chart, 'backup', { operator: shared }) }] };
      })],
      ['the only one of the app', cluster(chart => ({ operator: operator(chart), plugins: [{ plugin: plugin(chart, 'backup') }] }))],
      ['that of the plugins', cluster(chart => ({ plugins: [{ plugin: plugin(chart, 'backup', { operator: operator(chart) }) }] }))],
      ['the app\'s default', cluster(chart => ({ externalClusters: [{ name: 'old', plugin: { plugin: plugin(chart, 'backup') } }] }))],
    ],
  },
  {
    id: 'plugin-once',
    throws: [
      ['one plugin', cluster(chart => {
        const backup = plugin(chart, 'backup');
        return { plugins: [{ plugin: backup, parameters: { a: '1' } }, { plugin: backup, parameters: { a: '2' } }] };
      }), 'plugins/db: plugins[1].plugin: "backup.example.com" is already listed at plugins[0]: expected each plugin once'],
    ],
    passes: [
      ['one entry', using({ parameters: { a: '1', b: '2' } })],
      ['two plugins', usingTwo({ parameters: { a: '1' } }, { parameters: { b: '2' } })],
      ['once here and once in an external cluster', cluster(chart => {
        const backup = plugin(chart, 'backup');
        return { plugins: [{ plugin: backup }], externalClusters: [{ name: 'old', plugin: { plugin: backup } }] };
      })],
    ],
    invalid: [['two plugins listed twice', { objects: [manifest([{ name: BARMAN }, { name: HELLO }, { name: BARMAN }, { name: HELLO }])] },
      `spec.plugins[2].name: "${BARMAN}" is already listed at plugins[0]: expected each plugin once`,
      `spec.plugins[3].name: "${HELLO}" is already listed at plugins[1]: expected each plugin once`]],
    valid: [['two different plugins', { objects: [manifest([{ name: BARMAN }, { name: HELLO }])] }], ['entries without a valid name', { objects: [manifest([{ name: 7 }, { name: 7 }, {}, null, 'x'])] }]],
  },
  {
    id: 'one-wal-archiver',
    throws: [
      ['two', usingTwo({ isWALArchiver: true }, { isWALArchiver: true, enabled: true }),
        'plugins/db: plugins[1].isWALArchiver: "mirror.example.com" cannot be a WAL archiver, because "backup.example.com" is one: expected at most one'],
    ],
    passes: [
      ['one', usingTwo({ isWALArchiver: true }, {})],
      ['one, and one that is not', usingTwo({ isWALArchiver: true }, { isWALArchiver: false, enabled: true })],
    ],
    invalid: [['three WAL archivers', {
      objects: [manifest(['one.example.com', 'two.example.com', 'three.example.com'].map(name => ({ name, isWALArchiver: true })))],
    }, 'spec.plugins[1].isWALArchiver: "two.example.com" cannot be a WAL archiver, because "one.example.com" is one: expected at most one',
    'spec.plugins[2].isWALArchiver: "three.example.com" cannot be a WAL archiver, because "one.example.com" is one: expected at most one']],
    valid: [
      ['an archiver that is chosen later', {
        objects: [manifest([{ name: BARMAN, isWALArchiver: true }, { name: HELLO, isWALArchiver: '${ARCHIVE}' }])],
      }],
      ['one WAL archiver', { objects: [manifest([{ name: BARMAN, isWALArchiver: true }, { name: HELLO }])] }],
      ['a cluster that the webhook does not check', {
        objects: [manifest([{ name: 'one', isWALArchiver: true }, { name: 'two', isWALArchiver: true }], {}, UNCHECKED)],
      }],
    ],
  },
  {
    id: 'wal-archiver-enabled',
    throws: [['off', using({ isWALArchiver: true, enabled: false }),
      'plugins/db: plugins[0].enabled: false disables the WAL archiver "backup.example.com", and nothing else archives WAL: expected true']],
    passes: [
      ['on', using({ isWALArchiver: true, enabled: true })],
      ['on by default', using({ isWALArchiver: true })],
      ['off, and no archiver', using({ enabled: false })],
      ['off, and another one is on', usingTwo({ isWALArchiver: true, enabled: false }, { isWALArchiver: true })],
      ['off, and the operator archives', using({ isWALArchiver: true, enabled: false }, {}, { backup: { barmanObjectStore: OBJECT_STORE } })],
    ],
    invalid: [['a WAL archiver that is disabled', { objects: [manifest([{ name: BARMAN, enabled: false, isWALArchiver: true }])] },
      `spec.plugins[0].enabled: false disables the WAL archiver "${BARMAN}", and nothing else archives WAL: expected true`]],
    valid: [
      ['a WAL archiver that is enabled', { objects: [manifest([{ name: BARMAN, enabled: true, isWALArchiver: true }])] }],
      ['a string', { objects: [manifest([{ name: BARMAN, isWALArchiver: 'true', enabled: false }])] }],
    ],
  },
  {
    id: 'wal-archiver-or-object-store',
    throws: [
      ['both', using({ isWALArchiver: true }, {}, { backup: { barmanObjectStore: OBJECT_STORE } }),
        'plugins/db: backup.barmanObjectStore: cannot be combined with the WAL archiver "backup.example.com": expected one of the two'],
    ],
    passes: [
      ['the plugin', using({ isWALArchiver: true }, {}, { backup: { retentionPolicy: '30d' } })],
      ['the object store', using({}, {}, { backup: { barmanObjectStore: OBJECT_STORE } })],
    ],
    invalid: [
      ['a WAL archiver beside an object store', { objects: [manifest([{ name: BARMAN, isWALArchiver: true }], { backup: { barmanObjectStore: OBJECT_STORE } })] },
        `spec.backup.barmanObjectStore: cannot be combined with the WAL archiver "${BARMAN}": expected one of the two`],
      ['an empty object store', { objects: [manifest([{ name: BARMAN, isWALArchiver: true }], { backup: { barmanObjectStore: {} } })] },
        `spec.backup.barmanObjectStore: cannot be combined with the WAL archiver "${BARMAN}": expected one of the two`],
    ],
    valid: [
      ['only a WAL archiver', { objects: [manifest([{ name: BARMAN, isWALArchiver: true }])] }],
      ['none', { objects: [manifest([{ name: BARMAN, isWALArchiver: true }], { backup: { barmanObjectStore: null } })] }],
      ['a plugin that is off', { objects: [manifest([{ name: BARMAN, isWALArchiver: true, enabled: false }], { backup: { barmanObjectStore: {} } })] }],
    ],
  },
  {
    id: 'plugin-capability',
    throws: [
      ['an archiver that cannot', using({ isWALArchiver: true }, { capabilities: [PluginCapability.BACKUP, PluginCapability.RESTORE_WAL] }),
        'plugins/db: plugins[0].isWALArchiver: "backup.example.com" cannot archive WAL: expected the capability "archive-wal", '
        + 'found "backup" and "restore-wal"'],
      ['an archiver that can nothing', using({ isWALArchiver: true }, { capabilities: [] }),
        'plugins/db: plugins[0].isWALArchiver: "backup.example.com" cannot archive WAL: expected the capability "archive-wal", found none'],
      ['a recovery', recovering({}, { capabilities: [PluginCapability.BACKUP] }),
        'plugins/db: externalClusters[0].plugin.plugin: "backup.example.com" cannot restore from "old": expected the capability "restore-job", '
        + 'found "backup"'],
    ],
    passes: [
      ['an archiver', using({ isWALArchiver: true }, { capabilities: [PluginCapability.ARCHIVE_WAL] })],
      ['a recovery', recovering({}, { capabilities: [PluginCapability.RESTORE_JOB] })],
      ['what is not known', using({ isWALArchiver: true })],
      ['what is not asked for', using({}, { capabilities: [PluginCapability.METRICS] })],
    ],
    notDetectable: {
      'an archiver that cannot': 'only the program declares it',
      'an archiver that can nothing': 'only the program declares it',
      'a recovery': 'only the program declares it',
    },
    invalid: [
      ['a published plugin that archives nothing', { objects: [manifest([{ name: HELLO, isWALArchiver: true }])] },
        `spec.plugins[0].isWALArchiver: "${HELLO}" cannot archive WAL: expected the capability "archive-wal", found none`],
      ['a published plugin that restores nothing', {
        objects: [manifest([], { bootstrap: { recovery: { source: 'old' } }, externalClusters: [{ name: 'old', plugin: { name: HELLO } }] })],
      }, `spec.externalClusters[0].plugin.name: "${HELLO}" cannot restore from "old": expected the capability "restore-job", found none`],
    ],
    valid: [['a published plugin that can', { objects: [manifest([{ name: BARMAN, isWALArchiver: true }, { name: HELLO }])] }]],
  },
  {
    id: 'recovery-plugin-enabled',
    throws: [
      ['off', recovering({ enabled: false }),
        'plugins/db: externalClusters[0].plugin.enabled: false disables the plugin "backup.example.com", with which the cluster recovers from "old": expected true'],
    ],
    passes: [
      ['on', recovering({ enabled: true })],
      ['on by default', recovering({})],
      ['off, and no recovery', cluster(chart => ({ externalClusters: [{ name: 'old', plugin: { plugin: plugin(chart, 'backup'), enabled: false } }] }))],
    ],
    invalid: [['a recovery with a disabled plugin', { objects: [recoveringManifest({ plugin: { name: BARMAN, enabled: false, parameters: STORE } })] },
      `spec.externalClusters[0].plugin.enabled: false disables the plugin "${BARMAN}", with which the cluster recovers from "old": expected true`]],
    valid: [
      ['a recovery with a plugin', { objects: [recoveringManifest({ plugin: { name: BARMAN, parameters: STORE } })] }],
      ['a recovery without a source', {
        objects: [manifest([], { bootstrap: { recovery: {} }, externalClusters: [{ plugin: { name: BARMAN, enabled: false } }] })],
      }],
    ],
  },
];
