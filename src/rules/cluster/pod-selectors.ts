import { LabelSelector, LabelSelectorRequirement } from '../../api/kubernetes';
import { Path } from '../../values/field-path';
import { formatValue } from '../../values/format-value';
import { isLabel } from '../../values/labels';
import { asRecord } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';
import { setIfOnly } from '../engine/change';
import { ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { Mistake } from '../engine/rule';
import { webhook } from '../engine/source';
import { didYouMean, formatNames, namesIn, objects } from '../engine/spec-values';

/** The first release in which pg_hba can refer to pods. */
const FIRST = ['1.29.0'];
const CHARACTERS = 'at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit';
/** Whether an operator of a selector needs values. */
const NEEDS_VALUES: Readonly<Record<string, boolean>> = { In: true, NotIn: true, Exists: false, DoesNotExist: false };
const OPERATORS = Object.keys(NEEDS_VALUES);

/** The webhook validates selectors as Kubernetes does. */
export const podSelector: ClusterRule = {
  id: 'pod-selector',
  isMended: true,
  severity: 'error',
  title: 'The `selector` of each of `podSelectorRefs` must be a valid label selector',
  symptom: 'the operator\'s webhook rejects the Cluster ("a valid label must be an empty string or consist of alphanumeric characters, …", '
    + '"must be specified when `operator` is \'In\' or \'NotIn\'", "not a valid selector operator")',
  cause: 'the operator passes each selector to Kubernetes to find the pods',
  fix: 'use valid keys and values of labels; In and NotIn need values, Exists and DoesNotExist must not have any',
  source: webhook(3092),
  releases: 'from 1.29.0 on',
  field: 'spec.podSelectorRefs',
  check: input => {
    const refs = operatorSupports(input, FIRST) ? objects(input.spec.podSelectorRefs) : [];
    return refs.flatMap(({ selector }, index) => selectorMistakes(selector, [index, 'selector']));
  },
};

function selectorMistakes(selector: LabelSelector | undefined, path: Path): Mistake[] {
  const { matchLabels, matchExpressions } = selector ?? {};
  return [
    ...Object.entries(asRecord(matchLabels)).flatMap(([key, value]) => [
      ...keyMistakes(key, [...path, 'matchLabels', key]),
      ...valueMistakes(value, [...path, 'matchLabels', key]),
    ]),
    ...objects(matchExpressions).flatMap((requirement, index) => requirementMistakes(requirement, [...path, 'matchExpressions', index])),
  ];
}

function requirementMistakes({ key, operator, values: list }: LabelSelectorRequirement, path: Path): Mistake[] {
  const values: unknown[] = Array.isArray(list) ? list : [];
  return [
    ...keyMistakes(key, [...path, 'key']),
    ...operatorMistakes(operator, list ?? values, path),
    ...values.flatMap((value, index) => valueMistakes(value, [...path, 'values', index])),
  ];
}

/** An operator or values that are filled in later are unknown. */
function operatorMistakes(operator: unknown, values: unknown, path: Path): Mistake[] {
  if (typeof operator !== 'string' || !Array.isArray(values)) { return []; }
  if (!Object.hasOwn(NEEDS_VALUES, operator)) {
    const message = `${formatValue(operator)} is invalid: expected In, NotIn, Exists or DoesNotExist${didYouMean(operator, OPERATORS)}`;
    const near = nearestOf(operator, OPERATORS);
    return [{ path: [...path, 'operator'], message, ...near === undefined ? {} : { fix: `set operator to ${near}`, changes: setIfOnly(near, operator, OPERATORS) } }];
  }
  if (NEEDS_VALUES[operator] === values.length > 0) { return []; }
  const message = values.length === 0 ? `required: expected at least one value, because operator is ${operator}` : `invalid: expected no values, because operator is ${operator}`;
  return [{ path: [...path, 'values'], message }];
}

function keyMistakes(key: unknown, path: Path): Mistake[] {
  return typeof key !== 'string' || isLabel(key, '') ? []
    : [{ path, message: `${formatValue(key)} is not a valid label key: expected ${CHARACTERS}, optionally after a DNS prefix and "/"` }];
}

function valueMistakes(value: unknown, path: Path): Mistake[] {
  return typeof value !== 'string' || isLabel('key', value) ? []
    : [{ path, message: `${formatValue(value)} is not a valid label value: expected ${CHARACTERS}, or an empty string` }];
}

/** The operator replaces the reference with the addresses of the pods. */
export const podSelectorReference: ClusterRule = {
  id: 'pod-selector-reference',
  severity: 'error',
  title: 'Lines of `pg_hba` must refer to one of `podSelectorRefs` each, at most',
  symptom: 'the operator\'s webhook rejects the Cluster ("pod selector not found", "unknown descriptor type", "at most one podselector reference is allowed per line")',
  cause: 'the operator writes one line for each address of the selected pods in place of the line with the reference',
  fix: 'write ${podselector:NAME} once in a line, and set NAME to the name of one of podSelectorRefs',
  source: webhook(3092),
  releases: 'from 1.29.0 on',
  field: 'spec.postgresql.pgHba',
  check: input => {
    const names = namesIn(input.spec.podSelectorRefs);
    const lines: unknown = input.spec.postgresql?.pgHba;
    return Array.isArray(lines) && operatorSupports(input, FIRST)
      ? lines.flatMap((line: unknown, index) => typeof line === 'string' ? referenceMistakes(line, names).map(message => ({ path: [index], message })) : [])
      : [];
  },
};

function referenceMistakes(line: string, names: string[] | undefined): string[] {
  const found = [...line.matchAll(/\$\{([^:]+):([^}]+)\}/g)];
  if (found.length > 1) {
    return [`invalid: expected at most one reference in a line, and not ${found.length}`];
  }
  return found.flatMap(([reference, type, name]) => {
    if (type !== 'podselector') { return [`${formatValue(reference)} is invalid: expected a reference such as \${podselector:NAME}`]; }
    if (names === undefined || names.includes(name)) { return []; }
    return names.length === 0
      ? [`${formatValue(name)} is not the name of a pod selector: podSelectorRefs is empty`]
      : [`${formatValue(name)} is not the name of a pod selector: expected ${formatNames(names)} from podSelectorRefs${didYouMean(name, names)}`];
  });
}
