import { readdirSync } from 'fs';
import { App, Chart } from 'cdk8s';
import { trials } from './trials';
import { Schemas } from '../../scripts/crd-facts';
import { Distribution, Operator } from '../../src';
import { fieldsOf } from '../../src/facts/fields';
import { Crd, CRD_KINDS, CrdKind, crdOf, NEWEST_OF_ALL } from '../../src/facts/operator-crds';
import { pluginKindOf } from '../../src/facts/plugin-kinds';
import { FieldInput } from '../../src/rules/engine/field-input';
import { fieldType } from '../../src/rules/fields/field-types';
import { fieldValue } from '../../src/rules/fields/field-values';
import { fieldRelease } from '../../src/rules/fields/operator-fields';
import { fieldRequired } from '../../src/rules/fields/required-values';
import { fieldUnknown } from '../../src/rules/fields/unknown-fields';
import { allSchemaSets, committedSchemas, FACTS, validateCustomResource } from '../support/crd';

const RULES = [fieldUnknown, fieldRelease, fieldRequired, fieldType, fieldValue];

/** The paths at which the facts find something wrong. */
function foundByFacts(distribution: Distribution, kind: CrdKind, spec: any, release?: string): string[] {
  return foundIn(crdOf(distribution, kind), { kind, reader: { name: 'operator', product: distribution.name, release } }, spec);
}

function foundIn(crd: Crd, input: Pick<FieldInput, 'kind' | 'reader'>, spec: any): string[] {
  const wrong = fieldsOf(crd, spec, input.reader.release).filter(({ value, history }) =>
    RULES.some(rule => rule.check({ ...input, value, history }) !== undefined));
  return [...new Set(wrong.map(({ at }) => at.replace(/\[(\d+)\]/g, '.$1')))].sort();
}

/** The paths at which the API server would. */
function foundBySchema(schemas: any, apiVersion: string, kind: string, spec: any): string[] {
  const errors = validateCustomResource({ apiVersion, kind, metadata: { name: 'db' }, spec }, schemas);
  return [...new Set(errors.map(error => error.slice(0, error.indexOf(': ')).replace(/^spec\.?/, '')))].sort();
}

/** The release of a product whose facts are in this repository. */
const committed = (product: string) => readdirSync(FACTS).find(file => file.startsWith(`${product}-`))!.slice(product.length + 1, -'.json'.length);
/** A Pooler's pod template has a thousand fields of Kubernetes, with hardly a constraint, and takes long to compile. */
function withoutTemplates(schemas: Schemas): Schemas {
  return Object.fromEntries(Object.entries(schemas).map(([key, schema]) => {
    if (!key.endsWith('/Pooler')) { return [key, schema]; }
    const { properties: { template, ...others }, ...spec } = schema.properties.spec;
    return [key, { ...schema, properties: { ...schema.properties, spec: { ...spec, properties: others } } }];
  }));
}

const PRODUCTS: Array<[name: string, distribution: Distribution]> = [['cloudnative-pg', Distribution.CLOUDNATIVE_PG], ['edb-postgres', Distribution.EDB]];
const CASES = allSchemaSets().flatMap(({ name, schemas: all }) => {
  const schemas = withoutTemplates(all);
  const product = /^(cloudnative-pg|edb-postgres)-(.*)$/.exec(name);
  return PRODUCTS.filter(([one]) => !product || product[1] === one)
    .flatMap(([one, distribution]) => CRD_KINDS.filter(kind => `${distribution.apiVersion}/${kind}` in schemas)
      .map(kind => ({ name, schemas, distribution, kind, release: product?.[2] ?? committed(one) })));
});

test.each(CASES)('$name: $kind of $distribution.name has the constraints of its CRD', ({ schemas, distribution, kind, release }) => {
  const { apiVersion } = distribution;
  const all = trials(schemas[`${apiVersion}/${kind}`].properties.spec, 'spec', value => value);
  expect(all.length).toBeGreaterThan(kind === 'Cluster' ? 7000 : 40);
  const found = all.map(({ constraint, spec }) => [constraint, foundByFacts(distribution, kind, spec, release)]);
  expect(found.some(([, paths]) => paths.length > 0)).toBe(true);
  const verdicts = all.map(({ constraint, spec }) => [constraint, foundBySchema(schemas, apiVersion, kind, spec)]);
  expect(found.filter((ours, index) => JSON.stringify(ours) !== JSON.stringify(verdicts[index]))).toEqual([]);
});

test('an ObjectStore has the constraints of its CRD', () => {
  const [apiVersion, kind] = ['barmancloud.cnpg.io/v1', 'ObjectStore'];
  const { crd, newest } = pluginKindOf(apiVersion, kind)!;
  const schemas = committedSchemas();
  // the CRD forbids this field by an expression, for which there is a rule
  const all = trials(schemas[`${apiVersion}/${kind}`].properties.spec, 'spec', value => value).filter(({ constraint }) => !constraint.includes('.serverName '));
  expect(all.length).toBeGreaterThan(400);
  const found = all.map(({ constraint, spec }) => [constraint, foundIn(crd, { kind, reader: { name: 'barman-cloud', release: newest } }, spec)]);
  const verdicts = all.map(({ constraint, spec }) => [constraint, foundBySchema(schemas, apiVersion, kind, spec)]);
  expect(found.filter((ours, index) => JSON.stringify(ours) !== JSON.stringify(verdicts[index]))).toEqual([]);
});

test('an operator without a version has the facts of the newest', () => {
  const operator = Operator.fromAttributes(new Chart(new App(), 'chart'), 'operator', {});
  const spec = { instances: 1, primaryLease: { leaseDurationSeconds: 0 } };
  expect(foundByFacts(operator.distribution, 'Cluster', spec, operator.version)).toEqual(foundByFacts(operator.distribution, 'Cluster', spec, NEWEST_OF_ALL));
});
