import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { distributionOf } from './arbitraries';
import { deploymentFacts, DeploymentScenario, deploymentScenario, merged, operatorDeployment, readFilesAtOnce, writeManifest } from './operator-manifest';
import { RUNS } from './runs';
import { containerNameOf, defineSidecar, isNative, SidecarScenario, sidecarScenarios, waits } from './sidecar-scenario';
import { only, parse, synthesize } from './synth';
import { Operator } from '../../src';
import { sidecars } from '../support/oracle';

/** Containers that state no user run as the image's. */
const OF_THE_IMAGE = { spec: { template: { spec: { securityContext: { runAsUser: 10001 } } } } };

const METADATA = { name: 'operator', namespace: 'db-system' };

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'operator-'));
const MANIFEST = path.join(directory, 'operator.yaml');

beforeEach(() => {
  jest.spyOn(process, 'emitWarning').mockImplementation();
  readFilesAtOnce();
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => fs.rmSync(directory, { recursive: true }));

interface Outcome {
  readonly base: any;
  readonly deployment: any;
  readonly objects: any[];
}

/** The operator from a manifest, and what becomes of its Deployment. */
function fromManifest(scenario: DeploymentScenario, plugins: SidecarScenario[]): Outcome {
  const base = operatorDeployment(scenario, METADATA);
  writeManifest(MANIFEST, scenario, base);
  const chart = new Chart(new App(), 'chart', { namespace: 'apps' });
  const operator = Operator.fromManifest(chart, 'operator', { path: MANIFEST });
  plugins.forEach((plugin, index) => defineSidecar(chart, `plugin-${index}`, plugin, operator));
  const objects = synthesize(chart.node.root as App);
  return { base, deployment: only(objects, 'Deployment'), objects };
}

/** The operator from elsewhere, and its Deployment after the fragment was applied. */
function fromAttributes(scenario: DeploymentScenario, plugins: SidecarScenario[]): Outcome & { readonly patched: any } {
  const base = operatorDeployment(scenario, METADATA);
  const app = new App();
  const operator = Operator.fromAttributes(plugins[0].startup ? app : new Chart(app, 'elsewhere', { namespace: 'apps' }), 'operator', {
    distribution: distributionOf({ ...scenario, placement: 'app' }),
    namespace: METADATA.namespace,
    deploymentName: METADATA.name,
    serviceAccountName: 'db-operator',
    socketDirectory: scenario.directory?.path,
    user: scenario.user?.id ?? 0,
  });
  const chart = new Chart(app, 'chart', { namespace: 'apps' });
  plugins.forEach((plugin, index) => defineSidecar(chart, `plugin-${index}`, plugin, operator));
  const objects = synthesize(app);
  const [patch] = parse(operator.sidecarPatch());
  return { base, deployment: merged(base, only(objects, 'Deployment')), objects, patched: merged(base, patch) };
}

/** What holds for the pods of every operator with sidecar plugins. */
function check(scenario: DeploymentScenario, plugins: SidecarScenario[], { base, deployment, objects }: Outcome): void {
  const pod = deployment.spec.template.spec;
  const before = base.spec.template.spec;
  const found = sidecars(merged(OF_THE_IMAGE, deployment), deploymentFacts(scenario, METADATA.namespace));
  const initNames: string[] = (pod.initContainers ?? []).map(({ name }: any) => name);
  for (const plugin of plugins) {
    const name = containerNameOf(plugin);
    const sidecar = found.find(({ container }) => container === name);
    expect(sidecar).toMatchObject({ shared: true, sameUser: true, startsBeforeManager: isNative(plugin) });
    if (plugin.startup) { expect(sidecar!.pluginName).toBe(plugin.props.pluginName); }
    const late = isNative(plugin) && !plugin.startup ? 'without startupProbe the manager may look before the socket exists' : 'the manager may look before the socket exists';
    expect(sidecar!.problems).toEqual(isNative(plugin) && plugin.startup ? [] : [late]);
    const waiting = pod.initContainers?.find((container: any) => container.name === `${name}-wait`);
    expect(waiting !== undefined).toBe(waits(plugin));
    if (waiting) {
      expect(initNames.indexOf(waiting.name)).toBe(initNames.indexOf(name) + 1);
      const socket = `${scenario.directory?.path ?? '/plugins'}/${plugin.props.pluginName}`;
      expect(waiting.command).toEqual(expect.arrayContaining([socket, `${plugin.props.waitTimeout?.toSeconds() ?? 60}`]));
      expect(waiting).not.toHaveProperty('restartPolicy');
      expect(waiting.volumeMounts.map(({ mountPath }: any) => mountPath)).toEqual([
        scenario.directory?.path ?? '/plugins', '/var/run/secrets/kubernetes.io/serviceaccount',
      ]);
    }
  }
  [[...pod.containers, ...pod.initContainers ?? []], pod.volumes, pod.imagePullSecrets ?? []].forEach(named => {
    const names = named.map(({ name }: any) => name);
    expect(names).toEqual([...new Set(names)]);
  });
  expect(initNames.slice(0, before.initContainers?.length ?? 0)).toEqual((before.initContainers ?? []).map(({ name }: any) => name));
  const manager = pod.containers.find(({ name }: any) => name === 'manager');
  expect({ ...manager, env: [], volumeMounts: [] }).toEqual({ ...before.containers.find(({ name }: any) => name === 'manager'), env: [], volumeMounts: [] });
  expect(manager.volumeMounts).toContainEqual({ name: 'scratch', mountPath: '/controller' });
  objects.filter(({ kind }) => kind.endsWith('Binding'))
    .forEach(({ subjects }) => expect(subjects).toEqual([{ kind: 'ServiceAccount', name: 'db-operator', namespace: METADATA.namespace }]));
  const rights = plugins.flatMap(({ props }) => [props.roleRules, props.clusterRoleRules]).filter(rules => rules);
  expect(objects.filter(({ kind }) => kind.endsWith('Binding'))).toHaveLength(rights.length);
}

describe('sidecar plugins', () => {
  test('share the socket directory of an operator from a manifest', () => {
    fc.assert(fc.property(deploymentScenario, sidecarScenarios, (scenario, plugins) => {
      const outcome = fromManifest(scenario, plugins);
      check(scenario, plugins, outcome);
      expect(outcome.objects.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['Namespace', 'ServiceAccount', 'ClusterRole', 'ConfigMap']));
      expect(outcome.deployment.metadata).toEqual(METADATA);
    }), { numRuns: RUNS });
  });

  test('share the socket directory of an operator from elsewhere, by fragment and by patch', () => {
    fc.assert(fc.property(deploymentScenario, sidecarScenarios, (scenario, plugins) => {
      const outcome = fromAttributes(scenario, plugins);
      check(scenario, plugins, outcome);
      expect(outcome.patched.spec).toEqual(outcome.deployment.spec);
    }), { numRuns: RUNS });
  });
});
