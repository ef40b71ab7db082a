import { isOfType, typeOf } from './field-schema';
import { Crd, History, schemaIn } from './operator-crds';

/** A field of an object's `spec`: one that is set, or a required one that is missing. */
export interface Field {
  /** Path with indexes, with the names of the API. */
  readonly at: string;
  /** The same path as a list of keys, since keys of maps may contain dots. */
  readonly keys: ReadonlyArray<string | number>;
  readonly value: unknown;
  /** The schema of the field by release; undefined if the product does not have the field. */
  readonly history?: History;
  /** Path without indexes, as in the facts about the CRD. */
  readonly path: string;
}

/**
 * All fields of a `spec` with the names of the API, parents first.
 *
 * Does not include the contents of a field that the release does not have, or that is of a wrong type: one mistake is reported once.
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

/** A field of an object, or a value of a map. */
function property(crd: Crd, parent: Pick<Field, 'at' | 'keys' | 'path'>, name: string, value: unknown): Field {
  const values = `${parent.path}{}`;
  const path = crd.history(values) ? values : join(parent.path, name);
  return { at: join(parent.at, name), keys: [...parent.keys, name], path, value, history: crd.history(path) };
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
