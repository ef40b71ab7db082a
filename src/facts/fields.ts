import { FieldSchema, isOfType, typeOf } from './field-schema';
import { Crd, History, schemaIn } from './operator-crds';
import { SchemaNode } from './schema-node';

/** A field of an object: one that is set, or a required one that is missing. */
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
  /** If set, the field is an object, and what is missing is one of these fields of it. */
  readonly oneOf?: string[];
}

/** How an object is read. */
export interface Reading {
  /** Whether a null in an object is the same as nothing, as it is in all that is applied. */
  readonly ignoresNulls?: boolean;
  /** Which values are wanted: all where undefined. Those that are missing always are. */
  isWanted?(value: unknown, schema?: FieldSchema): boolean;
}

/**
 * The fields of an object with the names of the API, parents first.
 *
 * Does not include the contents of a field that the release does not have, or that is of a wrong type: one mistake is reported once.
 */
export function fieldsOf(crd: Crd, object: unknown, release?: string, reading: Reading = {}): Field[] {
  const reader = new FieldReader(crd, release, reading);
  reader.visit(rootOf(crd), object);
  return reader.found;
}

const roots = new WeakMap<Crd, SchemaNode>();

function rootOf(crd: Crd): SchemaNode {
  const root = roots.get(crd) ?? new SchemaNode(crd, '');
  roots.set(crd, root);
  return root;
}

/** One walk through an object. Paths are made for what is wanted alone: most of a large input is right. */
class FieldReader {
  public readonly found: Field[] = [];
  private readonly keys: Array<string | number> = [];

  public constructor(private readonly crd: Crd, private readonly release: string | undefined, private readonly reading: Reading) {}

  public visit(node: SchemaNode, value: unknown): void {
    const schema = node.history && schemaIn(node.history, this.release);
    if (this.reading.isWanted?.(value, schema) ?? true) { this.add(node, value); }
    if (!schema || schema.open || !isOfType(schema, value)) { return; }
    switch (typeOf(value)) {
      case 'array': this.visitEntries(node.entries, value as unknown[]); break;
      case 'object': this.visitObject(node, schema, value as Record<string, unknown>);
    }
  }

  private visitEntries(node: SchemaNode, entries: unknown[]): void {
    entries.forEach((entry, index) => {
      const value = entry === null && this.crd.emptyIsUnset ? emptyOf(node) : entry;
      if (value !== undefined) { this.inside(index, () => this.visit(node, value)); }
    });
  }

  private visitObject(node: SchemaNode, { required, requiredOneOf }: FieldSchema, object: Record<string, unknown>): void {
    const isMissing = (name: string) => this.isUnset(object[name]);
    required?.filter(isMissing).forEach(name => this.inside(name, () => this.add(node.property(name), undefined)));
    requiredOneOf?.filter(names => names.every(isMissing)).forEach(names => this.add(node, undefined, names));
    for (const name of Object.keys(object)) {
      const value = object[name];
      if (value !== undefined && !(value === null && this.reading.ignoresNulls)) { this.inside(name, () => this.visit(node.property(name), value)); }
    }
  }

  private isUnset(value: unknown): boolean {
    if (value === undefined || value === null && this.reading.ignoresNulls) { return true; }
    return !!this.crd.emptyIsUnset && (value === '' || Array.isArray(value) && value.length === 0);
  }

  private inside(key: string | number, act: () => void): void {
    this.keys.push(key);
    act();
    this.keys.pop();
  }

  private add({ path, history }: SchemaNode, value: unknown, oneOf?: string[]): void {
    this.found.push({ at: pathOf(this.keys), keys: [...this.keys], value, history, path, oneOf });
  }
}

/** What Go makes of a null in a list: an object without fields, or nothing that could be wrong. */
function emptyOf({ history }: SchemaNode): unknown {
  return history?.some(([, schema]) => schema?.type === 'object') ? {} : undefined;
}

function pathOf(keys: ReadonlyArray<string | number>): string {
  return keys.reduce<string>((path, key) => typeof key === 'number' ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`, '');
}
