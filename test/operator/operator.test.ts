import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart } from 'cdk8s';
import { stringify } from 'yaml';
import { Distribution, Operator, OperatorManifestProps, SidecarPlugin, StandalonePlugin } from '../../src';
import { objectsOf, only, testChart } from '../support/manifests';

let directory: string;
beforeAll(() => (directory = mkdtempSync(join(tmpdir(), 'operator-'))));
afterAll(() => rmSync(directory, { recursive: true }));
beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));

const MANAGER = {
  name: 'manager',
  image: 'example.com/cloudnative-pg:1.29.2',
  args: ['controller', '--config-map-name=config', '--secret-name=config'],
  env: [{ name: 'OPERATOR_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
};

function deployment(manager: object = {}, pod: object = {}, metadata: object = { namespace: 'cnpg-system' }) {
  const labels = { 'app.kubernetes.io/name': 'cloudnative-pg' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'cnpg-controller-manager', ...metadata },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { serviceAccountName: 'cnpg-manager', containers: [{ ...MANAGER, ...manager }], ...pod } },
    },
  };
}

function load(objects: object[], props: Partial<OperatorManifestProps> = {}, namespace?: string) {
  const path = join(directory, `${Math.random()}.yaml`);
  writeFileSync(path, objects.map(object => stringify(object)).join('---\n'));
  const app = new App();
  const chart = new Chart(app, 'plugins', { namespace });
  return { app, chart, operator: Operator.fromManifest(chart, 'operator', { path, ...props }) };
}

describe('from attributes', () => {
  test('the defaults of each distribution', () => {
    const { chart } = testChart();
    expect(Operator.fromAttributes(chart, 'edb')).toMatchObject({
      distribution: Distribution.EDB,
      namespace: 'postgresql-operator-system',
      deploymentName: 'postgresql-operator-controller-manager',
      containerName: 'manager',
      serviceAccountName: undefined,
      socketDirectory: '/plugins',
      user: 10001,
    });
    expect(Operator.fromAttributes(chart, 'cnpg', { distribution: Distribution.CLOUDNATIVE_PG })).toMatchObject({
      namespace: 'cnpg-system', deploymentName: 'cnpg-controller-manager', serviceAccountName: 'cnpg-manager',
    });
  });

  test('getters return copies', () => {
    const operator = Operator.fromAttributes(testChart().chart, 'operator', { watchedNamespaces: ['postgresql-operator-system'] });
    operator.podLabels.app = 'changed';
    operator.watchedNamespaces!.push('changed');
    expect(operator.podLabels).toEqual({ 'app.kubernetes.io/name': 'cloud-native-postgresql' });
    expect(operator.watchedNamespaces).toEqual(['postgresql-operator-system']);
  });
});

test('without any operator all charts of an app share one', () => {
  const app = new App();
  const [one, two] = ['one', 'two'].map(id => new StandalonePlugin(new Chart(app, id), id, { pluginName: `${id}.my-org.io`, image: 'x' }));
  expect(one.operator).toBe(two.operator);
  expect(new StandalonePlugin(new Chart(new App(), 'c'), 'p', { pluginName: 'p', image: 'x' }).operator).not.toBe(one.operator);
});

describe('from a manifest', () => {
  test('what the file contains', () => {
    const env = [{ name: 'WATCH_NAMESPACE', value: 'cnpg-system, shop' }, { name: 'PLUGIN_SOCKET_DIR', value: '/run/plugins' }];
    const { operator } = load([deployment({ env, securityContext: { runAsUser: 26 } })]);
    expect(operator).toMatchObject({
      distribution: Distribution.CLOUDNATIVE_PG,
      namespace: 'cnpg-system',
      deploymentName: 'cnpg-controller-manager',
      serviceAccountName: 'cnpg-manager',
      version: '1.29.2',
      socketDirectory: '/run/plugins',
      watchedNamespaces: ['cnpg-system', 'shop'],
      user: 26,
    });
    expect(ApiObject.of(operator).kind).toBe('Deployment');
  });

  test('the ConfigMap takes precedence over the environment, and props over both', () => {
    const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config', namespace: 'cnpg-system' }, data: { PLUGIN_SOCKET_DIR: '/cm' } };
    const manifest = [config, deployment({ env: [{ name: 'PLUGIN_SOCKET_DIR', value: '/env' }] })];
    expect(load(manifest).operator.socketDirectory).toBe('/cm');
    expect(load([manifest[1]], { socketDirectory: '/mine', version: '1.30.0', kubernetesVersion: '1.33' }).operator).toMatchObject({
      socketDirectory: '/mine', version: '1.30.0', kubernetesVersion: '1.33',
    });
  });

  test('of two variables with one name, the last counts, as in Kubernetes', () => {
    const env = [{ name: 'PLUGIN_SOCKET_DIR', value: '/first' }, { name: 'PLUGIN_SOCKET_DIR', value: '/last' }];
    expect(load([deployment({ env })]).operator.socketDirectory).toBe('/last');
  });

  test('a ConfigMap of another namespace is not the operator\'s', () => {
    const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config', namespace: 'shop' }, data: { PLUGIN_SOCKET_DIR: '/shop' } };
    expect(load([config, deployment({})]).operator.socketDirectory).toBe('/plugins');
  });

  test('a directory in a Secret matters only if no prop sets it', () => {
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'config' }, stringData: { PLUGIN_SOCKET_DIR: '/secret' } };
    expect(() => load([secret, deployment()])).toThrow('[operator-configuration-secret]');
    expect(load([secret, deployment()], { socketDirectory: '/secret' }).operator.socketDirectory).toBe('/secret');
  });

  test.each([['image@sha256:abc', undefined], ['image:latest', undefined], ['r:5000/i:v1.28.4', '1.28.4'], ['i:1.28.4@sha256:abc', '1.28.4']])(
    'the version of %s is %s', (image, version) => {
      expect(load([deployment({ image })]).operator.version).toBe(version);
    });

  test('objects without a namespace get the operator\'s, cluster-scoped ones none, whatever the chart has', () => {
    const objects = [
      { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'cnpg-manager' } }] },
      { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'cnpg-manager' }, rules: [] },
      deployment({}, {}, {}),
    ];
    const { app, operator } = load(objects, { namespace: 'databases' }, 'elsewhere');
    expect(operator.namespace).toBe('databases');
    expect(objectsOf(app).map(({ kind, metadata }) => `${kind} ${metadata.namespace}`)).toEqual([
      'ServiceAccount databases', 'ClusterRole undefined', 'Deployment databases',
    ]);
    expect(load([deployment({}, {}, {})], {}, 'elsewhere').operator.namespace).toBe('elsewhere');
    expect(load([deployment({}, {}, {})]).operator.namespace).toBe('cnpg-system');
  });

  test('the Deployment is the file\'s, and changed by its sidecars only', () => {
    const manifest = deployment({ volumeMounts: [{ name: 'scratch', mountPath: '/controller' }] }, { volumes: [{ name: 'scratch', emptyDir: {} }] });
    const { app, chart, operator } = load([manifest], { kubernetesVersion: '1.33' });
    expect(only(objectsOf(app), 'Deployment')).toEqual(manifest);
    new SidecarPlugin(chart, 'audit', { operator, pluginName: 'audit.my-org.io', image: 'audit:1' });
    const pod = only(objectsOf(app), 'Deployment').spec.template.spec;
    expect(pod.containers).toEqual([{
      ...MANAGER, volumeMounts: [{ name: 'scratch', mountPath: '/controller' }, { name: 'cnpg-i-plugins', mountPath: '/plugins' }],
    }]);
    expect(pod.volumes.map(({ name }: any) => name)).toEqual(['scratch', 'cnpg-i-plugins', 'cnpg-i-no-token']);
  });

  test('a volume that is mounted there already is the one that is shared', () => {
    const { app, chart, operator } = load([deployment(
      { volumeMounts: [{ name: 'plugins', mountPath: '/plugins' }] }, { volumes: [{ name: 'plugins', emptyDir: {} }] },
    )], { kubernetesVersion: '1.33' });
    new SidecarPlugin(chart, 'audit', { operator, pluginName: 'audit.my-org.io', image: 'audit:1' });
    const pod = only(objectsOf(app), 'Deployment').spec.template.spec;
    expect(pod.volumes.map(({ name }: any) => name)).toEqual(['plugins', 'cnpg-i-no-token']);
    expect(pod.initContainers[0].volumeMounts).toEqual([{ name: 'plugins', mountPath: '/plugins' }]);
    expect(pod.containers[0].volumeMounts).toHaveLength(1);
  });

  test('a build of one\'s own is told by its distribution', () => {
    const distribution = Distribution.of({
      name: 'Fork',
      apiGroup: 'pg.example.com',
      keyPrefix: 'example.com',
      operatorNamespace: 'forks',
      operatorDeploymentName: 'fork',
      operatorPodLabels: { 'app.kubernetes.io/name': 'cloudnative-pg' },
    });
    expect(load([deployment()], { distribution }).operator.distribution).toBe(distribution);
  });
});

test('what is not stated is assumed to be the newest, and said once', () => {
  const { app, chart } = testChart();
  const plugin = new StandalonePlugin(chart, 'p', { pluginName: 'p.my-org.io', image: 'x', serverName: 'p.svc' });
  new SidecarPlugin(chart, 's', { pluginName: 's.my-org.io', image: 'x' });
  app.synthYaml();
  app.synthYaml();
  expect(plugin.operator.node.metadata.map(({ data }) => data.split('\n')[0])).toEqual([
    'cnpg-i-operator: the newest versions are assumed, and the app relies on: '
    + 'serverName of plugins/p (operator 1.26.3, 1.27.2, 1.28.0 or later); the native sidecar of plugins/s (Kubernetes 1.29 or later) [version-assumed]',
  ]);
  expect(process.emitWarning).toHaveBeenCalledTimes(1);
});
