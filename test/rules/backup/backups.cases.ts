import { Chart } from 'cdk8s';
import { Backup, BackupMethod, ClusterWithPlugins, PluginCapability, PluginOptions } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { OfCluster, Stated, archiving, byPlugin, clusterOf, manifest, scheduled } from '../support/backup-programs';
import { plugin } from '../support/programs';

const SNAPSHOT = { method: BackupMethod.VOLUME_SNAPSHOT };
const STORE = { method: BackupMethod.BARMAN_OBJECT_STORE };
const BARMAN_OBJECT_STORE = { destinationPath: 's3://backups/', s3Credentials: { inheritFromIAMRole: true } };
const withSnapshots: OfCluster = archive => ({ ...archiving(archive), backup: { volumeSnapshot: {} } });
const withStore: OfCluster = () => ({ backup: { barmanObjectStore: BARMAN_OBJECT_STORE } });

/** A backup that is made once. */
function once(stated: Stated, of: OfCluster = archiving, options: PluginOptions = {}): Program {
  return chart => {
    const { cluster, archive } = clusterOf(chart, of, options);
    return new Backup(chart, 'now', { cluster, ...stated(archive, chart) });
  };
}

/** A backup of a cluster that is defined elsewhere. */
function imported(stated: Stated): Program {
  return chart => {
    const cluster = ClusterWithPlugins.fromClusterName(chart, 'db', 'orders');
    return new Backup(chart, 'now', { cluster, ...stated(plugin(chart, 'archive'), chart) });
  };
}

function named(length: number, stated: Stated = byPlugin): Stated {
  return (archive, chart) => ({ ...stated(archive, chart), metadata: { name: 'n'.repeat(length) } });
}

/** Its cluster. */
function itsCluster(spec: object = {}, namespace?: string): object {
  return {
    apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'db', namespace }, spec: { instances: 1, storage: { size: '1Gi' }, ...spec },
  };
}

const byBarman = { method: 'plugin', pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' } };
const usingBarman = { plugins: [{ name: 'barman-cloud.cloudnative-pg.io', isWALArchiver: true }] };
const including = (names: string) => ({
  apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'cnpg-controller-manager-config' }, data: { INCLUDE_PLUGINS: names },
});

export const cases: RuleCases[] = [
  {
    id: 'backup-method',
    throws: [
      ['neither', once(() => ({})), 'plugins/now: the backup states neither plugin nor method'],
      ['neither, on a schedule', scheduled('@daily', () => ({})), 'plugins/nightly: the backup states neither plugin nor method'],
      ['no plugin', once(() => ({ method: BackupMethod.PLUGIN })), 'plugins/now: the backup states the method "plugin" and no plugin'],
      ['both', once(archive => ({ plugin: archive, ...STORE })),
        'plugins/now: the backup states the plugin "archive.example.com" and the method "barmanObjectStore"'],
      ['snapshots and a plugin', once(archive => ({ plugin: archive, ...SNAPSHOT }), withSnapshots),
        'plugins/now: the backup states the plugin "archive.example.com" and the method "volumeSnapshot"'],
    ],
    passes: [
      ['a plugin', once(byPlugin)],
      ['a plugin and its method', once(archive => ({ plugin: archive, method: BackupMethod.PLUGIN }))],
      ['a snapshot', once(() => SNAPSHOT, withSnapshots)],
      ['an object store', once(() => STORE, withStore)],
    ],
    invalid: [
      ['neither', { objects: [manifest({}), itsCluster(usingBarman)] }, 'the backup states neither plugin nor method'],
      ['a plugin without the method', { objects: [manifest({ ...byBarman, method: undefined })] },
        'the backup states the plugin "barman-cloud.cloudnative-pg.io" without the method "plugin"'],
      ['a plugin without the method, of a cluster with an object store', {
        objects: [manifest({ ...byBarman, method: undefined }, { kind: 'ScheduledBackup' }), itsCluster({ backup: { barmanObjectStore: {} } })],
      }, 'the backup states the plugin "barman-cloud.cloudnative-pg.io" without the method "plugin"'],
      ['a plugin without a name', { objects: [manifest({ method: 'plugin', pluginConfiguration: { name: '' } })] },
        'the backup states the method "plugin" and no plugin'],
      ['a cluster that may be in its namespace', { objects: [manifest({}, { namespace: 'apps' }), itsCluster()] }, 'the backup states neither plugin nor method'],
    ],
    valid: [
      ['neither, of a cluster with an object store', { objects: [manifest({}), itsCluster({ backup: { barmanObjectStore: {} } })] }],
      ['neither, of a cluster that is not known', { objects: [manifest({})] }],
      ['neither, of two clusters of one name', { objects: [manifest({}), itsCluster(), itsCluster({ backup: { barmanObjectStore: {} } })] }],
      ['one that has failed', { objects: [manifest({ method: 'plugin' }, { status: { phase: 'failed' } })] }],
      ['what is none', { objects: [manifest({ cluster: 'db', method: 7, pluginConfiguration: [] }), { ...manifest({}), spec: null }] }],
    ],
  },
  {
    id: 'backup-parameters',
    throws: [['a snapshot', once(() => ({ ...SNAPSHOT, parameters: {} }), withSnapshots), 'plugins/now: the backup states parameters, and no plugin']],
    passes: [
      ['of a plugin', once(archive => ({ plugin: archive, parameters: { full: 'true' } }))],
      ['none', once(() => SNAPSHOT, withSnapshots)],
    ],
  },
  {
    id: 'backup-namespace',
    throws: [
      ['another', once(archive => ({ plugin: archive, metadata: { namespace: 'backups' } })),
        'plugins/now: the backup is in namespace "backups", and its cluster "db" in "apps"'],
      ['that of the chart', once(archive => ({ plugin: archive, metadata: { namespace: 'apps' } }), archive =>
        ({ ...archiving(archive), metadata: { namespace: 'databases' } })), 'plugins/now: the backup is in namespace "apps", and its cluster "db" in "databases"'],
    ],
    passes: [
      ['the same', once(archive => ({ plugin: archive, metadata: { namespace: 'apps' } }))],
      ['the cluster\'s', once(byPlugin, archive => ({ ...archiving(archive), metadata: { namespace: 'databases' } }))],
      ['not known of the cluster', chart => {
        const bare = new Chart(chart, 'bare');
        const { cluster, archive } = clusterOf(bare, archiving, {});
        return new Backup(bare, 'now', { cluster, plugin: archive, metadata: { namespace: 'databases' } });
      }],
    ],
    invalid: [['another', { objects: [manifest(byBarman, { namespace: 'backups' }), itsCluster(usingBarman, 'apps')] },
      'the backup is in namespace "backups", and its cluster "db" in "apps"']],
    valid: [
      ['a namesake elsewhere', {
        objects: [manifest(byBarman, { namespace: 'apps' }), itsCluster(usingBarman, 'shop'), itsCluster(usingBarman, 'apps')],
      }],
      ['not known', { objects: [manifest(byBarman, { namespace: 'apps' }), itsCluster(usingBarman)] }],
    ],
  },
  {
    id: 'backup-plugin',
    throws: [
      ['none', once(byPlugin, () => ({})), 'plugins/now: the cluster "db" uses no plugin, not "archive.example.com"'],
      ['another', once((_, chart) => ({ plugin: plugin(chart, 'mirror') })), 'plugins/now: the cluster "db" uses "archive.example.com", not "mirror.example.com"'],
      ['one that is off', once(byPlugin, archive => ({ plugins: [{ plugin: archive, enabled: false }] })),
        'plugins/now: the cluster "db" uses no plugin, not "archive.example.com"'],
      ['one of an external cluster', once(byPlugin, archive => ({ externalClusters: [{ name: 'old', plugin: { plugin: archive } }] })),
        'plugins/now: the cluster "db" uses no plugin, not "archive.example.com"'],
      ['another one of a cluster elsewhere', chart => {
        const cluster = ClusterWithPlugins.fromClusterName(chart, 'db', 'orders', { plugins: [plugin(chart, 'archive')] });
        return new Backup(chart, 'now', { cluster, plugin: plugin(chart, 'mirror') });
      }, 'plugins/now: the cluster "orders" uses "archive.example.com", not "mirror.example.com"'],
    ],
    passes: [
      ['it', once(byPlugin)],
      ['not known', imported(byPlugin)],
      ['known of a cluster elsewhere', chart => {
        const archive = plugin(chart, 'archive');
        return new Backup(chart, 'now', { cluster: ClusterWithPlugins.fromClusterName(chart, 'db', 'orders', { plugins: [archive] }), plugin: archive });
      }],
    ],
    notDetectable: { 'another one of a cluster elsewhere': 'the cluster is not in the app' },
    invalid: [
      ['one that is off, though the operator adds it', {
        objects: [manifest(byBarman), itsCluster({ plugins: [{ ...usingBarman.plugins[0], enabled: false }] }), including('barman-cloud.cloudnative-pg.io')],
      }, 'the cluster "db" uses no plugin, not "barman-cloud.cloudnative-pg.io"'],
    ],
    valid: [
      ['one that the operator adds to all clusters', {
        objects: [manifest(byBarman), itsCluster(), including('one.example.com, barman-cloud.cloudnative-pg.io')],
      }],
      ['another method', { objects: [manifest({ ...byBarman, method: 'volumeSnapshot' }), itsCluster()] }],
    ],
  },
  {
    id: 'backup-capability',
    throws: [
      ['another', once(byPlugin, archiving, { capabilities: [PluginCapability.ARCHIVE_WAL, PluginCapability.RESTORE_WAL] }),
        'plugins/now: the plugin "archive.example.com" declares "archive-wal", "restore-wal", not "backup"'],
      ['none', once(byPlugin, archive => ({ plugins: [{ plugin: archive }] }), { capabilities: [] }),
        'plugins/now: the plugin "archive.example.com" declares nothing, not "backup"'],
    ],
    passes: [
      ['it', once(byPlugin, archiving, { capabilities: [PluginCapability.ARCHIVE_WAL, PluginCapability.BACKUP] })],
      ['not known', once(byPlugin)],
    ],
    notDetectable: {
      another: 'the program alone declares it',
      none: 'the program alone declares it',
    },
    invalid: [['a published plugin', { objects: [manifest({ method: 'plugin', pluginConfiguration: { name: 'cnpg-i-hello-world.cloudnative-pg.io' } })] },
      'the plugin "cnpg-i-hello-world.cloudnative-pg.io" declares nothing, not "backup"']],
    valid: [['a published plugin', { objects: [manifest(byBarman)] }]],
  },
  {
    id: 'backup-configured',
    throws: [
      ['nothing', once(() => SNAPSHOT), 'plugins/now: the cluster "db" has no backup.volumeSnapshot'],
      ['snapshots', once(() => STORE, withSnapshots), 'plugins/now: the cluster "db" has no backup.barmanObjectStore'],
      ['an object store', scheduled('@daily', () => SNAPSHOT, withStore), 'plugins/nightly: the cluster "db" has no backup.volumeSnapshot'],
    ],
    passes: [
      ['snapshots', once(() => SNAPSHOT, withSnapshots)],
      ['an object store', once(() => STORE, withStore)],
      ['a plugin', once(byPlugin)],
      ['not known', imported(() => SNAPSHOT)],
    ],
    valid: [['a plugin without the method', { objects: [manifest({ ...byBarman, method: undefined }), itsCluster()] }]],
  },
  {
    id: 'backup-online',
    throws: [
      ['on', once(() => ({ ...STORE, online: true }), withStore),
        'plugins/now: the backup states online or onlineConfiguration, and its method is "barmanObjectStore"'],
      ['off', scheduled('@daily', () => ({ ...STORE, online: false }), withStore),
        'plugins/nightly: the backup states online or onlineConfiguration, and its method is "barmanObjectStore"'],
      ['how', once(() => ({ ...STORE, onlineConfiguration: { waitForArchive: true } }), withStore),
        'plugins/now: the backup states online or onlineConfiguration, and its method is "barmanObjectStore"'],
    ],
    passes: [
      ['a snapshot', once(() => ({ ...SNAPSHOT, online: true, onlineConfiguration: { immediateCheckpoint: true } }), withSnapshots)],
      ['nothing stated', once(() => STORE, withStore)],
    ],
    invalid: [['the method that is filled in', { objects: [manifest({ online: true })] },
      'the backup states online or onlineConfiguration, and its method is "barmanObjectStore"']],
    valid: [
      ['null', { objects: [manifest({ online: null, onlineConfiguration: null })] }],
      ['one that the webhook leaves alone', {
        objects: [{ ...manifest({ online: true }), metadata: { name: 'now', annotations: { 'cnpg.io/validation': 'disabled' } } }],
      }],
    ],
  },
  {
    id: 'backup-online-ignored',
    warns: [
      ['off', once(archive => ({ plugin: archive, online: false })),
        'plugins/now: the backup states online or onlineConfiguration, and is made by the plugin "archive.example.com"'],
      ['how', once(archive => ({ plugin: archive, onlineConfiguration: {} })),
        'plugins/now: the backup states online or onlineConfiguration, and is made by the plugin "archive.example.com"'],
    ],
    passes: [
      ['nothing stated', once(byPlugin)],
      ['a snapshot', once(() => ({ ...SNAPSHOT, online: false }), withSnapshots)],
    ],
  },
  {
    id: 'backup-name',
    throws: [
      ['a schedule', scheduled('@daily', named(64)), `plugins/nightly: the name "${'n'.repeat(64)}" has 64 characters, and 63 are the most`],
      ['a schedule of snapshots', scheduled('@daily', named(49, () => SNAPSHOT), withSnapshots),
        `plugins/nightly: the name "${'n'.repeat(49)}" has 49 characters, and 48 are the most`],
      ['a snapshot', once(named(64, () => SNAPSHOT), withSnapshots), `plugins/now: the name "${'n'.repeat(64)}" has 64 characters, and 63 are the most`],
    ],
    passes: [
      ['a schedule', scheduled('@daily', named(63))],
      ['a schedule of snapshots', scheduled('@daily', named(48, () => SNAPSHOT), withSnapshots)],
      ['a snapshot', once(named(63, () => SNAPSHOT), withSnapshots)],
      ['a plugin', once(named(253))],
      ['an object store', once(named(64, () => STORE), withStore)],
    ],
  },
  {
    id: 'backup-without-wal',
    warns: [
      ['a plugin', once(byPlugin, archive => ({ plugins: [{ plugin: archive }] })), 'plugins/now: the cluster "db" is backed up, and archives no WAL'],
      ['a snapshot', scheduled('@daily', () => SNAPSHOT, () => ({ backup: { volumeSnapshot: {} } })),
        'plugins/nightly: the cluster "db" is backed up, and archives no WAL'],
    ],
    passes: [
      ['a plugin that archives', once(byPlugin)],
      ['an object store', once(() => STORE, withStore)],
      ['not known', imported(byPlugin)],
      ['a snapshot of a stopped server', once(() => ({ ...SNAPSHOT, online: false }), () => ({ backup: { volumeSnapshot: {} } }))],
    ],
    valid: [
      ['a cluster whose snapshots are of a stopped server', {
        objects: [manifest({ method: 'volumeSnapshot' }), itsCluster({ backup: { volumeSnapshot: { online: false } } })],
      }],
      ['a published plugin that archives unmarked', { objects: [manifest(byBarman), itsCluster({ plugins: [{ name: 'barman-cloud.cloudnative-pg.io' }] })] }],
      ['a backup that nobody makes', { objects: [manifest({}), itsCluster()] }],
      ['dumps', {
        objects: [
          manifest({ method: 'plugin', pluginConfiguration: { name: 'pgdump-backup.cloudnative-pg.io' } }),
          itsCluster({ plugins: [{ name: 'pgdump-backup.cloudnative-pg.io' }] }),
        ],
      }],
    ],
    invalid: [['a plugin that backs up beside one that dumps', {
      objects: [
        manifest({ method: 'plugin', pluginConfiguration: { name: 's3-backup.cloudnative-pg.io' } }),
        itsCluster({ plugins: [{ name: 's3-backup.cloudnative-pg.io' }, { name: 'pgdump-backup.cloudnative-pg.io' }] }),
      ],
    }, 'the cluster "db" is backed up, and archives no WAL'], ['a backup of a running server', {
      objects: [manifest({ method: 'volumeSnapshot', online: true }), itsCluster({ backup: { volumeSnapshot: { online: false } } })],
    }, 'the cluster "db" is backed up, and archives no WAL']],
  },
];
