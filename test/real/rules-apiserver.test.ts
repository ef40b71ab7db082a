import { isQuoted } from './support/bypassed';
import { AFTER_DEFAULTS, OF_KUBERNETES, Otherwise, proveClaims, rulesThatClaim } from './support/claims';
import { api } from './support/cluster';
import { crdDirectory, crdRelease, pluginCrdDirectory } from './support/crds';
import { NEWEST_OF_ALL } from '../../src/facts/operator-crds';
import * as expressions from '../../src/rules/cluster/expressions';

const OTHERWISE: Record<string, Otherwise> = {
  // there is one product here
  'image-catalog': { cases: { 'the other product\'s': '' } },
  'field-product': { cases: { 'EDB\'s': 'unknown field' } },
  'field-required': {
    cases: {
      'in EDB\'s product alone': '',
      'a Service\'s port': 'spec.ports[1].port: Invalid value: 0',
      'a probe\'s port': 'tcpSocket.port: Invalid value: 0',
      'what a variable comes from': 'must specify one of: `fieldRef`',
      // the test sets one in each fragment of a Deployment
      'a selector': '',
      // cert-manager's webhook is not asked here
      'an Issuer\'s type': '',
    },
    unheard: ['must be specified'],
  },
  // said of older CRDs alone
  'extension-reference': { unheard: ['An image reference is required'] },
  'field-release': {
    // the CRDs of plugins are those of one release
    cases: { 'a field of a later release of a plugin': '' },
    unheard: crdRelease() === NEWEST_OF_ALL ? ['unknown field', 'field not declared in schema'] : [],
  },
  // a Cluster's CRD has no pattern, and releases of Kubernetes since the relaxed check have another text
  'variable-name': {
    cases: { 'a letter that is not in ASCII, in a Cluster': '' },
    unheard: ['a valid environment variable name must consist of alphabetic characters, digits, .*'],
  },
  // the operator's webhooks are not asked here
  'field-type': { cases: OF_KUBERNETES['field-type'] },
  'field-value': { cases: { ...OF_KUBERNETES['field-value'], 'more than 32 bits': '' } },
  'subdomain-name': {
    cases: {
      // names in other objects are not looked at
      'the Secret of a Certificate': '',
      'an existing Secret': '',
      'a space in the name of the Secret': '',
    },
  },
  // the CRD has a text for a size, and a pattern for other quantities
  'quantity': {
    cases: {
      'gigabytes': '',
      'white space': '',
      'a negative size': '',
      'a tablespace': '',
      'a size in GB': '',
      'several amounts': 'should match \'^(\\+|-)?',
      'a claim': 'should match \'^(\\+|-)?',
      'a limit': 'should match \'^(\\+|-)?',
    },
    unheard: ['Size value isn\'t valid', 'is invalid: spec\\.resources\\[storage\\]'],
  },
  'label-syntax': { cases: { 'a key with two slashes': 'a qualified name must consist of' } },
  'plugin-name': {
    cases: {
      // the name of other objects is made of it
      'an underscore': 'a DNS-1035 label must consist of',
      'a slash': '',
      'nothing in it': 'initContainers[0].name: Required value',
      'of a plugin that something else installs': '',
    },
  },
  // the API server here is of a later release than 1.29
  'native-sidecar': { cases: { 'a Kubernetes without them': '', 'the same, as it calls itself': '', 'a native sidecar on Kubernetes 1.28': '' } },
  // kubectl says it, before it asks anybody
  'object-named': { unheard: ['resource name may not be empty'] },
  // a patch merges two volumes of one name
  'sidecar-volume-unique': { cases: { 'that of the sockets': '', 'another sidecar\'s': '' } },
  'service-type': {
    cases: {
      'a Service of type ExternalName': 'spec.externalName: Required value',
      'a headless Service with another type': 'may not be set to \'None\' for ',
    },
  },
  // only a path that is empty is refused
  'mount-path': { cases: { 'a relative path': '', 'a slash at the end': '', 'a colon': '' } },
  'disruption-budget': { cases: { 'neither limit': '' } },
  'ip-families': { cases: { 'one family twice': 'Duplicate value', 'two families, one of them twice': 'Duplicate value' } },
};

beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));

// the facts that stand in for CRDs have no expressions
const EXPRESSIONS = Object.values(expressions).map(({ id }) => id);
// about kinds of plugins, whose CRDs the project has no copy of
const OF_PLUGINS = pluginCrdDirectory() ? [] : ['klio-server', 'klio-configuration', 'pg-doorman-pool'];
if (OF_PLUGINS.length > 0) { console.warn(`NOT PROVED: ${OF_PLUGINS.join(', ')}. PLUGIN_CRDS names no directory with the CRDs of plugins.`); }
const rules = rulesThatClaim(/^the API server( or cert-manager)? rejects the ([A-Z]|object)/)
  .filter(id => !AFTER_DEFAULTS.includes(id) && !OF_PLUGINS.includes(id) && (crdDirectory() || !EXPRESSIONS.includes(id)));

test.each(rules)('%s', async id => {
  await proveClaims(id, crdRelease(), OTHERWISE[id]);
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
    ['field-type', cluster({ plugins: [{ name: 'a', parameters: { b: 1 } }] }), '.spec.plugins[0].parameters.b: expected string'],
    ['port-clash', service, '.spec.ports: duplicate entries for key [port=9090,protocol="TCP"]'],
  ])('%s', async (id, object, words) => {
    const { message } = (await api.apply(object, { dryRun: true })).body;
    expect(message).toContain(words);
    expect(isQuoted(id, message)).toBe(true);
  });
});
