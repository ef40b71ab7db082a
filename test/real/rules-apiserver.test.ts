import { Otherwise, proveClaims, rulesThatClaim } from './support/claims';
import { api } from './support/cluster';
import { crdDirectory } from './support/crds';
import * as expressions from '../../src/rules/cluster/expressions';

const OTHERWISE: Record<string, Otherwise> = {
  'cluster-instances': {
    cases: {
      'none': 'spec.instances in body should be greater than or equal to 1',
      'a fraction': 'spec.instances in body must be of type integer',
      'a string': 'spec.instances in body must be of type integer',
      'what was forgotten': '',
    },
    unheard: ['spec\\.instances: should be greater than or equal to 1'],
  },
  // there is one product here
  'image-catalog': { cases: { 'the other product\'s': '' } },
  'field-product': { cases: { 'EDB\'s': 'unknown field' } },
  'field-required': { cases: { 'in EDB\'s product alone': '' } },
  // said of older CRDs alone
  'extension-reference': { unheard: ['An image reference is required'] },
  'field-release': { cases: { 'of a release that is seen': '' }, unheard: ['unknown field'] },
  'field-type': { cases: { null: '' } },
  'field-value': { cases: { 'more than 32 bits': '', 'too long': 'Too long: may not be more than 59 bytes' } },
  'parameter-string': {
    cases: { 'an object': 'unknown field "spec.plugins[0].parameters.retention.days"', 'null': '', 'what was forgotten': '' },
  },
  'object-name': {
    cases: {
      'a Service\'s name of 64 characters': 'must be no more than 63 characters',
      'an empty name': 'initContainers[0].name: Required value',
      'the same of a sidecar': 'a lowercase RFC 1123 label must consist of',
    },
  },
  'container-name': {
    cases: {
      '64 characters': 'must be no more than 63 characters',
      '59 characters, to which "-wait" is added': 'must be no more than 63 characters',
    },
  },
  'subdomain-name': {
    cases: {
      '254 characters': 'must be no more than 253 characters',
      // names in other objects are not looked at
      'a Certificate\'s Secret': '',
      'an existing Secret': '',
      'the Secret of an annotation': '',
      'the other existing Secret': 'secretName: Required value',
    },
  },
  // the CRD has a text for a size, and a pattern for other quantities
  'quantity': {
    cases: {
      'gigabytes': '',
      'white space': '',
      'less than nothing': '',
      'a tablespace': '',
      'a size that is null': '',
      'a size that is a number': 'must be of type string',
      'a number for a size': 'must be of type string',
      'a claim': 'should match \'^(\\+|-)?',
      'a limit': 'should match \'^(\\+|-)?',
      'a request that is a number': 'must be of type integer,string',
      'a plugin\'s CPU': 'must be greater than or equal to 0',
    },
  },
  'label-syntax': {
    cases: {
      'a value of 64 characters': 'must be no more than 63 characters',
      'a key with two slashes': 'a qualified name must consist of',
      'a prefix with a capital letter': 'prefix part a lowercase RFC 1123 subdomain must consist of',
      'a prefix that is no host': 'prefix part a lowercase RFC 1123 subdomain must consist of',
    },
  },
  'annotation-syntax': { cases: { 'a key of 64 characters': 'name part must be no more than 63 characters' } },
  'port-range': {
    cases: {
      'zero': 'must be between 1 and 65535, inclusive',
      'too high': 'must be between 1 and 65535, inclusive',
      'what a parser returns for a word': 'must be between 1 and 65535, inclusive',
      'of the Service': 'must be between 1 and 65535, inclusive',
      'a container\'s': 'must be between 1 and 65535, inclusive',
    },
  },
  'port-name': {
    cases: {
      'a capital letter': 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
      'two hyphens': 'must not contain consecutive hyphens',
      'no letter': 'must contain at least one letter (a-z)',
    },
  },
  'plugin-name': {
    cases: {
      '64 characters': 'must be no more than 63 characters',
      // the name of other objects is made of it
      'an underscore': 'a DNS-1035 label must consist of',
      'a slash': '',
      'nothing in it': 'initContainers[0].name: Required value',
      'of a plugin that something else installs': '',
    },
  },
  // the API server here is of a later release than 1.29
  'native-sidecar': { cases: { 'a Kubernetes without them': '', 'the same, as it calls itself': '', 'a Deployment': '' } },
  'sidecar-volume-missing': { cases: { 'another volume': 'volumeMounts[1].name: Not found: "scratch"' } },
  // kubectl says it, before it asks anybody
  'object-named': { unheard: ['resource name may not be empty'] },
  // a patch merges two volumes of one name
  'sidecar-volume-unique': { cases: { 'that of the sockets': '', 'another sidecar\'s': '' }, unheard: ['Duplicate value'] },
  'service-type': { cases: { 'a name elsewhere': 'spec.externalName: Required value', 'an address and none': 'may not be set to \'None\' for ' } },
  'mount-clash': { cases: { 'one name for both volumes': 'volumes[1].name: Duplicate value' } },
  'object-field-type': { cases: { 'a Certificate': 'in body must be of type array' }, unheard: ['Invalid value: must be of type string'] },
  // only a path that is empty is refused
  'mount-path': { cases: { 'a relative path': '', 'a slash at the end': '', 'a colon': '', 'nothing in it': 'mountPath: Required value' } },
  'disruption-budget': { cases: { neither: '' } },
  'ip-families': { cases: { 'one twice': 'Duplicate value' } },
};

beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));

// the facts that stand in for CRDs have no expressions
const EXPRESSIONS = Object.values(expressions).map(({ id }) => id);
const rules = rulesThatClaim(/^the API server refuses the ([A-Z]|object)/).filter(id => crdDirectory() || !EXPRESSIONS.includes(id));

test.each(rules)('%s', async id => {
  await proveClaims(id, OTHERWISE[id]);
});

describe('the words where objects are applied by the server', () => {
  const cluster = (spec: object) => ({
    apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'db', namespace: 'shop' }, spec: { instances: 1, storage: { size: '1Gi' }, ...spec },
  });
  const port = { name: 'grpc', port: 9090 };
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'audit', namespace: 'shop' }, spec: { ports: [port, { ...port, name: 'other' }] } };

  test.each<[string, any, string]>([
    ['field-unknown', cluster({ isWalArchiver: true }), '.spec.isWalArchiver: field not declared in schema'],
    ['field-type', cluster({ instances: 'three' }), '.spec.instances: expected numeric (int or float), got string'],
    ['parameter-string', cluster({ plugins: [{ name: 'a', parameters: { b: 1 } }] }), '.spec.plugins[0].parameters.b: expected string'],
    ['port-clash', service, '.spec.ports: duplicate entries for key [port=9090,protocol="TCP"]'],
  ])('%s', async (_, object, words) => {
    expect((await api.apply(object, { dryRun: true })).body.message).toContain(words);
  });
});
