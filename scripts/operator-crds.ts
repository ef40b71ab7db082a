/**
 * Reduces the CRDs of many operator releases to the facts for validating clusters and backups: what each field of `spec` accepts, and since which release.
 *
 *   npx tsx scripts/operator-crds.ts <directory with one directory for each release, such as cloudnative-pg-1.30.0>
 *
 * It writes src/facts/operator-crds.json, one line for each field. For a new operator release, put the CRDs of all releases into such a directory and
 * run it again: include patch releases, because they add fields too. EDB's product has the facts of CloudNativePG's release with the same
 * number, except where its own CRDs differ.
 */
import * as fs from 'fs';
import * as path from 'path';
import { readSchemas, Schema } from './crd-facts';

const OUT = path.join(__dirname, '../src/facts/operator-crds.json');
const KINDS = ['Backup', 'Cluster', 'ScheduledBackup'];
const OMITTED = new Set(['additionalProperties', 'items', 'properties', 'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-list-map-keys']);

/** Fields by path, in the encoding of the facts: `string` for `{"type":"string"}`. */
type Fields = Map<string, any>;
interface Release { readonly number: string; readonly fields: Record<string, Fields> }

function readReleases(directory: string, product: string): Release[] {
  return fs.readdirSync(directory).filter(name => name.startsWith(`${product}-`))
    .map(name => ({ number: name.slice(product.length + 1), fields: readFields(path.join(directory, name)) }))
    .sort((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true }));
}

function readFields(directory: string): Record<string, Fields> {
  const schemas = readSchemas(directory, KINDS);
  return Object.fromEntries(Object.entries(schemas).map(([key, schema]) => {
    const fields: Fields = new Map();
    flatten(schema.properties.spec, '', fields);
    return [key.split('/')[2], fields];
  }));
}

function flatten(schema: Schema, at: string, fields: Fields): void {
  const own = Object.fromEntries(Object.entries(schema).filter(([keyword]) => !OMITTED.has(keyword)));
  if (schema['x-kubernetes-preserve-unknown-fields']) own.open = true;
  if (schema['x-kubernetes-list-map-keys']) own.keys = mapKeys(schema);
  fields.set(at, Object.keys(own).length === 1 && typeof own.type === 'string' ? own.type : own);
  for (const [name, property] of Object.entries<Schema>(schema.properties ?? {})) flatten(property, at ? `${at}.${name}` : name, fields);
  if (schema.items) flatten(schema.items, `${at}[]`, fields);
  if (typeof schema.additionalProperties === 'object') flatten(schema.additionalProperties, `${at}{}`, fields);
}

/** The keys of a list's entries, each with its default. */
function mapKeys(schema: Schema): Record<string, unknown> {
  return Object.fromEntries(schema['x-kubernetes-list-map-keys'].map((key: string) => [key, schema.items.properties[key].default ?? null]));
}

/** The schemas of a field by first release; only the schema if it never changed. */
function history(releases: Release[], kind: string, at: string): any {
  const changes: Array<[string, any]> = [];
  for (const { number, fields } of releases) {
    const now = fields[kind].get(at) ?? null;
    if (changes.length === 0 || JSON.stringify(changes[changes.length - 1][1]) !== JSON.stringify(now)) changes.push([number, now]);
  }
  return changes.length === 1 ? changes[0][1] : changes;
}

function paths(releases: Release[], kind: string): string[] {
  return [...new Set(releases.flatMap(({ fields }) => [...fields[kind].keys()]))].sort();
}

/** The facts of CloudNativePG, and the differences of EDB's product. */
function facts(upstream: Release[], edb: Release[]): any {
  const at = (number: string) => upstream.find(release => release.number === number)!;
  return Object.fromEntries(KINDS.map(kind => {
    const own = paths([...upstream, ...edb], kind).filter(field =>
      edb.some(({ number, fields }) => JSON.stringify(fields[kind].get(field)) !== JSON.stringify(at(number).fields[kind].get(field))));
    return [kind, {
      upstream: Object.fromEntries(paths(upstream, kind).map(field => [field, history(upstream, kind, field)])),
      edb: Object.fromEntries(own.map(field => [field, history(edb, kind, field)])),
    }];
  }));
}

function print(value: any, depth: number, indent = ''): string {
  if (depth === 0) return JSON.stringify(value);
  const inner = `${indent} `;
  return `{\n${Object.keys(value).map(key => `${inner}${JSON.stringify(key)}: ${print(value[key], depth - 1, inner)}`).join(',\n')}\n${indent}}`;
}

function main(directory?: string): void {
  if (!directory) throw new Error('Usage: operator-crds.ts <directory with one directory for each release>');
  const all = facts(readReleases(directory, 'cloudnative-pg'), readReleases(directory, 'edb-postgres'));
  const ofTheKindsFields = 3;
  fs.writeFileSync(OUT, `${print(all, ofTheKindsFields)}\n`);
}

main(process.argv[2]);
