import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import {
  ClusterWithPlugins, ClusterWithPluginsProps, Distribution, ImageCatalogKind, IPlugin, Operator, Plugin, PluginCapability,
} from '../../src';
import { validateManifests } from '../support/crd';
import { objectsOf, only, testChart } from '../support/manifests';
import { clusterOfEveryKind } from '../support/snapshot-programs';

const BASE: ClusterWithPluginsProps = { instances: 1, storage: { size: '1Gi' } };

function synth(props: Partial<ClusterWithPluginsProps> | ((plugin: IPlugin) => Partial<ClusterWithPluginsProps>), distribution = Distribution.EDB) {
  const { app, chart } = testChart('shop');
  const operator = Operator.fromAttributes(chart, 'operator', { distribution });
  const plugin = Plugin.fromPluginName(chart, 'plugin', 'example.my-org.io', { operator });
  new ClusterWithPlugins(chart, 'db', { ...BASE, operator, ...typeof props === 'function' ? props(plugin) : props });
  const objects = objectsOf(app);
  expect(validateManifests(objects)).toEqual([]);
  return only(objects, 'Cluster');
}

test('the cluster of the documentation', () => {
  const cluster = synth(plugin => ({ plugins: [{ plugin, enabled: true, parameters: { key1: 'value1', key2: 'value2' } }] }));
  expect(cluster).toEqual({
    apiVersion: 'postgresql.k8s.enterprisedb.io/v1',
    kind: 'Cluster',
    metadata: { name: 'db', namespace: 'shop' },
    spec: {
      instances: 1,
      storage: { size: '1Gi' },
      plugins: [{ name: 'example.my-org.io', enabled: true, parameters: { key1: 'value1', key2: 'value2' } }],
    },
  });
});

test('every kind of field, in the operator\'s words', () => {
  const cluster = synth(clusterOfEveryKind, Distribution.CLOUDNATIVE_PG);
  expect(cluster.apiVersion).toBe('postgresql.cnpg.io/v1');
  expect(cluster.metadata).toEqual({ name: 'orders', labels: { team: 'shop' }, annotations: { note: 'n' }, namespace: 'orders' });
  expect(cluster.spec.postgresql).toEqual({
    parameters: { shared_buffers: '256MB', pgHba: 'not renamed' },
    pg_hba: ['local all all peer'],
    pg_ident: ['a b c'],
    shared_preload_libraries: ['pg_stat_statements'],
  });
  expect(cluster.spec.externalClusters).toEqual([
    { name: 'old', plugin: { name: 'example.my-org.io', parameters: { serverName: 'old' } } },
    { name: 'live', connectionParameters: { host: 'old-rw' } },
  ]);
  expect(cluster.spec.plugins).toEqual([{ name: 'example.my-org.io', isWALArchiver: true }]);
  expect(cluster).toMatchSnapshot();
});

test('the other ways to begin', () => {
  expect(synth({ bootstrap: { initdb: { database: 'shop', owner: 'shop', postInitSQL: ['select 1'] } } }).spec.bootstrap).toEqual({
    initdb: { database: 'shop', owner: 'shop', postInitSQL: ['select 1'] },
  });
  expect(synth({
    bootstrap: { pgBasebackup: { source: 'old' } }, externalClusters: [{ name: 'old', connectionParameters: { host: 'h' } }],
  }).spec.bootstrap).toEqual({ pg_basebackup: { source: 'old' } });
});

test('a catalogue is of the distribution\'s group', () => {
  const imageCatalogRef = { kind: ImageCatalogKind.IMAGE_CATALOG, name: 'postgres', major: 17 };
  expect(synth({ imageCatalogRef }).spec.imageCatalogRef.apiGroup).toBe('postgresql.k8s.enterprisedb.io');
});

test('the operator is the one of the plugins, of external clusters too', () => {
  const { chart } = testChart();
  const operator = Operator.fromAttributes(chart, 'operator', { distribution: Distribution.CLOUDNATIVE_PG });
  const plugin = Plugin.fromPluginName(chart, 'plugin', 'p', { operator, capabilities: [PluginCapability.RESTORE_JOB] });
  const restored = new ClusterWithPlugins(chart, 'restored', {
    ...BASE, bootstrap: { recovery: { source: 'old' } }, externalClusters: [{ name: 'old', plugin: { plugin } }],
  });
  expect(restored.operator).toBe(operator);
  expect(restored.clusterName).toBe('restored');
  expect(plugin.capabilities).toEqual([PluginCapability.RESTORE_JOB]);
});

test('clusters of one name may live in several namespaces, or with several operators', () => {
  const app = new App();
  const charts = ['dev', 'prod'].map(namespace => new Chart(app, namespace, { namespace }));
  const [operator, other] = ['operator', 'other'].map(id => Operator.fromAttributes(charts[0], id, { namespace: id }));
  charts.forEach(chart => new ClusterWithPlugins(chart, 'db', { ...BASE, operator }));
  new ClusterWithPlugins(charts[0], 'again', { ...BASE, operator: other, metadata: { name: 'db' } });
  expect(() => app.synthYaml()).not.toThrow();
  new ClusterWithPlugins(charts[0], 'twice', { ...BASE, operator, instances: 2, metadata: { name: 'db' } });
  expect(() => app.synthYaml()).toThrow('[object-name-unique]');
});

test('JSON patches reach any field', () => {
  const { app, chart } = testChart();
  const cluster = new ClusterWithPlugins(chart, 'db', BASE);
  ApiObject.of(cluster).addJsonPatch(JsonPatch.add('/spec/futureField', { any: 1 }), JsonPatch.replace('/apiVersion', 'postgresql.cnpg.io/v1'));
  expect(only(objectsOf(app), 'Cluster')).toMatchObject({ apiVersion: 'postgresql.cnpg.io/v1', spec: { futureField: { any: 1 } } });
});
