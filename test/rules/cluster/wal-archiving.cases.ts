import { PluginCapability, PluginOptions } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { clusterManifest, recoveringManifest } from '../support/manifests';
import { cluster, plugin } from '../support/programs';

const BARMAN = 'barman-cloud.cloudnative-pg.io';
const OPERA = 'pgbackrest.cnpg.opera.com';
const STORE = { barmanObjectName: 'store' };
const ARCHIVES: PluginOptions = { capabilities: [PluginCapability.ARCHIVE_WAL] };
const DECLARED = 'the program alone declares it';

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
      ['not stated', using(ARCHIVES), 'plugins/db: "backup.example.com" is enabled and can archive WAL, and isWALArchiver is not set'],
      ['stated not to be one', using(ARCHIVES, { isWALArchiver: false }),
        'plugins/db: "backup.example.com" is enabled and can archive WAL, and isWALArchiver is not set'],
    ],
    passes: [
      ['the archiver', using(ARCHIVES, { isWALArchiver: true })],
      ['off', using(ARCHIVES, { enabled: false })],
      ['what is not known', using({})],
      ['another capability', using({ capabilities: [PluginCapability.RESTORE_WAL] })],
    ],
    notDetectable: { 'not stated': DECLARED, 'stated not to be one': DECLARED },
    invalid: [['a published plugin', { objects: [clusterManifest([{ name: BARMAN, parameters: STORE }])] },
      `"${BARMAN}" is enabled and can archive WAL, and isWALArchiver is not set`]],
    valid: [
      ['a published plugin that has nowhere to archive', { objects: [clusterManifest([{ name: BARMAN }])] }],
      ['a published plugin that streams WAL', { objects: [clusterManifest([{ name: 'klio.cnpg.io', parameters: { pluginConfigurationRef: 'klio' } }])] }],
      ['a plugin that is read from', { objects: [recoveringManifest({ plugin: { name: BARMAN, parameters: STORE } })] }],
    ],
  },
  {
    id: 'two-archiving-plugins',
    warns: [
      ['one of them marked', usingTwo({ isWALArchiver: true }, {}),
        'plugins/db: "backup.example.com" and "mirror.example.com" are enabled, and each of them archives WAL'],
      ['none of them marked', usingTwo({}, {}), 'plugins/db: "backup.example.com" and "mirror.example.com" are enabled, and each of them archives WAL'],
    ],
    passes: [['one of them off', usingTwo({ isWALArchiver: true }, { enabled: false })]],
    notDetectable: { 'one of them marked': DECLARED, 'none of them marked': DECLARED },
    invalid: [['published plugins', {
      objects: [clusterManifest([{ name: BARMAN, isWALArchiver: true, parameters: STORE }, { name: OPERA, parameters: { pgbackrestObjectName: 'store' } }])],
    }, `"${BARMAN}" and "${OPERA}" are enabled, and each of them archives WAL`]],
    valid: [['both of them marked, which is refused', { objects: [clusterManifest([{ name: BARMAN, isWALArchiver: true }, { name: OPERA, isWALArchiver: true }])] }]],
  },
  {
    id: 'external-archiver',
    warns: [['stated', reading({ isWALArchiver: true }), 'plugins/db: the plugin of externalClusters "old" states isWALArchiver']],
    passes: [['not stated', reading({})], ['stated not to be one', reading({ isWALArchiver: false })]],
    valid: [['what is none', { objects: [clusterManifest([], { spec: { externalClusters: [null, { plugin: 7 }, { plugin: { isWALArchiver: 'true' } }] } })] }]],
  },
];
