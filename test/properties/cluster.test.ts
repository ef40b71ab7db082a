import * as fc from 'fast-check';
import { distributionOf, operatorFacts } from './arbitraries';
import { clusterApp, ClusterScenario, clusterScenario, expectedExternal, expectedUses } from './cluster-scenario';
import { sinceMinor } from './cluster-spec';
import { merged, operatorDeployment } from './operator-manifest';
import { RUNS } from './runs';
import { only, synthesize } from './synth';
import { allSchemaSets, SchemaSet, validateManifests } from '../support/crd';
import { clusterVerdict, connection, OperatorFacts, registrations, sidecars } from '../support/oracle';

beforeEach(() => { jest.spyOn(process, 'emitWarning').mockImplementation(); });
afterEach(() => jest.restoreAllMocks());

const SETS = allSchemaSets();

/** The operator before its plugins. */
const INSTALLED = { distribution: 'EDB', mounted: false, user: { id: 10001, of: 'pod' }, tag: '', crowded: false } as const;

function holds(property: (scenario: ClusterScenario, objects: any[]) => void): void {
  fc.assert(fc.property(clusterScenario, scenario => property(scenario, synthesize(clusterApp(scenario).app))), { numRuns: RUNS });
}

/** The plugins that the operator can really use. */
function known({ plugins }: ClusterScenario, objects: any[], facts: OperatorFacts): string[] {
  const remote = registrations(objects, facts).filter(registration => registration.outcome === 'registered')
    .filter(registration => connection(objects, facts, registration).ok).map(({ pluginName }) => pluginName);
  const fragment = objects.find(({ kind, spec }) => kind === 'Deployment' && spec.selector === undefined);
  const containers = fragment ? sidecars(merged(operatorDeployment(INSTALLED, fragment.metadata), fragment), facts)
    .filter(({ shared, sameUser }) => shared && sameUser).map(({ container }) => container) : [];
  const local = plugins.filter(({ kind }, index) => kind === 'sidecar' && containers.includes(`plugin-${index}`)).map(({ pluginName }) => pluginName);
  const imported = plugins.filter(({ kind }) => kind === 'imported').map(({ pluginName }) => pluginName);
  return [...remote, ...local, ...imported];
}

/** The sets of schemas that have all fields of the cluster; the operator of a fork has none. */
function allowed({ operator, spec }: ClusterScenario): SchemaSet[] {
  const product = operator.distribution === 'EDB' ? 'edb-postgres' : 'cloudnative-pg';
  return SETS.filter(({ name }) => {
    const [, minor] = new RegExp(`^${product}-1\\.(\\d+)`).exec(name) ?? [];
    return minor === undefined || Number(minor) >= sinceMinor(spec);
  });
}

describe('a cluster with plugins', () => {
  test('is reconciled', () => {
    holds((scenario, objects) => {
      const facts = operatorFacts(scenario.operator);
      const cluster = only(objects, 'Cluster');
      expect(cluster.metadata).toMatchObject({ name: scenario.name, namespace: scenario.namespace });
      expect(clusterVerdict(cluster, known(scenario, objects, facts), facts)).toEqual([]);
    });
  });

  test('names the plugins and hands on their parameters as they are', () => {
    holds((scenario, objects) => {
      const { spec } = only(objects, 'Cluster');
      expect(spec.plugins ?? []).toEqual(expectedUses(scenario));
      expect((spec.externalClusters ?? []).map(({ plugin }: any) => plugin)).toEqual(expectedExternal(scenario));
      expect(spec.postgresql?.parameters).toEqual(scenario.spec.postgresql?.parameters);
      expect(spec.inheritedMetadata).toEqual(scenario.spec.inheritedMetadata);
      expect(spec.storage).toEqual(scenario.spec.storage);
    });
  });

  test('is taken by the API server with the schemas of each version that has its fields', () => {
    const published = clusterScenario.filter(({ operator }) => typeof operator.distribution === 'string');
    fc.assert(fc.property(published, scenario => {
      const objects = synthesize(clusterApp(scenario).app);
      expect(only(objects, 'Cluster').apiVersion).toBe(distributionOf(scenario.operator).apiVersion);
      allowed(scenario).forEach(({ name, schemas }) => expect([name, validateManifests(objects, schemas)]).toEqual([name, []]));
    }), { numRuns: RUNS });
  });
});
