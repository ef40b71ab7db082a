import { ApiObject, App, Chart, Duration, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { parse } from 'yaml';
import { Distribution, Operator, OperatorAttributes, SidecarPlugin, SidecarPluginProps, SidecarStart } from '../../src';
import { objectsOf, only, testChart } from '../support/manifests';
import { sidecarByDefault } from '../support/snapshot-programs';

const BASE = { pluginName: 'audit.my-org.io', image: 'audit:1.0.0' };

beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));

function synth(props: Partial<SidecarPluginProps> = {}, attributes: OperatorAttributes = {}) {
  const { app, chart } = testChart();
  const operator = Operator.fromAttributes(chart, 'operator', { kubernetesVersion: '1.33', ...attributes });
  const plugin = new SidecarPlugin(chart, 'audit', { ...BASE, operator, ...props });
  const objects = objectsOf(app);
  const deployment = only(objects, 'Deployment');
  return { objects, operator, plugin, deployment, pod: deployment.spec.template.spec };
}

test('a protected fragment of the operator\'s Deployment', () => {
  const { deployment } = synth();
  expect(deployment.metadata).toEqual({
    name: 'postgresql-operator-controller-manager',
    namespace: 'postgresql-operator-system',
    annotations: {
      'argocd.argoproj.io/sync-options': 'ServerSideApply=true,Prune=false,Delete=false,Replace=false',
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
      'kustomize.toolkit.fluxcd.io/ssa': 'Merge',
    },
  });
  expect(Object.keys(deployment.spec)).toEqual(['template']);
  const { app, chart } = testChart();
  sidecarByDefault(chart);
  expect(objectsOf(app)).toEqual([deployment]);
  expect(deployment).toMatchSnapshot();
});

test('a native sidecar, and a container that waits for its socket before the operator starts', () => {
  const { pod, plugin } = synth();
  expect(pod.initContainers.map(({ name, restartPolicy }: any) => [name, restartPolicy])).toEqual([['audit', 'Always'], ['audit-wait', undefined]]);
  expect(pod.initContainers[1].image).toMatch(/^busybox:1\.37\.0@sha256:[\da-f]{64}$/);
  expect(pod.initContainers[1].command.slice(-2)).toEqual(['/plugins/audit.my-org.io', '60']);
  expect(plugin.socketPath).toBe('/plugins/audit.my-org.io');
  expect(pod.containers).toEqual([{ name: 'manager', volumeMounts: [{ name: 'cnpg-i-plugins', mountPath: '/plugins' }] }]);
  expect(pod.volumes).toEqual([{ name: 'cnpg-i-plugins', emptyDir: {} }, { name: 'cnpg-i-no-token', emptyDir: {} }]);
});

test('the container that waits does not see the operator\'s token, unless it is wanted', () => {
  const directory = '/var/run/secrets/kubernetes.io/serviceaccount';
  const mountsOf = (props: Partial<SidecarPluginProps>) => synth(props).pod.initContainers.map(({ volumeMounts }: any) => volumeMounts.slice(1));
  expect(mountsOf({})).toEqual([[], [{ name: 'cnpg-i-no-token', mountPath: directory, readOnly: true }]]);
  expect(mountsOf({ waitServiceAccountToken: true })).toEqual([[], []]);
  for (const props of [{ waitServiceAccountToken: true }, { waitForSocket: false }]) {
    expect(synth(props).pod.volumes.map(({ name }: any) => name)).toEqual(['cnpg-i-plugins']);
  }
});

test('a volume of the user\'s cannot take the place of the empty one', () => {
  const { chart } = testChart();
  const volumeMounts = [{ path: '/tmp', volume: kplus.Volume.fromEmptyDir(chart, 'tmp', 'cnpg-i-no-token') }];
  expect(() => synth({ volumeMounts })).toThrow('"cnpg-i-no-token" is already the name of another volume');
});

test('each container is restricted, whatever the pod sets', () => {
  const restricted = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  };
  const contexts = (props: Partial<SidecarPluginProps>, user?: number) =>
    synth(props, { user }).pod.initContainers.map(({ securityContext }: any) => securityContext);
  const user = { runAsUser: 10001, runAsGroup: 10001 };
  expect(contexts({})).toEqual([{ ...restricted, ...user }, { ...restricted, ...user }]);
  expect(contexts({}, 0)).toEqual([restricted, restricted]); // the platform assigns one
  expect(contexts({ securityContext: { ensureNonRoot: false } })[0]).toEqual({ ...restricted, ...user, runAsNonRoot: false });
  expect(contexts({ restricted: false })).toEqual([undefined, undefined]);
  // the kubelet would start none of them
  expect(contexts({ securityContext: { user: 0 } }).map((one: any) => one.runAsNonRoot)).toEqual([undefined, undefined]);
});

test('the operator\'s own user, which may connect to the socket', () => {
  const { pod } = synth({}, { user: 26 });
  expect(pod.initContainers.map(({ securityContext }: any) => securityContext.runAsUser)).toEqual([26, 26]);
  const assigned = synth({}, { user: 0 }).pod;
  expect(assigned.initContainers[0].securityContext).not.toHaveProperty('runAsUser');
});

test('an image, a time and a user of one\'s own for the container that waits', () => {
  const [, wait] = synth({
    waitImage: 'mirror.example.com/busybox:1', waitTimeout: Duration.minutes(2), securityContext: { user: 10001 },
  }).pod.initContainers;
  expect(wait.image).toBe('mirror.example.com/busybox:1');
  expect(wait.command.slice(-1)).toEqual(['120']);
  expect(wait.securityContext.runAsUser).toBe(10001);
});

test.each<[string, Partial<SidecarPluginProps>]>([
  ['a startup probe', { startup: kplus.Probe.fromTcpSocket({ port: 8081 }) }],
  ['the switch', { waitForSocket: false }],
])('%s stands in for the container that waits', (_, props) => {
  expect(synth(props).pod.initContainers.map(({ name }: any) => name)).toEqual(['audit']);
});

test('an ordinary container on request', () => {
  const { pod, plugin } = synth({ start: SidecarStart.CONTAINER });
  expect(pod).not.toHaveProperty('initContainers');
  expect(pod.containers.map(({ name }: any) => name)).toEqual(['manager', 'audit']);
  expect(plugin.node.metadata.map(({ type }) => type)).toEqual(['sidecar-race']);
});

test('another directory for sockets is told to both', () => {
  const { pod } = synth({ subcommand: 'plugin', socketFlag: '--plugin-path', args: ['--debug'] }, { socketDirectory: '/run/plugins' });
  expect(pod.initContainers[0].args).toEqual(['plugin', '--plugin-path=/run/plugins', '--debug']);
  expect(pod.containers[0]).toEqual({
    name: 'manager',
    env: [{ name: 'PLUGIN_SOCKET_DIR', value: '/run/plugins' }],
    volumeMounts: [{ name: 'cnpg-i-plugins', mountPath: '/run/plugins' }],
  });
});

test('volumes, environment and pull secrets of the plugin\'s own', () => {
  const { app, chart } = testChart();
  const plugin = new SidecarPlugin(chart, 'audit', {
    ...BASE,
    envVariables: { A: kplus.EnvValue.fromValue('1') },
    volumeMounts: [{ path: '/tmp', volume: kplus.Volume.fromEmptyDir(chart, 'tmp', 'tmp') }],
    imagePullSecrets: [kplus.Secret.fromSecretName(chart, 'pull', 'pull')],
  });
  plugin.container.env.addVariable('B', kplus.EnvValue.fromValue('2'));
  const pod = only(objectsOf(app), 'Deployment').spec.template.spec;
  expect(pod.initContainers[0].env).toEqual([{ name: 'A', value: '1' }, { name: 'B', value: '2' }]);
  expect(pod.initContainers[0].volumeMounts.map(({ mountPath }: any) => mountPath)).toEqual(['/tmp', '/plugins']);
  expect(pod.volumes.map(({ name }: any) => name)).toEqual(['cnpg-i-plugins', 'tmp', 'cnpg-i-no-token']);
  expect(pod.imagePullSecrets).toEqual([{ name: 'pull' }]);
});

test('several sidecars, in several charts, are one Deployment', () => {
  const app = new App();
  const [one, two] = ['one', 'two'].map(id => new Chart(app, id));
  const first = new SidecarPlugin(one, 'audit', BASE);
  const second = new SidecarPlugin(two, 'mask', { pluginName: 'mask.my-org.io', image: 'mask:1' });
  expect(ApiObject.of(second)).toBe(ApiObject.of(first));
  const pod = only(objectsOf(app), 'Deployment').spec.template.spec;
  expect(pod.initContainers.map(({ name }: any) => name)).toEqual(['audit', 'audit-wait', 'mask', 'mask-wait']);
  expect(pod.volumes).toHaveLength(2);
  expect(pod.containers[0].volumeMounts).toHaveLength(1);
});

test('the same as a strategic-merge patch, which never holds a null', () => {
  const { operator, deployment } = synth();
  const patch = operator.sidecarPatch();
  expect(patch).not.toMatch(/null|[&*]a\d/);
  expect(parse(patch).spec).toEqual(deployment.spec);
  expect(parse(patch).metadata).toEqual({ name: 'postgresql-operator-controller-manager', namespace: 'postgresql-operator-system' });
});

test('only the patch, without a fragment', () => {
  const { app, chart } = testChart();
  const operator = Operator.fromAttributes(chart, 'operator', { sidecarFragment: false, kubernetesVersion: '1.33' });
  new SidecarPlugin(chart, 'audit', { ...BASE, operator });
  expect(objectsOf(app)).toEqual([]);
  expect(parse(operator.sidecarPatch()).spec.template.spec.initContainers).toHaveLength(2);
});

test('rules are bound to the operator\'s ServiceAccount', () => {
  const rules = [{ apiGroups: [''], resources: ['events'], verbs: ['create'] }];
  const { app, chart } = testChart();
  const operator = Operator.fromAttributes(chart, 'operator', { distribution: Distribution.CLOUDNATIVE_PG, kubernetesVersion: '1.33' });
  const plugin = new SidecarPlugin(chart, 'audit', { ...BASE, operator, roleRules: rules, clusterRoleRules: rules });
  plugin.addRole('more', { rules });
  plugin.addClusterRole('most', { rules });
  const bindings = objectsOf(app).filter(({ kind }) => kind.endsWith('Binding'));
  expect(bindings.map(({ metadata }) => metadata.name)).toEqual(['audit', 'audit.my-org.io', 'audit-more', 'audit.my-org.io-most']);
  expect(bindings.map(({ subjects }) => subjects[0])).toEqual(Array(4).fill({ kind: 'ServiceAccount', name: 'cnpg-manager', namespace: 'cnpg-system' }));
});

test('JSON patches of the Deployment', () => {
  const { app, chart } = testChart();
  ApiObject.of(new SidecarPlugin(chart, 'audit', BASE)).addJsonPatch(JsonPatch.remove('/metadata/annotations'));
  expect(only(objectsOf(app), 'Deployment').metadata).not.toHaveProperty('annotations');
});
