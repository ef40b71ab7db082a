import { inputOfField, FieldInput, isAcceptedBy } from './field-input';
import { unknownRootFields } from './root-fields';
import { Target } from './rule';
import { mayBePartial } from '../../facts/complete-objects';
import { FieldSchema, isOfType, typeOf } from '../../facts/field-schema';
import { Field, fieldsOf } from '../../facts/fields';
import { schemaIn } from '../../facts/operator-crds';
import { CustomResource, customResourcesIn } from '../../inventory/custom-resources';
import { Inventory } from '../../inventory/inventory';
import { asRecord } from '../../values/narrow';
import { Placeholder } from '../../values/placeholder';

/** The `spec` of a custom resource, as the API server accepts it. */
export interface AcceptedSpec {
  /** A copy without nulls and unknown fields; undefined if the object has no `spec`, or a value of the wrong type in it. */
  readonly spec?: Record<string, any>;
  /** Whether it may be a part of an object only, such as a patch. */
  readonly partial: boolean;
  /** The fields that the API server does not accept. */
  readonly refused: Target<FieldInput>[];
}

const taken = new WeakMap<CustomResource, AcceptedSpec>();

/** All fields of custom resources that the API server does not accept. */
export function refusedFields(inventory: Inventory): Target<FieldInput>[] {
  const { settled } = inventory.context;
  const inSpecs = customResourcesIn(inventory).filter(({ item }) => !settled?.has(item)).flatMap(resource => acceptedSpecOf(resource).refused);
  return [...unknownRootFields(inventory), ...inSpecs];
}

/** The `spec` of an object, read once for all rules. */
export function acceptedSpecOf(resource: CustomResource): AcceptedSpec {
  const known = taken.get(resource) ?? take(resource);
  taken.set(resource, known);
  return known;
}

function take(resource: CustomResource): AcceptedSpec {
  const { item, crd, reader: { release } } = resource;
  const spec = asSeen(asRecord(item.manifest).spec);
  if (spec === undefined || spec === null) {
    return { partial: true, refused: [] };
  }
  const partial = mayBePartial(item.kind, asRecord(spec));
  const isWanted = (value: unknown, schema?: FieldSchema) => !schema || !isAcceptedBy(schema, value);
  const wrong = fieldsOf(crd, spec, release, { isWanted }).filter(field => !(partial && isOfPatch(field)));
  const refused = wrong.map(field => ({ item, path: ['spec', ...field.keys], input: inputOfField(field, resource) }));
  wrong.filter(({ history }) => !history || !schemaIn(history, release)).forEach(({ keys }) => remove(spec, keys));
  const mistyped = wrong.filter(({ value, history }) => {
    const schema = value !== undefined && history && schemaIn(history, release);
    return schema && !isOfType(schema, value);
  });
  mistyped.forEach(({ keys }) => forget(spec, keys));
  return { spec: mistyped.some(field => isNested(field, release)) ? undefined : spec, partial, refused };
}

/** A patch may have directives, and may lack what the rest of the object has. */
function isOfPatch({ keys, value }: Field): boolean {
  return value === undefined || `${keys[keys.length - 1]}`.startsWith('$');
}

/** The API server drops nulls, except among the entries of a list. */
function asSeen(value: any): any {
  if (Array.isArray(value)) {
    return value.map(asSeen);
  }
  return typeOf(value) === 'object'
    ? Object.fromEntries(Object.entries(value).filter(([, entry]) => (entry ?? undefined) !== undefined).map(([key, entry]) => [key, asSeen(entry)]))
    : value;
}

/** Whether a field holds others, of which nothing is known if it has a value of another type. */
function isNested({ keys, history }: Field, version?: string): boolean {
  const type = history && schemaIn(history, version)?.type;
  return keys.length === 0 || [type].flat().some(one => one === 'object' || one === 'array');
}

/** What a value of the wrong type was meant to be is unknown to all other rules. */
function forget(spec: any, keys: ReadonlyArray<string | number>): void {
  if (keys.length > 0) {
    keys.slice(0, -1).reduce((part, key) => part[key], spec)[keys[keys.length - 1]] = new Placeholder('');
  }
}

function remove(spec: any, keys: ReadonlyArray<string | number>): void {
  const parent = keys.slice(0, -1).reduce((value, key) => value[key], spec);
  delete parent[keys[keys.length - 1]];
}
