import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ApplicationSecretKey, ClusterWithPlugins, Distribution, ImportedClusterOptions, Operator, Plugin } from '../../src';
import { objectsOf, only, testChart } from '../support/manifests';

function imported(options?: ImportedClusterOptions) {
  const { app, chart } = testChart('shop');
  return { app, chart, cluster: ClusterWithPlugins.fromClusterName(chart, 'db', 'orders', options) };
}

test('a cluster of which only the name is known', () => {
  const { app, chart, cluster } = imported();
  expect(cluster.clusterName).toBe('orders');
  expect(cluster.namespace).toBe('shop');
  expect(cluster.operator).toBe(new ClusterWithPlugins(chart, 'other', { instances: 1, storage: { size: '1Gi' } }).operator);
  expect([cluster.enabledPlugins, cluster.backupMethods, cluster.archivesWal]).toEqual([undefined, undefined, undefined]);
  expect([cluster.readWriteHost, cluster.readOnlyHost, cluster.readHost]).toEqual(['orders-rw.shop.svc', 'orders-ro.shop.svc', 'orders-r.shop.svc']);
  expect([cluster.applicationDatabase, cluster.applicationSecretName]).toEqual(['app', 'orders-app']);
  expect([cluster.superuserSecretName, cluster.serverCaSecretName]).toEqual([undefined, 'orders-ca']);
  expect(cluster.podLabels).toEqual({ 'k8s.enterprisedb.io/cluster': 'orders', 'k8s.enterprisedb.io/podRole': 'instance' });
  expect(objectsOf(app).map(({ metadata }) => metadata.name)).toEqual(['other']);
});

test('a cluster of which everything is known', () => {
  const { chart } = testChart('shop');
  const operator = Operator.fromAttributes(chart, 'operator', { distribution: Distribution.CLOUDNATIVE_PG });
  const plugins = [Plugin.fromPluginName(chart, 'plugin', 'archive.example.com', { operator })];
  const cluster = ClusterWithPlugins.fromClusterName(chart, 'db', 'orders', {
    operator,
    namespace: 'databases',
    plugins,
    applicationDatabase: 'sales',
    applicationSecretName: 'credentials',
    superuserSecretName: 'root',
    serverCaSecretName: 'authority',
  });
  expect(cluster.operator).toBe(operator);
  expect(cluster.namespace).toBe('databases');
  expect(cluster.readWriteHost).toBe('orders-rw.databases.svc');
  expect(cluster.enabledPlugins).toEqual(plugins);
  expect(cluster.enabledPlugins).not.toBe(plugins);
  expect([cluster.applicationDatabase, cluster.applicationSecretName]).toEqual(['sales', 'credentials']);
  expect([cluster.superuserSecretName, cluster.serverCaSecretName]).toEqual(['root', 'authority']);
  expect(cluster.podLabels).toEqual({ 'cnpg.io/cluster': 'orders', 'cnpg.io/podRole': 'instance' });
  expect(() => cluster.applicationSecretValue(ApplicationSecretKey.URI)).toThrow('the Secret "credentials" has no key "uri"');
});

test('the operator is that of the plugins where none is stated', () => {
  const { chart } = testChart();
  const operator = Operator.fromAttributes(chart, 'operator');
  const plugins = [Plugin.fromPluginName(chart, 'plugin', 'archive.example.com', { operator })];
  expect(ClusterWithPlugins.fromClusterName(chart, 'db', 'orders', { plugins }).operator).toBe(operator);
});

test('in a chart without a namespace it has none', () => {
  const cluster = ClusterWithPlugins.fromClusterName(new Chart(new App(), 'chart'), 'db', 'orders');
  expect(cluster.namespace).toBeUndefined();
  expect(cluster.readWriteHost).toBe('orders-rw');
});

test('an application uses it as one that is defined here', () => {
  const { app, chart, cluster } = imported({ namespace: 'databases' });
  const shop = new kplus.Deployment(chart, 'shop', { containers: [{ image: 'shop', envVariables: cluster.connectionVariables() }] });
  const policy = new kplus.NetworkPolicy(chart, 'policy', { selector: shop });
  policy.addEgressRule(cluster);
  const objects = objectsOf(app);
  expect(only(objects, 'Deployment').spec.template.spec.containers[0].env[1]).toEqual({ name: 'PGHOST', value: 'orders-rw.databases.svc' });
  expect(only(objects, 'NetworkPolicy').spec.egress[0].to[0]).toEqual({
    podSelector: { matchLabels: cluster.podLabels }, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'databases' } },
  });
});

test.each([
  ['Orders', {}, '"Orders" is not a valid cluster name'],
  ['orders', { namespace: 'a.b' }, '[namespace-name]'],
])('%s with %j is refused', (name, options, message) => {
  expect(() => ClusterWithPlugins.fromClusterName(testChart().chart, 'db', name, options)).toThrow(message);
});
