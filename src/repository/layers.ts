import { isDeepStrictEqual } from 'node:util';
import { Place, Source } from './source-files';
import { Path, valueAt } from '../values/field-path';

/** What a source has of a field of a built object. */
interface Trace {
  /** How many steps of the field's path the source has. */
  readonly steps: number;
  readonly isWhole: boolean;
  /** Whether the value is that of the built object. */
  readonly isEqual: boolean;
  place(): Place;
}

/** One of the sources of a built object: its manifest, or a patch. */
export interface Layer {
  trace(path: Path, built: unknown): Trace | undefined;
}

/** Keys by which kustomize and people recognize the entries of a list. */
const IDENTITIES = ['name', 'key', 'containerPort', 'mountPath', 'port', 'secretName', 'ip'];

/** An object, or a part of one, as it is written; of a patch, only what it sets. */
export function manifestLayer(source: Source): Layer {
  return {
    trace(path, built) {
      const { mapped, value } = follow(source.value, built, path);
      const isWhole = mapped.length === path.length;
      return { steps: mapped.length, isWhole, isEqual: isWhole && covers(value, valueAt(built, path)), place: () => source.placeOf(mapped) };
    },
  };
}

/** A JSON patch: a list of operations. */
export function operationsLayer(source: Source): Layer {
  const latestFirst = (Array.isArray(source.value) ? source.value : []).map((operation: any, index: number) => ({ operation, index })).reverse();
  return {
    trace(path, built) {
      const traces = latestFirst.flatMap(({ operation, index }) => operationTrace(source, operation, index, path, built) ?? []);
      return traces.find(({ isEqual }) => isEqual) ?? traces.find(({ isWhole }) => isWhole) ?? traces[0];
    },
  };
}

function operationTrace(source: Source, operation: any, index: number, path: Path, built: unknown): Trace | undefined {
  if (!['add', 'replace', 'move', 'copy'].includes(operation?.op) || typeof operation.path !== 'string') { return undefined; }
  const steps = operation.path.split('/').slice(1).map((step: string) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (steps.length > path.length) { return undefined; }
  const isThere = steps.every((step: string, at: number) => {
    if (String(path[at]) === step) { return true; }
    const isLast = at === steps.length - 1;
    return step === '-' && typeof path[at] === 'number' && isLast && covers(operation.value, valueAt(built, path.slice(0, at + 1)));
  });
  if (!isThere) { return undefined; }
  const start = path.slice(0, steps.length);
  const { mapped, value } = follow(operation.value, valueAt(built, start), path.slice(steps.length));
  const isWhole = start.length + mapped.length === path.length;
  const isEqual = isWhole && covers(value, valueAt(built, path));
  return { steps: start.length + mapped.length, isWhole, isEqual, place: () => source.placeOf([index, 'value', ...mapped]) };
}

/**
 * The place of a field: in the last layer that sets it to the value that was built, otherwise in the last that sets it, otherwise where most of its path is.
 */
export function placeIn(layers: readonly Layer[], path: Path, built: unknown): Place | undefined {
  const traces = layers.flatMap(layer => layer.trace(path, built) ?? []);
  const whole = traces.filter(({ isWhole }) => isWhole);
  const best = [...whole].reverse().find(({ isEqual }) => isEqual) ?? whole.at(-1)
    ?? traces.reduce<Trace | undefined>((most, one) => one.steps > (most?.steps ?? -1) ? one : most, undefined);
  return best?.place();
}

/** Follows a path of a built object in a source. Entries of lists can have other positions there. */
function follow(source: unknown, built: unknown, path: Path): { readonly mapped: Path; readonly value: unknown } {
  const mapped: Array<string | number> = [];
  let [value, result]: [any, any] = [source, built];
  for (const step of path) {
    const next = Array.isArray(value) ? positionOf(value, result, step) : step;
    if (next === undefined || typeof value !== 'object' || value === null || !Object.hasOwn(value, next)) { break; }
    mapped.push(next);
    value = value[next];
    result = valueAt(result, [step]);
  }
  return { mapped, value };
}

function positionOf(list: unknown[], built: unknown, step: string | number): number | undefined {
  const entry = valueAt(built, [step]);
  const same = list.findIndex(one => isDeepStrictEqual(one, entry));
  if (same >= 0) {
    // of several equal ones, the one in the same position
    return isDeepStrictEqual(list[Number(step)], entry) ? Number(step) : same;
  }
  for (const key of IDENTITIES) {
    const identity = valueAt(entry, [key]);
    const named = identity === undefined ? -1 : list.findIndex(one => valueAt(one, [key]) === identity);
    if (named >= 0) { return named; }
  }
  return Array.isArray(built) && built.length === list.length ? Number(step) : undefined;
}

/** Whether what a source has is in what was built. Texts are substituted afterwards. */
function covers(value: unknown, built: unknown): boolean {
  if (Array.isArray(value)) { return Array.isArray(built) && value.length <= built.length; }
  if (typeof value === 'object' && value !== null) {
    return typeof built === 'object' && built !== null && Object.entries(value).every(([key, entry]) => entry === null || covers(entry, (built as any)[key]));
  }
  return isDeepStrictEqual(value, built) || typeof value === 'string' && value.includes('${');
}
