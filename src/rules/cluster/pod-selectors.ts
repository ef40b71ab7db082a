import { LabelSelector, LabelSelectorRequirement } from '../../api/kubernetes';
import { PodSelectorRef } from '../../api/pod-selector-ref';
import { isLabel } from '../../values/labels';
import { ClusterInput, ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { webhook } from '../engine/source';
import { objects, repeated, formatValue, strings } from '../engine/spec-values';

/** Since when pg_hba can name pods. */
const FIRST = ['1.29.0'];

function refsOf({ spec }: ClusterInput): PodSelectorRef[] {
  return objects(spec.podSelectorRefs);
}

/** Pods are found by labels, under a name that pg_hba can use. */
export const podSelector: ClusterRule = {
  id: 'pod-selector',
  severity: 'error',
  title: 'Pods are selected by a name of its own and a selector that Kubernetes takes',
  symptom: 'the operator refuses the Cluster ("Duplicate value", "a valid label must be an empty string or consist of alphanumeric characters, …", '
    + '"must be specified when `operator` is \'In\' or \'NotIn\'", "not a valid selector operator")',
  cause: 'the operator asks Kubernetes for the pods with each selector, and knows the result by its name',
  fix: 'give each of podSelectorRefs a name of its own, and a selector that Kubernetes takes: '
    + 'values for In and NotIn, and none for Exists and DoesNotExist',
  source: webhook(3092),
  releases: 'from 1.29.0 on',
  field: 'spec.podSelectorRefs',
  check: input => {
    const refs = operatorSupports(input, FIRST) ? refsOf(input) : [];
    const twice = repeated(refs.map(({ name }) => name));
    if (twice !== undefined) {
      return `two of podSelectorRefs are named "${twice}"`;
    }
    const wrong = refs.map(({ selector }) => wrongSelector(selector));
    const index = wrong.findIndex(text => text !== undefined);
    return index < 0 ? undefined : `podSelectorRefs[${index}].selector${wrong[index]}`;
  },
};

/** A line of pg_hba names pods that the cluster knows. */
export const podSelectorReference: ClusterRule = {
  id: 'pod-selector-reference',
  severity: 'error',
  title: 'pg_hba names pods that the cluster knows',
  symptom: 'the operator refuses the Cluster ("pod selector not found", "unknown descriptor type", "at most one podselector reference is allowed per line")',
  cause: 'the operator writes a line for each address of the pods in the place of the reference',
  fix: 'write ${podselector:NAME} once in a line, where NAME is one of podSelectorRefs',
  source: webhook(3092),
  releases: 'from 1.29.0 on',
  field: 'spec.postgresql.pg_hba',
  check: input => {
    const names = refsOf(input).map(({ name }) => name);
    const lines = input.spec.postgresql?.pgHba;
    const index = Array.isArray(lines) && operatorSupports(input, FIRST) ? lines.findIndex(line => !isKnown(line, names)) : -1;
    return index < 0 ? undefined : `postgresql.pg_hba[${index}] is "${lines![index]}", and podSelectorRefs has ${names.join(', ') || 'nothing'}`;
  },
};

function isKnown(line: unknown, names: string[]): boolean {
  const found = typeof line === 'string' ? [...line.matchAll(/\$\{([^:]+):([^}]+)\}/g)] : [];
  return found.length <= 1 && found.every(([, type, name]) => type === 'podselector' && names.includes(name));
}

function wrongSelector(selector: LabelSelector | undefined): string | undefined {
  const { matchLabels, matchExpressions } = selector ?? {};
  const label = Object.entries(matchLabels ?? {}).find(([key, value]) => !isLabel(key, value));
  return label ? `.matchLabels has "${label[0]}: ${label[1]}", which is no label` : objects(matchExpressions).map(wrongRequirement).find(text => text !== undefined);
}

function wrongRequirement({ key, operator, values: stated }: LabelSelectorRequirement): string | undefined {
  const values = strings(stated);
  const needsValues = { In: true, NotIn: true, Exists: false, DoesNotExist: false }[operator as string];
  const labels = values.length === 0 ? [''] : values;
  const right = needsValues === values.length > 0 && labels.every(value => isLabel(key, value));
  return right ? undefined : `.matchExpressions has ${formatValue({ key, operator, values })}`;
}
