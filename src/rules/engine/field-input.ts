import { Distribution } from '../../contracts/distribution';
import { FieldSchema, isOfType, refusal } from '../../facts/field-schema';
import { Field } from '../../facts/fields';
import { Crd, CrdKind, crdOf, History, schemaIn } from '../../facts/operator-crds';
import { nearestOf } from '../../values/nearest';

/** A field of an object, and what its API accepts. */
export interface FieldInput {
  readonly kind: string;
  readonly value: unknown;
  /** What the field accepts in which release of the product; nothing if the product has no such field. */
  readonly history?: History;
  /** The operator's release; the newest where undefined. The release of Kubernetes is never known. */
  readonly release?: string;
  readonly product: string;
  /** Another product that has the field. */
  readonly otherProduct?: string;
  /** Set for Kubernetes' and cert-manager's kinds: the newest release known here, in words. */
  readonly newest?: string;
  /** If set, the value is an object, and one of these fields of it is missing. */
  readonly oneOf?: string[];
  /** A field of the API with a similar name, if the API has no field of this name. */
  readonly near?: string;
}

const PRODUCTS = [Distribution.CLOUDNATIVE_PG, Distribution.EDB];

/** The input of one field. */
export function inputOfField(
  field: Field, kind: CrdKind, { distribution, version }: { distribution: Distribution; version?: string },
): FieldInput {
  const { path, value, history } = field;
  const otherProduct = history ? undefined : PRODUCTS.find(product => crdOf(product, kind).history(path))?.name;
  const near = nearName(crdOf(distribution, kind), field, version);
  return { kind, value, history, release: version, product: distribution.name, otherProduct, near };
}

/** The name of a field beside an unknown one that was probably meant: a similar one that accepts such a value. */
export function nearName(crd: Crd, { path, keys, value, history }: Field, release?: string): string | undefined {
  if (history) { return undefined; }
  const name = `${keys[keys.length - 1]}`;
  const parent = path.slice(0, Math.max(path.length - name.length - 1, 0));
  return nearestOf(name, crd.names(parent).filter(other => {
    const known = crd.history(parent === '' ? other : `${parent}.${other}`);
    const schema = known && schemaIn(known, release);
    return schema !== undefined && isOfType(schema, value);
  }));
}

/** Whether the API server accepts a value in a field of that schema. */
export function isAcceptedBy(schema: FieldSchema, value: unknown): boolean {
  return isOfType(schema, value) && refusal(schema, value) === undefined;
}
