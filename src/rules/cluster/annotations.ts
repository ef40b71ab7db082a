import { ClusterFacts, ClusterRule } from './facts';

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
  symptom: 'the operator refuses the Cluster ("Annotation value for hibernation should be …")',
  fix: 'state "on" or "off", or leave the annotation out',
  check: ({ annotations, distribution }) => {
    const value = annotations[distribution.key('hibernation')];
    return value === undefined || value === 'on' || value === 'off' ? undefined : `annotation ${distribution.key('hibernation')} is "${value}"`;
  },
};

/** A patch of the pods is one that JSON Patch knows. Whether it fits the pods is the operator's to say. */
export const podPatch: ClusterRule = {
  id: 'pod-patch',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("error decoding JSON patch", "jsonpatch doesn\'t apply cleanly to the pod")',
  fix: 'state a JSON list of operations, each with "op" (add, remove, replace, move, copy or test), "path", and the "value" or "from" that it needs',
  check: ({ annotations, distribution }) => {
    const key = distribution.key('podPatch');
    return annotations[key] === undefined || isPatch(parsed(annotations[key])) ? undefined : `annotation ${key} is no JSON patch: ${annotations[key]}`;
  },
};

/** What checks that a primary is not alone was an annotation before it was a prop. */
export const livenessPinger: ClusterRule = {
  id: 'liveness-pinger',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("error decoding liveness pinger config")',
  fix: 'state a JSON object with "enabled" (true or false) and, where wanted, "requestTimeout" and "connectionTimeout" (whole milliseconds), '
    + 'or leave the annotation out',
  check: facts => {
    const key = `alpha.${facts.distribution.keyPrefix}/livenessPinger`;
    const value = facts.annotations[key];
    return value === undefined || isPinger(parsed(value)) ? undefined : `annotation ${key} is no configuration: ${value}`;
  },
};

/** What a text means as JSON; undefined where it is none. */
function parsed(text: ClusterFacts['annotations'][string]): unknown {
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
