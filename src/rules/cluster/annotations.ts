import { ClusterInput, ClusterRule } from '../engine/cluster-rule';
import { webhook } from '../engine/source';

/** What each operation of JSON Patch needs beside its path. */
const PATCH_OPERATIONS: Record<string, (operation: any) => boolean> = {
  add: operation => 'value' in operation,
  replace: operation => 'value' in operation,
  move: ({ from }) => typeof from === 'string',
  copy: ({ from }) => typeof from === 'string',
  remove: () => true,
  test: () => true,
};

/** A cluster sleeps or is awake. */
export const hibernation: ClusterRule = {
  id: 'hibernation',
  severity: 'error',
  title: 'The annotation for hibernation is "on" or "off"',
  symptom: 'the operator refuses the Cluster ("Annotation value for hibernation should be …")',
  cause: 'the operator compares the value with these two words and takes no other for yes or no',
  fix: 'state "on" or "off", or leave the annotation out',
  source: webhook(2830),
  field: 'metadata.annotations',
  check: ({ annotations, distribution }) => {
    const value = annotations[distribution.key('hibernation')];
    return value === undefined || value === 'on' || value === 'off' ? undefined : `annotation ${distribution.key('hibernation')} is "${value}"`;
  },
};

/** A patch of the pods is one that JSON Patch knows. Whether it fits the pods is the operator's to say. */
export const podPatch: ClusterRule = {
  id: 'pod-patch',
  severity: 'error',
  title: 'The annotation that patches pods is a JSON patch',
  symptom: 'the operator refuses the Cluster ("error decoding JSON patch", "jsonpatch doesn\'t apply cleanly to the pod")',
  cause: 'the operator applies the patch to each pod that it makes, and tries it on one when the Cluster is stored',
  fix: 'state a JSON list of operations, each with "op" (add, remove, replace, move, copy or test), "path", and the "value" or "from" that it needs',
  source: webhook(2850),
  field: 'metadata.annotations',
  check: ({ annotations, distribution }) => {
    const key = distribution.key('podPatch');
    return annotations[key] === undefined || isPatch(parsed(annotations[key])) ? undefined : `annotation ${key} is no JSON patch: ${annotations[key]}`;
  },
};

/** What checks that a primary is not alone was an annotation before it was a prop. */
export const livenessPinger: ClusterRule = {
  id: 'liveness-pinger',
  severity: 'error',
  title: 'The annotation of the liveness pinger is a configuration',
  symptom: 'the operator refuses the Cluster ("error decoding liveness pinger config")',
  cause: 'the operator reads the annotation into the settings of the liveness probe',
  fix: 'state a JSON object with "enabled" (true or false) and, where wanted, "requestTimeout" and "connectionTimeout" (whole milliseconds), '
    + 'or leave the annotation out',
  source: webhook(2920),
  field: 'metadata.annotations',
  check: input => {
    const key = `alpha.${input.distribution.keyPrefix}/livenessPinger`;
    const value = input.annotations[key];
    return value === undefined || isPinger(parsed(value)) ? undefined : `annotation ${key} is no configuration: ${value}`;
  },
};

/** What a text means as JSON; undefined where it is none. */
function parsed(text: ClusterInput['annotations'][string]): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isPatch(value: unknown): boolean {
  return value === null || Array.isArray(value) && value.every(isOperation);
}

function isOperation(operation: any): boolean {
  const { op, path } = operation ?? {};
  return Object.keys(PATCH_OPERATIONS).includes(op) && typeof path === 'string' && /^(\/|$)/.test(path) && PATCH_OPERATIONS[op](operation);
}

/** Go finds the keys of JSON in upper and lower case. */
function isPinger(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return false;
  }
  const { enabled, requesttimeout, connectiontimeout } = Object.fromEntries(Object.entries(value).map(([key, entry]) => [key.toLowerCase(), entry]));
  return typeof enabled === 'boolean' && [requesttimeout, connectiontimeout].every(timeout => Number.isInteger(timeout ?? 0));
}
