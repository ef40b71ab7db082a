/**
 * Reduces CustomResourceDefinitions to the facts that the tests validate synthesized objects with.
 *
 *   npx tsx scripts/crd-facts.ts <directory of CRDs, or CRD files>... --out test/crds
 *
 * Every directory (for a file, its parent directory) becomes `<out>/<directory name>.json`, so name it after the product and
 * its version, e.g. `cloudnative-pg-1.30.0`. For a new operator version: download its CRDs into such a directory, run this
 * script, and delete the file of the previous version.
 *
 * A facts file maps `<group>/<version>/<kind>` to a plain JSON Schema in which
 * - an object is closed unless its CRD preserves unknown fields, as under `fieldValidation=Strict`;
 * - a field with a default is never required, since the API server fills it in before it validates;
 * - an int-or-string is a union of the two types, and so is a nullable field with null;
 * - `metadata` and `status` are any object: the CRD does not describe the first, users do not write the second.
 */
import * as fs from 'fs';
import * as path from 'path';
import { parseAllDocuments } from 'yaml';

export type Schema = Record<string, any>;

/** JSON Schemas by `<group>/<version>/<kind>`. */
export type Schemas = Record<string, Schema>;

/** The kinds that the library writes or references; other CRDs would only make the facts larger. */
export const FACT_KINDS = [
  'Backup', 'Certificate', 'Cluster', 'ClusterImageCatalog', 'ClusterIssuer', 'Database', 'DatabaseRole', 'ImageCatalog', 'Issuer', 'ObjectStore', 'Pooler',
  'Publication', 'ScheduledBackup', 'Subscription',
];

const SAME_IN_JSON_SCHEMA = [
  'type', 'enum', 'format', 'pattern', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties',
  'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-list-map-keys',
];
const TRANSLATED = ['anyOf', 'nullable', 'required', 'properties', 'items', 'additionalProperties', 'x-kubernetes-int-or-string', 'x-kubernetes-list-type'];
const WITHOUT_EFFECT = ['description', 'default', 'x-kubernetes-map-type', 'x-kubernetes-validations'];
const KNOWN_KEYWORDS = new Set([...SAME_IN_JSON_SCHEMA, ...TRANSLATED, ...WITHOUT_EFFECT]);

const OPEN_OBJECT = { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true };
const OF_EVERY_RESOURCE = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: OPEN_OBJECT, status: OPEN_OBJECT };

/** The schemas of the CRDs in a directory or file; of all kinds by default. */
export function readSchemas(source: string, kinds?: string[]): Schemas {
  const files = fs.statSync(source).isDirectory()
    ? fs.readdirSync(source).filter((file) => /\.ya?ml$/.test(file)).sort().map((file) => path.join(source, file))
    : [source];
  return Object.assign({}, ...files.map((file) => crdSchemas(fs.readFileSync(file, 'utf8'), kinds)));
}

/** A facts file: sorted, and one line for every field of `spec`, so that a new version can be compared with the one before. */
export function printFacts(schemas: Schemas): string {
  const depthOfSpecFields = 5;
  return `${print(schemas, depthOfSpecFields)}\n`;
}

function crdSchemas(text: string, kinds?: string[]): Schemas {
  const schemas: Schemas = {};
  for (const { group, names, versions } of parseAllDocuments(text).map((document) => document.toJS()).filter(isCrd).map((crd) => crd.spec)) {
    if (kinds && !kinds.includes(names.kind)) continue;
    for (const version of versions.filter(({ served }: any) => served)) {
      const root = version.schema.openAPIV3Schema;
      schemas[`${group}/${version.name}/${names.kind}`] = toJsonSchema({ ...root, properties: { ...root.properties, ...OF_EVERY_RESOURCE } });
    }
  }
  return schemas;
}

function isCrd(object: any): boolean {
  return object?.kind === 'CustomResourceDefinition';
}

function toJsonSchema(crd: Schema): Schema {
  // An unknown keyword would be a constraint that the tests silently ignore.
  const unknown = Object.keys(crd).filter((keyword) => !KNOWN_KEYWORDS.has(keyword) || (keyword === 'anyOf' && !crd['x-kubernetes-int-or-string']));
  if (unknown.length > 0) throw new Error(`Unsupported schema keywords: ${unknown.join(', ')}`);
  const schema: Schema = {};
  for (const keyword of SAME_IN_JSON_SCHEMA) {
    if (crd[keyword] !== undefined) schema[keyword] = crd[keyword];
  }
  if (crd['x-kubernetes-int-or-string']) schema.type = ['integer', 'string'];
  if (crd.nullable) schema.type = [schema.type, 'null'].flat();
  if (crd['x-kubernetes-list-type'] === 'set') schema.uniqueItems = true;
  if (crd.items) schema.items = listItem(crd);
  return crd.type === 'object' ? { ...schema, ...fields(crd) } : schema;
}

/** The keys of a map list keep their defaults: two ports that differ only in an omitted `protocol: TCP` are the same port. */
function listItem(crd: Schema): Schema {
  const item = toJsonSchema(crd.items);
  for (const key of crd['x-kubernetes-list-map-keys'] ?? []) {
    const value = crd.items.properties[key].default;
    if (value !== undefined) item.properties[key] = { ...item.properties[key], default: value };
  }
  return item;
}

function fields(crd: Schema): Schema {
  const properties = Object.entries<Schema>(crd.properties ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const required = (crd.required ?? []).filter((field: string) => crd.properties?.[field]?.default === undefined);
  const open = crd['x-kubernetes-preserve-unknown-fields'];
  const values = typeof crd.additionalProperties === 'object' ? toJsonSchema(crd.additionalProperties) : crd.additionalProperties;
  return {
    ...(required.length > 0 && { required }),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties.map(([name, field]) => [name, toJsonSchema(field)])) }),
    ...(!open && { additionalProperties: values ?? false }),
  };
}

function print(value: any, depth: number, indent = ''): string {
  if (depth === 0 || value === null || typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value);
  const inner = `${indent}  `;
  const lines = Object.keys(value).sort().map((key) => `${inner}${JSON.stringify(key)}: ${print(value[key], depth - 1, inner)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

function main(args: string[]): void {
  const flag = args.indexOf('--out');
  const out = args[flag + 1];
  const sources = args.filter((_, index) => index !== flag && index !== flag + 1);
  if (flag < 0 || !out || sources.length === 0) {
    throw new Error('Usage: crd-facts.ts <directory of CRDs, or CRD files>... --out <directory>');
  }
  const facts: Record<string, Schemas> = {};
  for (const source of sources.map((argument) => path.resolve(argument))) {
    const directory = fs.statSync(source).isDirectory() ? source : path.dirname(source);
    const name = path.basename(directory);
    facts[name] = { ...facts[name], ...readSchemas(source, FACT_KINDS) };
  }
  fs.mkdirSync(out, { recursive: true });
  for (const [name, schemas] of Object.entries(facts)) {
    fs.writeFileSync(path.join(out, `${name}.json`), printFacts(schemas));
  }
}

if (require.main === module) main(process.argv.slice(2));
