import { App, Chart } from 'cdk8s';
import { BarmanCloudPlugin, ClusterWithPlugins, ObjectStore, Operator } from '../../src';
import { check } from '../../src/checker/check';
import { DEFAULT_LIMITS } from '../../src/documents/limits';
import { Item } from '../../src/inventory/item';
import { ObjectSet } from '../../src/manifests/input';
import { allRules } from '../../src/rules/catalogue';
import { command } from '../cli/support';

const store = (namespace: string, endpointURL?: string) => ({
  apiVersion: 'barmancloud.cnpg.io/v1',
  kind: 'ObjectStore',
  metadata: { name: 'store', namespace },
  spec: { configuration: { destinationPath: 's3://backups/orders', endpointURL, s3Credentials: { inheritFromIAMRole: true } } },
});
const cluster = (name: string, namespace: string, serverName?: string) => ({
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Cluster',
  metadata: { name, namespace },
  spec: {
    instances: 3,
    storage: { size: '1Gi' },
    plugins: [{ name: 'barman-cloud.cloudnative-pg.io', isWALArchiver: true, parameters: { barmanObjectName: 'store', ...serverName && { serverName } } }],
  },
});

function builtFrom(root: string, objects: object[], environment?: string): ObjectSet {
  const items = objects.map(object => new Item(object, { where: 'all.yaml', build: root, lineOf: () => 1 }));
  return { root, environment, items };
}

/** The clusters with a finding, each with the root in which it is found and what is found. */
function findings(...sets: ObjectSet[]): string[] {
  const report = check({ files: [], sets, ignored: 0, problems: [] }, { severity: 'warning', limits: DEFAULT_LIMITS, version: '1.0.0' }, allRules());
  return report.findings.filter(({ rule }) => rule.id === 'archive-writers').map(({ roots, object, message }) => `${roots.join()}: ${object}: ${message}`);
}

const found = (root: string, object: string, other: string) =>
  `${root}: ${object}: ${other} archives to the server "orders" in "s3://backups/orders" too: expected another server`;

describe('archives of several builds', () => {
  test('two namespaces are two clusters', () => {
    expect(findings(builtFrom('dev', [store('dev'), cluster('orders', 'dev')]), builtFrom('prod', [store('prod'), cluster('orders', 'prod')])))
      .toEqual([found('prod', 'Cluster "orders" in namespace "prod"', 'Cluster "orders" in namespace "dev" (dev)')]);
  });

  test('two names are two clusters', () => {
    expect(findings(builtFrom('old', [store('shop'), cluster('orders', 'shop')]), builtFrom('new', [store('shop'), cluster('orders-new', 'shop', 'orders')])))
      .toEqual([found('new', 'Cluster "orders-new" in namespace "shop"', 'Cluster "orders" in namespace "shop" (old)')]);
  });

  test('one name and namespace can be one cluster, unless the configuration has two environments', () => {
    const objects = [store('shop'), cluster('orders', 'shop')];
    expect(findings(builtFrom('dev', objects), builtFrom('prod', objects))).toEqual([]);
    expect(findings(builtFrom('dev', objects, 'dev'), builtFrom('prod', objects))).toEqual([]);
    expect(findings(builtFrom('dev', objects, 'dev'), builtFrom('prod', objects, 'prod')))
      .toEqual([found('prod', 'Cluster "orders" in namespace "shop"', 'Cluster "orders" in namespace "shop" (dev)')]);
  });

  test('a pair that is in several builds is one finding', () => {
    const pair = [store('one'), cluster('orders', 'one'), store('two'), cluster('orders', 'two')];
    expect(findings(builtFrom('a', pair), builtFrom('b', pair)))
      .toEqual([found('a,b', 'Cluster "orders" in namespace "two"', 'Cluster "orders" in namespace "one"')]);
  });

  test.each([
    ['a Service', 'http://minio.storage.svc:9000'], ['a Service without a namespace', 'http://minio:9000'], ['a Service in a namespace', 'http://minio.storage'],
    ['an address', 'http://10.0.0.1:9000'], ['an address of IPv6', 'http://[fd00::1]:9000'], ['a local network', 'https://s3.home.lan'],
    ['a default that is replaced', '${ENDPOINT:=https://s3.example.com}'], ['no address', 'minio'],
  ])('%s can be another object store in another Kubernetes cluster', (_, endpoint) => {
    expect(findings(builtFrom('dev', [store('dev', endpoint), cluster('orders', 'dev')]), builtFrom('prod', [store('prod', endpoint), cluster('orders', 'prod')])))
      .toEqual([]);
  });

  test('a public address is one object store', () => {
    expect(findings(
      builtFrom('dev', [store('dev', 'https://s3.example.com'), cluster('orders', 'dev')]), builtFrom('prod', [store('prod', 'https://S3.example.com:443/'), cluster('orders', 'prod')]),
    )).toHaveLength(1);
  });

  test('stores that the input does not show are not compared', () => {
    expect(findings(builtFrom('dev', [cluster('orders', 'dev')]), builtFrom('prod', [cluster('orders', 'prod')]))).toEqual([]);
  });
});

test('environments of the configuration', async () => {
  const text = (...objects: object[]) => objects.map(object => JSON.stringify(object)).join('\n---\n');
  const files = {
    '.cdk8s-cnpg-i.yaml': 'environments: { test: [base.yaml, test.yaml], prod: [base.yaml, prod.yaml] }',
    'base.yaml': text(cluster('orders', 'shop')),
    'test.yaml': text(store('shop')),
    'prod.yaml': text(store('shop')),
  };
  const { stdout } = await command(['check', '.'], { files, rules: [...allRules()].filter(({ id }) => id === 'archive-writers') });
  expect(stdout).toContain('Cluster "orders" in namespace "shop" (test) archives to the server "orders" in "s3://backups/orders" too');
});

test('operators of one app are in different Kubernetes clusters', () => {
  const emitted = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
  const app = new App();
  for (const [name, serverName] of [['test', undefined], ['prod', undefined], ['demo', 'orders-demo']] as const) {
    const chart = new Chart(app, name, { namespace: 'shop' });
    const operator = Operator.fromAttributes(chart, 'operator', { namespace: 'cnpg-system' });
    const plugin = BarmanCloudPlugin.installed(chart, 'barman', { operator });
    const configuration = { destinationPath: 's3://backups/', s3Credentials: { inheritFromIAMRole: true } };
    const objectStore = new ObjectStore(chart, 'store', { operator, configuration });
    new ClusterWithPlugins(chart, 'orders', {
      operator, metadata: { name: 'orders' }, instances: 3, storage: { size: '1Gi' }, plugins: [plugin.archiveTo(objectStore, { serverName })],
    });
  }
  app.synth();
  const messages = emitted.mock.calls.filter(([, options]) => (options as any).code === 'archive-writers').map(([message]) => `${message}`.split('\n')[0]);
  expect(messages).toEqual([expect.stringContaining('prod/orders: plugins[0].parameters.serverName: Cluster "orders" in namespace "shop" (test/orders) archives to the server "orders"')]);
});
