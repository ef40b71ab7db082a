import { backupsIn, clustersIn } from '../../inventory/clusters';
import type { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { completeObjects } from '../../inventory/whole-objects';
import { formatPath } from '../../values/field-path';
import { asRecord, asRecords } from '../../values/narrow';
import { matchPath } from '../engine/field-paths';
import { Rule, Target } from '../engine/rule';

const PROBES = ['startupProbe', 'livenessProbe', 'readinessProbe'];

const CONTAINER = [
  'name',
  'env[].name',
  'env[].valueFrom.fieldRef|resourceFieldRef|configMapKeyRef|secretKeyRef|fileKeyRef',
  'env[].valueFrom.secretKeyRef.name', 'env[].valueFrom.secretKeyRef.key',
  'env[].valueFrom.configMapKeyRef.name', 'env[].valueFrom.configMapKeyRef.key',
  'volumeMounts[].name', 'volumeMounts[].mountPath',
  'ports[]',
  'securityContext.seccompProfile.type',
  ...PROBES.flatMap(probe => [`${probe}.exec|httpGet|tcpSocket|grpc`, `${probe}.exec.command`, `${probe}.httpGet.port`, `${probe}.tcpSocket.port`, `${probe}.grpc.port`]),
];

const POD = [
  'containers',
  ...CONTAINER.flatMap(path => [`containers[].${path}`, `initContainers[].${path}`]),
  'volumes[].name', 'volumes[].secret.secretName', 'volumes[].configMap.name', 'volumes[].persistentVolumeClaim.claimName', 'volumes[].hostPath.path',
  'securityContext.seccompProfile.type',
];

const WORKLOAD = ['spec.selector', 'spec.template', 'spec.template.spec', ...POD.map(path => `spec.template.spec.${path}`)];
const ISSUER = ['spec', 'spec.acme|ca|selfSigned|vault|venafi', 'spec.ca.secretName'];

/** What the API server wants by kind, as far as no other rule does: of what stands between `|` one is enough. */
const REQUIRED: Readonly<Record<string, string[]>> = {
  Service: ['spec.ports[]'],
  Deployment: WORKLOAD,
  StatefulSet: WORKLOAD,
  DaemonSet: WORKLOAD,
  Certificate: ['spec.secretName', 'spec.issuerRef', 'spec.issuerRef.name', 'spec.dnsNames[]', 'spec.usages[]'],
  Issuer: ISSUER,
  ClusterIssuer: ISSUER,
};

/** What Kubernetes and cert-manager want to be stated is stated. */
export const valueRequired: Rule<{ readonly field: string; readonly stated: boolean }> = {
  id: 'value-required',
  severity: 'error',
  title: 'What an object needs is stated',
  symptom: 'the API server or cert-manager refuses the object ("Required value", "must be specified")',
  cause: 'nothing is filled in for these fields, and an empty value is none',
  fix: 'state it',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  needs: 'a plugin\'s Service, the workload of an operator or a plugin with its selector or an image, or an object of cert-manager',
  check: ({ field, stated }) => stated ? undefined : `${field} is not stated`,
  targets: inventory => completeObjects(inventory).flatMap(item => (REQUIRED[item.kind] ?? []).flatMap(path => requiredIn(item, path))),
};

function requiredIn(item: Item, path: string): Target<{ field: string; stated: boolean }>[] {
  if (path.endsWith('[]')) {
    return matchPath(item.manifest, path).map(({ path: place, value }) =>
      ({ item, path: place, input: { field: formatPath(place), stated: value !== null } }));
  }
  const dot = path.lastIndexOf('.');
  const [parent, names] = [path.slice(0, Math.max(dot, 0)), path.slice(dot + 1).split('|')];
  return matchPath(item.manifest, parent).filter(({ value }) => isOpen(value, parent)).map(({ path: place, value }) => {
    const fields = names.map(name => formatPath([...place, name]));
    return { item, path: place, input: { field: fields.join(', or '), stated: names.some(name => isStated(asRecord(value)[name])) } };
  });
}

/** Whether something may be stated there: a null among a list's entries is an empty one, elsewhere nothing is there. Other types have a rule of their own. */
function isOpen(value: unknown, path: string): boolean {
  return value === null ? path.endsWith('[]') : asRecords([value]).length > 0;
}

function isStated(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** An Issuer signs in one way. */
export const issuerType: Rule<{ readonly types: string[] }> = {
  id: 'issuer-type',
  severity: 'error',
  title: 'An Issuer is of one type',
  symptom: 'cert-manager refuses the Issuer ("may not specify more than one issuer type")',
  cause: 'an Issuer signs with one authority, in one way',
  fix: 'make an Issuer for each type',
  source: 'https://cert-manager.io/docs/configuration/',
  check: ({ types }) => types.length < 2 ? undefined : `the Issuer is of types ${types.join(' and ')}`,
  targets: inventory => issuers(inventory).map(item => ({ item, path: ['spec'], input: { types: TYPES.filter(type => isStated(item.spec[type])) } })),
};

const TYPES = ['acme', 'ca', 'selfSigned', 'vault', 'venafi'];

function issuers(inventory: Inventory): Item[] {
  return completeObjects(inventory).filter(({ kind }) => kind === 'Issuer' || kind === 'ClusterIssuer');
}

/** A Cluster or a backup without anything in it. */
export const specStated: Rule<{ readonly kind: string; readonly stated: boolean }> = {
  id: 'spec-stated',
  severity: 'warning',
  title: 'A Cluster, or a backup, has a spec',
  symptom: 'unless it is a part of an object, the API server refuses it ("spec: Required value")',
  cause: 'the CustomResourceDefinition requires a spec, and a patch of metadata needs none',
  fix: 'state the spec, or leave a patch to kustomize and check what it makes',
  source: 'https://cloudnative-pg.io/docs/current/cloudnative-pg.v1',
  check: ({ kind, stated }) => stated ? undefined : `the ${kind} has no spec`,
  targets: inventory => [...clustersIn(inventory), ...backupsIn(inventory)].map(({ item }) => ({
    item, path: ['spec'], input: { kind: item.kind, stated: isStated(asRecord(item.manifest).spec) },
  })),
};
