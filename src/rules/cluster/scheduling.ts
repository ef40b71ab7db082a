import { PodAntiAffinityType } from '../../api/affinity';
import { TaintEffect, Toleration, TolerationOperator } from '../../api/kubernetes';
import { isLabel } from '../../values/labels';
import { ClusterInput, ClusterRule } from '../engine/cluster-rule';
import { webhook } from '../engine/source';
import { objects, formatValue } from '../engine/spec-values';

/** What is wrong with the first toleration that something is wrong with. */
function firstWrong({ spec }: ClusterInput, check: (toleration: Toleration) => string | undefined): string | undefined {
  const wrong = objects(spec.affinity?.tolerations).map(check);
  const index = wrong.findIndex(text => text !== undefined);
  return index < 0 ? undefined : `affinity.tolerations[${index}]${wrong[index]}`;
}

/** Whether a taint could have the key and the value. What an app says later is not looked at. */
function isTaint(key: unknown, value: unknown): boolean {
  return typeof key !== 'string' || typeof value !== 'string' || isLabel(key, value);
}

/** A taint's key is a label's. */
export const tolerationKey: ClusterRule = {
  id: 'toleration-key',
  severity: 'error',
  title: 'A toleration has the key of a taint',
  symptom: 'the operator refuses the Cluster ("name part must consist of alphanumeric characters, …", '
    + '"prefix part a lowercase RFC 1123 subdomain must consist of …", "operator must be Exists when `key` is empty")',
  cause: 'a taint\'s key is a label\'s, and only the operator Exists goes without one',
  fix: 'state the key of a taint, or the operator Exists alone for all taints',
  source: webhook(2189),
  field: 'spec.affinity.tolerations',
  check: input => firstWrong(input, ({ key, operator }) => {
    if (key && !isTaint(key, '')) {
      return `.key ${formatValue(key)} is no label's key`;
    }
    return !key && operator !== TolerationOperator.EXISTS ? ' has no key' : undefined;
  }),
};

/** A toleration is for a taint with a value, or with any. */
export const tolerationOperator: ClusterRule = {
  id: 'toleration-operator',
  severity: 'error',
  title: 'A toleration\'s operator fits its value',
  symptom: 'the operator refuses the Cluster ("Unsupported value", "value must be empty when `operator` is \'Exists\'", '
    + '"a valid label must be an empty string or consist of alphanumeric characters, …")',
  cause: 'Exists asks whether the taint is there, and Equal what its value is',
  fix: 'state the operator Equal (or none) and a value that a label could have, or the operator Exists and no value',
  source: webhook(2189),
  field: 'spec.affinity.tolerations',
  check: input => firstWrong(input, ({ operator, value }) => {
    if (operator === TolerationOperator.EXISTS) {
      return value ? `.value is ${formatValue(value)} for the operator Exists` : undefined;
    }
    if (typeof operator === 'string' && operator && operator !== TolerationOperator.EQUAL) {
      return `.operator ${formatValue(operator)} is none that CloudNativePG takes`;
    }
    return value && !isTaint('key', value) ? `.value ${formatValue(value)} is no label's value` : undefined;
  }),
};

/** A taint keeps pods out, or turns them out, now or later. */
export const tolerationEffect: ClusterRule = {
  id: 'toleration-effect',
  severity: 'error',
  title: 'A toleration\'s effect fits its seconds',
  symptom: 'the operator refuses the Cluster ("effect must be \'NoExecute\' when `tolerationSeconds` is set", "Unsupported value")',
  cause: 'seconds say how long a pod may stay, and only NoExecute turns pods out',
  fix: 'state the effect NoExecute beside tolerationSeconds; NoSchedule, PreferNoSchedule or none are for tolerations without it',
  source: webhook(2247),
  field: 'spec.affinity.tolerations',
  check: input => firstWrong(input, ({ effect, tolerationSeconds }) => {
    if (typeof effect === 'string' && effect && !Object.values(TaintEffect).includes(effect)) {
      return `.effect ${formatValue(effect)} is no effect of a taint`;
    }
    return typeof tolerationSeconds === 'number' && effect !== TaintEffect.NO_EXECUTE
      ? `.tolerationSeconds is ${tolerationSeconds} for the effect ${formatValue(effect ?? '')}`
      : undefined;
  }),
};

/** Instances keep apart from each other, if possible or at any rate. */
export const antiAffinityType: ClusterRule = {
  id: 'anti-affinity-type',
  severity: 'error',
  title: 'Anti-affinity is preferred or required',
  symptom: 'the operator refuses the Cluster ("pod anti-affinity type must be \'preferred\' (default if empty) or \'required\'")',
  cause: 'the operator writes one of two rules of the scheduler\'s by it',
  fix: 'state PodAntiAffinityType.PREFERRED or REQUIRED',
  manifestFix: 'state preferred or required',
  source: webhook(2272),
  field: 'spec.affinity.podAntiAffinityType',
  check: ({ spec }) => {
    const type = spec.affinity?.podAntiAffinityType;
    return typeof type === 'string' && type && !Object.values(PodAntiAffinityType).includes(type) ? `affinity.podAntiAffinityType ${formatValue(type)} is none` : undefined;
  },
};
