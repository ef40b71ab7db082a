import { PluginCapability, PluginOptions } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { clusterManifest, recoveringManifest } from '../support/manifests';
import { cluster, plugin } from '../support/programs';

const BARMAN = 'barman-cloud.cloudnative-pg.io';
const OPERA = 'pgbackrest.cnpg.opera.com';
const STORE = { barmanObjectName: 'store' };
const ARCHIVES: PluginOptions = { capabilities: [PluginCapability.ARCHIVE_WAL] };
const DECLARED = 'only the program declares it';

/** A cluster with one plugin that can archive. */
function using(options: PluginOptions, further: object = {}): Program {
  return cluster(chart => ({ plugins: [{ plugin: plugin(chart, 'backup', options), ...further }] }));
}

/** A cluster with two. */
function usingTwo(one: object, two: object): Program {
  return cluster(chart => ({ plugins: [{ plugin: plugin(chart, 'backup', ARCHIVES), ...one }, { plugin: plugin(chart, 'mirror', ARCHIVES), ...two }] }));
}

/** A cluster that could read from another one. */
function reading(further: object): Program {
  return cluster(chart => ({ externalClusters: [{ name: 'old', plugin: { plugin: plugin(chart, 'backup'), ...further } }] }));
}

export const cases: RuleCases[] = [
  {
    id: 'archiver-unmarked',
    warns: [
      ['not stated', using(ARCHIVES), 'plugins/db: plugins[0].isWALArchiver: the enabled plugin "backup.example.com" archives WAL even without it: expected true'],
      ['stated not to be one', using(ARCHIVES, { isWALArchiver: false }),
        'plugins/db: plugins[0].isWALArchiver: the enabled plugin "backup.example.com" archives WAL even without it: expected true'],
    ],
    passes: [
      ['the archiver', using(ARCHIVES, { isWALArchiver: true })],
      ['off', using(ARCHIVES, { enabled: false })],
      ['what is not known', using({})],
      ['another capability', using({ capabilities: [PluginCapability.RESTORE_WAL] })],
    ],
    notDetectable: { 'not stated': DECLARED, 'stated not to be one': DECLARED },
    invalid: [['an archiver that is not marked', { objects: [clusterManifest([{ name: BARMAN, parameters: STORE }])] },
      `spec.plugins[0].isWALArchiver: the enabled plugin "${BARMAN}" archives WAL even without it: expected true`]],
    valid: [
      ['an archiver that is marked', { objects: [clusterManifest([{ name: BARMAN, isWALArchiver: true, parameters: STORE }])] }],
      ['a published plugin that has nowhere to archive', { objects: [clusterManifest([{ name: BARMAN }])] }],
      ['a published plugin that streams WAL', { objects: [clusterManifest([{ name: 'klio.cnpg.io', parameters: { pluginConfigurationRef: 'klio' } }])] }],
      ['a plugin that is read from', { objects: [recoveringManifest({ plugin: { name: BARMAN, parameters: STORE } })] }],
    ],
  },
  {
    id: 'two-archiving-plugins',
    warns: [
      ['one of them marked', usingTwo({ isWALArchiver: true }, {}),
        'plugins/db: plugins[1].plugin: "mirror.example.com" archives WAL in addition to "backup.example.com": expected one enabled plugin that archives WAL'],
      ['none of them marked', usingTwo({}, {}), 'plugins/db: plugins[1].plugin: "mirror.example.com" archives WAL in addition to "backup.example.com": expected one enabled plugin that archives WAL'],
    ],
    passes: [['one of them off', usingTwo({ isWALArchiver: true }, { enabled: false })]],
    notDetectable: { 'one of them marked': DECLARED, 'none of them marked': DECLARED },
    invalid: [['two plugins that archive WAL', {
      objects: [clusterManifest([{ name: BARMAN, isWALArchiver: true, parameters: STORE }, { name: OPERA, parameters: { pgbackrestObjectName: 'store' } }])],
    }, `spec.plugins[1].name: "${OPERA}" archives WAL in addition to "${BARMAN}": expected one enabled plugin that archives WAL`]],
    valid: [['one plugin that archives WAL', { objects: [clusterManifest([{ name: BARMAN, isWALArchiver: true, parameters: STORE }])] }], ['both of them marked, which is rejected', { objects: [clusterManifest([{ name: BARMAN, isWALArchiver: true }, { name: OPERA, isWALArchiver: true }])] }]],
  },
  {
    id: 'external-archiver',
    warns: [['stated', reading({ isWALArchiver: true }), 'plugins/db: externalClusters[0].plugin.isWALArchiver: ignored in externalClusters: the WAL archiver must be one of plugins']],
    passes: [['not stated', reading({})], ['stated not to be one', reading({ isWALArchiver: false })]],
    invalid: [['an archiver in an external cluster', { objects: [recoveringManifest({ plugin: { name: BARMAN, isWALArchiver: true, parameters: STORE } })] },
      'spec.externalClusters[0].plugin.isWALArchiver: ignored in externalClusters: the WAL archiver must be one of plugins']],
    valid: [['only a source', { objects: [recoveringManifest({ plugin: { name: BARMAN, parameters: STORE } })] }], ['values of other types', { objects: [clusterManifest([], { spec: { externalClusters: [null, { plugin: 7 }, { plugin: { isWALArchiver: 'true' } }] } })] }]],
  },
];
