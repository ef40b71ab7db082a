import { PodAntiAffinityType } from '../../api/affinity';
import { TaintEffect, Toleration, TolerationOperator } from '../../api/kubernetes';
import { formatValue } from '../../values/format-value';
import { isLabel } from '../../values/labels';
import { nearestOf } from '../../values/nearest';
import { Change, setIfOnly } from '../engine/change';
import { ClusterInput, ClusterRule } from '../engine/cluster-rule';
import { Mistake } from '../engine/rule';
import { webhook } from '../engine/source';
import { didYouMean, isLater, objects } from '../engine/spec-values';

const CHARACTERS = 'at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit';
const OPERATORS: string[] = [TolerationOperator.EQUAL, TolerationOperator.EXISTS];
const EFFECTS: string[] = Object.values(TaintEffect);
const SOME_EFFECT = 'NoSchedule, PreferNoSchedule or NoExecute';
const TYPES: string[] = Object.values(PodAntiAffinityType);

/** What is wrong with a field of a toleration. */
type FieldMistake = [field: keyof Toleration, message: string, fix?: string, changes?: readonly Change[]];

function forEachToleration({ spec }: ClusterInput, check: (toleration: Toleration, index: number) => FieldMistake | undefined): Mistake[] {
  return objects(spec.affinity?.tolerations).flatMap((toleration, index) => {
    const [field, message, fix, changes] = isLater(toleration) ? [] : check(toleration, index) ?? [];
    return field === undefined ? [] : [{ path: [index, field], message: message!, fix, changes }];
  });
}

/** Whether an operator is filled in later, or is not one of the two: then it is not known what the other fields should be. */
function isUnknownOperator(operator: unknown): boolean {
  return !!operator && !(typeof operator === 'string' && OPERATORS.includes(operator));
}

/** The key of a taint has the syntax of a label's key. */
export const tolerationKey: ClusterRule = {
  id: 'toleration-key',
  severity: 'error',
  title: 'A toleration must have a valid `key`, or the operator Exists',
  symptom: 'the operator\'s webhook rejects the Cluster ("name part must consist of alphanumeric characters, …", '
    + '"prefix part a lowercase RFC 1123 subdomain must consist of …", "operator must be Exists when `key` is empty")',
  cause: 'the key of a taint has the syntax of a label key; without a key a toleration matches all taints, which only the operator Exists can do',
  fix: 'set key to the key of the taint, or set operator to Exists to tolerate all taints',
  source: webhook(2189),
  field: 'spec.affinity.tolerations',
  check: input => forEachToleration(input, ({ key, operator }) => {
    if (key) {
      return typeof key !== 'string' || isLabel(key, '') ? undefined
        : ['key', `${formatValue(key)} is not a valid label key: expected ${CHARACTERS}, optionally after a DNS prefix and "/"`];
    }
    return operator === TolerationOperator.EXISTS || isUnknownOperator(operator) ? undefined : ['key', 'required, because operator is not Exists'];
  }),
};

/** Kubernetes has more operators than the operator's webhook accepts. */
export const tolerationOperator: ClusterRule = {
  id: 'toleration-operator',
  isMended: true,
  severity: 'error',
  title: 'The `operator` of a toleration must be Equal, or Exists without a `value`',
  symptom: 'the operator\'s webhook rejects the Cluster ("Unsupported value", "value must be empty when `operator` is \'Exists\'", '
    + '"a valid label must be an empty string or consist of alphanumeric characters, …")',
  cause: 'Exists matches taints with any value, and Equal those with one value, which has the syntax of a label value',
  fix: 'set operator to Equal, or remove it, and set value to the value of the taint; or set operator to Exists, and remove value',
  source: webhook(2189),
  field: 'spec.affinity.tolerations',
  check: input => forEachToleration(input, ({ operator, value }, index) => {
    const text: unknown = operator;
    if (typeof text === 'string' && isUnknownOperator(text)) {
      return ['operator', `${formatValue(text)} is invalid: expected ${OPERATORS.join(' or ')}${didYouMean(text, OPERATORS)}`,
        `set affinity.tolerations[${index}].operator to ${nearestOf(text, OPERATORS) ?? OPERATORS.join(' or ')}`, setIfOnly(nearestOf(text, OPERATORS), text, OPERATORS)];
    }
    if (operator === TolerationOperator.EXISTS) {
      return typeof value === 'string' && value ? ['value', `${formatValue(value)} is invalid: expected no value, because operator is Exists`,
        `remove affinity.tolerations[${index}].value, or set operator to Equal`] : undefined;
    }
    return typeof value !== 'string' || isLabel('key', value) ? undefined
      : ['value', `${formatValue(value)} is not a valid label value: expected ${CHARACTERS}, or an empty string`];
  }),
};

/** Only one of the effects evicts pods. */
export const tolerationEffect: ClusterRule = {
  id: 'toleration-effect',
  isMended: true,
  severity: 'error',
  title: 'The `effect` of a toleration must be valid, and NoExecute for `tolerationSeconds`',
  symptom: 'the operator\'s webhook rejects the Cluster ("effect must be \'NoExecute\' when `tolerationSeconds` is set", "Unsupported value")',
  cause: 'tolerationSeconds is the time until a pod is evicted, and only the effect NoExecute evicts pods',
  fix: 'set effect to NoExecute for a toleration with tolerationSeconds; set it to NoSchedule, PreferNoSchedule or NoExecute, or remove it, for others',
  source: webhook(2247),
  field: 'spec.affinity.tolerations',
  check: input => forEachToleration(input, ({ effect, tolerationSeconds }, index) => {
    const text: unknown = effect ?? '';
    if (typeof text !== 'string') { return undefined; }
    if (text && !EFFECTS.includes(text)) {
      return ['effect', `${formatValue(text)} is invalid: expected ${SOME_EFFECT}${didYouMean(text, EFFECTS)}`,
        `set affinity.tolerations[${index}].effect to ${nearestOf(text, EFFECTS) ?? SOME_EFFECT}`, setIfOnly(nearestOf(text, EFFECTS), text, EFFECTS)];
    }
    return typeof tolerationSeconds === 'number' && text !== TaintEffect.NO_EXECUTE
      ? ['tolerationSeconds', `cannot be combined with ${text ? `the effect ${text}` : 'a missing effect'}: expected the effect NoExecute`,
        `set affinity.tolerations[${index}].effect to NoExecute, or remove tolerationSeconds`]
      : undefined;
  }),
};

/** The CRD accepts any text. */
export const antiAffinityType: ClusterRule = {
  id: 'anti-affinity-type',
  isMended: true,
  severity: 'error',
  title: '`podAntiAffinityType` must be preferred or required',
  symptom: 'the operator\'s webhook rejects the Cluster ("pod anti-affinity type must be \'preferred\' (default if empty) or \'required\'")',
  cause: 'the operator writes one of two sorts of anti-affinity rules, and the value selects which',
  fix: 'set affinity.podAntiAffinityType to PodAntiAffinityType.PREFERRED or REQUIRED',
  manifestFix: 'set affinity.podAntiAffinityType to preferred or required',
  source: webhook(2272),
  field: 'spec.affinity.podAntiAffinityType',
  check: ({ spec }) => {
    const type: unknown = spec.affinity?.podAntiAffinityType;
    if (typeof type !== 'string' || !type || TYPES.includes(type)) { return undefined; }
    const near = nearestOf(type, TYPES);
    return [{
      message: `${formatValue(type)} is invalid: expected preferred or required${didYouMean(type, TYPES)}`,
      ...near === undefined ? {} : { fix: `set affinity.podAntiAffinityType to ${near}`, changes: setIfOnly(near, type, TYPES) },
    }];
  },
};
