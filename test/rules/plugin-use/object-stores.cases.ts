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

export const cases: RuleCases[] = [
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
];
