import { Backup, Plugin } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/manifests';
import { cluster } from '../support/programs';

const HELLO = 'cnpg-i-hello-world.cloudnative-pg.io';
const DALIBO = 'pgbackrest.dalibo.com';
const WAL_G = 'cnpg-extensions.yandex.cloud';
const INJECTOR = 'cnpg-i-sidecar-injector.documentdb.io';

function backup(name: string, parameters: object, kind = 'Backup'): object {
  const schedule = kind === 'Backup' ? {} : { schedule: '0 0 0 * * *' };
  return {
    apiVersion: 'postgresql.cnpg.io/v1', kind, metadata: { name: 'now' }, spec: { cluster: { name: 'db' }, method: 'plugin', pluginConfiguration: { name, parameters }, ...schedule },
  };
}

export const cases: RuleCases[] = [
  {
    id: 'plugin-parameter-invalid',
    throws: [
      ['labels that are not JSON', cluster(chart => ({ plugins: [{ plugin: Plugin.fromPluginName(chart, 'hello', HELLO), parameters: { labels: 'app=one' } }] })),
        `plugins/db: plugins[0].parameters.labels: "app=one" is invalid for "${HELLO}": expected a JSON object`],
      ['a type that does not exist', chart => new Backup(chart, 'now', {
        cluster: cluster(() => ({ plugins: [{ plugin: Plugin.fromPluginName(chart, 'dalibo', DALIBO), parameters: { stanzaRef: 'stanza' }, isWALArchiver: true }] }))(chart) as any,
        plugin: Plugin.fromPluginName(chart, 'again', DALIBO),
        parameters: { backupType: 'fulll' },
      }), `plugins/now: parameters.backupType: "fulll" is invalid for "${DALIBO}": expected "full", "diff" or "incr"; did you mean "full"?`],
    ],
    passes: [['JSON', cluster(chart => ({ plugins: [{ plugin: Plugin.fromPluginName(chart, 'hello', HELLO), parameters: { labels: '{"app":"one"}' } }] }))]],
    invalid: [
      ['a type of backups', { objects: [backup(DALIBO, { backupType: 'fulll' })] },
        `spec.pluginConfiguration.parameters.backupType: "fulll" is invalid for "${DALIBO}": expected "full", "diff" or "incr"; did you mean "full"?`],
      ['a type of scheduled backups', { objects: [backup('pgbackrest.cnpg.opera.com', { type: 'differential' }, 'ScheduledBackup')] },
        'spec.pluginConfiguration.parameters.type: "differential" is invalid for "pgbackrest.cnpg.opera.com": expected "full", "diff" or "incr"'],
      ['days that are not an integer', { objects: [backup('pgdump-backup.cloudnative-pg.io', { bucket: 'dumps', retention_days: '7d', skip_inaccessible_databases: 'yes' })] },
        'spec.pluginConfiguration.parameters.retention_days: "7d" is invalid for "pgdump-backup.cloudnative-pg.io": expected an integer',
        'spec.pluginConfiguration.parameters.skip_inaccessible_databases: "yes" is invalid for "pgdump-backup.cloudnative-pg.io": expected "true" or "false"'],
      ['a list instead of an object', { objects: [clusterManifest([{ name: HELLO, parameters: { annotations: '["a"]' } }])] },
        `spec.plugins[0].parameters.annotations: "["a"]" is invalid for "${HELLO}": expected a JSON object`],
    ],
    valid: [
      ['values as they should be', {
        objects: [
          clusterManifest([{ name: HELLO, parameters: { labels: '{}', annotations: ' {"a": "b"} ' } }, { name: 'pg-doorman.cnpg.io', parameters: { poolerPort: '6432', inPlaceUpgrades: 'T' } }]),
          backup(DALIBO, { backupType: 'diff', selectedRepository: '2' }),
        ],
      }],
      ['empty values', { objects: [clusterManifest([{ name: HELLO, parameters: { labels: '' } }]), backup(DALIBO, { backupType: '' })] }],
      ['values that are filled in later', { objects: [clusterManifest([{ name: HELLO, parameters: { labels: '${LABELS}' } }])] }],
      ['a value in another place', { objects: [clusterManifest([{ name: DALIBO, parameters: { backupType: 'fulll' } }])] }],
      ['values of another type', { objects: [clusterManifest([{ name: HELLO, parameters: { labels: { a: 1 } } }])] }],
      ['another plugin', { objects: [clusterManifest([{ name: 'audit.example.com', parameters: { labels: 'a' } }])] }],
    ],
  },
  {
    id: 'plugin-parameter-value',
    warns: [['a policy', cluster(chart => ({
      plugins: [{ plugin: Plugin.fromPluginName(chart, 'wal-g', WAL_G), parameters: { backupConfig: 'config', sidecarRestartPolicy: 'Never' }, isWALArchiver: true }],
    })), `plugins/db: plugins[0].parameters.sidecarRestartPolicy: "Never" is invalid for "${WAL_G}": expected "Always" or "unset"`]],
    invalid: [
      ['labels that are not JSON', { objects: [clusterManifest([{ name: INJECTOR, parameters: { labels: 'app: one' } }])] },
        `spec.plugins[0].parameters.labels: "app: one" is invalid for "${INJECTOR}": expected a JSON object`],
    ],
    valid: [
      ['a policy', { objects: [clusterManifest([{ name: WAL_G, parameters: { backupConfig: 'config', sidecarRestartPolicy: 'unset' } }])] }],
      ['a medium', { objects: [clusterManifest([{ name: 'cnpg-i-spiffe.cloudnative-pg.io', parameters: { certsVolumeMedium: 'Disk' } }])] }],
    ],
  },
];
