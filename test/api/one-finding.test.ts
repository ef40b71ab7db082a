import { trials } from './trials';
import { Distribution } from '../../src';
import { NEWEST_OF_ALL } from '../../src/facts/operator-crds';
import { committedSchemas, validateCustomResource } from '../support/crd';
import { judgeObjects } from '../support/verdicts';

interface Violation { readonly constraint: string; readonly object: object }

interface Kind {
  readonly kind: string;
  readonly apiVersion?: string;
  /** A valid `spec`, to which each value is added. */
  readonly spec: object;
  /** How many violations there are, at least. */
  readonly number: number;
  /** The most of them that are two mistakes, as a part of one; about a tenth where undefined. */
  readonly several?: number;
  /** Fields of Kubernetes, of which there are too many. */
  readonly without?: RegExp;
}

const OF_CLUSTER = { cluster: { name: 'db' }, name: 'shop' };

const KINDS: Kind[] = [
  { kind: 'Cluster', spec: { storage: { size: '1Gi' } }, number: 2500 },
  { kind: 'Pooler', spec: { cluster: { name: 'db' }, pgbouncer: { poolMode: 'session' } }, number: 300, without: /^spec\.template/ },
  { kind: 'Database', spec: { ...OF_CLUSTER, owner: 'app' }, number: 150 },
  { kind: 'DatabaseRole', spec: OF_CLUSTER, number: 80 },
  { kind: 'Publication', spec: { ...OF_CLUSTER, dbname: 'app', target: { allTables: true } }, number: 50, several: 0.25 },
  { kind: 'Subscription', spec: { ...OF_CLUSTER, dbname: 'app', publicationName: 'shop', externalClusterName: 'old' }, number: 45 },
  { kind: 'ImageCatalog', spec: { images: [{ major: 17, image: 'postgresql:17' }] }, number: 15 },
  { kind: 'ClusterImageCatalog', spec: { images: [{ major: 17, image: 'postgresql:17' }] }, number: 15 },
  { kind: 'ObjectStore', apiVersion: 'barmancloud.cnpg.io/v1', spec: { configuration: { destinationPath: 's3://backups/' } }, number: 300, several: 0.2 },
];

/** All values that violate one constraint of a CRD, each in an object that is valid for the API server otherwise. */
function violations({ kind, apiVersion = Distribution.CLOUDNATIVE_PG.apiVersion, spec: valid, without = /^$/ }: Kind): Violation[] {
  const schemas = committedSchemas();
  return trials(schemas[`${apiVersion}/${kind}`].properties!.spec, 'spec', value => value)
    // a null is the same as no value to the API server
    .filter(({ constraint, spec }) => isObject(spec) && !constraint.endsWith(' null') && !without.test(constraint))
    .map(({ constraint, spec }) => ({ constraint, object: { apiVersion, kind, metadata: { name: kind === 'Cluster' ? 'db' : 'other' }, spec: merged(valid, spec) } }))
    .filter(({ object }) => validateCustomResource(object, schemas).length === 1);
}

function merged(valid: any, tried: any): any {
  return isObject(valid) && isObject(tried)
    ? { ...valid, ...Object.fromEntries(Object.entries(tried).map(([key, value]) => [key, key in valid ? merged(valid[key], value) : value])) }
    : tried;
}

function isObject(value: unknown): value is Record<string, any> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function errorsIn(object: object): string[] {
  return judgeObjects([object], { version: NEWEST_OF_ALL }).filter(({ severity }) => severity === 'error').map(({ id }) => id).sort();
}

test.each(KINDS.map(kind => [kind.kind, kind] as const))('one violation of the CRD of a %s is one finding', (_, kind) => {
  const all = violations(kind).map(({ constraint, object }) => ({ constraint, ids: errorsIn(object) }));
  expect(all.length).toBeGreaterThan(kind.number);
  expect(all.filter(({ ids }) => ids.length === 0).map(({ constraint }) => constraint)).toEqual([]);
  // the generated objects hold nothing but the value that is tried: where the webhook requires a field beside it, that is a second mistake
  const several = all.filter(({ ids }) => ids.length > 1);
  expect(several.filter(({ ids }) => ids.filter(id => id.startsWith('field-')).length !== 1)).toEqual([]);
  expect(several.length / all.length).toBeLessThan(kind.several ?? 0.12);
});
