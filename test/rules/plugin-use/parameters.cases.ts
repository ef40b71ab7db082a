import { Backup, ClusterWithPlugins, IPlugin, Plugin } from '../../../src';
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

export const cases: RuleCases[] = [
  {
    id: 'plugin-parameter-required',
    stopsSynthesis: [
      ['the archiver', cluster(chart => ({ plugins: [{ plugin: barman(chart), isWALArchiver: true }] })),
        `plugins/db: "${BARMAN}" is the WAL archiver, and has no parameter "barmanObjectName"`],
      ['a recovery', cluster(chart => ({
        bootstrap: { recovery: { source: 'old' } }, externalClusters: [{ name: 'old', plugin: { plugin: barman(chart), parameters: { serverName: 'db' } } }],
      })), `plugins/db: "${BARMAN}" is the source of recovery "old", and has no parameter "barmanObjectName"`],
      ['a backup', chart => {
        const archive = barman(chart);
        const db = cluster({ plugins: [{ plugin: archive }] })(chart) as ClusterWithPlugins;
        return new Backup(chart, 'now', { cluster: db, plugin: archive });
      }, `plugins/db: "${BARMAN}" makes backups, and has no parameter "barmanObjectName"`],
    ],
    passes: [
      ['the archiver', cluster(chart => ({ plugins: [{ plugin: barman(chart), isWALArchiver: true, parameters: { barmanObjectName: 'store' } }] }))],
      ['a plugin that nobody uses', cluster(chart => ({ plugins: [{ plugin: barman(chart) }] }))],
    ],
    invalid: [
      ['another key', { objects: [clusterManifest([{ name: BARMAN, isWALArchiver: true, parameters: { ObjectName: 'store' } }])] },
        `"${BARMAN}" is the WAL archiver, and has no parameter "barmanObjectName"`],
      ['nothing in it', { objects: [recoveringManifest({ plugin: { name: BARMAN, parameters: { barmanObjectName: '' } } })] },
        `"${BARMAN}" is the source of recovery "old", and has no parameter "barmanObjectName"`],
      ['several', {
        objects: [
          clusterManifest([{ name: 'pvc-backup.cloudnative-pg.io', parameters: { pvc: 'backups', image: 'plugin' } }]),
          backup({ spec: { cluster: { name: 'db' }, method: 'plugin', pluginConfiguration: { name: 'pvc-backup.cloudnative-pg.io' } } }),
        ],
      }, '"pvc-backup.cloudnative-pg.io" makes backups, and has no parameters "secretName", "secretKey"'],
    ],
    valid: [
      ['what the types of fields are about', { objects: [clusterManifest([{ name: BARMAN, isWALArchiver: true, parameters: { barmanObjectName: 7 } }])] }],
      ['a backup that is done', { objects: [clusterManifest([{ name: BARMAN }]), backup({ status: { phase: 'completed' } })] }],
      ['a plugin that is off', { objects: [clusterManifest([{ name: BARMAN, enabled: false }]), backup()] }],
      ['another external cluster', { objects: [recoveringManifest({ barmanObjectStore: {} })] }],
    ],
  },
  {
    id: 'plugin-parameter-unknown',
    warns: [['another key', cluster(chart => ({ plugins: [{ plugin: barman(chart), parameters: { ObjectName: 'store' } }] })),
      `plugins/db: "${BARMAN}" has the parameter "ObjectName", and reads "barmanObjectName", "serverName"`]],
    passes: [['its own', cluster(chart => ({
      plugins: [{ plugin: barman(chart), isWALArchiver: true, parameters: { barmanObjectName: 'store', serverName: 'db' } }],
    }))]],
    invalid: [
      ['an external cluster', { objects: [recoveringManifest({ plugin: { name: BARMAN, parameters: { barmanObjectName: 's', servername: 'x' } } })] },
        `"${BARMAN}" has the parameter "servername", and reads "barmanObjectName", "serverName"`],
      ['none', { objects: [clusterManifest([{ name: 'cnpg-i-scale-to-zero.xata.io', parameters: { minutes: '2' } }])] },
        '"cnpg-i-scale-to-zero.xata.io" has the parameter "minutes", and reads none'],
    ],
    valid: [['a plugin that is not known', { objects: [clusterManifest([{ name: 'audit.example.com', parameters: { anything: '1' } }, { parameters: 7 }])] }]],
  },
];
