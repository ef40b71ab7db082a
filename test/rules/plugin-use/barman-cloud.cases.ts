import { ApiObject, Chart } from 'cdk8s';
import { IPlugin, Plugin } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { clusterManifest, recoveringManifest } from '../support/manifests';
import { cluster } from '../support/programs';

const NAME = 'barman-cloud.cloudnative-pg.io';
const STOPPED = 'plugins/db:';
+ 'the plugin logs "barman object configuration not found, requeuing".';
const barman = (chart: Chart): IPlugin => Plugin.fromPluginName(chart, 'barman', NAME);

/** An ObjectStore in an app. */
function store(chart: Chart, name: string, namespace?: string): ApiObject {
  return new ApiObject(chart, `store-${name}`, { apiVersion: 'barmancloud.cnpg.io/v1', kind: 'ObjectStore', metadata: { name, namespace }, spec: { configuration: { destinationPath: 's3://backups/' } } });
}

/** An ObjectStore in a manifest. */
function storeManifest(name: string, namespace?: string): object {
  return { apiVersion: 'barmancloud.cnpg.io/v1', kind: 'ObjectStore', metadata: { name, namespace }, spec: { configuration: { destinationPath: 's3://backups/' } } };
}

/** A plugin's entry. */
function entry(barmanObjectName: string, further: object = {}): object {
  return { name: NAME, parameters: { barmanObjectName, ...further } };
}

function archiving(name: string, namespace?: string): (chart: Chart) => unknown {
  return chart => {
    store(chart, name, namespace);
    return cluster({ plugins: [{ plugin: barman(chart), isWALArchiver: true, parameters: { barmanObjectName: 'backups' } }] })(chart);
  };
}

/** A cluster that recovers from one place and archives into another. */
function moving(target: Record<string, string>, source: Record<string, string>, metadata: object = {}): (chart: Chart) => unknown {
  return cluster(chart => {
    const plugin = barman(chart);
    return {
      metadata,
      bootstrap: { recovery: { source: 'old' } },
      externalClusters: [{ name: 'old', plugin: { plugin, parameters: source } }],
      plugins: [{ plugin, isWALArchiver: true, parameters: target }],
    };
  });
}

export const cases: RuleCases[] = [
  {
    id: 'object-store-namespace',
    stopsSynthesis: [['another', archiving('backups', 'cnpg-system'),
      `${STOPPED} the ObjectStore "backups" is in namespace "cnpg-system", and the cluster in "apps"`]],
    passes: [['the same', archiving('backups')]],
    invalid: [['what it recovers from', {
      objects: [storeManifest('a', 'one'), storeManifest('a', 'two'), { ...recoveringManifest({ plugin: entry('a') }), metadata: { name: 'db', namespace: 'apps' } }],
    }, 'the ObjectStore "a" is in namespace "one", "two", and the cluster in "apps"']],
    valid: [
      ['not known of the cluster', { objects: [storeManifest('a', 'one'), clusterManifest([entry('a')])] }],
      ['one here too', { objects: [storeManifest('a', 'one'), storeManifest('a', 'two'), clusterManifest([entry('a')], { metadata: { namespace: 'two' } })] }],
      ['one that is off', { objects: [storeManifest('a', 'one'), clusterManifest([{ ...entry('a'), enabled: false }], { metadata: { namespace: 'two' } })] }],
      ['an external cluster that is not read', {
        objects: [storeManifest('a', 'one'), clusterManifest([], { metadata: { namespace: 'two' }, spec: { externalClusters: [{ name: 'old', plugin: entry('a') }] } })],
      }],
    ],
  },
  {
    id: 'object-store-missing',
    warns: [['another', archiving('backup'), 'plugins/db: there is no ObjectStore "backups" here, and there is "backup"']],
    passes: [['it', archiving('backups')], ['none', cluster({})]],
    invalid: [['what it follows', {
      objects: [storeManifest('b'), clusterManifest([], { spec: { replica: { enabled: true, source: 'old' }, externalClusters: [{ name: 'old', plugin: entry('a') }] } })],
    }, 'there is no ObjectStore "a" here, and there is "b"']],
    valid: [
      ['ObjectStores of other namespaces', { objects: [storeManifest('b', 'one'), clusterManifest([entry('a')], { metadata: { namespace: 'two' } })] }],
      ['an ObjectStore of somebody else\'s', { objects: [{ ...storeManifest('b'), apiVersion: 'store.example.com/v1' }, clusterManifest([entry('a')])] }],
    ],
  },
  {
    id: 'recovery-into-source',
    stopsSynthesis: [
      ['the same server', moving({ barmanObjectName: 's', serverName: 'old' }, { barmanObjectName: 's', serverName: 'old' }),
        `${STOPPED} the cluster recovers from the server "old" in the ObjectStore "s", and archives into it`],
      ['the cluster\'s name', moving({ barmanObjectName: 's' }, { barmanObjectName: 's', serverName: 'db' }),
        `${STOPPED} the cluster recovers from the server "db" in the ObjectStore "s", and archives into it`],
      ['nothing stated', moving({ barmanObjectName: 's' }, { barmanObjectName: 's' }),
        `${STOPPED} the cluster recovers from the server "db" in the ObjectStore "s", and archives into it`],
    ],
    passes: [
      ['another server', moving({ barmanObjectName: 's' }, { barmanObjectName: 's', serverName: 'old' })],
      ['another ObjectStore', moving({ barmanObjectName: 's' }, { barmanObjectName: 't' })],
      ['an archive that need not be empty', moving({ barmanObjectName: 's' }, { barmanObjectName: 's' },
        { annotations: { 'k8s.enterprisedb.io/skipEmptyWalArchiveCheck': 'enabled' } })],
    ],
    valid: [
      ['one that is off', { objects: [recoveringManifest({ plugin: entry('s') }, [{ ...entry('s'), enabled: false }])] }],
      ['no archive', { objects: [recoveringManifest({ plugin: entry('s') })] }],
      ['another plugin', { objects: [recoveringManifest({ plugin: entry('s') }, [{ ...entry('s'), name: 'other.example.com' }])] }],
    ],
  },
];
