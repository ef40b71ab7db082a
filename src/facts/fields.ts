import { isOfType, typeOf } from './field-schema';
import { Crd, History, schemaIn } from './operator-crds';

/** One field of an object's `spec`: a value that is there, or that is missing. */
export interface Field {
  /** Path with indexes, in the API's names. */
  readonly at: string;
  /** The same path, key by key: a map's keys may have dots. */
  readonly keys: ReadonlyArray<string | number>;
  readonly value: unknown;
  /** What the field takes in which release; nothing where the product has no such field. */
  readonly history?: History;
  /** Path without indexes, as the CRD has it. */
  readonly path: string;
}

/**
 * All fields of a `spec` that has the API's names, those first that others are in.
 *
 * What is in a field that the release does not have, or of a wrong type, is left out: one mistake is said once.
 */
export function fieldsOf(crd: Crd, spec: unknown, release?: string): Field[] {
  return visit(crd, release, { at: '', keys: [], path: '', value: spec, history: crd.history('') });
}

function visit(crd: Crd, release: string | undefined, field: Field): Field[] {
  const schema = field.history && schemaIn(field.history, release);
  if (!schema || !isOfType(schema, field.value)) { return [field]; }
  const inside = children(crd, field).flatMap(child => visit(crd, release, child));
  const missing = (schema.required ?? [])
    .filter(name => typeOf(field.value) === 'object' && (field.value as any)[name] === undefined)
    .map(name => property(crd, field, name, undefined));
  return [field, ...missing, ...inside];
}

function children(crd: Crd, { at, keys, path, value }: Field): Field[] {
  switch (typeOf(value)) {
    case 'array': return (value as unknown[]).map((entry, index) =>
      ({ at: `${at}[${index}]`, keys: [...keys, index], path: `${path}[]`, value: entry, history: crd.history(`${path}[]`) }));
    case 'object': return Object.entries(value as object)
      .filter(([, entry]) => entry !== undefined)
      .map(([name, entry]) => property(crd, { at, keys, path }, name, entry));
    default: return [];
  }
}

/** A field of an object, which is one of its own or one of a map's values. */
function property(crd: Crd, parent: Pick<Field, 'at' | 'keys' | 'path'>, name: string, value: unknown): Field {
  const values = `${parent.path}{}`;
  const path = crd.history(values) ? values : join(parent.path, name);
  return { at: join(parent.at, name), keys: [...parent.keys, name], path, value, history: crd.history(path) };
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
