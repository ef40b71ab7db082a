import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import { imported, objectsOfProgram, typescriptFor } from './support/programs';
import { BarmanCloudNames, BarmanCloudPlugin, BarmanCloudPluginProps, Distribution, Operator } from '../../src';
import { isEqualToKubernetes } from '../../src/import/kubernetes-equal';
import { objectsOf } from '../support/manifests';

const GOLDEN = join(__dirname, '..', '..', '..', 'shared', 'goldens', 'barman-cloud', 'manifest.yaml');

beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));

function installation(props: BarmanCloudPluginProps, distribution = Distribution.CLOUDNATIVE_PG): string {
  const app = new App();
  const chart = new Chart(app, 'chart');
  Operator.fromAttributes(chart, 'operator', { distribution, namespace: 'databases' });
  new BarmanCloudPlugin(chart, 'plugin', props);
  return app.synthYaml();
}

test.each<[string, BarmanCloudPluginProps, string]>([
  ['of the newest release', {}, ');'],
  ['of another release', { version: '0.9.0' }, ', { version: \'0.9.0\' });'],
  ['of Helm', { names: BarmanCloudNames.helmChart({ releaseName: 'barman', chartVersion: '0.7.0' }), customResourceDefinition: false },
    ', {\n  names: BarmanCloudNames.helmChart({ releaseName: \'barman\', chartVersion: \'0.7.0\' }),\n  customResourceDefinition: false,\n});'],
  ['of another registry', { image: 'registry.my-org.io/barman:1', sidecarImage: 'registry.my-org.io/sidecar:1' },
    ', { image: \'registry.my-org.io/barman:1\', sidecarImage: \'registry.my-org.io/sidecar:1\' });'],
])('an installation %s is one construct', (_, props, end) => {
  const text = installation(props);
  const program = typescriptFor(text);
  expect(program).toContain(`new BarmanCloudPlugin(imported, 'barman-cloud'${end}`);
  expect(program).toContain('{ distribution: Distribution.CLOUDNATIVE_PG, namespace: \'databases\' }');
  expect(program).not.toContain('ApiObject');
  expect(objectsOfProgram(program)).toEqual(objectsOf(text));
});

test('an installation that was changed is written as it is', () => {
  const text = installation({}).replace('--log-level=debug', '--log-level=info');
  const program = typescriptFor(text);
  expect(program).not.toContain('new BarmanCloudPlugin');
  expect(objectsOfProgram(program)).toEqual(objectsOf(text));
});

test('clusters use the plugin that the program installs', () => {
  const cluster = 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: db}\nspec:\n  instances: 1\n  storage: {size: 1Gi}\n'
    + '  plugins: [{name: barman-cloud.cloudnative-pg.io, parameters: {barmanObjectName: far}}]\n';
  const { program } = imported(`${cluster}---\n${installation({})}`);
  expect(program.statements.flatMap(({ variable }) => variable?.type ?? [])).toEqual(['cdk8s.App', 'cdk8s.Chart', 'Operator', 'BarmanCloudPlugin', 'ClusterWithPlugins']);
});

const published = existsSync(GOLDEN) ? test : (name: string, _: () => void) => {
  console.warn(`NOT IMPORTED: ${GOLDEN}, which does not exist`);
  test.skip(name, () => {});
};

published('the published manifest is one construct', () => {
  const text = readFileSync(GOLDEN, 'utf8');
  const program = typescriptFor(text);
  expect(program.match(/new \w+\(manifest|new \w+\(imported/g)).toEqual(['new BarmanCloudPlugin(imported']);
  const written = objectsOfProgram(program);
  for (const object of objectsOf(text)) {
    expect(written.filter(one => isEqualToKubernetes(one, object))).toHaveLength(1);
  }
});

test.each<[string, object, object, boolean]>([
  ['empty values', { kind: 'A', spec: { strategy: {}, ports: [], c: null } }, { kind: 'A', spec: {} }, true],
  ['another value', { kind: 'A', spec: { a: 1 } }, { kind: 'A', spec: { a: 2 } }, false],
  ['another issuer', { kind: 'Issuer', spec: { selfSigned: {} } }, { kind: 'Issuer', spec: {} }, false],
  ['another order of arguments', { kind: 'A', args: ['a', 'b'] }, { kind: 'A', args: ['b', 'a'] }, false],
  ['another order of verbs', { kind: 'A', rules: [{ verbs: ['a', 'b'] }] }, { kind: 'A', rules: [{ verbs: ['b', 'a'] }] }, true],
  ['a default of probes', { kind: 'A', readinessProbe: { periodSeconds: 10 } }, { kind: 'A', readinessProbe: {} }, true],
  ['another port type', { kind: 'Service', spec: { type: 'NodePort' } }, { kind: 'Service', spec: {} }, false],
  ['a description in a CRD', { kind: 'CustomResourceDefinition', description: 'a' }, { kind: 'CustomResourceDefinition' }, true],
  ['a description elsewhere', { kind: 'A', description: 'a' }, { kind: 'A' }, false],
])('equal to Kubernetes: %s', (_, one, other, equal) => expect(isEqualToKubernetes(one, other)).toBe(equal));
