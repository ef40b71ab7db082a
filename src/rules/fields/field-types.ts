import { FieldType, KindShape, METADATA, Shape, SHAPES } from './shapes';
import { typeOf } from '../../facts/field-schema';
import type { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { formatPath } from '../../values/field-path';
import { asRecord, asString } from '../../values/narrow';
import { FieldTree, matchTree, treeOf } from '../engine/field-paths';
import { Rule } from '../engine/rule';

const CONVENTIONS = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/#describing-a-kubernetes-object';

/** A field, and what is there. */
export interface ObjectFieldInput {
  readonly field: string;
  readonly value: unknown;
  readonly takes: FieldType;
  /** Whether the value may be shown: those of Secrets may not. */
  readonly secret: boolean;
}

/** YAML makes numbers and booleans of what looks like them. */
export const objectFieldType: Rule<ObjectFieldInput> = {
  id: 'object-field-type',
  severity: 'error',
  title: 'Fields have values of their types',
  symptom: 'the API server refuses the object ("cannot unmarshal number into Go struct field …", "in body must be of type …")',
  cause: 'YAML makes numbers and booleans of what looks like them, and Kubernetes turns none of them into the text that a field takes',
  fix: 'put the value in quotes where the field takes a string, and leave the quotes out where it takes a number or a boolean',
  source: CONVENTIONS,
  check: ({ field, value, takes, secret }) => {
    const shown = secret || typeof value === 'object' ? '' : ` (${JSON.stringify(value)})`;
    return isOfOtherType(value, takes) ? `${field} is of type ${typeOf(value)}${shown}, and has to be of type ${takes}` : undefined;
  },
  targets: inventory => inventory.memoize(shaped).flatMap(({ item, fields }) => matchTree(item.manifest, fields, isOfOtherType)
    .map(({ path, value, what: takes }) => ({ item, path, input: { field: formatPath(path), value, takes, secret: item.kind === 'Secret' } }))),
};

/** Whether a value is of a type that a field does not take; a null is none. */
function isOfOtherType(value: unknown, takes: FieldType): boolean {
  const is = typeOf(value);
  return is !== undefined && is !== 'null' && !takes.split(' or ').includes(is);
}

/** An object is known by its name. */
export const objectNamed: Rule<{ readonly kind: string; readonly named: boolean }> = {
  id: 'object-named',
  severity: 'error',
  title: 'Each object has a name',
  symptom: 'the API server refuses the object ("name or generateName is required"), or kubectl does ("resource name may not be empty")',
  cause: 'Kubernetes knows an object by its kind, namespace and name',
  fix: 'state metadata.name',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  check: ({ kind, named }) => named ? undefined : `a ${kind} has no metadata.name`,
  targets: inventory => inventory.memoize(shaped).map(({ item }) => {
    const { name, generateName } = asRecord(asRecord(item.manifest).metadata);
    const isNone = (value: unknown) => value === undefined || value === null || value === '';
    return { item, path: ['metadata', 'name'], input: { kind: item.kind, named: !isNone(name) || !isNone(generateName) } };
  }),
};

/** The version of a kind's API. */
export interface ApiVersionInput {
  readonly kind: string;
  readonly apiVersion?: string;
  /** Those that are served. */
  readonly served: string[];
}

/** A kind is served in a version. */
export const apiVersion: Rule<ApiVersionInput> = {
  id: 'api-version',
  severity: 'error',
  title: 'Each object has the apiVersion of its kind',
  symptom: 'the API server does not know the kind: "no matches for kind … in version …", "ensure CRDs are installed first"',
  cause: 'a kind belongs to a group, and is served in certain versions of it',
  fix: 'state the apiVersion that is served',
  source: CONVENTIONS,
  check: input => input.apiVersion !== undefined && input.served.includes(input.apiVersion)
    ? undefined
    : `${input.apiVersion === undefined ? `a ${input.kind} has no apiVersion` : `apiVersion "${input.apiVersion}" has no kind ${input.kind}`}, ${input.served.join(' or ')} has`,
  targets: inventory => inventory.items.flatMap(item => {
    const served = servedOf(item, inventory);
    return served.length === 0 ? [] : [{ item, path: ['apiVersion'], input: { kind: item.kind, apiVersion: asString(asRecord(item.manifest).apiVersion) || undefined, served } }];
  }),
};

/** The kinds of the products that others have too, in groups of their own. */
const PRODUCT_KINDS = ['Cluster', 'Backup', 'ScheduledBackup'];

/** The versions in which a kind is served; none where it may be somebody else's kind of that name. */
function servedOf(item: Item, { distributions }: Inventory): string[] {
  const product = distributions.find(one => one.apiGroup === item.apiGroup);
  const shape = shapeOf(item.kind);
  if (product) {
    return [product.apiVersion];
  }
  const ofKubernetes = !item.apiGroup.includes('.') || item.apiGroup.endsWith('.k8s.io') || item.apiGroup === 'cert-manager.io';
  if (!ofKubernetes || item.kind === '') {
    return [];
  }
  const others = PRODUCT_KINDS.includes(item.kind) ? distributions.map(one => one.apiVersion) : [];
  return shape ? [shape.apiVersion] : others;
}

function shapeOf(kind: string): KindShape | undefined {
  return Object.hasOwn(SHAPES, kind) ? SHAPES[kind] : undefined;
}

/** The objects whose shape is known; fields of the products' kinds have rules of their own. */
function shaped(inventory: Inventory): Array<{ item: Item; fields: FieldTree<FieldType> }> {
  const groups = inventory.distributions.map(({ apiGroup }) => apiGroup);
  return inventory.items.flatMap(item => {
    if (groups.includes(item.apiGroup) && item.kind !== '') {
      return [{ item, fields: treeFor(METADATA) }];
    }
    const shape = shapeOf(item.kind);
    return shape && shape.apiVersion === asRecord(item.manifest).apiVersion ? [{ item, fields: treeFor(shape.fields) }] : [];
  });
}

const trees = new Map<Shape, FieldTree<FieldType>>();

function treeFor(shape: Shape): FieldTree<FieldType> {
  const tree = trees.get(shape) ?? treeOf(shape);
  trees.set(shape, tree);
  return tree;
}
