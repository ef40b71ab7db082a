import { ApiObject, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  BarmanCloudLogLevel, BarmanCloudNames, BarmanCloudPlugin, BarmanCloudPluginProps, ClusterWithPlugins, Distribution, IssuerKind, ObjectStore,
  Operator, PluginTls, ScheduledBackup,
} from '../../src';
import { validateManifests } from '../support/crd';
import { objectsOf, only, testChart } from '../support/manifests';
import { connection, registrations } from '../support/oracle';

const PRODUCTS = { CloudNativePG: Distribution.CLOUDNATIVE_PG, EDB: Distribution.EDB };
const IMAGES = {
  image: 'ghcr.io/cloudnative-pg/plugin-barman-cloud-testing:main', sidecarImage: 'ghcr.io/cloudnative-pg/plugin-barman-cloud-sidecar-testing:main',
};
const STORE = { configuration: { destinationPath: 's3://backups/', s3Credentials: { inheritFromIAMRole: true } } };

function installed(props: (chart: Chart) => BarmanCloudPluginProps = () => ({}), distribution = Distribution.CLOUDNATIVE_PG): any[] {
  const { app, chart } = testChart();
  Operator.fromAttributes(chart, 'operator', { distribution, version: '1.30.1', kubernetesVersion: '1.33' });
  new BarmanCloudPlugin(chart, 'barman', props(chart));
  return objectsOf(app);
}

const containerIn = (objects: any[]) => only(objects, 'Deployment').spec.template.spec.containers[0];
const namesIn = (objects: any[]) => objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort();

describe.each(Object.entries(PRODUCTS))('one line on %s', (_, distribution) => {
  const { apiGroup, keyPrefix, operatorNamespace: namespace } = distribution;
  const objects = installed(() => IMAGES, distribution);

  test('installs what is published, and the operator reaches it', () => {
    expect(namesIn(objects)).toEqual([
      'Certificate barman-cloud-client', 'Certificate barman-cloud-server', 'ClusterRole barman-plugin-metrics-auth-role',
      'ClusterRole barman-plugin-metrics-reader', 'ClusterRole barman-plugin-objectstore-editor-role', 'ClusterRole barman-plugin-objectstore-viewer-role',
      'ClusterRole plugin-barman-cloud', 'ClusterRoleBinding barman-plugin-metrics-auth-rolebinding', 'ClusterRoleBinding plugin-barman-cloud-binding',
      'CustomResourceDefinition objectstores.barmancloud.cnpg.io', 'Deployment barman-cloud', 'Issuer selfsigned-issuer',
      'Role barman-plugin-leader-election-role', 'RoleBinding barman-plugin-leader-election-rolebinding',
      // the suffix is kustomize's hash of the content
      'Secret plugin-barman-cloud-8tfddg42gf', 'Service barman-cloud', 'ServiceAccount plugin-barman-cloud',
    ]);
    const operator = { apiGroup, keyPrefix, namespace, version: '1.30.1' };
    const [registration] = registrations(objects, operator);
    expect(registration).toMatchObject({ outcome: 'registered' });
    expect(connection(objects, operator, registration)).toEqual({ ok: true });
    expect(validateManifests(objects)).toEqual([]);
  });

  test('with the rights on the product\'s own kinds', () => {
    const { rules } = only(objects, 'ClusterRole', 'plugin-barman-cloud');
    expect(rules.filter(({ resources }: any) => /backups|clusters/.test(resources[0])).map((rule: any) => rule.apiGroups)).toEqual([[apiGroup], [apiGroup]]);
  });
});

test('by default the newest known release, as it is published', () => {
  const objects = installed();
  const container = containerIn(objects);
  expect(container).toMatchObject({
    image: 'ghcr.io/cloudnative-pg/plugin-barman-cloud:v0.14.0',
    args: [
      'operator', '--server-cert=/server/tls.crt', '--server-key=/server/tls.key', '--client-cert=/client/tls.crt', '--server-address=:9090', '--leader-elect',
      '--log-level=debug',
    ],
    readinessProbe: { tcpSocket: { port: 9090 }, initialDelaySeconds: 10 },
  });
  expect(container).not.toHaveProperty('resources');
  const { metadata, data } = only(objects, 'Secret');
  expect(Buffer.from(data.SIDECAR_IMAGE, 'base64').toString()).toBe('ghcr.io/cloudnative-pg/plugin-barman-cloud-sidecar:v0.14.0');
  expect(container.env).toEqual([{ name: 'SIDECAR_IMAGE', valueFrom: { secretKeyRef: { name: metadata.name, key: 'SIDECAR_IMAGE' } } }]);
  expect(only(objects, 'Deployment').spec.strategy).toEqual({ type: 'Recreate' });
});

test('everything that a site changes', () => {
  const objects = installed(chart => ({
    version: 'v0.13.0',
    registry: 'registry.my-org.io/ghcr',
    imagePullSecrets: [kplus.Secret.fromSecretName(chart, 'registry', 'registry-credentials')],
    imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
    logLevel: BarmanCloudLogLevel.INFO,
    args: ['--metrics-bind-address=:8080'],
    resources: { cpu: { request: kplus.Cpu.millis(50) } },
    labels: { team: 'dba' },
    annotations: { owner: 'dba' },
    podLabels: { scrape: 'yes' },
    priorityClassName: 'system-cluster-critical',
    nodeSelector: { disk: 'ssd' },
    customResourceDefinition: false,
  }));
  const pod = only(objects, 'Deployment').spec.template;
  expect(pod).toMatchObject({
    metadata: { labels: { scrape: 'yes', app: 'barman-cloud' } },
    spec: { imagePullSecrets: [{ name: 'registry-credentials' }], priorityClassName: 'system-cluster-critical', nodeSelector: { disk: 'ssd' } },
  });
  expect(pod.spec.containers[0]).toMatchObject({ image: 'registry.my-org.io/ghcr/cloudnative-pg/plugin-barman-cloud:v0.13.0', imagePullPolicy: 'IfNotPresent', resources: { requests: { cpu: '50m' } } });
  expect(pod.spec.containers[0].args.slice(-2)).toEqual(['--log-level=info', '--metrics-bind-address=:8080']);
  expect(Buffer.from(only(objects, 'Secret').data.SIDECAR_IMAGE, 'base64').toString())
    .toBe('registry.my-org.io/ghcr/cloudnative-pg/plugin-barman-cloud-sidecar:v0.13.0');
  expect(objects.filter(({ metadata }) => metadata.labels?.team !== 'dba' || metadata.annotations?.owner !== 'dba')).toEqual([]);
  expect(objects.filter(({ kind }) => kind === 'CustomResourceDefinition')).toEqual([]);
});

test('as the Helm chart names it', () => {
  const objects = installed(() => ({ version: '0.13.0', names: BarmanCloudNames.helmChart({ releaseName: 'backups', chartVersion: '0.7.0' }) }));
  expect(namesIn(objects)).toEqual([
    'Certificate barman-cloud-client', 'Certificate barman-cloud-server', 'ClusterRole backups-plugin-barman-cloud',
    'ClusterRoleBinding backups-plugin-barman-cloud-binding', 'ConfigMap plugin-barman-cloud-config',
    'CustomResourceDefinition objectstores.barmancloud.cnpg.io', 'Deployment backups-plugin-barman-cloud', 'Issuer backups-plugin-barman-cloud-selfsigned-issuer',
    'Role backups-plugin-barman-cloud-leader-election-role', 'RoleBinding backups-plugin-barman-cloud-leader-election-rolebinding', 'Service barman-cloud',
    'ServiceAccount backups-plugin-barman-cloud',
  ]);
  const { metadata, spec } = only(objects, 'Deployment');
  const selected = { 'app.kubernetes.io/name': 'plugin-barman-cloud', 'app.kubernetes.io/instance': 'backups' };
  expect(spec.selector.matchLabels).toEqual(selected);
  expect(metadata.labels).toEqual({
    ...selected, 'helm.sh/chart': 'plugin-barman-cloud-0.7.0', 'app.kubernetes.io/version': 'v0.13.0', 'app.kubernetes.io/managed-by': 'Helm',
  });
  expect(only(objects, 'Service').spec.selector).toEqual(selected);
  expect(containerIn(objects)).toMatchObject({
    env: [{ name: 'SIDECAR_IMAGE', valueFrom: { configMapKeyRef: { name: 'plugin-barman-cloud-config', key: 'SIDECAR_IMAGE' } } }],
    readinessProbe: { tcpSocket: { port: 8081 } },
    livenessProbe: { tcpSocket: { port: 8081 } },
  });
  expect(only(objects, 'Certificate', 'barman-cloud-server').spec.privateKey).toEqual({ rotationPolicy: 'Always' });
});

test('a chart without overrides has its release\'s name, and Helm\'s labels only on request', () => {
  const { metadata } = only(installed(() => ({ names: BarmanCloudNames.helmChart() })), 'Deployment');
  expect(metadata).toMatchObject({
    name: 'plugin-barman-cloud', labels: { 'app.kubernetes.io/name': 'plugin-barman-cloud', 'app.kubernetes.io/instance': 'plugin-barman-cloud' },
  });
  expect(Object.keys(metadata.labels)).toHaveLength(2);
  const named = only(installed(() => ({ names: BarmanCloudNames.helmChart({ releaseName: 'a', fullName: 'barman' }) })), 'Deployment');
  expect(named.metadata.name).toBe('barman');
});

test('older releases have other roles', () => {
  const names = (version: string) => namesIn(installed(() => ({ version }))).filter(name => name.startsWith('Role '));
  expect(names('0.8.0')).toEqual(['Role barman-plugin-leader-election-role']);
  expect(names('0.7.0')).toEqual(['Role leader-election-role']);
  const finalizers = (version: string) => JSON.stringify(installed(() => ({ version }))).includes('clusters/finalizers');
  expect([finalizers('0.5.0'), finalizers('0.6.0')]).toEqual([false, true]);
});

test('with a company\'s issuer, the plugin trusts the authority', () => {
  const objects = installed(() => ({ tls: PluginTls.issuer({ name: 'company', kind: IssuerKind.CLUSTER_ISSUER }) }));
  expect(containerIn(objects).args).toContain('--client-cert=/client/ca.crt');
  expect(namesIn(objects).filter(name => /^(Issuer|Certificate)/.test(name))).toEqual(['Certificate barman-cloud-client', 'Certificate barman-cloud-server']);
});

test('a release that is none', () => {
  expect(() => installed(() => ({ version: 'main' }))).toThrow('version: "main" is invalid: expected a release such as 0.14.0');
});

test('the CRD has the fields of the release', () => {
  const sidecar = (version: string) => only(installed(() => ({ version })), 'CustomResourceDefinition')
    .spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.instanceSidecarConfiguration.properties;
  expect(sidecar('0.14.0').logLevel).toEqual({ type: 'string', enum: ['error', 'warning', 'info', 'debug', 'trace'], default: 'info' });
  expect(sidecar('0.6.0').logLevel).toBeUndefined();
  expect(sidecar('0.14.0').env.items).toMatchObject({
    type: 'object', required: ['name'], properties: { valueFrom: { properties: { secretKeyRef: { 'required': ['key'], 'x-kubernetes-map-type': 'atomic' } } } },
  });
  expect(sidecar('0.14.0').resources.properties).toMatchObject({
    claims: { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] },
    limits: { type: 'object', additionalProperties: { 'anyOf': [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true } },
  });
});

describe('in clusters', () => {
  function clusters(barmanOf: (chart: Chart) => ReturnType<typeof BarmanCloudPlugin.installed>): any[] {
    const { app, chart } = testChart();
    Operator.fromAttributes(chart, 'operator', { distribution: Distribution.CLOUDNATIVE_PG, version: '1.30.1', kubernetesVersion: '1.33' });
    const barman = barmanOf(chart);
    const store = new ObjectStore(chart, 'store', STORE);
    const small = { instances: 1, storage: { size: '1Gi' } };
    const orders = new ClusterWithPlugins(chart, 'orders', { ...small, plugins: [barman.archiveTo(store)] });
    new ScheduledBackup(chart, 'daily', { cluster: orders, plugin: barman, schedule: '@daily' });
    new ClusterWithPlugins(chart, 'restored', {
      ...small,
      ...barman.recoverFrom(store, { serverName: 'orders', database: 'shop', recoveryTarget: { targetTime: '2026-01-01 00:00:00.00000+00' } }),
      plugins: [barman.archiveTo(store, { serverName: 'restored-1' })],
    });
    new ClusterWithPlugins(chart, 'follower', { ...small, ...barman.replicaOf(store, { serverName: 'orders', name: 'origin', minApplyDelay: '8h' }) });
    const objects = objectsOf(app);
    expect(validateManifests(objects)).toEqual([]);
    return objects;
  }

  const NAME = 'barman-cloud.cloudnative-pg.io';

  test.each([
    ['of this app', (chart: Chart) => new BarmanCloudPlugin(chart, 'barman')],
    ['that somebody else installed', (chart: Chart) => BarmanCloudPlugin.installed(chart, 'barman', { version: '0.14.0' })],
  ])('the plugin %s archives, recovers and is followed', (_, barmanOf) => {
    const objects = clusters(barmanOf);
    const spec = (name: string) => only(objects, 'Cluster', name).spec;
    expect(spec('orders').plugins).toEqual([{ name: NAME, isWALArchiver: true, parameters: { barmanObjectName: 'store' } }]);
    expect(only(objects, 'ScheduledBackup').spec.pluginConfiguration).toEqual({ name: NAME });
    const origin = { name: NAME, parameters: { barmanObjectName: 'store', serverName: 'orders' } };
    expect(spec('restored')).toMatchObject({
      bootstrap: { recovery: { source: 'orders', database: 'shop', recoveryTarget: { targetTime: '2026-01-01 00:00:00.00000+00' } } },
      externalClusters: [{ name: 'orders', plugin: origin }],
      plugins: [{ parameters: { barmanObjectName: 'store', serverName: 'restored-1' } }],
    });
    expect(spec('follower')).toMatchObject({
      bootstrap: { recovery: { source: 'origin' } },
      externalClusters: [{ name: 'origin', plugin: origin }],
      replica: { enabled: true, source: 'origin', minApplyDelay: '8h' },
    });
  });

  test('a cluster that is recovered under its own name has a number that is edited', () => {
    const { chart } = testChart();
    const barman = BarmanCloudPlugin.installed(chart, 'barman');
    const store = new ObjectStore(chart, 'store', STORE);
    const written = (generation?: number) => barman.archiveTo(store, { serverName: 'orders', generation }).parameters;
    expect([undefined, null as any, 1, 2, 10].map(written).map(parameters => parameters!.serverName)).toEqual(['orders', 'orders', 'orders', 'orders-2', 'orders-10']);
    expect(barman.recoverFrom(store, { serverName: 'orders', generation: 2 })).toMatchObject({
      bootstrap: { recovery: { source: 'orders' } }, externalClusters: [{ name: 'orders', plugin: { parameters: { serverName: 'orders-2' } } }],
    });
    expect(barman.replicaOf(store, { serverName: 'orders', generation: 3 })).toMatchObject({
      replica: { source: 'orders' }, externalClusters: [{ name: 'orders', plugin: { parameters: { serverName: 'orders-3' } } }],
    });
  });

  test('what somebody else installed has no objects', () => {
    const { chart } = testChart();
    const barman = BarmanCloudPlugin.installed(chart, 'barman');
    expect(barman.pluginName).toBe(NAME);
    expect(chart.node.findAll().filter(ApiObject.isApiObject)).toEqual([]);
  });
});
