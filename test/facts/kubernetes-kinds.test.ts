import { apiVersionOf, kubernetesKind, objectMeta } from '../../src/facts/kubernetes-kinds';
import { kinds, types } from '../../src/facts/kubernetes-kinds.json';
import { schemaIn } from '../../src/facts/operator-crds';
import certManager from '../crds/cert-manager-1.21.json';

function schemaOf(kind: string, path: string, release?: string) {
  const history = kubernetesKind(kind)?.history(path);
  return history && schemaIn(history, release);
}

test.each([
  ['Deployment', 'spec', { type: 'object', required: ['selector', 'template'] }],
  ['Deployment', 'spec.replicas', { type: 'integer', format: 'int32' }],
  ['Deployment', 'spec.template.spec.containers[].env[].value', { type: 'string' }],
  ['Deployment', 'spec.template.spec.containers[].resources.limits{}', { type: ['number', 'string'], format: 'quantity' }],
  ['StatefulSet', 'spec.volumeClaimTemplates[].spec.resources.requests{}', { type: ['number', 'string'], format: 'quantity' }],
  ['CronJob', 'spec.jobTemplate.spec.template.spec.initContainers[].readinessProbe.tcpSocket.port', { type: ['integer', 'string'], format: 'int32' }],
  ['Pod', 'spec.dnsPolicy', { type: 'string', enum: ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'] }],
  ['Service', 'spec.ports[]', { type: 'object', required: ['port'] }],
  ['Service', 'spec.selector{}', { type: 'string' }],
  ['Secret', 'data{}', { type: 'string', format: 'byte' }],
  ['Namespace', 'metadata.creationTimestamp', { type: 'string', format: 'date-time' }],
  ['ClusterRoleBinding', 'roleRef', { type: 'object', required: ['kind', 'name'] }],
  ['NetworkPolicy', 'spec.policyTypes[]', { type: 'string', enum: ['Egress', 'Ingress'] }],
  ['Certificate', 'spec', { type: 'object', required: ['issuerRef', 'secretName'] }],
  ['Issuer', 'spec.ca', { type: 'object', required: ['secretName'] }],
  // what is validated by code
  ['Pod', 'spec.containers[].env[].valueFrom.secretKeyRef', { type: 'object', required: ['key', 'name'] }],
  ['Pod', 'spec.containers[].livenessProbe', { type: 'object', requiredOneOf: [['exec', 'grpc', 'httpGet', 'tcpSocket']] }],
  ['Pod', 'spec.restartPolicy', { type: 'string', enum: ['Always', 'Never', 'OnFailure'] }],
  ['Deployment', 'spec.template.spec.restartPolicy', { type: 'string', enum: ['Always'] }],
  ['Job', 'spec.template.spec.restartPolicy', { type: 'string', enum: ['Never', 'OnFailure'] }],
  ['Certificate', 'spec.secretName', { type: 'string', minLength: 1 }],
  // what controllers write, and ACME
  ['Deployment', 'status', { type: 'object', open: true }],
  ['ClusterIssuer', 'spec.acme', { type: 'object', open: true }],
])('%s has %s', (kind, path, schema) => {
  expect(schemaOf(kind, path)).toEqual(schema);
});

test.each([
  ['Deployment', 'spec.replica'],
  ['Deployment', 'spec.template.containers[].image'],
  ['Service', 'spec.ports[].port[]'],
  ['ConfigMap', 'spec'],
  ['constructor', 'spec'],
])('%s has no %s', (kind, path) => {
  expect(schemaOf(kind, path)).toBeUndefined();
});

test('fields and values differ by release', () => {
  expect(schemaOf('Pod', 'spec.containers[].restartPolicyRules', '1.33')).toBeUndefined();
  expect(schemaOf('Pod', 'spec.containers[].restartPolicyRules', '1.34')).toEqual({ type: 'array' });
  expect(schemaOf('Pod', 'spec.tolerations[].operator', '1.34')?.enum).toEqual(['Equal', 'Exists']);
  expect(schemaOf('Pod', 'spec.tolerations[].operator', '1.35')?.enum).toEqual(['Equal', 'Exists', 'Gt', 'Lt']);
});

test('a type may differ by release, and a field may refer to another type', () => {
  expect(schemaOf('NetworkPolicy', 'spec.ingress[].from[].ipBlock', '1.28')).toEqual({ type: 'object', required: ['cidr'] });
  expect(schemaOf('Deployment', '', '1.36')).toEqual({ type: 'object' });
  expect(schemaOf('Deployment', '', '1.37')).toEqual({ type: 'object', required: ['spec'] });
  expect(kubernetesKind('PersistentVolumeClaim')!.history('spec.resources')!.map(([release]) => release)).toEqual(['1.28', '1.29']);
  expect(schemaOf('PersistentVolumeClaim', 'spec.resources.claims')).toEqual({ type: 'array' }); // of the older type
});

test('any object has the same metadata', () => {
  expect(objectMeta().history('annotations{}')).toEqual(kubernetesKind('Service')!.history('metadata.annotations{}'));
});

test('kinds are served in one version', () => {
  expect(apiVersionOf('Deployment')).toBe('apps/v1');
  expect(apiVersionOf('Issuer')).toBe('cert-manager.io/v1');
  expect(apiVersionOf('Cluster')).toBeUndefined();
});

/** All references to types, with the fields that have them. */
function references(): Array<[string, string]> {
  return Object.entries<Record<string, unknown>>(types).flatMap(([type, fields]) => Object.entries(fields).flatMap(([path, written]) =>
    (Array.isArray(written) ? written.map(([, schema]) => schema) : [written])
      .filter(schema => typeof schema === 'string' && /^[A-Z]/.test(schema))
      .map(schema => [`${type} ${path}`, schema] as [string, string])));
}

test('every type that is referred to exists, and is used', () => {
  expect(references().filter(([, type]) => !Object.hasOwn(types, type))).toEqual([]);
  const used = new Set([...Object.keys(kinds), ...references().map(([, type]) => type)]);
  expect(Object.keys(types).filter(type => !used.has(type))).toEqual([]);
});

/** The fields of a JSON Schema by path. */
function fieldsIn(schema: any, at: string): Array<[string, any]> {
  return [
    [at, schema],
    ...Object.entries<any>(schema.properties ?? {}).flatMap(([name, property]) => fieldsIn(property, `${at}.${name}`)),
    ...schema.items ? fieldsIn(schema.items, `${at}[]`) : [],
    ...typeof schema.additionalProperties === 'object' ? fieldsIn(schema.additionalProperties, `${at}{}`) : [],
  ];
}

test.each(['Certificate', 'ClusterIssuer', 'Issuer'])('%s: all fields are those of its CRD', kind => {
  const { spec } = (certManager as any)[`cert-manager.io/v1/${kind}`].properties;
  const fields = fieldsIn(spec, 'spec').filter(([path]) => !path.startsWith('spec.acme'));
  expect(fields.length).toBeGreaterThan(50);
  for (const [path, { type, enum: values, required }] of fields) {
    const facts = { type, ...values && { enum: values }, ...required && { required } };
    expect([path, schemaOf(kind, path)]).toEqual([path, expect.objectContaining(facts)]);
  }
});
