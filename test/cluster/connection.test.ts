import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ApplicationSecretKey, ClusterWithPlugins, ClusterWithPluginsProps, Distribution, Operator, ServiceSelectorType, SnapshotType } from '../../src';
import { validateManifests } from '../support/crd';
import { objectsOf, only, testChart } from '../support/manifests';

/** A cluster `db` in a chart; in no namespace where none is stated. */
function define(props: Partial<ClusterWithPluginsProps> = {}, namespace: string | undefined = 'shop') {
  const app = new App();
  const chart = new Chart(app, 'chart', { namespace });
  return { app, chart, cluster: new ClusterWithPlugins(chart, 'db', { instances: 1, storage: { size: '1Gi' }, ...props }) };
}

const bare = () => new ClusterWithPlugins(new Chart(new App(), 'chart'), 'db', { instances: 1, storage: { size: '1Gi' } });
const externalClusters = [{ name: 'db', connectionParameters: { host: 'h' } }, { name: 'old', connectionParameters: { host: 'old' } }];
const archived = [{ name: 'old', barmanObjectStore: { destinationPath: 's3://backups/', s3Credentials: { inheritFromIAMRole: true } } }];
const copying = (replica?: ClusterWithPluginsProps['replica'], own: object = {}): Partial<ClusterWithPluginsProps> =>
  ({ externalClusters, replica, bootstrap: { pgBasebackup: { source: 'old', ...own } } });
const secret = { name: 'mine' };

describe('services', () => {
  test('are named after the cluster', () => {
    const { cluster } = define({ metadata: { name: 'orders' } });
    expect([cluster.readWriteServiceName, cluster.readOnlyServiceName, cluster.readServiceName]).toEqual(['orders-rw', 'orders-ro', 'orders-r']);
    expect(cluster.port).toBe(5432);
  });

  test('have hosts for every namespace where the cluster\'s is known', () => {
    const { cluster } = define();
    expect([cluster.readWriteHost, cluster.readOnlyHost, cluster.readHost]).toEqual(['db-rw.shop.svc', 'db-ro.shop.svc', 'db-r.shop.svc']);
    expect(define({ metadata: { namespace: 'databases' } }).cluster.readWriteHost).toBe('db-rw.databases.svc');
  });

  test('have hosts for the cluster\'s own namespace where it is not known', () => {
    const cluster = bare();
    expect([cluster.readWriteHost, cluster.readOnlyHost, cluster.readHost]).toEqual(['db-rw', 'db-ro', 'db-r']);
  });

  test.each([
    [[ServiceSelectorType.RO], [undefined, 'db-r']], [[ServiceSelectorType.R], ['db-ro', undefined]],
    [[ServiceSelectorType.R, ServiceSelectorType.RO], [undefined, undefined]], [[], ['db-ro', 'db-r']],
  ])('without %j', (disabledDefaultServices, names) => {
    const { cluster } = define({ managed: { services: { disabledDefaultServices } } });
    expect([cluster.readOnlyServiceName, cluster.readServiceName]).toEqual(names);
    expect([cluster.readOnlyHost, cluster.readHost]).toEqual(names.map(name => name && `${name}.shop.svc`));
    expect(cluster.readWriteHost).toBe('db-rw.shop.svc');
  });
});

describe('the application', () => {
  test.each<[string, Partial<ClusterWithPluginsProps>, string | undefined, string]>([
    ['of a cluster of which nothing is stated', {}, 'app', 'db-app'],
    ['of an empty bootstrap', { bootstrap: {} }, 'app', 'db-app'],
    ['of initdb', { bootstrap: { initdb: {} } }, 'app', 'db-app'],
    ['of initdb with a database', { bootstrap: { initdb: { database: 'shop', owner: 'shop' } } }, 'shop', 'db-app'],
    ['of initdb with a Secret', { bootstrap: { initdb: { database: 'shop', owner: 'shop', secret } } }, 'shop', 'mine'],
    ['of a microservice', {
      externalClusters, bootstrap: { initdb: { import: { type: SnapshotType.MICROSERVICE, databases: ['a'], source: { externalCluster: 'old' } } } },
    }, 'app', 'db-app'],
    ['of a monolith', {
      externalClusters, bootstrap: { initdb: { import: { type: SnapshotType.MONOLITH, databases: ['*'], source: { externalCluster: 'old' } } } },
    }, undefined, 'db-app'],
    ['of a copy', copying(), 'app', 'db-app'],
    ['of a copy with a database', copying(undefined, { database: 'shop', owner: 'shop' }), 'shop', 'db-app'],
    ['of a copy with a Secret', copying(undefined, { database: 'shop', owner: 'shop', secret }), 'shop', 'mine'],
    ['of a recovery', { externalClusters: archived, bootstrap: { recovery: { source: 'old' } } }, 'app', 'db-app'],
    ['of a recovery with a database', { externalClusters: archived, bootstrap: { recovery: { source: 'old', database: 'shop' } } }, 'shop', 'db-app'],
    ['of a recovery with a Secret', { externalClusters: archived, bootstrap: { recovery: { source: 'old', database: 'shop', secret } } }, 'shop', 'mine'],
    ['of a recovery that follows', { externalClusters: archived, replica: { enabled: true, source: 'old' }, bootstrap: { recovery: { source: 'old' } } }, undefined, 'db-app'],
    ['of a replica', copying({ enabled: true, source: 'old' }), undefined, 'db-app'],
    ['of a replica with a database', copying({ enabled: true, source: 'old' }, { database: 'shop', owner: 'shop' }), undefined, 'db-app'],
    ['of a replica with a Secret', copying({ enabled: true, source: 'old' }, { secret }), undefined, 'mine'],
    ['of a former replica', copying({ enabled: false, source: 'old' }), 'app', 'db-app'],
    ['of a replica of which no primary is stated', copying({ source: 'old' }), undefined, 'db-app'],
    ['of the primary of two', copying({ primary: 'db', source: 'old' }), 'app', 'db-app'],
    ['of the other of two', copying({ primary: 'old', source: 'old' }), undefined, 'db-app'],
    ['of the primary of two, by another name', copying({ self: 'old', primary: 'old', source: 'db' }), 'app', 'db-app'],
    ['of the other of two, by another name', copying({ self: 'old', primary: 'db', source: 'db' }), undefined, 'db-app'],
  ])('%s', (_, props, database, secretName) => {
    const { cluster } = define(props);
    expect([cluster.applicationDatabase, cluster.applicationSecretName]).toEqual([database, secretName]);
  });
});

describe('other Secrets', () => {
  test.each<[string, Partial<ClusterWithPluginsProps>, string | undefined]>([
    ['nothing stated', {}, undefined],
    ['switched on', { enableSuperuserAccess: true }, 'db-superuser'],
    ['switched on with a Secret', { enableSuperuserAccess: true, superuserSecret: secret }, 'mine'],
    ['switched off with a Secret', { enableSuperuserAccess: false, superuserSecret: secret }, undefined],
    ['a Secret alone', { superuserSecret: secret }, undefined],
  ])('of the superuser: %s', (_, props, name) => {
    expect(define(props).cluster.superuserSecretName).toBe(name);
  });

  test('of the server\'s authority', () => {
    expect(define().cluster.serverCaSecretName).toBe('db-ca');
    expect(define({ certificates: { clientCASecret: 'client' } }).cluster.serverCaSecretName).toBe('db-ca');
    expect(define({ certificates: { serverCASecret: 'ca', serverTLSSecret: 'tls' } }).cluster.serverCaSecretName).toBe('ca');
  });
});

test.each([
  [Distribution.CLOUDNATIVE_PG, { 'cnpg.io/cluster': 'db', 'cnpg.io/podRole': 'instance' }],
  [Distribution.EDB, { 'k8s.enterprisedb.io/cluster': 'db', 'k8s.enterprisedb.io/podRole': 'instance' }],
])('the labels of the pods', (distribution, labels) => {
  const { chart } = testChart();
  const operator = Operator.fromAttributes(chart, 'operator', { distribution });
  const cluster = new ClusterWithPlugins(chart, 'db', { instances: 1, storage: { size: '1Gi' }, operator });
  expect(cluster.podLabels).toEqual(labels);
  cluster.podLabels.more = 'changed';
  expect(cluster.podLabels).toEqual(labels);
});

describe('the environment of an application', () => {
  /** The variables of a container, as the manifest has them. */
  function rendered(props: Partial<ClusterWithPluginsProps>, variables: (cluster: ClusterWithPlugins) => Record<string, kplus.EnvValue>): any[] {
    const { app, chart, cluster } = define(props);
    new kplus.Deployment(chart, 'shop', { containers: [{ image: 'shop', envVariables: variables(cluster) }] });
    const objects = objectsOf(app);
    expect(validateManifests(objects)).toEqual([]);
    expect(objects.map(({ kind }) => kind).sort()).toEqual(['Cluster', 'Deployment']);
    return only(objects, 'Deployment').spec.template.spec.containers[0].env;
  }

  const fromSecret = (name: string, of: string, key: string) => ({ name, valueFrom: { secretKeyRef: { name: of, key } } });

  test('connects as the owner of the database', () => {
    expect(rendered({}, cluster => cluster.connectionVariables())).toEqual([
      { name: 'PGDATABASE', value: 'app' },
      { name: 'PGHOST', value: 'db-rw.shop.svc' },
      fromSecret('PGPASSWORD', 'db-app', 'password'),
      { name: 'PGPORT', value: '5432' },
      fromSecret('PGUSER', 'db-app', 'username'),
    ]);
  });

  test('connects with a Secret of one\'s own', () => {
    expect(rendered({ bootstrap: { initdb: { database: 'orders', owner: 'o', secret } } }, cluster => cluster.connectionVariables())).toEqual([
      { name: 'PGDATABASE', value: 'orders' },
      { name: 'PGHOST', value: 'db-rw.shop.svc' },
      fromSecret('PGPASSWORD', 'mine', 'password'),
      { name: 'PGPORT', value: '5432' },
      fromSecret('PGUSER', 'mine', 'username'),
    ]);
  });

  test('has the values of the Secret one by one', () => {
    const keys = Object.values(ApplicationSecretKey);
    expect(keys).toEqual(['username', 'password', 'dbname', 'host', 'port', 'pgpass', 'uri', 'jdbc-uri', 'fqdn-uri', 'fqdn-jdbc-uri']);
    const variables = (cluster: ClusterWithPlugins) => Object.fromEntries(keys.map(key => [`KEY_${key}`, cluster.applicationSecretValue(key)]));
    expect(rendered({}, variables)).toEqual(keys.map(key => fromSecret(`KEY_${key}`, 'db-app', key)));
  });

  test('is the same for several containers', () => {
    const { cluster } = define();
    cluster.connectionVariables();
    expect(() => cluster.connectionVariables()).not.toThrow();
  });
});

describe('NetworkPolicies', () => {
  const PODS = { matchLabels: { 'k8s.enterprisedb.io/cluster': 'db', 'k8s.enterprisedb.io/podRole': 'instance' } };
  const PORTS = [{ port: 5432, protocol: 'TCP' }];

  /** The policies of an app by name, with what they say. */
  function policies(app: App): Record<string, { namespace?: string; spec: any }> {
    const found = objectsOf(app).filter(({ kind }) => kind === 'NetworkPolicy');
    return Object.fromEntries(found.map(({ metadata, spec }) => [metadata.name, { namespace: metadata.namespace, spec }]));
  }

  function shop(chart: Chart) {
    return new kplus.Deployment(chart, 'shop', { containers: [{ image: 'shop' }], podMetadata: { labels: { app: 'shop' } }, select: false });
  }

  test('are for the pods of the cluster, in its namespace', () => {
    const { app, cluster } = define();
    const elsewhere = new Chart(app, 'elsewhere', { namespace: 'elsewhere' });
    const policy = new kplus.NetworkPolicy(elsewhere, 'policy', { selector: cluster, metadata: { name: 'policy' } });
    policy.addIngressRule(kplus.Pods.select(elsewhere, 'applications', { labels: { app: 'shop' } }), [kplus.NetworkPolicyPort.tcp(cluster.port)]);
    expect(policies(app)).toEqual({
      policy: {
        namespace: 'shop',
        spec: { podSelector: PODS, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: { matchLabels: { app: 'shop' } } }], ports: PORTS }] },
      },
    });
  });

  test.each(['shop', 'elsewhere'])('let an application in %s reach the cluster', namespace => {
    const { app, cluster } = define();
    const chart = new Chart(app, 'application', { namespace });
    const policy = new kplus.NetworkPolicy(chart, 'policy', { metadata: { name: 'policy' }, selector: shop(chart) });
    policy.addEgressRule(cluster, [kplus.NetworkPolicyPort.tcp(cluster.port)]);
    const { spec } = policies(app).policy;
    expect(spec.egress).toEqual([{
      ports: PORTS,
      to: [{ podSelector: PODS, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }],
    }]);
  });

  test('look in their own namespace where the cluster\'s is not known', () => {
    const app = new App();
    const chart = new Chart(app, 'chart');
    const cluster = new ClusterWithPlugins(chart, 'db', { instances: 1, storage: { size: '1Gi' } });
    const policy = new kplus.NetworkPolicy(chart, 'policy', { metadata: { name: 'policy' }, selector: cluster });
    policy.addEgressRule(cluster);
    expect(policies(app).policy).toEqual({
      namespace: undefined,
      spec: { podSelector: PODS, policyTypes: ['Egress'], egress: [{ ports: [], to: [{ podSelector: PODS }] }] },
    });
  });

  test('come with what an application connects to', () => {
    const { app, chart, cluster } = define();
    shop(chart).connections.allowTo(cluster, { ports: [kplus.NetworkPolicyPort.tcp(cluster.port)] });
    const found = Object.values(policies(app));
    expect(found).toHaveLength(2);
    expect(found.map(({ spec }) => spec.policyTypes[0]).sort()).toEqual(['Egress', 'Ingress']);
    const { namespace, spec } = found.find(({ spec: { policyTypes } }) => policyTypes[0] === 'Ingress')!;
    expect(namespace).toBe('shop');
    expect(spec.podSelector).toEqual(PODS);
    expect(spec.ingress[0].ports).toEqual(PORTS);
  });

  test('the peer is the cluster itself', () => {
    const { cluster } = define();
    expect(cluster.toPodSelector()).toBe(cluster);
    expect(cluster.toNetworkPolicyPeerConfig().ipBlock).toBeUndefined();
    expect(cluster.toPodSelectorConfig().namespaces).toEqual({ names: ['shop'] });
  });
});
