import { readdirSync } from 'fs';
import { App, Chart } from 'cdk8s';
import { Schema } from '../../scripts/crd-facts';
import { Distribution, Operator } from '../../src';
import { fieldsOf } from '../../src/facts/fields';
import { CrdKind, crdOf, NEWEST_OF_ALL } from '../../src/facts/operator-crds';
import { fieldType } from '../../src/rules/fields/field-types';
import { fieldValue } from '../../src/rules/fields/field-values';
import { fieldRelease } from '../../src/rules/fields/operator-fields';
import { fieldRequired } from '../../src/rules/fields/required-values';
import { fieldUnknown } from '../../src/rules/fields/unknown-fields';
import { allSchemaSets, FACTS, validateCustomResource } from '../support/crd';

const RULES = [fieldUnknown, fieldRelease, fieldRequired, fieldType, fieldValue];
const KINDS: CrdKind[] = ['Cluster', 'Backup', 'ScheduledBackup'];

/** A `spec` made to try one constraint of a schema: it breaks it, or just keeps it. */
interface Trial {
  readonly constraint: string;
  readonly spec: any;
}

/** Every constraint of a schema with values around its border, inside the objects and lists that lead to it. */
function trials(schema: Schema, at: string, wrap: (value: unknown) => any): Trial[] {
  const own = candidates(schema).map(([constraint, value]) => ({ constraint: `${at} ${constraint}`, spec: wrap(value) }));
  const properties = Object.entries<Schema>(schema.properties ?? {})
    .flatMap(([name, property]) => trials(property, `${at}.${name}`, value => wrap({ [name]: value })));
  const items = schema.items ? trials(schema.items, `${at}[]`, value => wrap([value])) : [];
  const values = typeof schema.additionalProperties === 'object' ? trials(schema.additionalProperties, `${at}{}`, value => wrap({ any: value })) : [];
  return [...own, ...properties, ...items, ...values];
}

function candidates(schema: Schema): Array<[string, unknown]> {
  const { enum: values, minimum, maximum, minLength, maxLength, pattern, format } = schema;
  const types: Array<[string, unknown]> = [['text', 'a'], ['number', 7], ['fraction', 1.5], ['boolean', true], ['list', []], ['object', {}], ['null', null]];
  // the operator's webhook writes a quantity that is a number as a text, before the API server looks
  const isQuantity = Array.isArray(schema.type) && pattern !== undefined;
  return [
    ...types.filter(([name]) => !(name === 'fraction' && isQuantity)),
    ...schema.type === 'object' ? [['unknown field', { 'no such field': 1 }] as [string, unknown]] : [],
    ...schema.items?.type === 'object' ? [['twice', [entry(schema), entry(schema)]], ['once', [entry(schema)]]] as Array<[string, unknown]> : [],
    ...(values ?? []).map((value: string): [string, unknown] => ['value', value]),
    ...minimum !== undefined ? [['least', minimum], ['less', minimum - 1]] as Array<[string, unknown]> : [],
    ...maximum !== undefined ? [['most', maximum], ['more', maximum + 1]] as Array<[string, unknown]> : [],
    ...minLength !== undefined ? [['shorter', 'a'.repeat(minLength - 1)]] as Array<[string, unknown]> : [],
    ...maxLength !== undefined ? [['longest', 'a'.repeat(maxLength)], ['longer', 'a'.repeat(maxLength + 1)]] as Array<[string, unknown]> : [],
    ...pattern !== undefined ? ['', 'A_b', 'a-', '1Gi', '-1', 'a b', '30d', '0d', '1e3', '.5', 'ä'].map((value): [string, unknown] => ['form', value]) : [],
    ...format === 'int32' ? [['32 bits', 2 ** 31 - 1], ['33 bits', 2 ** 31], ['33 bits below', -(2 ** 31) - 1]] as Array<[string, unknown]> : [],
    ...format === 'date-time' ? [['time', '2030-01-31T12:00:00Z'], ['day', '2030-01-31']] as Array<[string, unknown]> : [],
  ];
}

/** An entry of a list, with what tells it apart from others, if anything does, and all that is required. */
function entry({ items, ...schema }: Schema): any {
  const keys: string[] = [...schema['x-kubernetes-list-map-keys'] ?? [], ...items.required ?? []];
  return Object.fromEntries(keys.map(key => [key, items.properties[key].type === 'integer' ? 1 : 'a']));
}

/** The paths at which the facts find something wrong. */
function foundByFacts(distribution: Distribution, kind: CrdKind, spec: any, release?: string): string[] {
  const wrong = fieldsOf(crdOf(distribution, kind), spec, release).filter(({ value, history }) =>
    RULES.some(rule => rule.check({ kind, value, history, release, product: distribution.name }) !== undefined));
  return [...new Set(wrong.map(({ at }) => at.replace(/\[(\d+)\]/g, '.$1')))].sort();
}

/** The paths at which the API server would. */
function foundBySchema(schemas: any, apiVersion: string, kind: string, spec: any): string[] {
  const errors = validateCustomResource({ apiVersion, kind, metadata: { name: 'db' }, spec }, schemas);
  return [...new Set(errors.map(error => error.slice(0, error.indexOf(': ')).replace(/^spec\.?/, '')))].sort();
}

/** The release of a product whose facts are in this repository. */
const committed = (product: string) => readdirSync(FACTS).find(file => file.startsWith(`${product}-`))!.slice(product.length + 1, -'.json'.length);
const PRODUCTS: Array<[name: string, distribution: Distribution]> = [['cloudnative-pg', Distribution.CLOUDNATIVE_PG], ['edb-postgres', Distribution.EDB]];
const CASES = allSchemaSets().flatMap(({ name, schemas }) => {
  const product = /^(cloudnative-pg|edb-postgres)-(.*)$/.exec(name);
  return PRODUCTS.filter(([one]) => !product || product[1] === one)
    .flatMap(([one, distribution]) => KINDS.map(kind => ({ name, schemas, distribution, kind, release: product?.[2] ?? committed(one) })));
});

test.each(CASES)('$name: $kind of $distribution.name has the constraints of its CRD', ({ schemas, distribution, kind, release }) => {
  const { apiVersion } = distribution;
  const all = trials(schemas[`${apiVersion}/${kind}`].properties.spec, 'spec', value => value);
  expect(all.length).toBeGreaterThan(kind === 'Cluster' ? 7000 : 80);
  const found = all.map(({ constraint, spec }) => [constraint, foundByFacts(distribution, kind, spec, release)]);
  expect(found.some(([, paths]) => paths.length > 0)).toBe(true);
  const verdicts = all.map(({ constraint, spec }) => [constraint, foundBySchema(schemas, apiVersion, kind, spec)]);
  expect(found.filter((ours, index) => JSON.stringify(ours) !== JSON.stringify(verdicts[index]))).toEqual([]);
});

test('an operator without a version has the facts of the newest', () => {
  const operator = Operator.fromAttributes(new Chart(new App(), 'chart'), 'operator', {});
  const spec = { instances: 1, primaryLease: { leaseDurationSeconds: 0 } };
  expect(foundByFacts(operator.distribution, 'Cluster', spec, operator.version)).toEqual(foundByFacts(operator.distribution, 'Cluster', spec, NEWEST_OF_ALL));
});
