import { Schema } from '../../scripts/crd-facts';
import * as library from '../../src';

/** What an API takes at a path; `[]` stands for a list's entries, `{}` for a map's values. */
export interface Shaped {
  readonly type: string;
  readonly required: boolean;
  readonly values?: string[];
}

export type Shape = Map<string, Shaped>;

/** The shape of a CRD's `spec`, from its schema. */
export function shapeOfSchema(spec: Schema): Shape {
  const shape: Shape = new Map();
  visitSchema(spec, '', false, shape);
  shape.delete('');
  return shape;
}

function visitSchema(schema: Schema, at: string, required: boolean, shape: Shape): void {
  const types = [schema.type].flat().filter(type => type !== 'null');
  // a quantity, or a port: props take the string
  const type = types.includes('string') ? 'string' : types[0].replace('integer', 'number');
  shape.set(at, { type, required, values: schema.enum });
  for (const [name, property] of Object.entries<Schema>(schema.properties ?? {})) {
    visitSchema(property, at ? `${at}.${name}` : name, schema.required?.includes(name) ?? false, shape);
  }
  if (schema.items) { visitSchema(schema.items, `${at}[]`, false, shape); }
  if (typeof schema.additionalProperties === 'object') { visitSchema(schema.additionalProperties, `${at}{}`, false, shape); }
}

/**
 * The shape of a struct, as the users of every language have it.
 *
 * @param aliases what the API has at the path of a prop: a prop of a construct's type is the name of that construct's object
 */
export function shapeOfStruct(assembly: any, name: string, aliases: Record<string, string>): Shape {
  const shape: Shape = new Map();
  visitStruct(assembly, `${assembly.name}.${name}`, { at: '', prop: '' }, aliases, shape);
  return shape;
}

interface Place { readonly at: string; readonly prop: string }

function visitStruct(assembly: any, fqn: string, place: Place, aliases: Record<string, string>, shape: Shape): void {
  const { properties = [], interfaces = [] } = assembly.types[fqn];
  interfaces.forEach((parent: string) => visitStruct(assembly, parent, place, aliases, shape));
  for (const { name, type, optional } of properties) {
    const prop = place.prop ? `${place.prop}.${name}` : name;
    const at = aliases[prop] ?? (place.at ? `${place.at}.${name}` : name);
    visitType(assembly, type, { at, prop }, !optional, aliases, shape);
  }
}

function visitType(assembly: any, type: any, place: Place, required: boolean, aliases: Record<string, string>, shape: Shape): void {
  if (type.primitive) {
    shape.set(place.at, { type: type.primitive, required });
  } else if (type.collection) {
    const [list, end] = type.collection.kind === 'array' ? ['array', '[]'] : ['object', '{}'];
    shape.set(place.at, { type: list, required });
    visitType(assembly, type.collection.elementtype, { at: place.at + end, prop: place.prop + end }, false, aliases, shape);
  } else {
    visitNamedType(assembly, type.fqn, place, required, aliases, shape);
  }
}

function visitNamedType(assembly: any, fqn: string, place: Place, required: boolean, aliases: Record<string, string>, shape: Shape): void {
  const declared = assembly.types[fqn];
  if (declared?.kind === 'enum') {
    const exported = fqn.split('.').slice(1).reduce((scope: any, part) => scope[part], library);
    shape.set(place.at, { type: 'string', required, values: Object.values(exported) });
  } else if (declared?.datatype) {
    shape.set(place.at, { type: 'object', required });
    visitStruct(assembly, fqn, place, aliases, shape);
  } else {
    shape.set(place.at, { type: fqn, required });
  }
}
