import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { verdictOn } from './support/bypassed';
import { api, install } from './support/cluster';
import { crdDirectory, crdRelease } from './support/crds';
import { EXAMPLE_NAMES, exampleObjects } from './support/examples';
import { Distribution } from '../../src';
import { PROGRAMS, synthesize } from '../goldens/programs';
import { objectsOf, testChart } from '../support/manifests';
import { clusterWithEveryKind, standaloneByDefault } from '../support/snapshot-programs';

/** What the API server says of objects that it would not take. */
async function refusals(objects: any[]): Promise<string[]> {
  const answers = await Promise.all(objects.map(async object => ({ object, answer: await api.apply(object, { dryRun: true }) })));
  return answers.filter(({ answer }) => answer.status >= 300).map(({ object, answer }) => `${object.kind} ${object.metadata.name}: ${answer.body.message}`);
}

const ROUND_TRIP = join(__dirname, '../round-trip/manifests');

const namespaces = ['cnpg-system', 'postgresql-operator-system', 'shop'];
const OPERATOR = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'cnpg-cloudnative-pg', namespace: 'cnpg-system' },
  spec: {
    selector: { matchLabels: { app: 'operator' } },
    template: {
      metadata: { labels: { app: 'operator' } },
      spec: { securityContext: { runAsNonRoot: true }, containers: [{ name: 'manager', image: 'operator:1', volumeMounts: [], args: ['controller'] }] },
    },
  },
};

const labelNamespaces = (labels: Record<string, string>) =>
  install(namespaces.map(name => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } })));

beforeAll(() => labelNamespaces({ 'pod-security.kubernetes.io/enforce': 'restricted' }));
// other suites would get warnings for their pods
afterAll(() => labelNamespaces({}));

/** A Pod as the Deployment's controller would make it. */
function podOf(deployment: any): any {
  const { metadata, spec } = deployment.spec.template;
  return { apiVersion: 'v1', kind: 'Pod', metadata: { ...metadata, name: `${deployment.metadata.name}-pod`, namespace: deployment.metadata.namespace }, spec };
}

describe.each(EXAMPLE_NAMES)('%s', example => {
  const objects = exampleObjects(example);
  const whole = objects.filter(({ kind, spec }) => kind !== 'Deployment' || spec.selector);

  test('the API server takes every object, strictly', async () => {
    expect(await refusals(whole)).toEqual([]);
  });

  test('each pod keeps to the Pod Security Standard "restricted"', async () => {
    const pods = whole.filter(({ kind, metadata }) => kind === 'Deployment' && metadata.name !== 'hello-world').map(podOf);
    expect(await refusals(pods)).toEqual([]);
  });
});

describe('what the snapshots hold', () => {
  const installs = Object.entries(PROGRAMS).flatMap(([name, program]) => [Distribution.EDB, Distribution.CLOUDNATIVE_PG].map(distribution =>
    [`${name} on ${distribution.name}`, () => objectsOf(synthesize(program, distribution))] as const));
  const own = [standaloneByDefault, clusterWithEveryKind].map(define => [define.name, () => {
    const { app, chart } = testChart();
    define(chart);
    return objectsOf(app);
  }] as const);

  test.each([...installs, ...own])('%s', async (_, objects) => {
    jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
    expect(await refusals(objects())).toEqual([]);
  });
});

// props are proved to come out as these manifests, so what the API server says of them it says of props
describe('the round trips', () => {
  const trips = readdirSync(ROUND_TRIP).map(name => {
    const objects = objectsOf(readFileSync(join(ROUND_TRIP, name), 'utf8')).map(object => ({ ...object, metadata: { ...object.metadata, namespace: 'shop' } }));
    return { name, objects, isLater: verdictOn(objects, { version: crdRelease() }).includes('field-release') };
  });
  const [later, known] = [trips.filter(({ isLater }) => isLater), trips.filter(({ isLater }) => !isLater)];
  if (later.length > 0) {
    console.warn(`NOT PROVED: ${later.map(({ name }) => name).join(', ')}, which have fields that the installed CRDs of ${crdRelease()} do not have`);
  }

  test.each(known)('$name', async ({ objects }) => expect(await refusals(objects)).toEqual([]));

  later.forEach(({ name, objects }) => test(`${name}: only fields of a later release are refused`, async () => {
    const answers = await refusals(objects);
    expect(answers).not.toEqual([]);
    expect(answers.filter(answer => !answer.includes('field not declared in schema'))).toEqual([]);
  }));
});

describe('what expressions of the CRDs refuse', () => {
  const imageCatalogRef = { apiGroup: 'postgresql.cnpg.io', kind: 'ImageCatalog', name: 'postgresql', major: 17 };
  const refused: Array<[string, object]> = [
    ['mutually exclusive', { imageName: 'postgresql:17.6', imageCatalogRef }],
    ['Only image catalogs are supported', { imageCatalogRef: { ...imageCatalogRef, kind: 'ConfigMap' } }],
    ['Only image catalogs are supported', { imageCatalogRef: { ...imageCatalogRef, apiGroup: 'postgresql.k8s.enterprisedb.io' } }],
    ['localeProvider', { bootstrap: { initdb: { builtinLocale: 'C.UTF-8' } } }],
    ['localeProvider', { bootstrap: { initdb: { icuLocale: 'de', localeProvider: 'libc' } } }],
    ['localeProvider', { bootstrap: { initdb: { icuRules: '&A < B', localeProvider: 'builtin' } } }],
    ['greater than zero', { postgresql: { synchronous: { method: 'any', number: 0 } } }],
    ['dataDurability', { postgresql: { synchronous: { method: 'any', number: 1, dataDurability: 'preferred', standbyNamesPost: ['a'] } } }],
  ];

  // the facts that stand in for CRDs have no expressions
  const whole = crdDirectory() ? test : test.skip;
  whole.each(refused)('%s', async (message, spec) => {
    const cluster = { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'db', namespace: 'shop' }, spec: { instances: 1, ...spec } };
    expect((await refusals([cluster]))[0]).toContain(message);
  });
});

test('a pod without the defaults is refused, so the standard is enforced', async () => {
  const [deployment] = exampleObjects('quickstart').filter(({ kind }) => kind === 'Deployment');
  const pod = podOf(deployment);
  delete pod.spec.containers[0].securityContext;
  expect((await refusals([pod]))[0]).toContain('violates PodSecurity "restricted:latest"');
});

test('an unknown field is refused, so validation is strict', async () => {
  const [cluster] = exampleObjects('quickstart').filter(({ kind }) => kind === 'Cluster');
  expect((await refusals([{ ...cluster, spec: { ...cluster.spec, isWalArchiver: true } }]))[0]).toContain('isWalArchiver');
});

describe('over an installed operator', () => {
  afterAll(() => api.delete(OPERATOR));

  test('a sidecar fragment: the rest stays, the pod is restricted', async () => {
    const [fragment] = exampleObjects('sidecar').filter(({ kind }) => kind === 'Deployment');
    expect(await refusals([fragment])).not.toEqual([]); // on its own it would be no Deployment, and so can never replace one
    await api.applyAll([OPERATOR], { fieldManager: 'helm' });
    await api.applyAll([fragment], { fieldManager: 'plugins' });
    const live = await api.get('apps/v1', 'Deployment', 'cnpg-system', 'cnpg-cloudnative-pg');
    const { containers, initContainers, volumes } = live.spec.template.spec;
    expect(containers).toMatchObject([{ name: 'manager', image: 'operator:1', args: ['controller'], volumeMounts: [{ mountPath: '/plugins' }] }]);
    expect(initContainers.map(({ name, restartPolicy }: any) => [name, restartPolicy])).toEqual([['audit', 'Always'], ['audit-wait', undefined]]);
    expect(volumes.map(({ name }: any) => name)).toEqual(['cnpg-i-plugins', 'cnpg-i-no-token']);
    const sidecarsOnly = podOf({
      ...live,
      spec: {
        template: {
          metadata: {},
          spec: {
            ...live.spec.template.spec,
            securityContext: undefined, // each container is restricted by itself
            containers: [{
              ...initContainers[1], name: 'manager',
            }],
          },
        },
      },
    });
    expect(await refusals([sidecarsOnly])).toEqual([]);
  });
});
