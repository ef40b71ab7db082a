import { Lazy, Chart } from 'cdk8s';
import { k8s, NetworkPolicy, NetworkPolicyPort } from 'cdk8s-plus-28';
import { ClusterImageCatalog, Distribution, PgBouncerPoolMode, Pooler, ServiceSelectorType } from '../../src';
import { shop, synthesized } from '../support/shop';

test.each([
  [Distribution.CLOUDNATIVE_PG, 'cnpg.io/poolerName'],
  [Distribution.EDB, 'k8s.enterprisedb.io/poolerName'],
])('a pooler in the namespace of its cluster', (distribution, label) => {
  const { app, chart, cluster } = shop(distribution);
  const pooler = new Pooler(chart, 'pool', { cluster, pgbouncer: {} });
  expect(pooler).toMatchObject({
    name: 'pool', poolerName: 'pool', namespace: 'shop', serviceName: 'pool', host: 'pool.shop.svc', port: 5432, podLabels: { [label]: 'pool' }, cluster,
  });
  expect(synthesized(app, 'Pooler')).toEqual({
    apiVersion: distribution.apiVersion,
    kind: 'Pooler',
    metadata: { name: 'pool', namespace: 'shop' },
    spec: { cluster: { name: 'orders' }, pgbouncer: {} },
  });
});

test('rules of authentication and ports have the names and types of the API', () => {
  const { app, chart, cluster } = shop();
  new Pooler(chart, 'pool', {
    cluster,
    instances: 2,
    type: ServiceSelectorType.RO,
    pgbouncer: { poolMode: PgBouncerPoolMode.TRANSACTION, pgHba: ['local all all peer'], parameters: { max_client_conn: '10' } },
    serviceTemplate: { metadata: { labels: { pgHba: 'not renamed' } }, spec: { ports: [{ port: 5432, targetPort: '5432' }] } },
  });
  expect(synthesized(app, 'Pooler').spec).toEqual({
    cluster: { name: 'orders' },
    instances: 2,
    type: 'ro',
    pgbouncer: { poolMode: 'transaction', pg_hba: ['local all all peer'], parameters: { max_client_conn: '10' } },
    serviceTemplate: { metadata: { labels: { pgHba: 'not renamed' } }, spec: { ports: [{ port: 5432, targetPort: 5432 }] } },
  });
});

test('pods and their replacement are written as Kubernetes has them', () => {
  const { app, chart, cluster } = shop();
  new Pooler(chart, 'pool', {
    cluster,
    pgbouncer: {},
    deploymentStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: k8s.IntOrString.fromString('50%') } },
    template: {
      metadata: { labels: { app: 'pooler' } },
      spec: { containers: [{ name: 'pgbouncer', resources: { requests: { cpu: k8s.Quantity.fromString('100m') } } }], hostIpc: false },
    },
  });
  expect(synthesized(app, 'Pooler').spec).toEqual({
    cluster: { name: 'orders' },
    pgbouncer: {},
    deploymentStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '50%' } },
    template: { metadata: { labels: { app: 'pooler' } }, spec: { containers: [{ name: 'pgbouncer', resources: { requests: { cpu: '100m' } } }], hostIPC: false } },
  });
});

test('an empty list of containers stays', () => {
  const { app, chart, cluster } = shop();
  new Pooler(chart, 'pool', { cluster, pgbouncer: {}, template: { spec: { containers: [], priorityClassName: 'high' } } });
  expect(synthesized(app, 'Pooler').spec.template.spec).toEqual({ containers: [], priorityClassName: 'high' });
});

test('the image comes from a catalog', () => {
  const { app, chart, cluster } = shop();
  const catalog = new ClusterImageCatalog(chart, 'images', { images: [{ major: 17, image: 'postgres:17' }], componentImages: [{ key: 'pool', image: 'pgbouncer:1' }] });
  new Pooler(chart, 'pool', { cluster, pgbouncer: { imageCatalogRef: catalog.componentImageRef('pool') } });
  expect(synthesized(app, 'Pooler').spec.pgbouncer.imageCatalogRef).toEqual({
    apiGroup: 'postgresql.cnpg.io', kind: 'ClusterImageCatalog', name: 'images', key: 'pool',
  });
});

test('values that are resolved later', () => {
  const { app, chart, cluster } = shop();
  new Pooler(chart, 'pool', {
    cluster,
    instances: Lazy.any({ produce: () => 3 }) as any,
    pgbouncer: Lazy.any({ produce: () => ({ pgHba: ['local all all peer'] }) }) as any,
    template: Lazy.any({ produce: () => ({ spec: { containers: [] } }) }) as any,
  });
  expect(synthesized(app, 'Pooler').spec).toEqual({
    cluster: { name: 'orders' }, instances: 3, pgbouncer: { pg_hba: ['local all all peer'] }, template: { spec: { containers: [] } },
  });
});

test('a pooler without PgBouncer', () => {
  const { chart, cluster } = shop();
  expect(() => new Pooler(chart, 'pool', { cluster, pgbouncer: undefined as any })).toThrow('plugins/pool: pgbouncer: required field is missing');
});

test('mistakes are thrown with their props', () => {
  const { chart, cluster } = shop();
  const pgbouncer = { pgHba: 'all' as any, poolMode: 'statement' as any };
  expect(() => new Pooler(chart, 'pool', { cluster, pgbouncer })).toThrow(
    /plugins\/pool: pgbouncer\.pgHba: expected a list[^]*plugins\/pool: pgbouncer\.poolMode: "statement" must be one of/);
});

describe('in NetworkPolicies', () => {
  test('its pods may reach the cluster, also from another namespace', () => {
    const { app, chart, cluster } = shop(Distribution.EDB);
    const pooler = new Pooler(chart, 'pool', { cluster, pgbouncer: {} });
    const elsewhere = new Chart(app, 'elsewhere', { namespace: 'elsewhere' });
    new NetworkPolicy(elsewhere, 'policy', { metadata: { name: 'policy' }, selector: cluster }).addIngressRule(pooler, [NetworkPolicyPort.tcp(cluster.port)]);
    expect(synthesized(app, 'NetworkPolicy').spec.ingress).toEqual([{
      from: [{
        podSelector: { matchLabels: { 'k8s.enterprisedb.io/poolerName': 'pool' } }, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
      }],
      ports: [{ port: 5432, protocol: 'TCP' }],
    }]);
  });

  test('a policy selects its pods', () => {
    const { app, chart, cluster } = shop();
    const pooler = new Pooler(chart, 'pool', { cluster, pgbouncer: {} });
    new NetworkPolicy(chart, 'policy', { selector: pooler }).addEgressRule(cluster);
    expect(pooler.toPodSelector()).toBe(pooler);
    expect(synthesized(app, 'NetworkPolicy').spec.podSelector).toEqual({ matchLabels: { 'cnpg.io/poolerName': 'pool' } });
  });
});
