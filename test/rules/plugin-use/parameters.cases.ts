import { Chart } from 'cdk8s';
import {
  Backup, ClusterWithPlugins, DeclaredParameter, IPlugin, Plugin, PluginParameterFormat, PluginParameterPlace,
} from '../../../src';
import { DeclaredPlugin, declaredParameters } from '../../../src/facts/plugins/declared-plugin';
import { RuleCases } from '../../support/rule-cases';
import { clusterManifest, recoveringManifest } from '../support/manifests';
import { cluster } from '../support/programs';

const BARMAN = 'barman-cloud.cloudnative-pg.io';
const barman = (chart: any): IPlugin => Plugin.fromPluginName(chart, 'barman', BARMAN);
const backup = (further: object = {}) => ({
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Backup',
  metadata: { name: 'now' },
  spec: { cluster: { name: 'db' }, method: 'plugin', pluginConfiguration: { name: BARMAN } },
  ...further,
});

const PARAMETERS: DeclaredParameter[] = [
  { name: 'sink', values: ['kafka', 'file'] }, { name: 'level', readIn: [PluginParameterPlace.BACKUPS], format: PluginParameterFormat.INTEGER },
];
const DECLARED: DeclaredPlugin = { pluginName: 'audit.example.com', parameters: declaredParameters(PARAMETERS) };

/** A plugin whose author declares its parameters. */
function declaring(chart: Chart, id = 'audit') {
  return Plugin.fromPluginName(chart, id, 'audit.example.com', { parameters: PARAMETERS });
}

export const cases: RuleCases[] = [
  {
    id: 'plugin-parameter-required',
    throws: [
      ['the archiver', cluster(chart => ({ plugins: [{ plugin: barman(chart), isWALArchiver: true }] })),
        `plugins/db: plugins[0].parameters: "barmanObjectName" is required, because "${BARMAN}" archives the WAL`],
      ['a recovery', cluster(chart => ({
        bootstrap: { recovery: { source: 'old' } }, externalClusters: [{ name: 'old', plugin: { plugin: barman(chart), parameters: { serverName: 'db' } } }],
      })), `plugins/db: externalClusters[0].plugin.parameters: "barmanObjectName" is required, because "${BARMAN}" restores from the external cluster "old"`],
    ],
    stopsSynthesis: [
      ['a backup', chart => {
        const archive = barman(chart);
        const db = cluster({ plugins: [{ plugin: archive }] })(chart) as ClusterWithPlugins;
        return new Backup(chart, 'now', { cluster: db, plugin: archive });
      }, `plugins/db: plugins[0].parameters: "barmanObjectName" is required, because "${BARMAN}" makes backups`],
    ],
    passes: [
      ['the archiver', cluster(chart => ({ plugins: [{ plugin: barman(chart), isWALArchiver: true, parameters: { barmanObjectName: 'store' } }] }))],
      ['a plugin that nobody uses', cluster(chart => ({ plugins: [{ plugin: barman(chart) }] }))],
    ],
    invalid: [
      ['an archiver with a misspelled parameter', { objects: [clusterManifest([{ name: BARMAN, isWALArchiver: true, parameters: { ObjectName: 'store' } }])] },
        `spec.plugins[0].parameters: "barmanObjectName" is required, because "${BARMAN}" archives the WAL`],
      ['a recovery with an empty parameter', { objects: [recoveringManifest({ plugin: { name: BARMAN, parameters: { barmanObjectName: '' } } })] },
        `spec.externalClusters[0].plugin.parameters.barmanObjectName: empty, but required, because "${BARMAN}" restores from the external cluster "old"`],
      ['two missing parameters', {
        objects: [
          clusterManifest([{ name: 'pvc-backup.cloudnative-pg.io', parameters: { pvc: 'backups', image: 'plugin' } }]),
          backup({ spec: { cluster: { name: 'db' }, method: 'plugin', pluginConfiguration: { name: 'pvc-backup.cloudnative-pg.io' } } }),
        ],
      }, 'spec.plugins[0].parameters: "secretKey" is required, because "pvc-backup.cloudnative-pg.io" makes backups',
      'spec.plugins[0].parameters: "secretName" is required, because "pvc-backup.cloudnative-pg.io" makes backups'],
    ],
    valid: [
      ['an archiver with its parameter', { objects: [clusterManifest([{ name: BARMAN, isWALArchiver: true, parameters: { barmanObjectName: 'store' } }])] }],
      ['a value of another type', { objects: [clusterManifest([{ name: BARMAN, isWALArchiver: true, parameters: { barmanObjectName: 7 } }])] }],
      ['a backup that is done', { objects: [clusterManifest([{ name: BARMAN }]), backup({ status: { phase: 'completed' } })] }],
      ['a plugin that is off', { objects: [clusterManifest([{ name: BARMAN, enabled: false }]), backup()] }],
      ['another external cluster', { objects: [recoveringManifest({ barmanObjectStore: {} })] }],
    ],
  },
  {
    id: 'plugin-parameter-unknown',
    warns: [['another key', cluster(chart => ({ plugins: [{ plugin: barman(chart), parameters: { ObjectName: 'store' } }] })),
      `plugins/db: plugins[0].parameters.ObjectName: "${BARMAN}" has no parameter "ObjectName": expected "barmanObjectName", "serverName"`]],
    passes: [['its own', cluster(chart => ({
      plugins: [{ plugin: barman(chart), isWALArchiver: true, parameters: { barmanObjectName: 'store', serverName: 'db' } }],
    }))]],
    invalid: [
      ['a misspelled parameter of an external cluster', {
        objects: [recoveringManifest({ plugin: { name: BARMAN, parameters: { barmanObjectName: 'store', servername: 'old' } } })],
      }, `spec.externalClusters[0].plugin.parameters.servername: "${BARMAN}" has no parameter "servername"; did you mean "serverName"?`],
      ['a misspelled parameter of a backup', {
        objects: [backup({ spec: { cluster: { name: 'db' }, method: 'plugin', pluginConfiguration: { name: 'pgdump-backup.cloudnative-pg.io', parameters: { buckets: 'dumps' } } } })],
      }, 'spec.pluginConfiguration.parameters.buckets: "pgdump-backup.cloudnative-pg.io" has no parameter "buckets"; did you mean "bucket"?'],
      ['a plugin without parameters in backups', {
        objects: [backup({ spec: { cluster: { name: 'db' }, method: 'plugin', pluginConfiguration: { name: BARMAN, parameters: { mode: 'full' } } } })],
      }, `spec.pluginConfiguration.parameters.mode: "${BARMAN}" has no parameters in backups`],
      ['a plugin without parameters', { objects: [clusterManifest([{ name: 'cnpg-i-scale-to-zero.xata.io', parameters: { minutes: '2' } }])] },
        'spec.plugins[0].parameters.minutes: "cnpg-i-scale-to-zero.xata.io" has no parameters'],
    ],
    valid: [
      ['a plugin that is not published', { objects: [clusterManifest([{ name: 'audit.example.com', parameters: { anything: '1' } }, { parameters: 7 }])] }],
    ],
  },
  {
    id: 'plugin-parameter-undeclared',
    throws: [
      ['a typo', cluster(chart => ({ plugins: [{ plugin: declaring(chart), parameters: { sinks: 'kafka' } }] })),
        'plugins/db: plugins[0].parameters.sinks: "audit.example.com" has no parameter "sinks"; did you mean "sink"?'],
      ['in a backup', chart => new Backup(chart, 'now', {
        cluster: cluster({ plugins: [{ plugin: declaring(chart, 'one') }] })(chart) as any, plugin: declaring(chart, 'two'), parameters: { levels: '1' },
      }), 'plugins/now: parameters.levels: "audit.example.com" has no parameter "levels"; did you mean "level"?'],
    ],
    notDetectable: {
      'a typo': 'manifests do not contain what the author declares',
      'in a backup': 'manifests do not contain what the author declares',
    },
    passes: [
      ['declared ones', cluster(chart => ({ plugins: [{ plugin: declaring(chart), parameters: { sink: 'kafka' } }] }))],
      ['a plugin of which nothing is declared', cluster(chart => ({
        plugins: [{ plugin: Plugin.fromPluginName(chart, 'audit', 'audit.example.com'), parameters: { sinks: 'kafka' } }],
      }))],
    ],
    invalid: [
      ['a typo', { objects: [clusterManifest([{ name: 'audit.example.com', parameters: { Sink: 'kafka' } }])], declaredPlugins: [DECLARED] },
        'spec.plugins[0].parameters.Sink: "audit.example.com" has no parameter "Sink"; did you mean "sink"?'],
      ['any parameter of a plugin that has none', {
        objects: [clusterManifest([{ name: 'audit.example.com', parameters: { sink: 'kafka' } }])], declaredPlugins: [{ ...DECLARED, parameters: [] }],
      }, 'spec.plugins[0].parameters.sink: "audit.example.com" has no parameters'],
    ],
    valid: [
      ['a declared one', { objects: [clusterManifest([{ name: 'audit.example.com', parameters: { sink: 'kafka' } }])], declaredPlugins: [DECLARED] }],
      ['another plugin', { objects: [clusterManifest([{ name: 'other.example.com', parameters: { Sink: 'kafka' } }])], declaredPlugins: [DECLARED] }],
    ],
  },
  {
    id: 'plugin-parameter-place',
    warns: [['a parameter of the Cluster', cluster(chart => ({
      plugins: [{ plugin: Plugin.fromPluginName(chart, 'dalibo', 'pgbackrest.dalibo.com'), parameters: { stanzaRef: 'stanza', backupType: 'full' }, isWALArchiver: true }],
    })), 'plugins/db: plugins[0].parameters.backupType: ignored: "pgbackrest.dalibo.com" reads "backupType" in Backups and ScheduledBackups only']],
    passes: [['a parameter of the backup', chart => new Backup(chart, 'now', {
      cluster: cluster({ plugins: [{ plugin: Plugin.fromPluginName(chart, 'dalibo', 'pgbackrest.dalibo.com'), parameters: { stanzaRef: 'stanza' }, isWALArchiver: true }] })(chart) as any,
      plugin: Plugin.fromPluginName(chart, 'again', 'pgbackrest.dalibo.com'),
      parameters: { backupType: 'full' },
    })]],
    invalid: [
      ['the ObjectStore of a backup', { objects: [backup({ spec: { cluster: { name: 'db' }, method: 'plugin', pluginConfiguration: { name: BARMAN, parameters: { barmanObjectName: 'other' } } } })] },
        `spec.pluginConfiguration.parameters.barmanObjectName: ignored: "${BARMAN}" reads "barmanObjectName" in plugins of the Cluster and externalClusters of the Cluster only`],
      ['a policy of an external cluster', { objects: [recoveringManifest({ plugin: { name: 'cnpg-extensions.yandex.cloud', parameters: { backupConfig: 'config', sidecarRestartPolicy: 'unset' } } })] },
        'spec.externalClusters[0].plugin.parameters.sidecarRestartPolicy: ignored: "cnpg-extensions.yandex.cloud" reads "sidecarRestartPolicy" in plugins of the Cluster only'],
    ],
    valid: [
      ['a plugin that passes parameters on', { objects: [backup({ spec: { cluster: { name: 'db' }, method: 'plugin', pluginConfiguration: { name: 'pgbackrest.cnpg.opera.com', parameters: { 'stanza': 'one', 'process-max': '2' } } } })] }],
      ['a backup that is done', {
        objects: [backup({
          spec: { cluster: { name: 'db' }, method: 'plugin', pluginConfiguration: { name: BARMAN, parameters: { barmanObjectName: 'other' } } }, status: { phase: 'completed' },
        })],
      }],
    ],
  },
];
