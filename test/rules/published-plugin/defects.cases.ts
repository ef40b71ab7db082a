import { ClusterWithPlugins, Plugin } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { clusterManifest, recoveringManifest } from '../support/manifests';
import { barmanCloud, published, withObjects } from '../support/servers';

const BARMAN = 'barman-cloud.cloudnative-pg.io';
const OPERATOR = { version: '1.29.1' };

function store(wal: object): object {
  return { apiVersion: 'barmancloud.cnpg.io/v1', kind: 'ObjectStore', metadata: { name: 'store' }, spec: { configuration: { destinationPath: 's3://backups/', wal } } };
}

const recovering = (name = BARMAN, parameters: object = { barmanObjectName: 'store' }) => recoveringManifest({ plugin: { name, parameters } });
const replica = (spec: object = {}, plugins: object[] = []) => clusterManifest(plugins, {
  spec: {
    bootstrap: { pg_basebackup: { source: 'old' } },
    replica: { enabled: true, source: 'old' },
    externalClusters: [{ name: 'old', connectionParameters: { host: 'old-rw' }, plugin: { name: BARMAN, parameters: { barmanObjectName: 'store' } } }],
    ...spec,
  },
});
const VIRTUAL = { archiveAdditionalCommandArgs: ['--addressing-style=virtual'] };
const ADDRESSING = `spec.configuration.wal.archiveAdditionalCommandArgs: in release 0.14.0 of "${BARMAN}", the check of the archive before the first WAL file does `
  + 'not use these arguments, so it fails in stores that require the addressing style (cloudnative-pg/plugin-barman-cloud#1091)';
const NO_RESTORE = `in release 0.15.0 of "${BARMAN}", its sidecar cannot restore WAL, because it writes to /var/tmp on a read-only root file system `
  + '(cloudnative-pg/plugin-barman-cloud#1113)';

export const cases: RuleCases[] = [
  {
    id: 'plugin-defect',
    warns: [['a stated release', chart => {
      const plugin = Plugin.fromPluginName(chart, 'barman', BARMAN, { version: 'v0.15.0' });
      return new ClusterWithPlugins(chart, 'db', {
        instances: 1,
        storage: { size: '1Gi' },
        bootstrap: { recovery: { source: 'old', database: 'app', owner: 'app' } },
        externalClusters: [{ name: 'old', plugin: { plugin, parameters: { barmanObjectName: 'store', serverName: 'old' } } }],
      });
    }, `plugins/db: externalClusters[0].plugin.plugin: ${NO_RESTORE}`]],
    notDetectable: { 'a stated release': 'a manifest shows the release of a plugin in the tag of its image' },
    invalid: [
      ['WAL of a recovery', withObjects(barmanCloud('0.15.0'), recovering()), `spec.externalClusters[0].plugin.name: ${NO_RESTORE}`],
      ['WAL of a replica', withObjects(barmanCloud('0.15.0'), replica({}, [{ name: BARMAN, isWALArchiver: true, parameters: { barmanObjectName: 'own' } }])),
        `spec.externalClusters[0].plugin.name: ${NO_RESTORE}`],
      ['parallel WAL', withObjects(barmanCloud('0.11.0'), store({ maxParallel: 8 })),
        `spec.configuration.wal.maxParallel: in release 0.11.0 of "${BARMAN}", restores that fetch WAL in parallel may read files that are still being `
        + 'downloaded ("invalid checkpoint record") (cloudnative-pg/plugin-barman-cloud#516)'],
      ['a replica that began as a copy', withObjects(barmanCloud('0.13.0'), replica()),
        `spec.externalClusters[0].plugin.name: in release 0.13.0 of "${BARMAN}", a replica cluster that is not bootstrapped with recovery gets no sidecar, and `
        + 'restores no WAL from its source (cloudnative-pg/plugin-barman-cloud#965)'],
      ['addresses of buckets', withObjects(barmanCloud('0.14.0'), store(VIRTUAL)), ADDRESSING],
      ['pgBackRest (Opera) and the operator', {
        ...withObjects(published('pgbackrest.cnpg.opera.com', 'operasoftware/cnpg-plugin-pgbackrest:v0.5.2'), recovering('pgbackrest.cnpg.opera.com', { pgbackrestObjectName: 'archive' })),
        operator: OPERATOR,
      }, 'spec.externalClusters[0].plugin.name: in release 0.5.2 of "pgbackrest.cnpg.opera.com", recoveries fail with the operator from 1.29 on, because PostgreSQL '
        + 'calls pgbackrest itself instead of the plugin (operasoftware/cnpg-plugin-pgbackrest#80)'],
      ['pgBackRest (Dalibo) and the operator', {
        ...withObjects(published('pgbackrest.dalibo.com', 'registry.example.com/cnpg-pgbackrest-controller:0.0.1'), recovering('pgbackrest.dalibo.com', { stanzaRef: 'stanza' })),
        operator: OPERATOR,
      }, 'spec.externalClusters[0].plugin.name: in release 0.0.1 of "pgbackrest.dalibo.com", recoveries fail with the operator from 1.29 on, because PostgreSQL '
        + 'calls pgbackrest itself instead of the plugin (dalibo/cnpg-plugin-pgbackrest#115)'],
    ],
    valid: [
      ['an unknown release', withObjects({ objects: [] }, recovering(), replica(), store({ maxParallel: 8, ...VIRTUAL }))],
      ['an image without a release', withObjects(published(BARMAN, 'plugin-barman-cloud:main'), recovering(), store({ maxParallel: 8, ...VIRTUAL }))],
      ['a release with the fixes', withObjects(barmanCloud('0.14.0'), recovering(), replica(), store({ maxParallel: 8 }))],
      ['a release before the defect', withObjects(barmanCloud('0.12.0'), recovering(), store({ maxParallel: 8 }))],
      ['one WAL file at a time', withObjects(barmanCloud('0.11.0'), store({ maxParallel: 1 }), store({ maxParallel: 'many' }))],
      ['other arguments', withObjects(barmanCloud('0.14.0'), store({ archiveAdditionalCommandArgs: ['--addressing-style', 'path'] }), store({ restoreAdditionalCommandArgs: ['--addressing-style=virtual'] }))],
      ['a cluster that restores nothing', withObjects(barmanCloud('0.15.0'), clusterManifest([{ name: BARMAN, isWALArchiver: true, parameters: { barmanObjectName: 'store' } }]))],
      ['a replica that archives too', withObjects(barmanCloud('0.13.0'), replica({}, [{ name: BARMAN, parameters: { barmanObjectName: 'own' } }]))],
      ['a replica that was promoted', withObjects(barmanCloud('0.13.0'), replica({ replica: { enabled: false, source: 'old' } }))],
      ['the primary of two', withObjects(barmanCloud('0.13.0'), replica({ replica: { primary: 'db', source: 'old' } }))],
      ['an older operator', {
        ...withObjects(published('pgbackrest.dalibo.com', 'controller:0.0.1'), recovering('pgbackrest.dalibo.com', { stanzaRef: 'stanza' })),
        operator: { version: '1.28.0' },
      }],
      ['an operator of an unknown release', withObjects(published('pgbackrest.dalibo.com', 'controller:0.0.1'), recovering('pgbackrest.dalibo.com', { stanzaRef: 'stanza' }))],
      ['two releases at once', withObjects(barmanCloud('0.15.0', ({ pod }) => pod.containers.push({ name: 'other', image: 'plugin-barman-cloud:v0.14.0' })), recovering())],
    ],
  },
];
