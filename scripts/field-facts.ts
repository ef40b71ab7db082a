/**
 * What the facts about operators' and Kubernetes' kinds have in common: one line a field, and the releases in which a field changed.
 */
import { Schema } from './crd-facts';

/** Fields by path, as the facts have them: `string` for `{"type":"string"}`. `[]` stands for a list's entries, `{}` for a map's values. */
export type Fields = Map<string, any>;

const LEFT_OUT = new Set(['additionalProperties', 'items', 'properties', 'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-list-map-keys']);

/** Adds a field of a CRD, and all fields inside it. */
export function flatten(schema: Schema, at: string, fields: Fields): void {
  const own = Object.fromEntries(Object.entries(schema).filter(([keyword]) => !LEFT_OUT.has(keyword)));
  if (schema['x-kubernetes-preserve-unknown-fields']) own.open = true;
  if (schema['x-kubernetes-list-map-keys']) own.keys = mapKeys(schema);
  fields.set(at, shorten(own));
  for (const [name, property] of Object.entries<Schema>(schema.properties ?? {})) flatten(property, at ? `${at}.${name}` : name, fields);
  if (schema.items) flatten(schema.items, `${at}[]`, fields);
  if (typeof schema.additionalProperties === 'object') flatten(schema.additionalProperties, `${at}{}`, fields);
}

export function shorten(schema: Schema): any {
  return Object.keys(schema).length === 1 && typeof schema.type === 'string' ? schema.type : schema;
}

/** The keys of a list's entries, each with its default. */
function mapKeys(schema: Schema): Record<string, unknown> {
  return Object.fromEntries(schema['x-kubernetes-list-map-keys'].map((key: string) => [key, schema.items.properties[key].default ?? null]));
}

/** What a field was from each release on; a single schema if it never changed. */
export function history(releases: ReadonlyArray<readonly [number: string, schema: any]>): any {
  const changes = releases.filter(([, now], index) => index === 0 || JSON.stringify(releases[index - 1][1] ?? null) !== JSON.stringify(now ?? null));
  return changes.length === 1 ? changes[0][1] : changes.map(([number, schema]) => [number, schema ?? null]);
}

/** Sorts directories or files that are named after releases. */
export function byRelease(a: { readonly number: string }, b: { readonly number: string }): number {
  return a.number.localeCompare(b.number, 'en', { numeric: true });
}

/** JSON with objects on lines of their own down to a depth, and one line for everything below. */
export function print(value: any, depth: number, indent = ''): string {
  if (depth === 0 || value === null || typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value);
  const inner = `${indent} `;
  return `{\n${Object.keys(value).map(key => `${inner}${JSON.stringify(key)}: ${print(value[key], depth - 1, inner)}`).join(',\n')}\n${indent}}`;
}
