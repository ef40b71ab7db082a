import { trials } from './trials';
import { Distribution } from '../../src';
import { NEWEST_OF_ALL } from '../../src/facts/operator-crds';
import { committedSchemas, validateCustomResource } from '../support/crd';
import { judgeObjects } from '../support/verdicts';

interface Violation { readonly constraint: string; readonly cluster: object }

/** All values that violate one constraint of the CRD of a Cluster, each in a cluster that is valid for the API server otherwise. */
function violations(): Violation[] {
  const schemas = committedSchemas();
  const { apiVersion } = Distribution.CLOUDNATIVE_PG;
  return trials(schemas[`${apiVersion}/Cluster`].properties!.spec, 'spec', value => value)
    // a null is the same as no value to the API server
    .filter(({ constraint, spec }) => typeof spec === 'object' && spec !== null && !Array.isArray(spec) && !constraint.endsWith(' null'))
    .map(({ constraint, spec }) => ({ constraint, cluster: { apiVersion, kind: 'Cluster', metadata: { name: 'db' }, spec: { storage: { size: '1Gi' }, ...spec } } }))
    .filter(({ cluster }) => validateCustomResource(cluster, schemas).length === 1);
}

function errorsIn(cluster: object): string[] {
  return judgeObjects([cluster], { version: NEWEST_OF_ALL }).filter(({ severity }) => severity === 'error').map(({ id }) => id).sort();
}

test('one violation of the CRD of a Cluster is one finding', () => {
  const all = violations().map(({ constraint, cluster }) => ({ constraint, ids: errorsIn(cluster) }));
  expect(all.length).toBeGreaterThan(2500);
  expect(all.filter(({ ids }) => ids.length === 0).map(({ constraint }) => constraint)).toEqual([]);
  // the generated objects hold nothing but the value that is tried: where the webhook requires a field beside it, that is a second mistake
  const several = all.filter(({ ids }) => ids.length > 1);
  expect(several.filter(({ ids }) => ids.filter(id => id.startsWith('field-')).length !== 1)).toEqual([]);
  expect(several.length / all.length).toBeLessThan(0.12);
});
