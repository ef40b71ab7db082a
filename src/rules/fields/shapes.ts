import { POD, under } from './pod-shape';

/** What a field takes, in the words of a schema. */
export type FieldType = 'string' | 'boolean' | 'integer' | 'object' | 'array' | 'integer or string';

/** Fields of a kind by their paths: `[]` stands for each entry of a list, `{}` for each value of a map. */
export type Shape = Readonly<Record<string, FieldType>>;

/** A kind of Kubernetes or cert-manager, and the fields that rules read. */
export interface KindShape {
  readonly apiVersion: string;
  readonly fields: Shape;
}

/** What every object has. */
export const METADATA: Shape = {
  'metadata': 'object',
  'metadata.name': 'string',
  'metadata.generateName': 'string',
  'metadata.namespace': 'string',
  'metadata.labels': 'object',
  'metadata.annotations': 'object',
  'spec': 'object',
};

const WORKLOAD: Shape = {
  'spec.selector': 'object',
  'spec.selector.matchLabels': 'object',
  'spec.template': 'object',
  'spec.template.metadata': 'object',
  'spec.template.metadata.labels': 'object',
  'spec.template.metadata.annotations': 'object',
  'spec.template.spec': 'object',
  ...under('spec.template.spec.', POD),
};

const ISSUER: Shape = {
  'spec.selfSigned': 'object', 'spec.ca': 'object', 'spec.ca.secretName': 'string',
};

/** The kinds of which installs of plugins are made. */
export const SHAPES: Readonly<Record<string, KindShape>> = {
  Namespace: kind('v1', {}),
  Secret: kind('v1', { 'type': 'string', 'data': 'object', 'data{}': 'string', 'stringData': 'object', 'stringData{}': 'string' }),
  ConfigMap: kind('v1', { 'data': 'object', 'data{}': 'string' }),
  Service: kind('v1', {
    'spec.type': 'string',
    'spec.clusterIP': 'string',
    'spec.selector': 'object',
    'spec.ports': 'array',
    'spec.ports[]': 'object',
    'spec.ports[].name': 'string',
    'spec.ports[].protocol': 'string',
    'spec.ports[].port': 'integer',
    'spec.ports[].targetPort': 'integer or string',
    'spec.ports[].nodePort': 'integer',
    'spec.publishNotReadyAddresses': 'boolean',
    'spec.sessionAffinity': 'string',
    'spec.ipFamilies': 'array',
    'spec.ipFamilies[]': 'string',
    'spec.ipFamilyPolicy': 'string',
  }),
  Deployment: kind('apps/v1', { 'spec.replicas': 'integer', 'spec.strategy': 'object', 'spec.strategy.type': 'string', ...WORKLOAD }),
  StatefulSet: kind('apps/v1', { 'spec.replicas': 'integer', 'spec.serviceName': 'string', ...WORKLOAD }),
  DaemonSet: kind('apps/v1', WORKLOAD),
  NetworkPolicy: kind('networking.k8s.io/v1', {
    'spec.podSelector': 'object',
    'spec.podSelector.matchLabels': 'object',
    'spec.policyTypes': 'array',
    'spec.policyTypes[]': 'string',
    'spec.ingress': 'array',
    'spec.ingress[]': 'object',
    'spec.egress': 'array',
    'spec.egress[]': 'object',
  }),
  Certificate: kind('cert-manager.io/v1', {
    'spec.secretName': 'string',
    'spec.commonName': 'string',
    'spec.dnsNames': 'array',
    'spec.dnsNames[]': 'string',
    'spec.usages': 'array',
    'spec.usages[]': 'string',
    'spec.isCA': 'boolean',
    'spec.duration': 'string',
    'spec.renewBefore': 'string',
    'spec.privateKey': 'object',
    'spec.privateKey.algorithm': 'string',
    'spec.privateKey.encoding': 'string',
    'spec.privateKey.rotationPolicy': 'string',
    'spec.privateKey.size': 'integer',
    'spec.issuerRef': 'object',
    'spec.issuerRef.name': 'string',
    'spec.issuerRef.kind': 'string',
    'spec.issuerRef.group': 'string',
  }),
  Issuer: kind('cert-manager.io/v1', ISSUER),
  ClusterIssuer: kind('cert-manager.io/v1', ISSUER),
};

function kind(apiVersion: string, fields: Shape): KindShape {
  return { apiVersion, fields: { ...METADATA, ...fields } };
}
