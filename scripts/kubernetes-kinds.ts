/**
 * Writes src/facts/kubernetes-kinds.json: which fields the kinds of Kubernetes and cert-manager have, and which values these accept, by release.
 *
 *   npx tsx scripts/kubernetes-kinds.ts <directory>...
 *
 * The directories contain
 * - `kubernetes-1.37.json` for each minor release: what its API server serves as `/openapi/v2`. Run `kubectl get --raw /openapi/v2` in a cluster of
 *   that release. The `api/openapi-spec/swagger.json` of Kubernetes' repository lacks the enums.
 * - `cert-manager-1.21`: a directory with the CRDs of each release of cert-manager.
 *
 * A type of the API is written once, one line for each field, and fields refer to it by its name, which begins with a capital letter. All releases are
 * needed again for each run: the file is written as a whole.
 */
import * as fs from 'fs';
import * as path from 'path';
import { readSchemas, Schema } from './crd-facts';
import { byRelease, Fields, flatten, history, print, shorten } from './field-facts';

const OUT = path.join(__dirname, '../src/facts/kubernetes-kinds.json');

const KUBERNETES: Readonly<Record<string, string[]>> = {
  'v1': ['ConfigMap', 'Namespace', 'PersistentVolumeClaim', 'Pod', 'Secret', 'Service', 'ServiceAccount'],
  'apps/v1': ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  'batch/v1': ['CronJob', 'Job'],
  'networking.k8s.io/v1': ['NetworkPolicy'],
  'policy/v1': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io/v1': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
};

/** cert-manager's kinds, and the types of their `spec`. */
const CERT_MANAGER: Readonly<Record<string, string>> = { Certificate: 'CertificateSpec', ClusterIssuer: 'IssuerSpec', Issuer: 'IssuerSpec' };
const CERT_MANAGER_VERSION = 'cert-manager.io/v1';

/** An object of which nothing is said: 520 fields of ACME, which signs no certificate for a plugin, and what controllers write. */
const OPEN: Schema = { type: 'object', open: true };

/**
 * What OpenAPI requires only because the Go field has no `omitempty`: the API server accepts an object without it, which is empty then, or has a default.
 * Each other one was found to be enforced, by validating an object of Kubernetes 1.34 without it. The API server may drop alpha fields unseen.
 */
const NOT_REQUIRED: Readonly<Record<string, string[]>> = {
  HTTPHeader: ['value'],
  ISCSIVolumeSource: ['lun'],
  NetworkPolicySpec: ['podSelector'],
  PodFailurePolicy: ['rules'],
  PodFailurePolicyOnPodConditionsPattern: ['status'],
  PreferredSchedulingTerm: ['preference'],
  RoleRef: ['apiGroup'],
  ScaleIOVolumeSource: ['secretRef'],
  SleepAction: ['seconds'],
  StatefulSetSpec: ['serviceName'],
  Sysctl: ['value'],
  // alpha
  EvictionResponder: ['name', 'priority'],
  TopologyConstraint: ['key'],
  WorkloadPodGroupResourceClaim: ['name'],
  WorkloadReference: ['name', 'podGroup'],
};

/** What the Go code of the API server and of cert-manager's webhook requires in addition: fields, and groups of fields of which an object needs one. */
const ALSO_REQUIRED: Readonly<Record<string, Array<string | string[]>>> = {
  ConfigMapKeySelector: ['name'],
  ConfigMapVolumeSource: ['name'],
  EnvVarSource: [['configMapKeyRef', 'fieldRef', 'fileKeyRef', 'resourceFieldRef', 'secretKeyRef']],
  ExecAction: ['command'],
  IssuerSpec: [['acme', 'ca', 'selfSigned', 'vault', 'venafi']],
  PodTemplateSpec: ['spec'],
  Probe: [['exec', 'grpc', 'httpGet', 'tcpSocket']],
  SecretKeySelector: ['name'],
  SecretVolumeSource: ['secretName'],
};

/** Texts that cert-manager's webhook requires, so that an empty one is not enough. */
const NOT_EMPTY: Readonly<Record<string, string[]>> = { CertificateSpec: ['issuerRef.name', 'secretName'], IssuerSpec: ['ca.secretName'] };

/** Fields of a kind that accept less than their type does: pods of a Deployment are always restarted, those of a Job run to their end. */
const RESTARTED = { 'spec.template.spec.restartPolicy': { type: 'string', enum: ['Always'] } };
const NARROWED: Readonly<Record<string, Record<string, Schema>>> = {
  CronJob: { 'spec.jobTemplate.spec.template.spec.restartPolicy': { type: 'string', enum: ['Never', 'OnFailure'] } },
  DaemonSet: RESTARTED,
  Deployment: RESTARTED,
  Job: { 'spec.template.spec.restartPolicy': { type: 'string', enum: ['Never', 'OnFailure'] } },
  ReplicaSet: RESTARTED,
  StatefulSet: RESTARTED,
};

/** Fields of all types, by the name of the type. */
type Types = Record<string, Fields>;
interface Release { readonly number: string; readonly types: Types }

function readReleases(directories: string[], product: string, read: (file: string) => Types): Release[] {
  return directories.flatMap(directory => fs.readdirSync(directory)
    .filter(name => name.startsWith(`${product}-`))
    .map(name => ({ number: name.slice(product.length + 1).replace(/\.json$/, ''), types: read(path.join(directory, name)) })))
    .sort(byRelease);
}

// ---- Kubernetes

function readOpenApi(file: string): Types {
  const definitions: Record<string, Schema> = JSON.parse(fs.readFileSync(file, 'utf8')).definitions;
  const roots = Object.entries(KUBERNETES).flatMap(([apiVersion, kinds]) => kinds.map(kind => definitionOf(definitions, apiVersion, kind)));
  const reached = new Map<string, string>();
  const types: Types = {};
  const reach = (definition: string): string => {
    const name = shortName(definition);
    const known = reached.get(name) ?? definition;
    if (known !== definition) throw new Error(`Two types are called ${name}: ${known} and ${definition}`);
    if (!reached.has(name)) {
      reached.set(name, definition);
      types[name] = typeFields(name, definitions[definition], reach);
    }
    return name;
  };
  roots.forEach(reach);
  return types;
}

function definitionOf(definitions: Record<string, Schema>, apiVersion: string, kind: string): string {
  const found = Object.keys(definitions).find(name => (definitions[name]['x-kubernetes-group-version-kind'] ?? [])
    .some((of: any) => of.kind === kind && [of.group, of.version].filter(Boolean).join('/') === apiVersion));
  if (!found) throw new Error(`There is no ${apiVersion} ${kind}`);
  return found;
}

function shortName(definition: string): string {
  return definition.slice(definition.lastIndexOf('.') + 1);
}

/** The fields of one type; `reach` gives the name of another type that is referred to. */
function typeFields(type: string, definition: Schema, reach: (definition: string) => string): Fields {
  const fields: Fields = new Map();
  const scalar = SCALARS[type];
  const add = (schema: Schema, at: string): void => {
    if (schema.$ref) {
      fields.set(at, reach(schema.$ref.slice('#/definitions/'.length)));
      return;
    }
    fields.set(at, ownSchema(schema));
    if (schema.items) add(schema.items, `${at}[]`);
    if (schema.additionalProperties) add(schema.additionalProperties, `${at}{}`);
  };
  fields.set('', scalar ?? typeSchema(type, definition));
  for (const name of Object.keys(definition.properties ?? {}).sort()) {
    if (name === 'status') fields.set(name, OPEN);
    else add(definition.properties[name], name);
  }
  Object.entries(NARROWED[type] ?? {}).forEach(([at, schema]) => fields.set(at, schema));
  return fields;
}

/** Types that decode themselves: OpenAPI calls all of them strings. */
const SCALARS: Readonly<Record<string, Schema>> = {
  IntOrString: { type: ['integer', 'string'], format: 'int32' },
  Quantity: { type: ['number', 'string'], format: 'quantity' },
};

function typeSchema(type: string, { properties, required = [], ...own }: Schema): any {
  if (own.type === 'object' && !properties) return OPEN;
  const enforced = required.filter((name: string) => !(NOT_REQUIRED[type] ?? []).includes(name));
  return shorten(withRequired(type, { ...ownFacts(own), required: enforced }));
}

function withRequired(type: string, written: Schema | string): Schema {
  const { required = [], ...own } = typeof written === 'string' ? { type: written } as Schema : written;
  const also = ALSO_REQUIRED[type] ?? [];
  const all = [...new Set<string>([...required, ...also.filter(one => typeof one === 'string')])].sort();
  const groups = also.filter(one => Array.isArray(one));
  return { ...own, ...all.length > 0 && { required: all }, ...groups.length > 0 && { requiredOneOf: groups } };
}

function ownSchema(schema: Schema): any {
  return shorten(ownFacts(schema));
}

/** Lists say which keys tell their entries apart, but only server-side apply compares these: the API server accepts some of such lists. */
function ownFacts({ type, format, enum: values }: Schema): Schema {
  // some releases list values twice, and the empty one, which is the same as none
  return { type, ...format && { format }, ...values && { enum: [...new Set<string>(values)].filter(value => value !== '').sort() } };
}

// ---- cert-manager

function readCertManager(directory: string): Types {
  const schemas = readSchemas(directory, Object.keys(CERT_MANAGER));
  const types: Types = {};
  for (const [kind, specType] of Object.entries(CERT_MANAGER)) {
    const { spec } = schemas[`${CERT_MANAGER_VERSION}/${kind}`].properties;
    const fields: Fields = new Map();
    flatten(spec.properties.acme ? { ...spec, properties: { ...spec.properties, acme: CRD_OPEN } } : spec, '', fields);
    fields.set('', withRequired(specType, fields.get('')));
    for (const at of NOT_EMPTY[specType]) fields.set(at, { type: 'string', minLength: 1 });
    if (types[specType] && JSON.stringify([...types[specType]]) !== JSON.stringify([...fields])) throw new Error(`${specType} differs by kind`);
    types[specType] = fields;
    types[kind] = new Map(Object.entries({
      '': { type: 'object', required: ['spec'] }, 'apiVersion': 'string', 'kind': 'string', 'metadata': 'ObjectMeta', 'spec': specType, 'status': OPEN,
    }));
  }
  return types;
}

const CRD_OPEN: Schema = { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true };

// ---- all of it

/** The history of each field of each type. A type that came later says nothing of the releases before: the fields that refer to it do. */
function typeHistories(releases: Release[]): Record<string, Record<string, any>> {
  const names = [...new Set(releases.flatMap(({ types }) => Object.keys(types)))].sort();
  return Object.fromEntries(names.map(name => {
    const having = releases.filter(({ types }) => types[name]);
    const paths = [...new Set(having.flatMap(({ types }) => [...types[name].keys()]))].sort();
    return [name, Object.fromEntries(paths
      .map(field => [field, history(enumsBefore(having.map(({ number, types }) => [number, types[name].get(field)] as const)))] as const)
      .filter(([field, schema]) => field !== '' || schema !== 'object'))];
  }));
}

/** OpenAPI got more enums with each release, which only write down what was validated all along: the oldest one holds for the releases before. */
function enumsBefore(releases: ReadonlyArray<readonly [string, any]>): ReadonlyArray<readonly [string, any]> {
  const first = releases.find(([, schema]) => schema?.enum);
  return first === undefined ? releases : releases.map(([number, schema]) => [number, schema === 'string' ? first[1] : schema] as const);
}

function main(directories: string[]): void {
  if (directories.length === 0) throw new Error('Usage: kubernetes-kinds.ts <directory of kubernetes-X.Y.json and cert-manager-X.Y>...');
  const kubernetes = readReleases(directories, 'kubernetes', readOpenApi);
  const certManager = readReleases(directories, 'cert-manager', readCertManager);
  if (kubernetes.length === 0 || certManager.length === 0) throw new Error('There are no files of Kubernetes, or no CRDs of cert-manager');
  const kinds = [...Object.entries(KUBERNETES), [CERT_MANAGER_VERSION, Object.keys(CERT_MANAGER)] as const]
    .flatMap(([apiVersion, names]) => names.map(name => [name, apiVersion] as const));
  const releases = { 'cert-manager': certManager.map(({ number }) => number), 'kubernetes': kubernetes.map(({ number }) => number) };
  const facts = { kinds: Object.fromEntries(kinds.sort()), releases, types: { ...typeHistories(kubernetes), ...typeHistories(certManager) } };
  const ofTypesFields = 3;
  fs.writeFileSync(OUT, `${print(facts, ofTypesFields)}\n`);
}

main(process.argv.slice(2));
