import type { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { isWorkload } from '../../inventory/plugins';
import { Path, valueAt } from '../../values/field-path';
import { formatValue } from '../../values/format-value';
import { isLabelValue, QUALIFIED_NAME } from '../../values/labels';
import { asRecord, asString, isMap } from '../../values/narrow';
import { isKnownText } from '../../values/placeholder';
import { Rule, Target } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';

/** One label or annotation. */
export interface EntryInput {
  readonly key: string;
  readonly value: unknown;
}

const CHARACTERS = 'at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit';
const KEY = `${CHARACTERS}, optionally after a DNS prefix and "/"`;
const PAGE = `${KUBERNETES_DOCS}/concepts/overview/working-with-objects`;

/** Labels of an object, a pod, a node or a selector. */
export const labelSyntax: Rule<EntryInput> = {
  id: 'label-syntax',
  severity: 'error',
  title: 'Labels must have valid keys and values',
  symptom: 'the API server rejects the object ("a valid label must be an empty string or consist of alphanumeric characters, …", '
    + '"prefix part a lowercase RFC 1123 subdomain must consist of …", "must be no more than 63 characters")',
  cause: 'labels are made for selecting objects, so their keys and values are short and have few characters',
  fix: `use ${CHARACTERS}; a key can start with a DNS prefix and "/"`,
  source: `${PAGE}/labels/#syntax-and-character-set`,
  ofOneObject: true,
  check: ({ key, value }) => {
    if (!QUALIFIED_NAME.test(key)) { return `${formatValue(key)} is not a valid label key: expected ${KEY}`; }
    // values of other types are for the types of fields
    return typeof value !== 'string' || isLabelValue(value)
      ? undefined
      : `${formatValue(value)} is not a valid label value: expected ${CHARACTERS}, or an empty string`;
  },
  targets: inventory => entriesOf(inventory, labelMapsOf),
};

/** Annotations of an object or a pod. */
export const annotationSyntax: Rule<EntryInput> = {
  id: 'annotation-syntax',
  severity: 'error',
  title: 'Annotations must have valid keys',
  symptom: 'the API server rejects the object ("name part must consist of alphanumeric characters, …", '
    + '"name part must be no more than 63 characters")',
  cause: 'the key of an annotation is a qualified name',
  fix: `use a key of ${KEY}`,
  source: `${PAGE}/annotations/#syntax-and-character-set`,
  ofOneObject: true,
  check: ({ key }) => QUALIFIED_NAME.test(key.toLowerCase()) ? undefined : `${formatValue(key)} is not a valid annotation key: expected ${KEY}`,
  targets: inventory => entriesOf(inventory, item => [['metadata', 'annotations'], ...isWorkload(item) ? [['spec', 'template', 'metadata', 'annotations']] : []]),
};

function labelMapsOf(item: Item): Path[] {
  const isService = item.kind === 'Service' && item.apiGroup === '';
  return [
    ['metadata', 'labels'],
    ...isService ? [['spec', 'selector']] : [],
    ...isWorkload(item) ? [['spec', 'template', 'metadata', 'labels'], ['spec', 'selector', 'matchLabels'], ['spec', 'template', 'spec', 'nodeSelector']] : [],
  ];
}

/** The entries of maps; null is the same as nothing, and what is filled in later is unknown. */
function entriesOf({ items }: Inventory, mapsOf: (item: Item) => Path[]): Target<EntryInput>[] {
  return items.flatMap(item => mapsOf(item).flatMap(path => Object.entries(asRecord(valueAt(item.manifest, path)))
    .map(([key, value]) => [key, asString(value) ?? value] as const)
    .filter(([key, value]) => isKnownText(key) && isKnown(value))
    .map(([key, value]) => ({ item, path: [...path, key], input: { key, value } }))));
}

function isKnown(value: unknown): boolean {
  return value !== null && (typeof value !== 'object' || Array.isArray(value) || isMap(value));
}
