import { Distribution } from '../../contracts/distribution';
import { FieldSchema, isOfType, refusal } from '../../facts/field-schema';
import { Field } from '../../facts/fields';
import { Crd, CrdKind, crdOf, History, schemaIn } from '../../facts/operator-crds';
import { CustomResource, Reader } from '../../inventory/custom-resources';
import { isOnlyNearest, nearestOf } from '../../values/nearest';

/** A field of an object, and what its API accepts. */
export interface FieldInput {
  readonly kind: string;
  readonly value: unknown;
  /** What the field accepts in which release of its API; nothing if the API has no such field. */
  readonly history?: History;
  /** Who reads the object. Kubernetes' release is never known. */
  readonly reader: Reader;
  /** Another product that has the field. */
  readonly otherProduct?: string;
  /** Set for Kubernetes' and cert-manager's kinds: the newest release known here, in words. */
  readonly newest?: string;
  /** Whether the value is the whole `spec`: without a schema, the release does not have the kind. */
  readonly isSpec?: boolean;
  /** If set, the value is an object, and one of these fields of it is missing. */
  readonly oneOf?: string[];
  /** A field of the API with a similar name, if the API has no field of this name. */
  readonly near?: string;
  /** Whether no other field is as similar. */
  readonly isOnlyNear?: boolean;
  /** Another place in the object where the API has a field of this name, if it is the only one near the unknown field. */
  readonly place?: string;
}

const PRODUCTS = [Distribution.CLOUDNATIVE_PG, Distribution.EDB];

/** The input of one field of a custom resource. */
export function inputOfField(field: Field, { item: { kind }, crd, reader }: CustomResource): FieldInput {
  const { path, value, history } = field;
  const otherProduct = history || reader.product === undefined
    ? undefined
    : PRODUCTS.find(product => crdOf(product, kind as CrdKind).history(path))?.name;
  const place = otherPlace(crd, field, reader.release);
  return { kind, value, history, reader, otherProduct, isSpec: path === '', place, ...nearName(crd, field, reader.release) };
}

/** Where a field was probably meant to be: in an object around the one that it is in, or one level deeper in one of these. */
function otherPlace(crd: Crd, { path, keys, value, history }: Field, release?: string): string | undefined {
  if (history) { return undefined; }
  const name = `${keys[keys.length - 1]}`;
  const parent = parentOf(path, name);
  const around = parent === '' ? [] : parent.split('.').map((_, index, all) => all.slice(0, index).join('.'));
  const inside = [...new Set([parent, ...around])].flatMap(object => crd.names(object).map(child => joined(object, child)));
  const others = [...new Set([...around, ...inside])].map(object => joined(object, name));
  const places = others.filter(place => place !== path && accepts(crd, place, value, release));
  return places.length === 1 ? `spec.${places[0]}` : undefined;
}

/** A name may have dots itself. */
function parentOf(path: string, name: string): string {
  return path.slice(0, Math.max(path.length - name.length - 1, 0));
}

function joined(...parts: string[]): string {
  return parts.filter(Boolean).join('.');
}

function accepts(crd: Crd, path: string, value: unknown, release?: string): boolean {
  const known = crd.history(path);
  const schema = known && schemaIn(known, release);
  return schema !== undefined && isOfType(schema, value);
}

/** The name of a field beside an unknown one that was probably meant: a similar one that accepts such a value. */
export function nearName(crd: Crd, { path, keys, value, history }: Field, release?: string): Pick<FieldInput, 'near' | 'isOnlyNear'> {
  if (history) { return {}; }
  const name = `${keys[keys.length - 1]}`;
  const parent = parentOf(path, name);
  const isPossible = (other: string) => accepts(crd, joined(parent, other), value, release);
  const near = nearestOf(name, crd.names(parent), isPossible);
  return near === undefined ? {} : { near, isOnlyNear: isOnlyNearest(near, name, crd.names(parent), isPossible) };
}

/** Whether the API server accepts a value in a field of that schema. */
export function isAcceptedBy(schema: FieldSchema, value: unknown): boolean {
  return isOfType(schema, value) && refusal(schema, value) === undefined;
}
