import * as fc from 'fast-check';
import { api } from './support/cluster';
import { clusterApp, clusterScenario } from '../properties/cluster-scenario';
import { standaloneApp, standaloneScenario } from '../properties/standalone-scenario';
import { synthesize } from '../properties/synth';

/** How many random programs of each kind; more with `RANDOM_PROGRAMS=10000 test/real/run random`. */
const PROGRAMS = Number(process.env.RANDOM_PROGRAMS ?? 150);
const GROUPS = ['postgresql.cnpg.io', 'postgresql.k8s.enterprisedb.io', 'cert-manager.io'];

beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));

/** What the API server says of objects that it would not take; fragments, and kinds of operators that do not exist, are left out. */
async function refusals(objects: any[]): Promise<string[]> {
  const known = objects.filter(({ apiVersion, kind, spec }) =>
    (!apiVersion.includes('.') || apiVersion.includes('.k8s.io') || GROUPS.includes(apiVersion.split('/')[0])) && (kind !== 'Deployment' || spec.selector));
  const answers = await Promise.all(known.map(async object => ({ object, answer: await api.createDryRun(object) })));
  return answers.filter(({ answer }) => answer.status >= 300).map(({ object, answer }) => `${JSON.stringify(object)}: ${answer.body.message}`);
}

test.each<[string, (seed: number) => any[][]]>([
  ['plugins', seed => fc.sample(standaloneScenario, { numRuns: PROGRAMS, seed }).map(scenario => synthesize(standaloneApp(scenario)))],
  ['clusters', seed => fc.sample(clusterScenario, { numRuns: PROGRAMS, seed }).map(scenario => synthesize(clusterApp(scenario).app))],
])('the API server takes random programs: %s', async (_, sample) => {
  const seed = Number(process.env.SEED ?? Date.now());
  for (const objects of sample(seed)) {
    expect({ seed, refused: await refusals(objects) }).toEqual({ seed, refused: [] });
  }
}, 3_600_000);
