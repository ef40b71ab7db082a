import { readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { validate } from '../../src/check/validate';
import { Inventory } from '../../src/inventory/inventory';
import { Item } from '../../src/inventory/item';
import { allRules, CATALOGUE } from '../../src/rules/catalogue';

/** The files that hold neither the rules of fields nor those of the operator's webhook. */
const OTHERS = ['cluster/identity', 'cluster/storage', 'cluster/external-clusters', 'cluster/application', 'cluster/wal-archiving'];

const RULES = Object.entries(CATALOGUE)
  .filter(([file]) => file.startsWith('fields/') || file.startsWith('cluster/') && !OTHERS.includes(file)).flatMap(([, rules]) => rules);

/** What the rules of fields and of admission find in objects, and where. */
function found(objects: unknown[], version?: string): Array<[id: string, path: string, message: string]> {
  const inventory = new Inventory(objects.map(object => new Item(object, { where: 'a file' })), { version });
  return validate(inventory, RULES).map(({ rule, path, message }) => [rule.id, path.join('/'), message]);
}

function cluster(spec: unknown, annotations?: object): object {
  return { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'db', annotations }, spec };
}

const STORAGE = { storage: { size: '1Gi' } };

test.each(['1.30.0', undefined])('what the API server gives back has no mistakes (operator %s)', version => {
  const [object] = parseAllDocuments(readFileSync(join(__dirname, 'stored-cluster.yaml'), 'utf8')).map(document => document.toJS());
  expect(validate(new Inventory([new Item(object, { where: 'a file' })], { version }), allRules())).toEqual([]);
});

test('a finding leads to its field, as far as there is one', () => {
  expect(found([cluster({
    ...STORAGE,
    imageName: 'postgresql',
    imagePullSecrets: [{ name: 'a' }, {}],
    postgresql: { parameters: { 'my.setting': 1 } },
  })])).toEqual([
    ['field-type', 'spec/postgresql/parameters/my.setting', 'expected a string, got the integer 1'],
    ['field-required', 'spec/imagePullSecrets/1/name', 'required field is missing'],
    ['image-tag', 'spec/imageName', 'a missing tag (latest) is invalid: expected one that begins with the PostgreSQL version, such as "17.6"'],
  ]);
  expect(found([cluster({ ...STORAGE, imageName: 'postgresql', replica: { enabled: true } }, { 'cnpg.io/hibernation': 'yes' })])).toEqual([
    ['field-required', 'spec/replica/source', 'required field is missing'],
    ['image-tag', 'spec/imageName', 'a missing tag (latest) is invalid: expected one that begins with the PostgreSQL version, such as "17.6"'],
    ['replica-mode', 'spec/bootstrap', 'required: expected recovery or pg_basebackup, because this is a replica cluster'],
    ['hibernation', 'metadata/annotations/cnpg.io/hibernation', '"yes" is invalid: expected "on" or "off"'],
  ]);
  expect(found([cluster({ ...STORAGE, minSyncReplicas: 1 })])).toEqual([
    ['sync-replicas', 'spec/minSyncReplicas', '1 is invalid: expected at most maxSyncReplicas, which is 0 by default'],
  ]);
  expect(found([cluster({ ...STORAGE, primaryUpdateStrategy: 'supervised', replica: { enabled: false, self: 'a', source: 'b' } })])).toEqual([
    ['replica-name', 'spec/replica/self', '"a" is not an external cluster: externalClusters is empty'],
    ['supervised-update', 'spec/primaryUpdateStrategy', '"supervised" is invalid: expected "unsupervised", because instances is 1'],
  ]);
});

test('a value of the wrong type is one mistake, and hides no other', () => {
  expect(found([cluster({ ...STORAGE, imageName: 'postgresql', instances: '3' })]).map(([id, path]) => `${id} ${path}`))
    .toEqual(['field-type spec/instances', 'image-tag spec/imageName']);
  expect(found([cluster({ ...STORAGE, imageName: 'postgresql', bootstrap: 'initdb' })]).map(([id, path]) => `${id} ${path}`)).toEqual(['field-type spec/bootstrap']);
});

test('the API server drops nulls, but for those among the entries of a list', () => {
  expect(found([cluster({ ...STORAGE, description: null, postgresql: { parameters: { a: null }, pg_hba: [null] } })]))
    .toEqual([['field-type', 'spec/postgresql/pg_hba/0', 'expected a string, got null']]);
});

test('what is no field is none to the webhook either', () => {
  expect(found([cluster({ ...STORAGE, postgresql: { pgHba: ['${podselector:a}'] } })]))
    .toEqual([['field-unknown', 'spec/postgresql/pgHba', 'a Cluster has no such field; did you mean `pg_hba`?']]);
  expect(found([cluster({ ...STORAGE, podSelectorRefs: [{ name: 'a', selector: {} }, { name: 'a', selector: {} }] })], '1.28.0').map(([id]) => id))
    .toEqual(['field-release']);
});

test('a part of a cluster is not asked for the rest', () => {
  const replica = { enabled: true, source: 'other', primary: 'elsewhere' };
  expect(found([
    cluster({ replica, externalClusters: [{ $patch: 'delete', name: 'a', plugin: { parameters: {} } }], bootstrap: null }),
    { ...cluster({}), metadata: null },
    { apiVersion: 'postgresql.cnpg.io/v1', kind: 'ScheduledBackup', metadata: { name: 'nightly' }, spec: { suspend: true } },
  ])).toEqual([]);
  expect(found([cluster(undefined), cluster(null)]).map(([id]) => id)).toEqual(['spec-stated', 'spec-stated']);
  expect(found([cluster({ replicas: 3 })])).toEqual([['field-unknown', 'spec/replicas', 'a Cluster has no such field']]);
});

test.each([
  '${IMAGE}', 'postgresql:${tag}', '${REGISTRY:-ghcr.io}/postgresql', '${image:=postgresql}', '{{ .Values.image }}',
])('%s is filled in later', text => {
  expect(found([cluster({ ...STORAGE, imageName: text, instances: text, logLevel: text, certificates: { serverTLSSecret: text } })])).toEqual([
    ['server-ca-secret', 'spec/certificates/serverCASecret', 'required, because serverTLSSecret is set'],
  ]);
});

test('what the operator fills in is not', () => {
  expect(found([cluster({ ...STORAGE, postgresql: { pg_hba: ['host all all ${podselector:a} md5', 'host all all $${IMAGE} md5'] } })]))
    .toEqual([['pod-selector-reference', 'spec/postgresql/pg_hba/0', '"a" is not the name of a pod selector: podSelectorRefs is empty']]);
});

describe('whatever stands in a manifest', () => {
  const whole = parseAllDocuments(readFileSync(join(__dirname, 'hostile-cluster.yaml'), 'utf8')).map(document => document.toJS());
  const ODD: unknown[] = [null, true, 7, '', 'text', [null], ['text'], {}, { a: null }, { constructor: 1 }];

  test('is judged, never trusted', () => {
    expect(found(whole).map(([id]) => id)).toEqual([]);
    for (const object of whole) {
      const wrongs = placesIn(object.spec).flatMap(path => ODD.map(odd => ({ ...object, spec: replaced(object.spec, path, odd) })));
      expect(wrongs.length).toBeGreaterThan(50);
      expect(() => found(wrongs)).not.toThrow();
    }
  });

  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('a field named %s is none', name => {
    const spec = JSON.parse(JSON.stringify(STORAGE).replace('{', `{"${name}":1,`));
    expect(found([cluster(spec)])).toEqual([['field-unknown', `spec/${name}`, 'a Cluster has no such field']]);
  });
});

/** All places in a value. */
function placesIn(value: any): Array<Array<string | number>> {
  const keys = Array.isArray(value) ? [...value.keys()] : typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return [[], ...keys.flatMap(key => placesIn(value[key]).map(place => [key, ...place]))];
}

/** A copy with another value in one place. */
function replaced(value: any, [key, ...rest]: Array<string | number>, odd: unknown): any {
  if (key === undefined) {
    return odd;
  }
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = replaced(value[key], rest, odd);
  return copy;
}
