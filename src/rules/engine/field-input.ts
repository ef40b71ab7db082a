import { Distribution } from '../../contracts/distribution';
import { isOfType, refusal } from '../../facts/field-schema';
import { Field } from '../../facts/fields';
import { CrdKind, crdOf, History, schemaIn } from '../../facts/operator-crds';

/** A field of a Cluster or a backup, and what its operator makes of it. */
export interface FieldInput {
  readonly kind: string;
  /** Path in the props, or in the manifest. */
  readonly prop: string;
  readonly value: unknown;
  /** What the field takes in which release of the product; nothing where the product has no such field. */
  readonly history?: History;
  /** The operator's release; the newest where undefined. */
  readonly release?: string;
  readonly product: string;
  /** Another product that has the field. */
  readonly otherProduct?: string;
}

const PRODUCTS = [Distribution.CLOUDNATIVE_PG, Distribution.EDB];

/** The input of one field. Who wrote the object knows it by the name `prop`. */
export function inputOfField(
  { path, value, history }: Field, kind: CrdKind, prop: string, { distribution, version }: { distribution: Distribution; version?: string },
): FieldInput {
  const otherProduct = history ? undefined : PRODUCTS.find(product => crdOf(product, kind).history(path))?.name;
  return { kind, prop, value, history, release: version, product: distribution.name, otherProduct };
}

/** Whether the API server takes a field as it is. */
export function isAccepted({ value, history }: Field, release?: string): boolean {
  const schema = history && schemaIn(history, release);
  return value !== undefined && schema !== undefined && isOfType(schema, value) && refusal(schema, value) === undefined;
}
