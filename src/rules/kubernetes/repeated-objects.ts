import { isClusterScoped } from '../../facts/cluster-scoped';
import type { Inventory } from '../../inventory/inventory';
import { areTogether, Item, Origin } from '../../inventory/item';
import { relevantObjects } from '../../inventory/objects-in-play';
import { isWorkload } from '../../inventory/plugins';
import { formatPath, Path } from '../../values/field-path';
import { asName, asRecord, isMap } from '../../values/narrow';
import { Rule, Target } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';

const NAMES_PAGE = `${KUBERNETES_DOCS}/concepts/overview/working-with-objects/names/`;
const SYMPTOM = 'the object that is applied last silently replaces the other, and whatever needed the other stops working';
const CAUSE = 'Kubernetes identifies an object by its kind, namespace and name, and treats a second one as a change of the first';

/** An object that is defined twice, with different contents. */
export interface RepetitionInput {
  readonly name: string;
  /** Where it is defined before. */
  readonly other: string;
  /** The first field that differs. */
  readonly difference: Path;
  /** Whether both are certain to reach one Kubernetes cluster together: they are in one file, or in one app. */
  readonly together: boolean;
  /** Whether only labels and annotations differ. Those of a Service can make it a plugin. */
  readonly inMetadata: boolean;
}

/** One app, or one file, must not define an object twice. */
export const objectNameUnique: Rule<RepetitionInput> = {
  id: 'object-name-unique',
  severity: 'error',
  title: 'An object must not be defined twice with different contents',
  symptom: SYMPTOM,
  cause: CAUSE,
  fix: 'give one of the two another name (prop `name`, or the prop that names this object); if they are meant for different Kubernetes clusters, '
    + 'give each its own Operator',
  manifestFix: 'give one of the two another name or namespace, or remove one',
  source: NAMES_PAGE,
  needs: 'both objects in one file, or in one app',
  check: input => input.together && !input.inMetadata ? messageOf(input) : undefined,
  targets: inventory => inventory.memoize(repetitionsIn),
};

/** Files can be steps or alternatives, and labels that differ do little harm. */
export const objectRepeated: Rule<RepetitionInput> = {
  id: 'object-repeated',
  severity: 'warning',
  title: 'An object should be defined only once',
  symptom: `if both are applied to one Kubernetes cluster, ${SYMPTOM}`,
  cause: CAUSE,
  fix: 'give one of the two another name, or define the object once',
  manifestFix: 'rename or remove one of the objects; if the files are steps, or are for different environments, check them one by one',
  source: NAMES_PAGE,
  check: input => input.together && !input.inMetadata ? undefined : messageOf(input),
  targets: inventory => inventory.memoize(repetitionsIn),
};

function messageOf({ name, other, difference }: RepetitionInput): string {
  return `"${name}" is also defined in ${other}, with a different ${formatPath(difference)}`;
}

/** The objects that are defined before, with different contents. A part of a workload is a patch of it. */
function repetitionsIn(inventory: Inventory): Target<RepetitionInput>[] {
  const known = new Map<string, Item[]>();
  return relevantObjects(inventory).filter(item => item.name !== '' && !isPart(item)).flatMap(item => {
    const identity = identityOf(item);
    const before = known.get(identity) ?? [];
    known.set(identity, [...before, item]);
    const different = before.filter(other => differenceBetween(other, item) !== undefined);
    const other = different.find(({ origin }) => areTogether(origin, item.origin)) ?? different[0];
    return other === undefined ? [] : [{ item, path: ['metadata', 'name'], input: repetitionOf(item, other) }];
  });
}

function isPart(item: Item): boolean {
  return isWorkload(item) && item.spec.selector === undefined;
}

/** A namespace that is substituted later is the same only where the same text stands for it. */
function identityOf({ apiGroup, kind, namespace, name, manifest }: Item): string {
  return JSON.stringify([apiGroup, kind, isClusterScoped(kind) ? '' : namespace ?? asName(asRecord(manifest.metadata).namespace) ?? '', name]);
}

function repetitionOf(item: Item, other: Item): RepetitionInput {
  const inMetadata = item.kind !== 'Service' && firstDifference(contentsOf(item, false), contentsOf(other, false)) === undefined;
  const difference = differenceBetween(item, other)!;
  return { name: item.name, other: placeOf(other.origin), difference, together: areTogether(item.origin, other.origin), inMetadata };
}

function placeOf({ where, lineOf }: Origin): string {
  const line = lineOf?.([]);
  return line === undefined ? where : `${where}:${line}`;
}

/** The first field that differs, with labels and annotations only where nothing else does. */
function differenceBetween(one: Item, other: Item): Path | undefined {
  return firstDifference(contentsOf(one, false), contentsOf(other, false)) ?? firstDifference(contentsOf(one, true), contentsOf(other, true));
}

/** What an object says; its status says nothing. */
function contentsOf({ manifest }: Item, withLabels: boolean): unknown {
  const { status: _, metadata, ...contents } = asRecord(manifest);
  const { labels, annotations, ...rest } = asRecord(metadata);
  return { metadata: withLabels ? { ...rest, labels, annotations } : rest, ...contents };
}

function firstDifference(one: unknown, other: unknown, path: Path = []): Path | undefined {
  if (isMap(one) && isMap(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return firstOf(keys, key => firstDifference(ownValue(one, key), ownValue(other, key), [...path, key]));
  }
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
    return firstOf(one.keys(), index => firstDifference(one[index], other[index], [...path, index]));
  }
  return JSON.stringify(one) === JSON.stringify(other) ? undefined : path;
}

function ownValue(map: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function firstOf<T, R>(entries: Iterable<T>, find: (entry: T) => R | undefined): R | undefined {
  for (const entry of entries) {
    const found = find(entry);
    if (found !== undefined) { return found; }
  }
  return undefined;
}
