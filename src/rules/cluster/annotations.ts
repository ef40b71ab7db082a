import { formatValue } from '../../values/format-value';
import { ClusterInput, ClusterRule } from '../engine/cluster-rule';
import { Mistake } from '../engine/rule';
import { webhook } from '../engine/source';

/** The operations of JSON Patch, and the member that each needs beside its path. */
const PATCH_OPERATIONS: Readonly<Record<string, 'value' | 'from' | undefined>> = {
  add: 'value', copy: 'from', move: 'from', remove: undefined, replace: 'value', test: undefined,
};

/** The operator compares the value with two words. */
export const hibernation: ClusterRule = {
  id: 'hibernation',
  severity: 'error',
  title: 'The hibernation annotation must be "on" or "off"',
  symptom: 'the operator\'s webhook rejects the Cluster ("Annotation value for hibernation should be …")',
  cause: 'the operator compares the value with these two words only; it does not accept "true" or "yes"',
  fix: 'set the annotation to "on" or "off", or remove it',
  source: webhook(2830),
  field: 'metadata.annotations',
  check: ({ annotations, distribution }) => {
    const key = distribution.key('hibernation');
    const value = annotations[key];
    return value === undefined || value === 'on' || value === 'off' ? undefined : [{ path: [key], message: `"${value}" is invalid: expected "on" or "off"` }];
  },
};

/** Only the form is judged: whether the patch applies depends on the pods that the operator creates. */
export const podPatch: ClusterRule = {
  id: 'pod-patch',
  severity: 'error',
  title: 'The podPatch annotation must be a JSON patch',
  symptom: 'the operator\'s webhook rejects the Cluster ("error decoding JSON patch", "jsonpatch doesn\'t apply cleanly to the pod")',
  cause: 'the operator applies the patch to every pod that it creates; its webhook tries the patch on a pod first',
  fix: 'set the annotation to a JSON list of operations, each with "op" (add, copy, move, remove, replace or test), "path", and the "value" or "from" that it needs',
  source: webhook(2850),
  field: 'metadata.annotations',
  check: ({ annotations, distribution }) => {
    const key = distribution.key('podPatch');
    return annotations[key] === undefined ? undefined : patchMistakes(annotations[key]).map(message => ({ path: [key], message }));
  },
};

/** The annotation was there before `probes.liveness.isolationCheck`, and older clusters still have it. */
export const livenessPinger: ClusterRule = {
  id: 'liveness-pinger',
  severity: 'error',
  title: 'The livenessPinger annotation must be a valid configuration',
  symptom: 'the operator\'s webhook rejects the Cluster ("error decoding liveness pinger config")',
  cause: 'the operator decodes the annotation into the settings of the liveness probe',
  fix: 'set the annotation to a JSON object with "enabled" (true or false) and, if needed, "requestTimeout" and "connectionTimeout" (whole milliseconds), or remove it',
  source: webhook(2920),
  field: 'metadata.annotations',
  check: input => {
    const key = `alpha.${input.distribution.keyPrefix}/livenessPinger`;
    const value = input.annotations[key];
    return value === undefined ? undefined : pingerMistakes(value).map((message): Mistake => ({ path: [key], message }));
  },
};

/** What a text means as JSON; undefined where it is not JSON. */
function parsed(text: ClusterInput['annotations'][string]): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function patchMistakes(text: string): string[] {
  const patch = parsed(text);
  if (patch === undefined) { return ['not valid JSON: expected a list of JSON patch operations']; }
  if (patch === null) { return []; }
  return Array.isArray(patch) ? patch.flatMap(operationMistakes) : ['not a list: expected a list of JSON patch operations'];
}

function operationMistakes(operation: any, index: number): string[] {
  const { op, path } = operation ?? {};
  const isKnown = typeof op === 'string' && Object.hasOwn(PATCH_OPERATIONS, op);
  const needed = isKnown ? PATCH_OPERATIONS[op] : undefined;
  const isComplete = needed === undefined || (needed === 'value' ? 'value' in operation : typeof operation.from === 'string');
  return [
    ...isKnown ? [] : [`operation [${index}] is invalid: expected "op" to be add, copy, move, remove, replace or test`],
    ...typeof path === 'string' && /^(\/|$)/.test(path) ? [] : [`operation [${index}] is invalid: expected a "path" that begins with "/"`],
    ...isComplete ? [] : [`operation [${index}] is invalid: "${op}" needs ${needed === 'value' ? 'a "value"' : 'a path in "from"'}`],
  ];
}

/** Go finds the keys of JSON in upper and lower case. */
function pingerMistakes(text: string): string[] {
  const value = parsed(text);
  if (value === undefined) { return ['not valid JSON: expected an object']; }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) { return [`${formatValue(value)} is invalid: expected a JSON object`]; }
  const settings = Object.fromEntries(Object.entries(value).map(([key, entry]) => [key.toLowerCase(), entry]));
  return [
    ...typeof settings.enabled === 'boolean' ? [] : ['"enabled" is missing or invalid: expected true or false'],
    ...['requestTimeout', 'connectionTimeout'].filter(key => !Number.isInteger(settings[key.toLowerCase()] ?? 0))
      .map(key => `"${key}" is invalid: expected whole milliseconds, such as 500`),
  ];
}
