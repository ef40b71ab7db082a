import { Chart } from 'cdk8s';
import { Backup, BackupMethod, ClusterWithPlugins, ClusterWithPluginsProps, Plugin, Warnings } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { clusterManifest, recoveringManifest } from '../support/manifests';
import { cluster, plugin } from '../support/programs';

const STOPPED = 'plugins/db:';
const BARMAN = 'barman-cloud.cloudnative-pg.io';
const STORE = { destinationPath: 's3://backups/', s3Credentials: { inheritFromIAMRole: true } };
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
function recovering(further: object, bootstrap: ClusterWithPluginsProps['bootstrap'] = { recovery: { source: 'old' } }): (chart: Chart) => unknown {
  return chart => {
    const db = cluster({
      bootstrap,
      externalClusters: [{
        name: 'old',
        plugin: { plugin: Plugin.fromPluginName(chart, 'barman', BARMAN), parameters: { barmanObjectName: 'store' } },
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
      `${STOPPED} bootstrap.recovery.backup "monday" is made by the plugin "archive.example.com"`]],
    passes: [['another method', restored('snapshot')]],
    invalid: [['a backup that is done', { objects: [{ ...backup(BY_PLUGIN), status: { phase: 'completed' } }, recoveringFrom('monday')] },
      `bootstrap.recovery.backup "monday" is made by the plugin "${BARMAN}"`]],
    valid: [
      ['a backup that is not known', { objects: [backup(BY_PLUGIN), recoveringFrom('tuesday')] }],
      ['a backup of another namespace', {
        objects: [backup(BY_PLUGIN, { namespace: 'one' }), recoveringFrom('monday', { metadata: { namespace: 'two' } })],
      }],
      ['an object store', { objects: [backup({}), recoveringFrom('monday')] }],
      ['a plugin that restores', {
        objects: [
          backup(BY_PLUGIN),
          recoveringManifest({ plugin: { name: BARMAN, parameters: { barmanObjectName: 'store' } } }, [], { backup: { name: 'monday' } }),
        ],
      }],
      ['what is none', { objects: [backup(BY_PLUGIN, { name: undefined }), clusterManifest([], { spec: { bootstrap: { recovery: { backup: 'monday' } } } })] }],
    ],
  },
  {
    id: 'recovery-two-ways',
    warns: [['both', recovering({ barmanObjectStore: STORE }),
      'plugins/db: externalClusters "old" has plugin and barmanObjectStore, and the cluster recovers from it']],
    passes: [
      ['a plugin', recovering({})],
      ['a plugin and a server', recovering(CONNECTED)],
      ['both, and no recovery', recovering({ barmanObjectStore: STORE }, {})],
    ],
  },
  {
    id: 'recovery-source-restorable',
    stopsSynthesis: [['a server', cluster({ bootstrap: { recovery: { source: 'old' } }, externalClusters: [{ name: 'old', ...CONNECTED }] }),
      `${STOPPED} externalClusters "old" has neither plugin nor barmanObjectStore, and bootstrap.recovery starts from it alone`]],
    passes: [
      ['a plugin', recovering({})],
      ['an object store', recovering({ plugin: undefined, barmanObjectStore: STORE })],
      ['a copy of a server', cluster({ bootstrap: { pgBasebackup: { source: 'old' } }, externalClusters: [{ name: 'old', ...CONNECTED }] })],
      ['snapshots, and a server with their WAL', recovering({ plugin: undefined, ...CONNECTED }, {
        recovery: { source: 'old', volumeSnapshots: { storage: { apiGroup: '', name: 'monday', kind: 'PersistentVolumeClaim' } } },
      })],
    ],
    valid: [
      ['a backup', { objects: [recoveringManifest(CONNECTED, [], { backup: { name: 'monday' } })] }],
      ['an operator that refuses it', { objects: [recoveringManifest(CONNECTED)], operator: { version: '1.28.1' } }],
      ['no such external cluster', { objects: [clusterManifest([], { spec: { bootstrap: { recovery: { source: 'old' } }, externalClusters: [7] } })] }],
    ],
  },
];
