import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Backup, BackupMethod, ClusterWithPlugins, ICluster, Plugin, PluginCapability, PluginOptions } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { OfCluster, Stated, archiving, byPlugin, clusterOf, manifest, scheduled } from '../support/backup-programs';
import { operator, plugin } from '../support/programs';

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

/** A cluster that is defined elsewhere, of which a program knows more than its name. */
class ArchivingNothing extends Construct implements ICluster {
  public readonly clusterName = 'orders';
  public readonly operator = operator(this.node.scope as Chart);
  public readonly archivesWal = false;
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

const ONLY_SNAPSHOTS = 'only allowed with the method "volumeSnapshot", but the method is "barmanObjectStore"';
const DEFAULT_METHOD = 'spec.method: required, because the default "barmanObjectStore" ignores the plugin "barman-cloud.cloudnative-pg.io": expected "plugin"';

function tooLong(length: number, most: number): string {
  return `"${'n'.repeat(length)}" has ${length} characters: expected at most ${most}`;
}

/** A schedule of snapshots. */
function scheduleNamed(name: string): object {
  return { ...manifest({ method: 'volumeSnapshot' }, { kind: 'ScheduledBackup' }), metadata: { name } };
}

export const cases: RuleCases[] = [
  {
    id: 'backup-method',
    throws: [
      ['neither', once(() => ({})), 'plugins/now: plugin: required, unless the method is "volumeSnapshot" or "barmanObjectStore"'],
      ['neither, on a schedule', scheduled('@daily', () => ({})), 'plugins/nightly: plugin: required, unless the method is "volumeSnapshot" or "barmanObjectStore"'],
      ['no plugin', once(() => ({ method: BackupMethod.PLUGIN })), 'plugins/now: plugin: required, unless the method is "volumeSnapshot" or "barmanObjectStore"'],
      ['both', once(archive => ({ plugin: archive, ...STORE })),
        'plugins/now: method: "barmanObjectStore" ignores the plugin "archive.example.com": expected "plugin"'],
      ['snapshots and a plugin', once(archive => ({ plugin: archive, ...SNAPSHOT }), withSnapshots),
        'plugins/now: method: "volumeSnapshot" ignores the plugin "archive.example.com": expected "plugin"'],
    ],
    passes: [
      ['a plugin', once(byPlugin)],
      ['a plugin and its method', once(archive => ({ plugin: archive, method: BackupMethod.PLUGIN }))],
      ['a snapshot', once(() => SNAPSHOT, withSnapshots)],
      ['an object store', once(() => STORE, withStore)],
    ],
    invalid: [
      ['a plugin without the method', { objects: [manifest({ ...byBarman, method: undefined })] }, DEFAULT_METHOD],
      ['neither', { objects: [manifest({}), itsCluster(usingBarman)] },
        'spec.method: required, because the default "barmanObjectStore" needs backup.barmanObjectStore in the cluster "db"'],
      ['a plugin without the method, of a cluster with an object store', {
        objects: [manifest({ ...byBarman, method: undefined }, { kind: 'ScheduledBackup' }), itsCluster({ backup: { barmanObjectStore: {} } })],
      }, DEFAULT_METHOD],
      ['a plugin without a name', { objects: [manifest({ method: 'plugin', pluginConfiguration: { name: '' } })] },
        'spec.pluginConfiguration.name: required, unless the method is "volumeSnapshot" or "barmanObjectStore"'],
      ['a cluster that may be in its namespace', { objects: [manifest({}, { namespace: 'apps' }), itsCluster()] },
        'spec.method: required, because the default "barmanObjectStore" needs backup.barmanObjectStore in the cluster "db"'],
    ],
    valid: [
      ['a plugin and its method', { objects: [manifest(byBarman), itsCluster(usingBarman)] }],
      ['neither, of a cluster with an object store', { objects: [manifest({}), itsCluster({ backup: { barmanObjectStore: {} } })] }],
      ['neither, of a cluster that is not known', { objects: [manifest({})] }],
      ['neither, of two clusters of one name', { objects: [manifest({}), itsCluster(), itsCluster({ backup: { barmanObjectStore: {} } })] }],
      ['one that has failed', { objects: [manifest({ method: 'plugin' }, { status: { phase: 'failed' } })] }],
      ['a method that is filled in later', { objects: [manifest({ ...byBarman, method: '${METHOD}' }), itsCluster(usingBarman)] }],
      ['a patch', { objects: [manifest({ cluster: undefined, ...byBarman, method: undefined })] }],
      ['values of other types', { objects: [manifest({ cluster: 'db', method: 7, pluginConfiguration: [] }), { ...manifest({}), spec: null }] }],
    ],
  },
  {
    id: 'backup-parameters',
    throws: [['a snapshot', once(() => ({ ...SNAPSHOT, parameters: {} }), withSnapshots), 'plugins/now: parameters: only allowed with a plugin']],
    passes: [
      ['of a plugin', once(archive => ({ plugin: archive, parameters: { full: 'true' } }))],
      ['none', once(() => SNAPSHOT, withSnapshots)],
    ],
  },
  {
    id: 'backup-namespace',
    throws: [
      ['another', once(archive => ({ plugin: archive, metadata: { namespace: 'backups' } })),
        'plugins/now: metadata.namespace: "backups" is not the namespace of the cluster "db": expected "apps"'],
      ['that of the chart', once(archive => ({ plugin: archive, metadata: { namespace: 'apps' } }), archive =>
        ({ ...archiving(archive), metadata: { namespace: 'databases' } })), 'plugins/now: metadata.namespace: "apps" is not the namespace of the cluster "db": expected "databases"'],
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
    invalid: [['another namespace than the cluster\'s', { objects: [manifest(byBarman, { namespace: 'backups' }), itsCluster(usingBarman, 'apps')] },
      'metadata.namespace: "backups" is not the namespace of the cluster "db": expected "apps"']],
    valid: [
      ['the cluster\'s namespace', { objects: [manifest(byBarman, { namespace: 'apps' }), itsCluster(usingBarman, 'apps')] }],
      ['a namespace that is filled in later', { objects: [manifest(byBarman, { namespace: '${NAMESPACE}' }), itsCluster(usingBarman, 'apps')] }],
      ['a namesake elsewhere', {
        objects: [manifest(byBarman, { namespace: 'apps' }), itsCluster(usingBarman, 'shop'), itsCluster(usingBarman, 'apps')],
      }],
      ['not known', { objects: [manifest(byBarman, { namespace: 'apps' }), itsCluster(usingBarman)] }],
    ],
  },
  {
    id: 'backup-plugin',
    throws: [
      ['none', once(byPlugin, () => ({})), 'plugins/now: plugin: "archive.example.com" is not enabled in the cluster "db", which uses no plugins'],
      ['another', once((_, chart) => ({ plugin: plugin(chart, 'mirror') })), 'plugins/now: plugin: "mirror.example.com" is not enabled in the cluster "db", which uses only "archive.example.com"'],
      ['one that is off', once(byPlugin, archive => ({ plugins: [{ plugin: archive, enabled: false }] })),
        'plugins/now: plugin: "archive.example.com" is not enabled in the cluster "db", which uses no plugins'],
      ['none, beside a plugin of another operator', chart => {
        const archive = plugin(chart, 'archive', { operator: operator(chart, { namespace: 'operators' }) });
        const cluster = new ClusterWithPlugins(chart, 'db', { instances: 1, storage: { size: '1Gi' }, plugins: [] });
        return new Backup(chart, 'now', { cluster, plugin: archive });
      }, 'plugins/now: plugin: "archive.example.com" is not enabled in the cluster "db", which uses no plugins'],
      ['one of an external cluster', once(byPlugin, archive => ({ externalClusters: [{ name: 'old', plugin: { plugin: archive } }] })),
        'plugins/now: plugin: "archive.example.com" is not enabled in the cluster "db", which uses no plugins'],
      ['another one of a cluster elsewhere', chart => {
        const cluster = ClusterWithPlugins.fromClusterName(chart, 'db', 'orders', { plugins: [plugin(chart, 'archive')] });
        return new Backup(chart, 'now', { cluster, plugin: plugin(chart, 'mirror') });
      }, 'plugins/now: plugin: "mirror.example.com" is not enabled in the cluster "orders", which uses only "archive.example.com"'],
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
      ['a plugin that the cluster does not use', { objects: [manifest(byBarman), itsCluster()] },
        'spec.pluginConfiguration.name: "barman-cloud.cloudnative-pg.io" is not enabled in the cluster "db", which uses no plugins'],
      ['one that is off, though the operator adds it', {
        objects: [manifest(byBarman), itsCluster({ plugins: [{ ...usingBarman.plugins[0], enabled: false }] }), including('barman-cloud.cloudnative-pg.io')],
      }, 'spec.pluginConfiguration.name: "barman-cloud.cloudnative-pg.io" is not enabled in the cluster "db", which uses no plugins'],
    ],
    valid: [
      ['a plugin that the cluster uses', { objects: [manifest(byBarman), itsCluster(usingBarman)] }],
      ['names that are filled in later', {
        objects: [manifest({ ...byBarman, pluginConfiguration: { name: '${PLUGIN}' } }), manifest(byBarman), itsCluster({ plugins: [{ name: '${PLUGIN}' }] })],
      }],
      ['a cluster that may be a patch', { objects: [manifest(byBarman), itsCluster({ storage: undefined })] }],
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
        'plugins/now: plugin: "archive.example.com" cannot make backups: expected the capability "backup", found "archive-wal" and "restore-wal"'],
      ['none', once(byPlugin, archive => ({ plugins: [{ plugin: archive }] }), { capabilities: [] }),
        'plugins/now: plugin: "archive.example.com" cannot make backups: expected the capability "backup", found none'],
    ],
    passes: [
      ['it', once(byPlugin, archiving, { capabilities: [PluginCapability.ARCHIVE_WAL, PluginCapability.BACKUP] })],
      ['not known', once(byPlugin)],
    ],
    notDetectable: {
      another: 'only the program declares it',
      none: 'only the program declares it',
    },
    invalid: [['a plugin that makes no backups', { objects: [manifest({ method: 'plugin', pluginConfiguration: { name: 'cnpg-i-hello-world.cloudnative-pg.io' } })] },
      'spec.pluginConfiguration.name: "cnpg-i-hello-world.cloudnative-pg.io" cannot make backups: expected the capability "backup", found none']],
    valid: [['a plugin that makes backups', { objects: [manifest(byBarman)] }]],
  },
  {
    id: 'backup-configured',
    throws: [
      ['nothing', once(() => SNAPSHOT), 'plugins/now: method: "volumeSnapshot" needs backup.volumeSnapshot in the cluster "db", where it is not set'],
      ['snapshots', once(() => STORE, withSnapshots), 'plugins/now: method: "barmanObjectStore" needs backup.barmanObjectStore in the cluster "db", where it is not set'],
      ['an object store', scheduled('@daily', () => SNAPSHOT, withStore), 'plugins/nightly: method: "volumeSnapshot" needs backup.volumeSnapshot in the cluster "db", where it is not set'],
    ],
    passes: [
      ['snapshots', once(() => SNAPSHOT, withSnapshots)],
      ['an object store', once(() => STORE, withStore)],
      ['a plugin', once(byPlugin)],
      ['not known', imported(() => SNAPSHOT)],
    ],
    invalid: [['snapshots of a cluster without them', { objects: [manifest({ method: 'volumeSnapshot' }), itsCluster()] },
      'spec.method: "volumeSnapshot" needs backup.volumeSnapshot in the cluster "db", where it is not set']],
    valid: [
      ['snapshots of a cluster with them', { objects: [manifest({ method: 'volumeSnapshot' }), itsCluster({ backup: { volumeSnapshot: {} } })] }],
      ['a plugin without the method', { objects: [manifest({ ...byBarman, method: undefined }), itsCluster()] }],
    ],
  },
  {
    id: 'backup-online',
    throws: [
      ['on', once(() => ({ ...STORE, online: true }), withStore), `plugins/now: online: ${ONLY_SNAPSHOTS}`],
      ['off', scheduled('@daily', () => ({ ...STORE, online: false }), withStore), `plugins/nightly: online: ${ONLY_SNAPSHOTS}`],
      ['how', once(() => ({ ...STORE, onlineConfiguration: { waitForArchive: true } }), withStore), `plugins/now: onlineConfiguration: ${ONLY_SNAPSHOTS}`],
      ['both', once(() => ({ ...STORE, online: true, onlineConfiguration: { waitForArchive: true } }), withStore),
        `plugins/now: online: ${ONLY_SNAPSHOTS}`, `plugins/now: onlineConfiguration: ${ONLY_SNAPSHOTS}`],
    ],
    passes: [
      ['a snapshot', once(() => ({ ...SNAPSHOT, online: true, onlineConfiguration: { immediateCheckpoint: true } }), withSnapshots)],
      ['nothing stated', once(() => STORE, withStore)],
    ],
    invalid: [
      ['online with an object store', { objects: [manifest({ method: 'barmanObjectStore', online: false })] }, `spec.online: ${ONLY_SNAPSHOTS}`],
      ['the method that is filled in', { objects: [manifest({ online: true })] },
        'spec.online: only allowed with the method "volumeSnapshot", but the method defaults to "barmanObjectStore"'],
    ],
    valid: [
      ['online with snapshots', { objects: [manifest({ method: 'volumeSnapshot', online: false })] }],
      ['null', { objects: [manifest({ online: null, onlineConfiguration: null })] }],
      ['one that the webhook does not check', {
        objects: [{ ...manifest({ online: true }), metadata: { name: 'now', annotations: { 'cnpg.io/validation': 'disabled' } } }],
      }],
    ],
  },
  {
    id: 'backup-online-ignored',
    warns: [
      ['off', once(archive => ({ plugin: archive, online: false })),
        'plugins/now: online: ignored, because the plugin "archive.example.com" makes the backup'],
      ['how', once(archive => ({ plugin: archive, onlineConfiguration: {} })),
        'plugins/now: onlineConfiguration: ignored, because the plugin "archive.example.com" makes the backup'],
    ],
    passes: [
      ['nothing stated', once(byPlugin)],
      ['a snapshot', once(() => ({ ...SNAPSHOT, online: false }), withSnapshots)],
    ],
    invalid: [['online with a plugin', { objects: [manifest({ ...byBarman, online: true, onlineConfiguration: { immediateCheckpoint: true } })] },
      'spec.online: ignored, because the plugin "barman-cloud.cloudnative-pg.io" makes the backup',
      'spec.onlineConfiguration: ignored, because the plugin "barman-cloud.cloudnative-pg.io" makes the backup']],
    valid: [['only a plugin', { objects: [manifest(byBarman)] }]],
  },
  {
    id: 'backup-name',
    throws: [
      ['a schedule', scheduled('@daily', named(64)), `plugins/nightly: metadata.name: ${tooLong(64, 63)}`],
      ['a schedule of snapshots', scheduled('@daily', named(49, () => SNAPSHOT), withSnapshots),
        `plugins/nightly: metadata.name: ${tooLong(49, 48)}`],
      ['a snapshot', once(named(64, () => SNAPSHOT), withSnapshots), `plugins/now: metadata.name: ${tooLong(64, 63)}`],
    ],
    passes: [
      ['a schedule', scheduled('@daily', named(63))],
      ['a schedule of snapshots', scheduled('@daily', named(48, () => SNAPSHOT), withSnapshots)],
      ['a snapshot', once(named(63, () => SNAPSHOT), withSnapshots)],
      ['a plugin', once(named(253))],
      ['an object store', once(named(64, () => STORE), withStore)],
    ],
    invalid: [['a schedule of snapshots with a long name', { objects: [scheduleNamed('nightly-snapshots-of-the-database-of-our-orders-team')] },
      'metadata.name: "nightly-snapshots-of-the-database-of-our-orders-team" has 52 characters: expected at most 48']],
    valid: [
      ['a schedule of snapshots with a short name', { objects: [scheduleNamed('nightly')] }],
      ['a name that is filled in later', { objects: [scheduleNamed('nightly-${A_VARIABLE_WITH_A_NAME_OF_MORE_THAN_FORTY_CHARACTERS}')] }],
    ],
  },
  {
    id: 'backup-without-wal',
    warns: [
      ['a cluster that is known to archive nothing', chart => {
        const cluster = new ArchivingNothing(chart, 'db');
        return new Backup(chart, 'now', { cluster, plugin: plugin(chart, 'archive', { operator: cluster.operator }) });
      }, 'plugins/now: "orders" does not archive its WAL, which its backups need'],
      ['a plugin', once(byPlugin, archive => ({ plugins: [{ plugin: archive }] })), 'plugins/now: cluster: "db" does not archive its WAL, which its backups need'],
      ['a snapshot', scheduled('@daily', () => SNAPSHOT, () => ({ backup: { volumeSnapshot: {} } })),
        'plugins/nightly: cluster: "db" does not archive its WAL, which its backups need'],
    ],
    notDetectable: { 'a cluster that is known to archive nothing': 'the cluster is not in the app' },
    passes: [
      ['a plugin that archives', once(byPlugin)],
      ['a plugin that streams WAL, of a cluster that is known to archive nothing', chart => {
        const cluster = new ArchivingNothing(chart, 'db');
        return new Backup(chart, 'now', { cluster, plugin: Plugin.fromPluginName(chart, 'klio', 'klio.cnpg.io', { operator: cluster.operator }) });
      }],
      ['an object store', once(() => STORE, withStore)],
      ['not known', imported(byPlugin)],
      ['a snapshot of a stopped server', once(() => ({ ...SNAPSHOT, online: false }), () => ({ backup: { volumeSnapshot: {} } }))],
    ],
    invalid: [['a cluster without a WAL archiver', {
      objects: [manifest({ method: 'volumeSnapshot' }), itsCluster({ backup: { volumeSnapshot: {} } })],
    }, 'spec.cluster.name: "db" does not archive its WAL, which its backups need'], ['a plugin that backs up beside one that dumps', {
      objects: [
        manifest({ method: 'plugin', pluginConfiguration: { name: 's3-backup.cloudnative-pg.io' } }),
        itsCluster({ plugins: [{ name: 's3-backup.cloudnative-pg.io' }, { name: 'pgdump-backup.cloudnative-pg.io' }] }),
      ],
    }, 'spec.cluster.name: "db" does not archive its WAL, which its backups need'], ['a backup of a running server', {
      objects: [manifest({ method: 'volumeSnapshot', online: true }), itsCluster({ backup: { volumeSnapshot: { online: false } } })],
    }, 'spec.cluster.name: "db" does not archive its WAL, which its backups need']],
    valid: [
      ['a cluster with a WAL archiver', { objects: [manifest(byBarman), itsCluster(usingBarman)] }],
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
  },
];
