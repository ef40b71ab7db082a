import { inAnyRelease } from '../../src/facts/any-release';
import { Field, fieldsOf, Reading } from '../../src/facts/fields';
import { kubernetesKind } from '../../src/facts/kubernetes-kinds';
import { Crd } from '../../src/facts/operator-crds';

const deployment = inAnyRelease(kubernetesKind('Deployment')!);
const certificate = inAnyRelease(kubernetesKind('Certificate')!);

function shown(fields: Field[]): Array<[string, unknown, boolean]> {
  return fields.map(({ at, value, history }) => [at, value, history !== undefined]);
}

function fieldsIn(crd: Crd, spec: object, reading?: Reading): Array<[string, unknown, boolean]> {
  return shown(fieldsOf(crd, { spec }, undefined, reading)).filter(([at]) => at !== '' && at !== 'spec');
}

test('a name with a dot is no path', () => {
  expect(fieldsIn(certificate, { 'secretName': 'a', 'issuerRef': { name: 'b' }, 'privateKey.size': 1, 'secretTemplate': { labels: { 'a.b/c': 'd' } } }).slice(-4)).toEqual([
    ['spec.privateKey.size', 1, false],
    ['spec.secretTemplate', expect.anything(), true],
    ['spec.secretTemplate.labels', expect.anything(), true],
    ['spec.secretTemplate.labels.a.b/c', 'd', true],
  ]);
});

test('what is in a value of another type, in an unknown field or in an open object is not read', () => {
  expect(fieldsIn(deployment, { selector: {}, template: 'x', unknown: { a: 1 } })).toEqual([
    ['spec.selector', {}, true], ['spec.template', 'x', true], ['spec.unknown', { a: 1 }, false],
  ]);
  expect(shown(fieldsOf(deployment, { status: { replicas: 'x' } }))).toEqual([['', expect.anything(), true], ['status', expect.anything(), true]]);
});

test('Go reads empty texts, empty lists and nulls in lists as nothing', () => {
  const container = { name: '', env: [null, { name: 'A', valueFrom: {} }], args: [null] };
  const spec = { selector: {}, template: { spec: { containers: [container] } } };
  const missing = fieldsOf(deployment, { spec }).filter(({ value }) => value === undefined);
  expect(missing.map(({ at, oneOf }) => [at, oneOf])).toEqual([
    ['spec.template.spec.containers[0].name', undefined],
    ['spec.template.spec.containers[0].env[0].name', undefined],
    ['spec.template.spec.containers[0].env[1].valueFrom', ['configMapKeyRef', 'fieldRef', 'fileKeyRef', 'resourceFieldRef', 'secretKeyRef']],
  ]);
});

test('a CRD has no such zero values; nulls of an object are ignored on demand', () => {
  const spec = { secretName: '', issuerRef: null, dnsNames: [null] };
  expect(fieldsIn(certificate, spec)).toEqual([
    ['spec.secretName', '', true], ['spec.issuerRef', null, true], ['spec.dnsNames', [null], true], ['spec.dnsNames[0]', null, true],
  ]);
  expect(fieldsIn(certificate, spec, { ignoresNulls: true }).slice(0, 2)).toEqual([['spec.issuerRef', undefined, true], ['spec.secretName', '', true]]);
});

test('only wanted values are given, and all that is missing', () => {
  expect(fieldsIn(deployment, { selector: {}, replicas: 1 }, { isWanted: value => value === 1 })).toEqual([
    ['spec.template', undefined, true], ['spec.replicas', 1, true],
  ]);
});

test('a type that differs by release is all of them, and a field of any release is known', () => {
  const kind: Crd = {
    names: () => [],
    history: () => [['1.28', { type: 'string', enum: ['a'], required: ['x', 'y'] }], ['1.29', undefined], ['1.30', { type: 'object', enum: ['b', 'a'], required: ['y'] }]],
  };
  expect(inAnyRelease(kind).history('')).toEqual([['1.28', { type: ['string', 'object'], enum: ['a', 'b'], required: ['y'] }]]);
});
