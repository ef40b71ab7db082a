import { Chart } from 'cdk8s';
import { Backup, BackupMethod, ClusterWithPlugins, ClusterWithPluginsProps, Plugin, Warnings } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { clusterManifest, recoveringManifest } from '../support/manifests';
import { cluster, plugin } from '../support/programs';

const BARMAN = 'barman-cloud.cloudnative-pg.io';
const STORE = { destinationPath: 's3://backups/', s3Credentials: { inheritFromIAMRole: true } };
const READER = { name: BARMAN, parameters: { barmanObjectName: 'store' } };
const CONNECTED = { connectionParameters: { host: 'old-rw' } };
const backup = (spec: object, metadata: object = {}) => ({
  apiVersion: 'postgresql.cnpg.io/v1', kind: 'Backup', metadata: { name: 'monday', ...metadata }, spec: { cluster: { name: 'old' }, ...spec },
});
const BY_PLUGIN = { method: 'plugin', pluginConfiguration: { name: BARMAN } };
const recoveringFrom = (name: string, further: object = {}) =>
  clusterManifest([], { spec: { bootstrap: { recovery: { backup: { name } } } }, ...further });

/** A backup of one cluster, and another cluster that begins from it. */
function restored(made: 'plugin' | 'snapshot'): (chart: Chart) => unknown {
  return chart => {
    const archive = plugin(chart, 'archive');
    const old = cluster({ plugins: [{ plugin: archive, isWALArchiver: true }], backup: { volumeSnapshot: {} } }, 'old')(chart) as ClusterWithPlugins;
    const monday = new Backup(chart, 'monday', { cluster: old, ...made === 'plugin' ? { plugin: archive } : { method: BackupMethod.VOLUME_SNAPSHOT } });
    return cluster({ bootstrap: { recovery: { backup: { name: monday.backupName } } } })(chart);
  };
}

/** A cluster that recovers from an external cluster with a plugin, and something else. */
function recovering(further: object, bootstrap: ClusterWithPluginsProps['bootstrap'] = { recovery: { source: 'old', database: 'app', owner: 'app' } }): (chart: Chart) => unknown {
  return chart => {
    const db = cluster({
      bootstrap,
      externalClusters: [{
        name: 'old',
        plugin: { plugin: Plugin.fromPluginName(chart, 'barman', BARMAN), parameters: { barmanObjectName: 'store', serverName: 'old' } },
        ...further,
      }],
    })(chart) as ClusterWithPlugins;
    Warnings.of(db).acknowledge('barman-object-store-deprecated', 'it is on its way out');
    return db;
  };
}

export const cases: RuleCases[] = [
  {
    id: 'recovery-backup-plugin',
    stopsSynthesis: [['a backup of the app', restored('plugin'),
      'plugins/db: bootstrap.recovery.backup.name: "monday" is made by the plugin "archive.example.com": expected bootstrap.recovery.source instead']],
    passes: [['another method', restored('snapshot')]],
    invalid: [['a backup that is done', { objects: [{ ...backup(BY_PLUGIN), status: { phase: 'completed' } }, recoveringFrom('monday')] },
      `spec.bootstrap.recovery.backup.name: "monday" is made by the plugin "${BARMAN}": expected bootstrap.recovery.source instead`]],
    valid: [
      ['another backup', { objects: [backup(BY_PLUGIN), recoveringFrom('tuesday')] }],
      ['a backup of another namespace', {
        objects: [backup(BY_PLUGIN, { namespace: 'one' }), recoveringFrom('monday', { metadata: { namespace: 'two' } })],
      }],
      ['an object store', { objects: [backup({}), recoveringFrom('monday')] }],
      ['a plugin that restores', {
        objects: [
          backup(BY_PLUGIN),
          recoveringManifest({ plugin: READER }, [], { backup: { name: 'monday' } }),
        ],
      }],
      ['values of other types', { objects: [backup(BY_PLUGIN, { name: undefined }), clusterManifest([], { spec: { bootstrap: { recovery: { backup: 'monday' } } } })] }],
    ],
  },
  {
    id: 'recovery-two-ways',
    warns: [['both', recovering({ barmanObjectStore: STORE }),
      'plugins/db: externalClusters[0].barmanObjectStore: ignored: the cluster recovers from "old" through its plugin']],
    passes: [
      ['a plugin', recovering({})],
      ['a plugin and a server', recovering(CONNECTED)],
      ['both, and no recovery', recovering({ barmanObjectStore: STORE }, {})],
    ],
    invalid: [['a source with a plugin and an object store', { objects: [recoveringManifest({ plugin: READER, barmanObjectStore: STORE })] },
      'spec.externalClusters[0].barmanObjectStore: ignored: the cluster recovers from "old" through its plugin']],
    valid: [['a source with a plugin', { objects: [recoveringManifest({ plugin: READER })] }]],
  },
  {
    id: 'recovery-source-restorable',
    throws: [['a server', cluster({ bootstrap: { recovery: { source: 'old' } }, externalClusters: [{ name: 'old', ...CONNECTED }] }),
      'plugins/db: externalClusters[0]: "old" has no backups to recover from: expected plugin or barmanObjectStore']],
    passes: [
      ['a plugin', recovering({})],
      ['an object store', recovering({ plugin: undefined, barmanObjectStore: STORE })],
      ['a copy of a server', cluster({ bootstrap: { pgBasebackup: { source: 'old' } }, externalClusters: [{ name: 'old', ...CONNECTED }] })],
      ['snapshots, and a server with their WAL', recovering({ plugin: undefined, ...CONNECTED }, {
        recovery: { source: 'old', volumeSnapshots: { storage: { apiGroup: '', name: 'monday', kind: 'PersistentVolumeClaim' } } },
      })],
    ],
    invalid: [['a running server as the source', { objects: [recoveringManifest(CONNECTED)] },
      'spec.externalClusters[0]: "old" has no backups to recover from: expected plugin or barmanObjectStore']],
    valid: [
      ['a source with a plugin', { objects: [recoveringManifest({ plugin: READER })] }],
      ['a backup', { objects: [recoveringManifest(CONNECTED, [], { backup: { name: 'monday' } })] }],
      ['an operator that refuses it', { objects: [recoveringManifest(CONNECTED)], operator: { version: '1.28.1' } }],
      ['no such external cluster', { objects: [clusterManifest([], { spec: { bootstrap: { recovery: { source: 'old' } }, externalClusters: [7] } })] }],
    ],
  },
  {
    id: 'recovery-source-or-backup',
    invalid: [
      ['a plugin and a Backup', { objects: [recoveringManifest({ plugin: READER }, [], { backup: { name: 'monday' } })] },
        'spec.bootstrap.recovery.backup: ignored, because the plugin restores from the external cluster "old"'],
      ['an object store and a Backup', { objects: [recoveringManifest({ barmanObjectStore: STORE }, [], { backup: { name: 'monday' } })] },
        'spec.bootstrap.recovery.source: ignored, because the cluster recovers from the Backup "monday"'],
    ],
    valid: [
      ['a source', { objects: [recoveringManifest({ plugin: READER })] }],
      ['a Backup', { objects: [recoveringFrom('monday')] }],
      ['a source beside volumes', { objects: [recoveringManifest({ plugin: READER }, [], { volumeSnapshots: { storage: { name: 's', kind: 'VolumeSnapshot' } } })] }],
      ['no such external cluster', { objects: [clusterManifest([], { spec: { bootstrap: { recovery: { source: 'old', backup: { name: 'monday' } } } } })] }],
    ],
  },
];
