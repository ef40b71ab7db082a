import { isDeepStrictEqual } from 'node:util';
import { isMap } from '../values/narrow';

/** Values that Kubernetes and cert-manager set themselves where a manifest does not. */
const DEFAULTS: Readonly<Record<string, unknown>> = { protocol: 'TCP', sessionAffinity: 'None', isCA: false };

/** The same for probes. */
const PROBE: Readonly<Record<string, unknown>> = { failureThreshold: 3, periodSeconds: 10, successThreshold: 1, timeoutSeconds: 1 };

/** Lists whose order has no meaning. */
const SETS = ['env', 'volumes', 'volumeMounts', 'verbs', 'resources', 'apiGroups'];

/** Fields that mean the same if they are empty or missing. */
const EMPTY = ['annotations', 'imagePullSecrets', 'labels', 'ports', 'resources', 'strategy'];

/** Whether two objects of an installation are equal to Kubernetes: nulls, empty values, defaults, and descriptions in a CRD do not count. */
export function isEqualToKubernetes(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(normal(one), normal(other));
}

function normal(object: unknown): unknown {
  return reduced(object, isMap(object) ? String(object.kind) : '', []);
}

function reduced(value: unknown, kind: string, path: readonly string[]): unknown {
  if (Array.isArray(value)) {
    const entries = value.map(entry => reduced(entry, kind, path));
    return SETS.includes(path.at(-1) ?? '') ? entries.sort(byText) : entries;
  }
  if (!isMap(value)) { return kind === 'Secret' && path[0] === 'data' && typeof value === 'string' ? value.replace(/\s/g, '') : value; }
  return Object.fromEntries(Object.entries(value).flatMap(([key, entry]): Array<[string, unknown]> => {
    if (entry === null || isWithoutMeaning(key, entry, kind, path)) { return []; }
    const left = reduced(entry, kind, [...path, key]);
    return EMPTY.includes(key) && isEmpty(left) ? [] : [[key, left]];
  }));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function isWithoutMeaning(key: string, value: unknown, kind: string, path: readonly string[]): boolean {
  if (kind === 'CustomResourceDefinition') { return key === 'description' && typeof value === 'string' || key === 'controller-gen.kubebuilder.io/version'; }
  const defaults = /Probe$/.test(path.at(-1) ?? '') ? PROBE : DEFAULTS;
  return Object.hasOwn(defaults, key) && defaults[key] === value || kind === 'Service' && key === 'type' && value === 'ClusterIP'
    || path.length === 0 && key === 'status';
}

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
