import { createHash } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import Ajv, { ErrorObject } from 'ajv';
import { readSchemas, Schemas } from '../../scripts/crd-facts';

export const FACTS = path.join(__dirname, '../crds');
export const SHARED_CRDS = path.join(__dirname, '../../../shared/crds');

const CACHE = path.join(__dirname, '../../node_modules/.cache/crd-schemas');

export interface SchemaSet {
  readonly name: string;
  readonly schemas: Schemas;
}

/** The API groups of Kubernetes itself. Many CRDs have groups under k8s.io as well, hence no pattern. */
const BUILT_IN_GROUPS = new Set([
  '', 'admissionregistration.k8s.io', 'apiextensions.k8s.io', 'apiregistration.k8s.io', 'apps', 'authentication.k8s.io', 'authorization.k8s.io',
  'autoscaling', 'batch', 'certificates.k8s.io', 'coordination.k8s.io', 'discovery.k8s.io', 'events.k8s.io', 'flowcontrol.apiserver.k8s.io',
  'networking.k8s.io', 'node.k8s.io', 'policy', 'rbac.authorization.k8s.io', 'resource.k8s.io', 'scheduling.k8s.io', 'storage.k8s.io',
]);

const DNS_LABEL = '[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?';
const DNS_SUBDOMAIN = '(?=[^/]{1,253}(/|$))[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';
const QUALIFIED_NAME = `(${DNS_SUBDOMAIN}/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?`;

const FILLED_IN_BY_THE_API_SERVER = [
  'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'generation', 'managedFields', 'resourceVersion', 'selfLink', 'uid',
];

/** Of the metadata that the API server checks for every kind, what a manifest can get wrong. */
const OBJECT_META = {
  type: 'object',
  properties: {
    name: { type: 'string', format: 'DNS-1123 subdomain' },
    generateName: { type: 'string' },
    namespace: { type: 'string', format: 'DNS-1123 label' },
    labels: { type: 'object', propertyNames: { format: 'label key' }, additionalProperties: { type: 'string', format: 'label value' } },
    annotations: { type: 'object', propertyNames: { format: 'annotation key' }, additionalProperties: { type: 'string' } },
    ownerReferences: { type: 'array', items: { type: 'object' } },
    finalizers: { type: 'array', items: { type: 'string' } },
    ...Object.fromEntries(FILLED_IN_BY_THE_API_SERVER.map((field) => [field, {}])),
  },
  additionalProperties: false,
  if: { required: ['generateName'] },
  else: { required: ['name'] },
};

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

// Not strict about the schemas, as the API server is not: a format that it does not know has no effect.
const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  strict: false,
  logger: false,
  validateSchema: false,
  code: { optimize: false }, // each suite compiles anew, and most schemas judge a few objects
  formats: {
    'byte': BASE64,
    'date-time': RFC3339,
    'int32': { type: 'number', validate: (value: number) => value >= -(2 ** 31) && value < 2 ** 31 },
    'int64': { type: 'number', validate: (value: number) => value >= -(2 ** 63) && value < 2 ** 63 },
    'DNS-1123 label': new RegExp(`^${DNS_LABEL}$`),
    'DNS-1123 subdomain': new RegExp(`^${DNS_SUBDOMAIN}$`),
    'label key': new RegExp(`^${QUALIFIED_NAME}$`),
    'label value': new RegExp('^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$'),
    'annotation key': new RegExp(`^${QUALIFIED_NAME}$`, 'i'),
  },
});

ajv.addKeyword({
  keyword: 'x-kubernetes-list-map-keys',
  type: 'array',
  validate: (keys: string[], list: any[], parentSchema?: any) => {
    const fields = parentSchema.items.properties;
    const identities = list.map((item) => JSON.stringify(keys.map((key) => item?.[key] ?? fields[key].default)));
    return new Set(identities).size === list.length;
  },
});

let facts: Schemas | undefined;
let warned = false;
const setsByDirectory = new Map<string, SchemaSet[]>();

/** The schemas of test/crds, of the newest operator versions. */
export function committedSchemas(): Schemas {
  facts ??= Object.assign({}, ...fs.readdirSync(FACTS).sort().map((file) => JSON.parse(fs.readFileSync(path.join(FACTS, file), 'utf8'))));
  return facts!;
}

/**
 * The committed schemas, then one set for every operator version whose whole CRDs are at hand: it has these in place of the
 * committed ones of the same product and the committed ones of the others, so that any manifests can be validated with any set.
 */
export function allSchemaSets(directory = SHARED_CRDS): SchemaSet[] {
  const sets = [{ name: 'committed facts', schemas: committedSchemas() }];
  if (!fs.existsSync(directory)) {
    if (!warned) console.warn(`NOT VALIDATED with the CRDs of every operator version, only with the committed facts: ${directory} does not exist`);
    warned = true;
    return sets;
  }
  if (!setsByDirectory.has(directory)) {
    const versions = fs.readdirSync(directory).filter((name) => /^(cloudnative-pg|edb-postgres)-\d/.test(name)).sort();
    setsByDirectory.set(directory, versions.map((name) => ({ name, schemas: inPlaceOfCommitted(readOnce(path.join(directory, name))) })));
  }
  return [...sets, ...setsByDirectory.get(directory)!];
}

/** The schemas of a directory's CRDs. To parse the YAML of all releases takes seconds, so what is read is kept for other suites. */
function readOnce(directory: string): Schemas {
  const sources = [require.resolve('../../scripts/crd-facts'), ...fs.readdirSync(directory).sort().map((file) => path.join(directory, file))];
  const hash = sources.reduce((all, file) => all.update(fs.readFileSync(file)), createHash('sha256')).digest('hex');
  const kept = path.join(CACHE, `${hash}.json`);
  if (!fs.existsSync(kept)) {
    fs.mkdirSync(CACHE, { recursive: true });
    const written = `${kept}.${process.pid}`; // another suite may do the same now
    fs.writeFileSync(written, JSON.stringify(readSchemas(directory)));
    fs.renameSync(written, kept);
  }
  return JSON.parse(fs.readFileSync(kept, 'utf8'));
}

/** What is wrong with the custom resources among the objects; a custom resource without a schema is wrong, built-in kinds are not looked at. */
export function validateManifests(objects: any[], schemas?: Schemas): string[] {
  return objects.filter((object) => !isBuiltIn(object?.apiVersion)).flatMap((object) => {
    const name = `${object?.kind} ${object?.metadata?.name}`;
    return validateCustomResource(object, schemas).map((error) => `${name}: ${error}`);
  });
}

/** What the API server would refuse with `fieldValidation=Strict`, apart from CEL rules and webhooks. Null counts as a value of the wrong type. */
export function validateCustomResource(object: any, schemas: Schemas = committedSchemas()): string[] {
  // As it is written to the manifest: without the fields that are undefined.
  const manifest = JSON.parse(JSON.stringify(object ?? null));
  const schema = schemas[`${manifest?.apiVersion}/${manifest?.kind}`];
  if (!schema) {
    return [`no schema for kind ${manifest?.kind} of ${manifest?.apiVersion}; there are ${Object.keys(schemas).sort().join(', ')}`];
  }
  return [...errors(OBJECT_META, manifest.metadata ?? {}, ['metadata']), ...errors(schema, manifest, [])];
}

function inPlaceOfCommitted(schemas: Schemas): Schemas {
  const groups = new Set(Object.keys(schemas).map((key) => key.split('/')[0]));
  const others = Object.entries(committedSchemas()).filter(([key]) => !groups.has(key.split('/')[0]));
  return { ...Object.fromEntries(others), ...schemas };
}

function isBuiltIn(apiVersion: any): boolean {
  if (typeof apiVersion !== 'string') return false;
  return BUILT_IN_GROUPS.has(apiVersion.includes('/') ? apiVersion.split('/')[0] : '');
}

function errors(schema: object, value: any, root: string[]): string[] {
  const validate = ajv.compile(schema);
  if (validate(value)) return [];
  // `if` and `propertyNames` only repeat what the schemas inside them have reported.
  return validate.errors!.filter(({ keyword }) => keyword !== 'if' && keyword !== 'propertyNames').map((error) => sentence(error, root));
}

function sentence({ keyword, instancePath, params, schema, data, message, propertyName }: ErrorObject, root: string[]): string {
  const segments = instancePath.split('/').slice(1).map((segment) => segment.replace(/~1/g, '/').replace(/~0/g, '~'));
  const at = (...fields: string[]) => [...root, ...segments, ...fields].join('.');
  const found = JSON.stringify(data);
  switch (keyword) {
    case 'additionalProperties': return `${at(params.additionalProperty)}: unknown field`;
    case 'required': return `${at(params.missingProperty)}: required`;
    case 'type': return `${at()}: must be ${[params.type].flat().join(' or ')}, is ${found}`;
    case 'enum': return `${at()}: must be one of ${params.allowedValues.join(', ')}, is ${found}`;
    case 'format': return `${propertyName === undefined ? at() : `${at()}: key`}: must be a valid ${params.format}, is ${found}`;
    case 'x-kubernetes-list-map-keys': return `${at()}: must not have two items with the same ${(schema as string[]).join(', ')}`;
    default: return `${at()}: ${message}, is ${found}`;
  }
}
