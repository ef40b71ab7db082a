import { INSTALLS, objectsOfInstall } from './installs';
import { mutantsOf } from './mutants';
import { Distribution } from '../../src';
import { validateManifests } from '../support/crd';
import { clusterVerdict, connection, OperatorFacts, registrations } from '../support/oracle';
import { judgeObjects } from '../support/verdicts';

/**
 * Installs that work, spoiled in one place at a time. What an independent reading of the operator says of the result is held against the checker: what no
 * longer works has to be found, and what still works must be no error.
 */

jest.setTimeout(300_000);

const OPERATOR: OperatorFacts = { keyPrefix: 'cnpg.io', apiGroup: 'postgresql.cnpg.io', namespace: 'cnpg-system', version: '1.30.0' };
const TOLD = { distribution: Distribution.CLOUDNATIVE_PG, namespace: 'cnpg-system', version: '1.30.0', kubernetesVersion: '1.34' };

/** A share of the mutants of an install is enough for each run; all of them where asked. */
const EVERY = Number(process.env.EVERY_MUTANT ?? 7);

type State = 'works' | 'broken' | 'unknown';

/** Whether the plugins of an install are reached, and its clusters reconciled. */
function stateOf(objects: any[], pluginNames: string[]): State {
  try {
    const reached = registrations(objects, OPERATOR, SECRETS).filter(one => connection(objects, OPERATOR, one, SECRETS).ok)
      .flatMap(one => one.outcome === 'registered' ? [one.pluginName] : []);
    const clusters = objects.filter(({ kind }) => kind === 'Cluster');
    const works = pluginNames.every(name => reached.includes(name)) && clusters.every(cluster => clusterVerdict(cluster, reached, OPERATOR).length === 0)
      && objects.every(({ kind, apiVersion, metadata }) => kind && apiVersion && metadata?.name) && validateManifests(objects).length === 0;
    return works ? 'works' : 'broken';
  } catch {
    // what the API server would not even parse
    return 'unknown';
  }
}

/** Secrets of which the objects say nothing do not exist. */
const SECRETS: string[] = [];

function pluginNamesOf(objects: any[]): string[] {
  return objects.flatMap(({ kind, metadata }) => kind === 'Service' ? metadata.labels?.['cnpg.io/pluginName'] ?? [] : []);
}

describe.each(Object.keys(INSTALLS))('%s', install => {
  const objects = objectsOfInstall(install);
  const pluginNames = pluginNamesOf(objects);
  const before = new Set(judgeObjects(objects, TOLD).map(({ id }) => id));
  const mutants = mutantsOf(objects).filter((_, index) => index % EVERY === 0);
  const judged = mutants.map(mutant => ({
    ...mutant,
    state: stateOf(mutant.objects, pluginNames),
    found: judgeObjects(mutant.objects, TOLD).filter(({ id }) => !before.has(id)),
  }));

  test('works as it is', () => {
    expect([stateOf(objects, pluginNames), judgeObjects(objects, TOLD).filter(({ severity }) => severity === 'error')]).toEqual(['works', []]);
  });

  test('what no longer works is found', () => {
    const missed = judged.filter(({ state, found }) => state === 'broken' && found.length === 0).map(({ what }) => what);
    expect(missed).toEqual([]);
  });

  test('what still works is no error', () => {
    const alarms = judged.filter(({ state }) => state === 'works').flatMap(({ what, found }) =>
      found.filter(({ severity }) => severity === 'error').map(({ id, wrong }) => `${what}: ${wrong} [${id}]`));
    expect(alarms).toEqual([]);
  });
});
