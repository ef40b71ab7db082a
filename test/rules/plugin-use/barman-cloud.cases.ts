import { ApiObject, Chart } from 'cdk8s';
import { IPlugin, Plugin } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { clusterManifest, recoveringManifest } from '../support/manifests';
import { cluster } from '../support/programs';

const NAME = 'barman-cloud.cloudnative-pg.io';
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

/** What is said where a cluster archives into what it recovers from. */
function intoSource(parameters: string, server: string): string {
  return `plugins/db: ${parameters}.serverName: the cluster recovers from the server "${server}" in the ObjectStore "s", and would archive into it too: `
    + 'expected another server or ObjectStore';
}

/** A cluster "db" that the operator recovers from an external cluster of a name, and whose own archive is in s3://backups. */
const inTree = (source: string, destination: string) => {
  const ownStore = (destinationPath: string) => ({ barmanObjectStore: { destinationPath, s3Credentials: { inheritFromIAMRole: true } } });
  const spec = {
    instances: 1,
    storage: { size: '1Gi' },
    backup: ownStore('s3://backups'),
    bootstrap: { recovery: { source, database: 'app', owner: 'app' } },
    externalClusters: [{ name: source, ...ownStore(destination) }],
  };
  return { objects: [{ apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'db' }, spec }] };
};

export const cases: RuleCases[] = [
  {
    id: 'source-server-name',
    invalid: [
      ['a recovery', { objects: [recoveringManifest({ plugin: entry('s') })] },
        'spec.externalClusters[0].plugin.parameters.serverName: serverName is not set, so the plugin reads the server "db", this cluster\'s own name, and not "old"'],
      ['a replica', { objects: [clusterManifest([], { spec: { replica: { enabled: true, source: 'old' }, externalClusters: [{ name: 'old', plugin: entry('s') }] } })] },
        'spec.externalClusters[0].plugin.parameters.serverName: serverName is not set, so the plugin reads the server "db", this cluster\'s own name, and not "old"'],
      ['pgBackRest', { objects: [recoveringManifest({ plugin: { name: 'pgbackrest.cnpg.opera.com', parameters: { pgbackrestObjectName: 's' } } })] },
        'spec.externalClusters[0].plugin.parameters.stanza: stanza is not set, so the plugin reads the stanza "db", this cluster\'s own name, and not "old"'],
    ],
    valid: [
      ['a stanza', { objects: [recoveringManifest({ plugin: { name: 'pgbackrest.cnpg.opera.com', parameters: { pgbackrestObjectName: 's', stanza: 'old' } } })] }],
      ['a server name', { objects: [recoveringManifest({ plugin: entry('s', { serverName: 'old' }) })] }],
      ['a server name that is filled in later', { objects: [recoveringManifest({ plugin: entry('s', { serverName: '${SERVER}' }) })] }],
      ['the cluster\'s own name', { objects: [clusterManifest([], { spec: { replica: { enabled: true, source: 'db' }, externalClusters: [{ name: 'db', plugin: entry('s') }] } })] }],
      ['a cluster that nothing is read from', { objects: [clusterManifest([], { spec: { externalClusters: [{ name: 'old', plugin: entry('s') }] } })] }],
    ],
  },
  {
    id: 'object-store-namespace',
    stopsSynthesis: [['another', archiving('backups', 'cnpg-system'),
      'plugins/db: plugins[0].parameters.barmanObjectName: ObjectStore "backups" is in namespace "cnpg-system": expected it in the cluster\'s namespace "apps"']],
    passes: [['the same', archiving('backups')]],
    invalid: [['the ObjectStore of another cluster', {
      objects: [storeManifest('store', 'databases'), clusterManifest([entry('store')], { metadata: { namespace: 'apps' } })],
    }, 'spec.plugins[0].parameters.barmanObjectName: ObjectStore "store" is in namespace "databases": expected it in the cluster\'s namespace "apps"'],
    ['what it recovers from', {
      objects: [storeManifest('a', 'one'), storeManifest('a', 'two'), { ...recoveringManifest({ plugin: entry('a') }), metadata: { name: 'db', namespace: 'apps' } }],
    }, 'spec.externalClusters[0].plugin.parameters.barmanObjectName: ObjectStore "a" is in the namespaces "one" and "two": '
      + 'expected it in the cluster\'s namespace "apps"']],
    valid: [
      ['the ObjectStore of the namespace', {
        objects: [storeManifest('store', 'apps'), clusterManifest([entry('store')], { metadata: { namespace: 'apps' } })],
      }],
      ['a namespace that is filled in later', {
        objects: [storeManifest('a', 'one'), clusterManifest([entry('a')], { metadata: { namespace: '${NAMESPACE}' } })],
      }],
      ['a cluster whose namespace is unknown', { objects: [storeManifest('a', 'one'), clusterManifest([entry('a')])] }],
      ['one here too', { objects: [storeManifest('a', 'one'), storeManifest('a', 'two'), clusterManifest([entry('a')], { metadata: { namespace: 'two' } })] }],
      ['one that is off', { objects: [storeManifest('a', 'one'), clusterManifest([{ ...entry('a'), enabled: false }], { metadata: { namespace: 'two' } })] }],
      ['an external cluster that is not read', {
        objects: [storeManifest('a', 'one'), clusterManifest([], { metadata: { namespace: 'two' }, spec: { externalClusters: [{ name: 'old', plugin: entry('a') }] } })],
      }],
    ],
  },
  {
    id: 'object-store-missing',
    warns: [['another', archiving('backup'),
      'plugins/db: plugins[0].parameters.barmanObjectName: ObjectStore "backups" was not found; did you mean "backup"?']],
    passes: [['it', archiving('backups')], ['none', cluster({})]],
    invalid: [['a name that no ObjectStore has', { objects: [storeManifest('archive'), storeManifest('orders'), clusterManifest([entry('store')])] },
      'spec.plugins[0].parameters.barmanObjectName: ObjectStore "store" was not found: the namespace has "archive" and "orders"'], ['what it follows', {
      objects: [storeManifest('b'), clusterManifest([], { spec: { replica: { enabled: true, source: 'old' }, externalClusters: [{ name: 'old', plugin: entry('a') }] } })],
    }, 'spec.externalClusters[0].plugin.parameters.barmanObjectName: ObjectStore "a" was not found: the namespace has "b"']],
    valid: [
      ['the name of an ObjectStore', { objects: [storeManifest('store'), clusterManifest([entry('store')])] }],
      ['a name that is filled in later', { objects: [storeManifest('store'), clusterManifest([entry('${STORE}')])] }],
      ['an ObjectStore whose name is filled in later', { objects: [storeManifest('${STORE}'), clusterManifest([entry('store')])] }],
      ['ObjectStores of other namespaces', { objects: [storeManifest('b', 'one'), clusterManifest([entry('a')], { metadata: { namespace: 'two' } })] }],
      ['an ObjectStore of somebody else\'s', { objects: [{ ...storeManifest('b'), apiVersion: 'store.example.com/v1' }, clusterManifest([entry('a')])] }],
    ],
  },
  {
    id: 'recovery-into-source',
    throws: [
      ['the same server', moving({ barmanObjectName: 's', serverName: 'old' }, { barmanObjectName: 's', serverName: 'old' }),
        intoSource('plugins[0].parameters', 'old')],
      ['the cluster\'s name', moving({ barmanObjectName: 's' }, { barmanObjectName: 's', serverName: 'db' }),
        intoSource('plugins[0].parameters', 'db')],
      ['nothing stated', moving({ barmanObjectName: 's' }, { barmanObjectName: 's' }),
        intoSource('plugins[0].parameters', 'db')],
    ],
    invalid: [['the operator itself', inTree('db', 's3://backups/'),
      'spec.backup.barmanObjectStore.serverName: the cluster recovers from the server "db" in "s3://backups", and would archive into it too: expected another server or destinationPath'],
    ['one server for both', { objects: [recoveringManifest({ plugin: entry('s') }, [{ ...entry('s'), isWALArchiver: true }])] },
      intoSource('spec.plugins[0].parameters', 'db').replace('plugins/db: ', '')]],
    passes: [
      ['another server', moving({ barmanObjectName: 's' }, { barmanObjectName: 's', serverName: 'old' })],
      ['another ObjectStore', moving({ barmanObjectName: 's' }, { barmanObjectName: 't' })],
      ['an archive that need not be empty', moving({ barmanObjectName: 's' }, { barmanObjectName: 's' },
        { annotations: { 'k8s.enterprisedb.io/skipEmptyWalArchiveCheck': 'enabled' } })],
    ],
    valid: [
      ['another server', { objects: [recoveringManifest({ plugin: entry('s', { serverName: 'old' }) }, [{ ...entry('s'), isWALArchiver: true }])] }],
      ['one that is off', { objects: [recoveringManifest({ plugin: entry('s') }, [{ ...entry('s'), enabled: false }])] }],
      ['no archive', { objects: [recoveringManifest({ plugin: entry('s') })] }],
      ['another plugin', { objects: [recoveringManifest({ plugin: entry('s') }, [{ ...entry('s'), name: 'other.example.com' }])] }],
      ['the operator itself, from another server', inTree('old', 's3://backups/')],
      ['the operator itself, into another destination', inTree('db', 's3://others/')],
    ],
  },
];
