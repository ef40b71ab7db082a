import { validate } from '../../../src/check/validate';
import { Inventory } from '../../../src/inventory/inventory';
import { Item } from '../../../src/inventory/item';
import { allRules } from '../../../src/rules/catalogue';

const RULES = ['object-name-unique', 'object-repeated', 'certificate-secret-unique'];

function cluster(instances: number): object {
  return { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'db', namespace: 'shop' }, spec: { instances, storage: { size: '1Gi' } } };
}

function certificate(name: string): object {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name, namespace: 'shop' },
    spec: { secretName: 'tls', commonName: name, issuerRef: { name: 'ca' } },
  };
}

/** What is found in objects of files; each has its place, such as `a.yaml:1`. */
function found(objects: Array<[place: string, object: object]>): string[] {
  const items = objects.map(([place, object]) => new Item(object, { where: place.split(':')[0], lineOf: () => Number(place.split(':')[1]) }));
  return validate(new Inventory(items), allRules()).filter(({ rule }) => RULES.includes(rule.id)).map(({ rule, message }) => `${rule.id}: ${message}`);
}

test('two objects of one name in one file are an error, which says where the other one is', () => {
  expect(found([['a.yaml:1', cluster(1)], ['a.yaml:9', cluster(3)]]))
    .toEqual(['object-name-unique: "db" is also defined in a.yaml:1, with a different spec.instances']);
});

test('two objects of one name in two files are a warning: the files can be steps or alternatives', () => {
  expect(found([['step-1.yaml:1', cluster(1)], ['step-2.yaml:1', cluster(3)]]))
    .toEqual(['object-repeated: "db" is also defined in step-1.yaml:1, with a different spec.instances']);
});

test('an object in the same file goes before one in another file', () => {
  expect(found([['a.yaml:1', cluster(1)], ['b.yaml:1', cluster(2)], ['b.yaml:9', cluster(3)]])).toEqual([
    'object-repeated: "db" is also defined in a.yaml:1, with a different spec.instances',
    'object-name-unique: "db" is also defined in b.yaml:1, with a different spec.instances',
  ]);
});

test('the same object in two files is fine', () => {
  expect(found([['a.yaml:1', cluster(1)], ['b.yaml:1', { ...cluster(1), status: { phase: 'Healthy' } }]])).toEqual([]);
});

test('two Certificates of one Secret are an error in one file only', () => {
  expect(found([['a.yaml:1', certificate('one')], ['a.yaml:9', certificate('two')]])).toEqual(['certificate-secret-unique: "tls" is already the Secret of Certificate "one"']);
  expect(found([['a.yaml:1', certificate('one')], ['b.yaml:1', certificate('two')]])).toEqual([]);
});
