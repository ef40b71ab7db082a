import { INSTALLS, objectsOfInstall, OPERATORS_DEPLOYMENT } from './installs';
import { mutantsOf } from './mutants';
import { pluginNamesOf, worksByReading } from './state';
import { Distribution } from '../../src';
import { judgeObjects } from '../support/verdicts';

/**
 * Installs that work, spoiled in one place at a time: what no longer works, by an independent reading of the operator, has to be found.
 * What the API server makes of the same changes is seen in test/real.
 */

const TOLD = { distribution: Distribution.CLOUDNATIVE_PG, namespace: 'cnpg-system', version: '1.30.0', kubernetesVersion: '1.34' };

/** A share of the mutants of an install is enough for each run; all of them where asked. */
const EVERY = Number(process.env.EVERY_MUTANT ?? 7);

describe.each(Object.keys(INSTALLS))('%s', install => {
  const objects = objectsOfInstall(install);
  const pluginNames = pluginNamesOf(objects);
  const judge = (judged: any[]) => judgeObjects([...judged, OPERATORS_DEPLOYMENT], TOLD);
  const before = new Set(judge(objects).map(({ id }) => id));

  test('works as it is, without errors', () => {
    expect(pluginNames).not.toEqual([]);
    expect([worksByReading(objects, pluginNames), judge(objects).filter(({ severity }) => severity === 'error')]).toEqual([true, []]);
  });

  test('what no longer works is found', () => {
    const missed = mutantsOf(objects).filter((_, index) => index % EVERY === 0)
      .filter(mutant => worksByReading(mutant.objects, pluginNames) === false)
      .filter(mutant => judge(mutant.objects).every(({ id }) => before.has(id)));
    expect(missed.map(({ what }) => what)).toEqual([]);
  });
});
