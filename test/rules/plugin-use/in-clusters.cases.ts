import { Distribution, Operator, PluginCapability, PluginConfiguration, PluginOptions } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { cluster, operator, plugin } from '../support/programs';

const OBJECT_STORE = {
  destinationPath: 's3://backups/',
  s3Credentials: { inheritFromIAMRole: true },
};

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

function parameters(value: unknown): Program {
  return using({ parameters: { bucket: 'b', retention: value as string } });
}

/** A Cluster in a manifest, with these plugins. */
function manifest(plugins: unknown, spec: object = {}, metadata: object = {}): object {
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: { name: 'db', ...metadata },
    spec: { instances: 1, storage: { size: '1Gi' }, plugins, ...spec },
  };
}

const UNCHECKED = { annotations: { 'cnpg.io/validation': 'disabled' } };
const BARMAN = 'barman-cloud.cloudnative-pg.io';
const HELLO = 'cnpg-i-hello-world.cloudnative-pg.io';

export const cases: RuleCases[] = [
  {
    id: 'one-operator',
    throws: [
      ['an operator that only the cluster has', cluster(chart => ({ operator: operator(chart), plugins: [{ plugin: plugin(chart, 'backup') }] })),
        'plugins/db: the plugin "backup.example.com" belongs to the operator cnpg-i-operator '
        + '(EDB Postgres AI for CloudNativePG Cluster in namespace "postgresql-operator-system"), '
        + 'and the cluster to plugins/operator (EDB Postgres AI for CloudNativePG Cluster in namespace "postgresql-operator-system")'],
      ['two products', cluster(chart => {
        const other = Operator.fromAttributes(chart, 'community', { distribution: Distribution.CLOUDNATIVE_PG });
        return { plugins: [{ plugin: plugin(chart, 'backup') }, { plugin: plugin(chart, 'mirror', { operator: other }) }] };
      }), 'plugins/db: the plugin "mirror.example.com" belongs to the operator plugins/community (CloudNativePG in namespace "cnpg-system"), '
        + 'and the cluster to cnpg-i-operator (EDB Postgres AI for CloudNativePG Cluster in namespace "postgresql-operator-system")'],
      ['the plugin of an external cluster', cluster(chart => ({
        operator: operator(chart, { namespace: 'operators' }), externalClusters: [{ name: 'old', plugin: { plugin: plugin(chart, 'backup') } }],
      })), 'plugins/db: the plugin "backup.example.com" belongs to the operator cnpg-i-operator '
        + '(EDB Postgres AI for CloudNativePG Cluster in namespace "postgresql-operator-system"), '
        + 'and the cluster to plugins/operator (EDB Postgres AI for CloudNativePG Cluster in namespace "operators")'],
    ],
    passes: [
      ['one for both', cluster(chart => {
        const shared = operator(chart);
        return { operator: shared, plugins: [{ plugin: plugin(chart, 'backup', { operator: shared }) }] };
      })],
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
      }), 'plugins/db: plugins names the plugin "backup.example.com" twice'],
    ],
    passes: [
      ['one entry', using({ parameters: { a: '1', b: '2' } })],
      ['two plugins', usingTwo({ parameters: { a: '1' } }, { parameters: { b: '2' } })],
      ['once here and once in an external cluster', cluster(chart => {
        const backup = plugin(chart, 'backup');
        return { plugins: [{ plugin: backup }], externalClusters: [{ name: 'old', plugin: { plugin: backup } }] };
      })],
    ],
    valid: [['names that are none', { objects: [manifest([{ name: 7 }, { name: 7 }, {}, null, 'x'])] }]],
  },
  {
    id: 'one-wal-archiver',
    throws: [
      ['two', usingTwo({ isWALArchiver: true }, { isWALArchiver: true, enabled: true }),
        'plugins/db: "backup.example.com" and "mirror.example.com" are WAL archivers, where one may be'],
    ],
    passes: [
      ['one', usingTwo({ isWALArchiver: true }, {})],
      ['one, and one that is not', usingTwo({ isWALArchiver: true }, { isWALArchiver: false, enabled: true })],
    ],
    valid: [['a cluster that the webhook leaves alone', {
      objects: [manifest([{ name: 'one', isWALArchiver: true }, { name: 'two', isWALArchiver: true }], {}, UNCHECKED)],
    }]],
  },
  {
    id: 'wal-archiver-enabled',
    throws: [['off', using({ isWALArchiver: true, enabled: false }), 'plugins/db: "backup.example.com" is the WAL archiver, and is not enabled']],
    passes: [
      ['on', using({ isWALArchiver: true, enabled: true })],
      ['on by default', using({ isWALArchiver: true })],
      ['off, and no archiver', using({ enabled: false })],
      ['off, and another one is on', usingTwo({ isWALArchiver: true, enabled: false }, { isWALArchiver: true })],
      ['off, and the operator archives', using({ isWALArchiver: true, enabled: false }, {}, { backup: { barmanObjectStore: OBJECT_STORE } })],
    ],
    valid: [['a text', { objects: [manifest([{ name: BARMAN, isWALArchiver: 'true', enabled: false }])] }]],
  },
  {
    id: 'wal-archiver-or-object-store',
    throws: [
      ['both', using({ isWALArchiver: true }, {}, { backup: { barmanObjectStore: OBJECT_STORE } }),
        'plugins/db: "backup.example.com" is the WAL archiver, and backup.barmanObjectStore archives too'],
    ],
    passes: [
      ['the plugin', using({ isWALArchiver: true }, {}, { backup: { retentionPolicy: '30d' } })],
      ['the object store', using({}, {}, { backup: { barmanObjectStore: OBJECT_STORE } })],
    ],
    invalid: [['an empty object store', { objects: [manifest([{ name: BARMAN, isWALArchiver: true }], { backup: { barmanObjectStore: {} } })] },
      `"${BARMAN}" is the WAL archiver, and backup.barmanObjectStore archives too`]],
    valid: [
      ['none', { objects: [manifest([{ name: BARMAN, isWALArchiver: true }], { backup: { barmanObjectStore: null } })] }],
      ['a plugin that is off', { objects: [manifest([{ name: BARMAN, isWALArchiver: true, enabled: false }], { backup: { barmanObjectStore: {} } })] }],
    ],
  },
  {
    id: 'plugin-capability',
    throws: [
      ['an archiver that cannot', using({ isWALArchiver: true }, { capabilities: [PluginCapability.BACKUP, PluginCapability.RESTORE_WAL] }),
        'plugins/db: "backup.example.com" is the WAL archiver, and declares "backup", "restore-wal", not "archive-wal"'],
      ['an archiver that can nothing', using({ isWALArchiver: true }, { capabilities: [] }),
        'plugins/db: "backup.example.com" is the WAL archiver, and declares nothing, not "archive-wal"'],
      ['a recovery', recovering({}, { capabilities: [PluginCapability.BACKUP] }),
        'plugins/db: "backup.example.com" is the source of recovery "old", and declares "backup", not "restore-job"'],
    ],
    passes: [
      ['an archiver', using({ isWALArchiver: true }, { capabilities: [PluginCapability.ARCHIVE_WAL] })],
      ['a recovery', recovering({}, { capabilities: [PluginCapability.RESTORE_JOB] })],
      ['what is not known', using({ isWALArchiver: true })],
      ['what is not asked for', using({}, { capabilities: [PluginCapability.METRICS] })],
    ],
    notDetectable: {
      'an archiver that cannot': 'the program alone declares it',
      'an archiver that can nothing': 'the program alone declares it',
      'a recovery': 'the program alone declares it',
    },
    invalid: [
      ['a published plugin that archives nothing', { objects: [manifest([{ name: HELLO, isWALArchiver: true }])] },
        `"${HELLO}" is the WAL archiver, and declares nothing, not "archive-wal"`],
      ['a published plugin that restores nothing', {
        objects: [manifest([], { bootstrap: { recovery: { source: 'old' } }, externalClusters: [{ name: 'old', plugin: { name: HELLO } }] })],
      }, `"${HELLO}" is the source of recovery "old", and declares nothing, not "restore-job"`],
    ],
    valid: [['a published plugin that can', { objects: [manifest([{ name: BARMAN, isWALArchiver: true }, { name: HELLO }])] }]],
  },
  {
    id: 'parameter-string',
    throws: [
      ['a number', parameters(30), 'plugins/db: parameter "retention" of "backup.example.com" is 30, a number'],
      ['a boolean', parameters(true), 'plugins/db: parameter "retention" of "backup.example.com" is true, a boolean'],
      ['an object', parameters({ days: 30 }), 'plugins/db: parameter "retention" of "backup.example.com" is {"days":30}, a object'],
      ['a list', parameters(['30d']), 'plugins/db: parameter "retention" of "backup.example.com" is ["30d"], a object'],
      ['null', parameters(null), 'plugins/db: parameter "retention" of "backup.example.com" is null, a object'],
      ['what was forgotten', parameters(undefined), 'plugins/db: parameter "retention" of "backup.example.com" is undefined, a undefined'],
      ['of an external cluster', recovering({ parameters: { retention: 30 as any } }),
        'plugins/db: parameter "retention" of "backup.example.com" is 30, a number'],
    ],
    passes: [
      ['a number in a string', parameters('30')],
      ['nothing in it', parameters('')],
      ['an object in a string', parameters('{"days":30}')],
      ['of an external cluster', recovering({ parameters: { retention: '30' } })],
    ],
    notDetectable: {
      'null': 'it is left out of the manifest',
      'what was forgotten': 'it is left out of the manifest',
    },
    invalid: [
      ['a backup', {
        objects: [{
          apiVersion: 'postgresql.cnpg.io/v1',
          kind: 'Backup',
          metadata: { name: 'now' },
          spec: { cluster: { name: 'db' }, method: 'plugin', pluginConfiguration: { name: 'backup.example.com', parameters: { days: 30 } } },
        }],
      }, 'parameter "days" of "backup.example.com" is 30, a number'],
    ],
    valid: [['no parameters', { objects: [manifest([{ name: 'backup.example.com', parameters: ['a'] }, { parameters: null }])] }]],
  },
  {
    id: 'recovery-plugin-enabled',
    throws: [
      ['off', recovering({ enabled: false }), 'plugins/db: the cluster recovers from "old", whose plugin "backup.example.com" is not enabled'],
    ],
    passes: [
      ['on', recovering({ enabled: true })],
      ['on by default', recovering({})],
      ['off, and no recovery', cluster(chart => ({ externalClusters: [{ name: 'old', plugin: { plugin: plugin(chart, 'backup'), enabled: false } }] }))],
    ],
    valid: [['no source', { objects: [manifest([], { bootstrap: { recovery: {} }, externalClusters: [{ plugin: { name: BARMAN, enabled: false } }] })] }]],
  },
];
