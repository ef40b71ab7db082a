import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import { Kind, kindOf, Mistake } from './mistakes';
import { DeploymentScenario, deploymentScenario, operatorDeployment, writeManifest } from './operator-manifest';
import { containerNameOf, defineSidecar, SidecarScenario, sidecarScenarios } from './sidecar-scenario';
import { Distribution, Operator, OperatorAttributes, SidecarPluginProps, SidecarStart, StandalonePlugin } from '../../src';

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'operator-'));
const MANIFEST = path.join(directory, 'operator.yaml');

/** Valid plugins on an operator, the first of which gets other props. */
interface Scenario {
  readonly plugins: SidecarScenario[];
  readonly attributes: OperatorAttributes;
  readonly over: Partial<SidecarPluginProps>;
}

function scenarios<T>(bad: fc.Arbitrary<T>, spoil: (value: T, plugins: SidecarScenario[]) => Partial<Scenario>): fc.Arbitrary<Scenario> {
  return fc.tuple(sidecarScenarios, bad).map(([plugins, value]) => {
    const attributes = { distribution: Distribution.CLOUDNATIVE_PG };
    const { attributes: further, ...others } = spoil(value, plugins);
    return { plugins, over: {}, ...others, attributes: { ...attributes, ...further } };
  });
}

/** Volumes belong to a scope, hence a function of the chart. */
type Further = (chart: Chart, operator: Operator, plugins: SidecarScenario[]) => Partial<SidecarPluginProps>;

/** The plugins, the first one with what needs the chart to be made. */
function run(further: Further = () => ({})) {
  return ({ plugins, attributes, over }: Scenario): App => {
    const app = new App();
    const chart = new Chart(app, 'chart');
    const operator = Operator.fromAttributes(chart, 'operator', attributes);
    plugins.forEach((plugin, index) =>
      defineSidecar(chart, `plugin-${index}`, plugin, operator, index === 0 ? { ...over, ...further(chart, operator, plugins) } : {}));
    return app;
  };
}

const emptyDir = (chart: Chart, name: string, at: string): Partial<SidecarPluginProps> =>
  ({ volumeMounts: [{ path: at, volume: kplus.Volume.fromEmptyDir(chart, `${name}-of-a-mistake`, name) }] });

const any = fc.constant(undefined);
const elsewhere = { distribution: Distribution.CLOUDNATIVE_PG, socketDirectory: '/sockets/of/plugins' };

const MISTAKES: Mistake<Scenario>[] = [
  ['no plugin name', 'plugin-name', scenarios(fc.constantFrom('', 'a/b', '-', 'a b', 'x'.repeat(64)), pluginName => ({ over: { pluginName } }))],
  ['no name', 'container-name', scenarios(fc.constantFrom('A', 'a.b', '-a'), name => ({ over: { name, containerName: undefined } }))],
  ['no container name', 'container-name', scenarios(fc.constantFrom('A', 'a.b', '-a', 'x'.repeat(64)), containerName => ({ over: { containerName } }))],
  ['no room for the name of the container that waits', 'container-name', scenarios(fc.integer({ min: 59, max: 63 }), length => ({
    over: { containerName: 'x'.repeat(length), start: SidecarStart.NATIVE, startup: undefined, waitForSocket: true },
  }))],
  ['no image', 'image', scenarios(fc.constantFrom('', ' '), image => ({ over: { image } }))],
  ['no directory', 'socket-directory', scenarios(
    fc.constantFrom('/', 'plugins', './plugins', '/a b', '/a%20', '/a?b', '/a#b'),
    socketDirectory => ({ attributes: { socketDirectory } }))],
  ['a long path', 'socket-path', scenarios(fc.integer({ min: 44, max: 200 }), length => ({
    attributes: { socketDirectory: `/${'d'.repeat(length - 1)}` }, over: { pluginName: 'x'.repeat(63), name: 'p' },
  }))],
  ['a program with another directory', 'socket-flag', scenarios(fc.constantFrom<string[]>('/plugin', '/run/plugins'), socketDirectory => ({
    attributes: { socketDirectory }, over: { socketFlag: undefined, args: ['--plugin-path=/plugins'], command: undefined, envVariables: {} },
  }))],
  ['a Kubernetes without native sidecars', 'native-sidecar', scenarios(fc.constantFrom('1.28', '1.28.15', 'v1.27.0', '1.9'), kubernetesVersion => ({
    attributes: { kubernetesVersion }, over: { start: SidecarStart.NATIVE },
  }))],
  ['no image that waits', 'image', scenarios(fc.constantFrom('', ' '), waitImage => ({
    over: { waitImage, start: SidecarStart.NATIVE, startup: undefined, waitForSocket: true },
  }))],
  ['no time to wait', 'wait-timeout', scenarios(fc.constantFrom(0, 500, 1500), count => ({ over: { waitTimeout: Duration.millis(count) } }))],
  ['no quantity of the CPU', 'quantity', scenarios(fc.constantFrom(-1, NaN), count => ({ over: { resources: { cpu: { request: kplus.Cpu.units(count) } } } }))],
  ['a container of the operator', 'sidecar-container-unique', scenarios(any, () => ({ over: { containerName: 'manager' } }))],
  ['a container of another plugin', 'sidecar-container-unique',
    scenarios(any, (_, plugins) => ({ plugins: [plugins[0], spoiled(plugins[0], { pluginName: 'second.example.com', name: 'second' })] }))
      .map(scenario => ({ ...scenario, over: { containerName: containerNameOf(scenario.plugins[1]) } }))],
  ['the container that waits for another plugin', 'sidecar-container-unique', scenarios(any, (_, plugins) => ({
    plugins: [spoiled(plugins[0], { containerName: 'first-wait' }), spoiled(plugins[0], {
      pluginName: 'second.example.com', name: 'second', containerName: 'first', start: SidecarStart.NATIVE, waitForSocket: true,
    })].map(plugin => ({ ...plugin, startup: false })),
  }))],
  ['two mounts at one path', 'mount-clash', scenarios(any, () => ({})), run(chart => ({
    volumeMounts: ['one', 'two'].map(name => ({ path: '/mine', volume: kplus.Volume.fromEmptyDir(chart, `${name}-of-a-mistake`, name) })),
  }))],
  ['a plugin twice', 'plugin-name-unique',
    scenarios(any, (_, plugins) => ({ plugins: [plugins[0], spoiled(plugins[0], { name: 'second', containerName: 'second' })] }))],
  ['the plugin of a standalone plugin', 'plugin-name-unique', scenarios(any, () => ({})), run((chart, operator, [{ props: { pluginName } }]) => {
    new StandalonePlugin(chart, 'standalone', { operator, pluginName, name: 'standalone', image: 'registry/plugin' });
    return {};
  })],
  ['roles of one name', 'object-name-unique', scenarios(any, (_, plugins) => ({
    plugins: ['first', 'second'].map(word => spoiled(plugins[0], {
      pluginName: word, name: 'same', containerName: word, roleRules: [{ apiGroups: [''], resources: ['secrets'], verbs: [word === 'first' ? 'get' : 'list'] }],
    })),
  }))],
  ['rules for an operator whose account is not known', 'operator-service-account', scenarios(any, () => ({
    attributes: { distribution: Distribution.EDB }, over: { roleRules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }] },
  }))],
  ['a volume over the sockets', 'socket-shared', scenarios(any, () => ({ attributes: elsewhere })),
    run(chart => emptyDir(chart, 'mine', elsewhere.socketDirectory))],
  ['the volume of the sockets', 'sidecar-volume-unique', scenarios(any, () => ({})), run(chart => emptyDir(chart, 'cnpg-i-plugins', '/mine'))],
];

function spoiled(scenario: SidecarScenario, props: Partial<SidecarPluginProps>): SidecarScenario {
  return { ...scenario, volumes: [], props: { ...scenario.props, ...props } };
}


/** An operator's Deployment that is written to a file, and a plugin. */
interface ManifestScenario {
  readonly deployment: DeploymentScenario;
  readonly spoil: (deployment: any) => void;
  readonly plugin: SidecarScenario;
}

function manifests(spoil: (deployment: any) => void): fc.Arbitrary<ManifestScenario> {
  return fc.record({ deployment: deploymentScenario, spoil: fc.constant(spoil), plugin: sidecarScenarios.map(([first]) => first) });
}

function install({ deployment, spoil, plugin }: ManifestScenario): App {
  const app = new App();
  const chart = new Chart(app, 'chart');
  const object = operatorDeployment(deployment, { name: 'operator', namespace: 'db-system' });
  spoil(object);
  writeManifest(MANIFEST, deployment, object);
  defineSidecar(chart, 'plugin', plugin, Operator.fromManifest(chart, 'operator', { path: MANIFEST }));
  return app;
}

const MANIFESTS: Mistake<ManifestScenario>[] = [
  ['a manifest without operator', 'operator-manifest', manifests(({ spec }) => { spec.template.metadata = { labels: { app: 'other' } }; })],
  ['an operator without container', 'operator-container', manifests(({ spec }) => { spec.template.spec.containers.pop(); })],
  ['a container of the manifest', 'pod-name-unique', manifests(({ spec }) => {
    spec.template.spec.initContainers = [{ name: 'taken', image: 'other' }];
  }).map(scenario => ({ ...scenario, plugin: spoiled(scenario.plugin, { containerName: 'taken' }) }))],
];

/** Sidecar plugins, and operators for them, with one mistake each. */
export const SIDECAR_MISTAKES: Kind[] = [
  ...MISTAKES.map(([what, rule, bad, runner = run()]) => kindOf(what, rule, bad, runner)),
  ...MANIFESTS.map(([what, rule, bad]) => kindOf(what, rule, bad, install)),
];
