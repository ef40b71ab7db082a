import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { parseAllDocuments, stringify } from 'yaml';
import { allSchemaSets, committedSchemas, FACTS, SHARED_CRDS, validateCustomResource, validateManifests } from './crd';
import { FACT_KINDS, printFacts, readSchemas } from '../../scripts/crd-facts';

const GOLDENS = path.join(__dirname, '../../../shared/goldens');

function cluster(spec: object, metadata: object = { name: 'orders' }) {
  return { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata, spec: { instances: 3, storage: { size: '1Gi' }, ...spec } };
}

function servicePorts(...ports: object[]) {
  return { managed: { services: { additional: [{ selectorType: 'rw', serviceTemplate: { metadata: { name: 'a' }, spec: { ports } } }] } } };
}

function yamlFiles(directory: string): string[] {
  return fs.readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml')).sort();
}

function withDirectory(directory: string) {
  if (fs.existsSync(directory)) return it;
  console.warn(`SKIPPED the tests that need ${directory}`);
  return it.skip;
}

describe('valid custom resources', () => {
  const valid = [
    cluster({
      plugins: [{ name: 'barman-cloud.cloudnative-pg.io', enabled: true, isWALArchiver: true, parameters: { barmanObjectName: 'store' } }],
      externalClusters: [{ name: 'origin', plugin: { name: 'barman-cloud.cloudnative-pg.io', parameters: { barmanObjectName: 'store' } } }],
      resources: { requests: { cpu: 1, memory: '512Mi' }, limits: { cpu: '1500m' } },
      ...servicePorts({ port: 1 }, { port: 1, protocol: 'UDP' }),
    }),
    { ...cluster({ instances: undefined }), status: { phase: 'anything' } },
    { ...cluster({}), apiVersion: 'postgresql.k8s.enterprisedb.io/v1' },
    {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'ScheduledBackup',
      metadata: { name: 'nightly' },
      spec: { cluster: { name: 'orders' }, schedule: '0 0 0 * * *', method: 'plugin', pluginConfiguration: { name: 'p', parameters: { full: 'true' } } },
    },
    {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Backup',
      metadata: { generateName: 'orders-', labels: { 'example.com/of': '', 'app': 'Orders_1.0' }, annotations: { 'Example.com/note': 'any text\nat all' } },
      spec: { cluster: { name: 'orders' } },
    },
    { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: { name: 'self' }, spec: { selfSigned: {} } },
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'ClusterIssuer',
      metadata: { name: 'acme' },
      spec: {
        acme: {
          server: 'directory',
          privateKeySecretRef: { name: 'key' },
          solvers: [{ dns01: { webhook: { groupName: 'g', solverName: 's', config: { any: { thing: [1] } } } } }],
        },
      },
    },
    { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'tls' }, spec: { secretName: 'tls', issuerRef: { name: 'self' }, isCA: false } },
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'NOT LOOKED AT' } },
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role' },
  ];

  it.each(valid.map((object) => [object.kind, object]))('%s', (_, object) => {
    expect(validateManifests([object])).toEqual([]);
  });

  it.each(allSchemaSets())('$name', ({ schemas }) => {
    expect(validateManifests(valid, schemas)).toEqual([]);
  });
});

describe('an error names the field and what is allowed', () => {
  const plugin = { name: 'hello.example.com' };
  it.each<[string, object, string]>([
    ['unknown field', { instnces: 3 }, 'spec.instnces: unknown field'],
    ['misspelt case', { plugins: [{ ...plugin, isWalArchiver: true }] }, 'spec.plugins.0.isWalArchiver: unknown field'],
    ['plugin parameter that is a boolean', { plugins: [{ ...plugin, parameters: { a: true } }] }, 'spec.plugins.0.parameters.a: must be string, is true'],
    ['plugin parameter that is a number', { plugins: [{ ...plugin, parameters: { 'b/c': 1 } }] }, 'spec.plugins.0.parameters.b/c: must be string, is 1'],
    ['wrong type', { instances: '3' }, 'spec.instances: must be integer, is "3"'],
    ['fraction for an integer', { instances: 1.5 }, 'spec.instances: must be integer, is 1.5'],
    ['null', { plugins: null }, 'spec.plugins: must be array, is null'],
    ['missing field', { plugins: [{}] }, 'spec.plugins.0.name: required'],
    ['undefined for a required field', { plugins: [{ name: undefined }] }, 'spec.plugins.0.name: required'],
    ['enum', { primaryUpdateStrategy: 'auto' }, 'spec.primaryUpdateStrategy: must be one of unsupervised, supervised, is "auto"'],
    ['below the minimum', { instances: 0 }, 'spec.instances: must be >= 1, is 0'],
    ['above the maximum', { probes: { readiness: { terminationGracePeriodSeconds: 2 ** 63 } } },
      'spec.probes.readiness.terminationGracePeriodSeconds: must be a valid int64, is 9223372036854776000'],
    ['too large for int32', { stopDelay: 2 ** 31 }, 'spec.stopDelay: must be a valid int32, is 2147483648'],
    ['fractional quantity that is a number', { resources: { limits: { cpu: 0.5 } } }, 'spec.resources.limits.cpu: must be integer or string, is 0.5'],
    ['duplicate port', servicePorts({ port: 1 }, { port: 1, protocol: 'TCP' }),
      'spec.managed.services.additional.0.serviceTemplate.spec.ports: must not have two items with the same port, protocol'],
  ])('%s', (_, spec, error) => {
    expect(validateCustomResource(cluster(spec))).toEqual([error]);
  });

  it('quantity', () => {
    expect(validateCustomResource(cluster({ resources: { limits: { memory: '1 GB' } } }))).toEqual([
      expect.stringMatching(/^spec\.resources\.limits\.memory: must match pattern ".*", is "1 GB"$/),
    ]);
  });

  it('field next to spec', () => {
    expect(validateCustomResource({ ...cluster({}), plugins: [] })).toEqual(['plugins: unknown field']);
  });

  it('every error at once', () => {
    expect(validateManifests([cluster({ instances: 0, a: 1 }), cluster({ b: 1 }, { name: 'other' })])).toEqual([
      'Cluster orders: spec.a: unknown field',
      'Cluster orders: spec.instances: must be >= 1, is 0',
      'Cluster other: spec.b: unknown field',
    ]);
  });
});

describe('metadata', () => {
  it.each<[string, object, string]>([
    ['no name', {}, 'metadata.name: required'],
    ['name', { name: 'My_Cluster' }, 'metadata.name: must be a valid DNS-1123 subdomain, is "My_Cluster"'],
    ['long name', { name: 'a'.repeat(254) }, `metadata.name: must be a valid DNS-1123 subdomain, is "${'a'.repeat(254)}"`],
    ['namespace', { name: 'a', namespace: 'a.b' }, 'metadata.namespace: must be a valid DNS-1123 label, is "a.b"'],
    ['label key', { name: 'a', labels: { 'a/b/c': '' } }, 'metadata.labels: key: must be a valid label key, is "a/b/c"'],
    ['prefix of a label key', { name: 'a', labels: { 'A.io/b': '' } }, 'metadata.labels: key: must be a valid label key, is "A.io/b"'],
    ['label value', { name: 'a', labels: { b: 'x y' } }, 'metadata.labels.b: must be a valid label value, is "x y"'],
    ['long label value', { name: 'a', labels: { b: 'x'.repeat(64) } }, `metadata.labels.b: must be a valid label value, is "${'x'.repeat(64)}"`],
    ['label value that is no string', { name: 'a', labels: { b: true } }, 'metadata.labels.b: must be string, is true'],
    ['annotation key', { name: 'a', annotations: { '-': '' } }, 'metadata.annotations: key: must be a valid annotation key, is "-"'],
    ['annotation that is no string', { name: 'a', annotations: { b: 1 } }, 'metadata.annotations.b: must be string, is 1'],
    ['unknown field', { name: 'a', label: {} }, 'metadata.label: unknown field'],
  ])('%s', (_, metadata, error) => {
    expect(validateCustomResource(cluster({}, metadata))).toEqual([error]);
  });
});

describe('an object without a schema', () => {
  it.each([
    ['unknown kind', { ...cluster({}), kind: 'Clusters' }],
    ['unknown version', { ...cluster({}), apiVersion: 'postgresql.cnpg.io/v2' }],
    ['unknown group', { ...cluster({}), apiVersion: 'gateway.networking.k8s.io/v1' }],
    ['no apiVersion', { kind: 'Service', metadata: { name: 'orders' } }],
    ['no object', null],
  ])('%s', (_, object: any) => {
    expect(validateManifests([object])).toEqual([
      expect.stringMatching(`no schema for kind ${object?.kind} of ${object?.apiVersion}; there are .*postgresql.cnpg.io/v1/Cluster`),
    ]);
  });
});

describe('schema sets', () => {
  it('are only the committed facts where the CRDs of the operator versions are absent, with one warning', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    jest.resetModules();
    const fresh = jest.requireActual<typeof import('./crd')>('./crd');
    const absent = path.join(__dirname, 'absent');
    expect([...fresh.allSchemaSets(absent), ...fresh.allSchemaSets(absent)]).toEqual(Array(2).fill({ name: 'committed facts', schemas: committedSchemas() }));
    expect(warn.mock.calls).toEqual([[expect.stringContaining(absent)]]);
    warn.mockRestore();
  });

  withDirectory(SHARED_CRDS)('know the fields of their own version only', () => {
    const { schemas } = allSchemaSets().find(({ name }) => name.startsWith('cloudnative-pg-1.26'))!;
    expect(Object.keys(schemas)).toContain('postgresql.cnpg.io/v1/Pooler');
    const kindsOfToday = Object.keys(committedSchemas()).filter(key => key.startsWith('postgresql.cnpg.io/') && !key.endsWith('/DatabaseRole'));
    expect(Object.keys(schemas)).toEqual(expect.arrayContaining(kindsOfToday));
    expect(Object.keys(schemas)).not.toContain('postgresql.cnpg.io/v1/DatabaseRole');
    const failoverQuorum = cluster({ postgresql: { synchronous: { method: 'any', number: 1, failoverQuorum: true } } });
    expect(validateCustomResource(failoverQuorum)).toEqual([]);
    expect(validateCustomResource(failoverQuorum, schemas)).toEqual(['spec.postgresql.synchronous.failoverQuorum: unknown field']);
  });

  for (const file of fs.readdirSync(FACTS)) {
    const crds = path.join(SHARED_CRDS, path.basename(file, '.json'));
    withDirectory(crds)(`test/crds/${file} is what the script makes of the CRDs`, () => {
      expect(fs.readFileSync(path.join(FACTS, file), 'utf8')).toBe(printFacts(readSchemas(crds, FACT_KINDS)));
    });
  }
});

describe('a CRD', () => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'crd-'));
  afterAll(() => fs.rmSync(directory, { recursive: true }));

  function schemasOf(spec: object) {
    const file = path.join(directory, 'crd.yaml');
    const schema = { openAPIV3Schema: { type: 'object', properties: { spec } } };
    const versions = [{ name: 'v1', served: true, schema }, { name: 'v1alpha1', served: false, schema }];
    fs.writeFileSync(file, stringify({ kind: 'CustomResourceDefinition', spec: { group: 'example.com', names: { kind: 'Thing' }, versions } }));
    return readSchemas(file);
  }

  it.each<[string, object, any, string[]]>([
    ['open object', { 'type': 'object', 'properties': { a: { type: 'string' } }, 'x-kubernetes-preserve-unknown-fields': true }, { a: 1, b: 1 }, ['spec.a: must be string, is 1']],
    ['object without fields', { type: 'object' }, { a: 1 }, ['spec.a: unknown field']],
    ['map of closed objects', { type: 'object', additionalProperties: { type: 'object' } }, { a: {}, b: { c: 1 } }, ['spec.b.c: unknown field']],
    ['required field with a default', { type: 'object', required: ['a'], properties: { a: { type: 'string', default: '' } } }, {}, []],
    ['nullable field', { type: 'string', nullable: true }, null, []],
    ['int-or-string', { 'anyOf': [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true }, true, ['spec: must be integer or string, is true']],
    ['set', { 'type': 'array', 'items': { type: 'string' }, 'x-kubernetes-list-type': 'set' }, ['a', 'a'], [expect.stringContaining('spec: must NOT have duplicate items')]],
    ['length', { type: 'string', maxLength: 1 }, 'ab', ['spec: must NOT have more than 1 characters, is "ab"']],
    ['date-time', { type: 'string', format: 'date-time' }, 'today', ['spec: must be a valid date-time, is "today"']],
    ['byte', { type: 'string', format: 'byte' }, 'a', ['spec: must be a valid byte, is "a"']],
    ['format that has no effect', { type: 'string', format: 'unheard-of' }, 'a', []],
  ])('%s', (_, crd, spec, expected) => {
    expect(validateCustomResource({ apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a' }, spec }, schemasOf(crd))).toEqual(expected);
  });

  it('has the versions that are served', () => {
    expect(Object.keys(schemasOf({ type: 'string' }))).toEqual(['example.com/v1/Thing']);
  });

  it('with a rule that is not understood is refused', () => {
    expect(() => schemasOf({ type: 'string', not: { enum: ['a'] } })).toThrow('Unsupported schema keywords: not');
    expect(() => schemasOf({ anyOf: [{ type: 'string' }] })).toThrow('Unsupported schema keywords: anyOf');
  });
});

describe('published manifests', () => {
  const knownGroups = new Set(Object.keys(committedSchemas()).map((key) => key.split('/')[0]));

  withDirectory(GOLDENS)('have valid custom resources', () => {
    const documents = yamlFiles(GOLDENS).flatMap((file) => parseAllDocuments(fs.readFileSync(path.join(GOLDENS, file), 'utf8'))
      .map((document) => ({ file, object: document.toJS() }))
      .filter(({ object }) => object && (file.includes('/usage') || knownGroups.has(object.apiVersion?.split('/')[0]))));
    const kinds = [...new Set(documents.map(({ object }) => object.kind))].sort();
    expect(kinds).toEqual(['Backup', 'Certificate', 'Cluster', 'Issuer', 'ObjectStore', 'ScheduledBackup', 'Secret']);
    expect(documents.flatMap(({ file, object }) => validateManifests([object]).map((error) => `${file}: ${error}`))).toEqual([]);
  });
});
