import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Owner } from './app-state';
import { Finding, textOf } from './finding';
import { knownPluginOf } from './known-plugin';
import { Described } from './layout';
import { CnpgIError } from './mistakes';
import { viewOf } from './operator-view';
import { SoundObjects } from './sound-objects';
import { validate } from './validate';
import { IPlugin } from '../contracts/plugin';
import { KnownCluster } from '../inventory/context';
import { Inventory } from '../inventory/inventory';
import { Item } from '../inventory/item';
import { rulesOfConstruct } from '../rules/catalogue';
import { formatPath, valueAt } from '../values/field-path';

/** What is known about a construct, in addition to its objects. */
export interface Beside {
  /** The plugins that the objects may reference. */
  readonly plugins?: IPlugin[];
  /** The clusters that the objects may reference. */
  readonly clusters?: KnownCluster[];
  /** Mistakes that the objects do not show. */
  readonly mistakes?: Described[];
  /** Whether rules that look at one object only have nothing to find. */
  readonly settled?: boolean;
}

/**
 * Validates the objects that a construct renders, like objects read from files, and throws one error with all mistakes. Warnings, and mistakes
 * that depend on other objects, are reported when the app is synthesized.
 */
export function validateConstruct(construct: IConstruct, owner: Owner, manifests: unknown[], beside: Beside = {}): void {
  const items = manifests.map(manifest => new Item(withoutUndefined(manifest), { where: construct.node.path }));
  throwErrors(construct, owner, findingsIn(items, owner, beside), beside);
}

/** Validates the only object of a construct. The result stays valid unless the object is changed later. */
export function validateObject(construct: IConstruct, owner: Owner, object: ApiObject, spec: unknown, beside: Beside = {}): void {
  const { apiVersion, kind, metadata } = object;
  const item = new Item(withoutUndefined({ apiVersion, kind, metadata: metadata.toJson(), spec }), { where: construct.node.path });
  const sound = isKnown(spec) ? new SoundObjects(owner, item) : undefined;
  const found = findingsIn([item], owner, { ...beside, settled: sound?.hasLike() });
  throwErrors(construct, owner, found, beside);
  if (sound) {
    owner.settled = { object, item, warnings: found };
    if (found.length === 0) { sound.add(); }
  }
}

function findingsIn(items: Item[], { operator }: Owner, { plugins = [], clusters, settled = false }: Beside): Finding[] {
  const inventory = new Inventory(items, {
    operators: [viewOf(operator, items)],
    plugins: plugins.map(knownPluginOf),
    clusters,
  });
  return validate(inventory, rulesOfConstruct(items.map(({ kind }) => kind), settled));
}

function throwErrors(construct: IConstruct, owner: Owner, found: Finding[], { mistakes = [] }: Beside): void {
  const errors = found.filter(({ rule }) => rule.severity === 'error');
  // a prop that is invalid by itself is not reported again for what it renders
  const isReported = (prop?: string) => prop !== undefined && mistakes.some(mistake => mistake.prop === prop);
  const further = withoutRepeats(errors, owner).filter(({ item, path }) => !isReported(owner.propOf?.(item, path)));
  const all = [...mistakes, ...further.map(finding => described(finding, owner))];
  if (all.length > 0) {
    throw new CnpgIError(construct.node.path, all);
  }
}

/** Whether a value contains only plain values. An instance of a class is a value that the app resolves later. */
function isKnown(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) { return true; }
  return (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype) && Object.values(value).every(isKnown);
}

/**
 * Reports a mistake in a prop once, for the first field, even if the prop is rendered into several objects or fields: what different rules find in
 * the same value of a prop is one mistake.
 */
function withoutRepeats(findings: Finding[], owner: Owner): Finding[] {
  const first = new Map<string, Finding>();
  return findings.filter(finding => {
    const prop = owner.propOf?.(finding.item, finding.path);
    if (prop === undefined) { return true; }
    const value = valueAt(finding.item.manifest, finding.path);
    const sameRule = firstOf(first, `${finding.rule.id} ${prop}`, finding);
    const sameValue = typeof value === 'string' || typeof value === 'number' ? firstOf(first, `${prop} = ${value}`, finding) : finding;
    return sameRule.item === finding.item && sameValue.item === finding.item && formatPath(sameValue.path) === formatPath(finding.path);
  });
}

function firstOf(first: Map<string, Finding>, key: string, finding: Finding): Finding {
  if (!first.has(key)) { first.set(key, finding); }
  return first.get(key)!;
}

/** A copy without the keys whose value is undefined. Values that the app resolves later are not changed. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) { return value.map(withoutUndefined); }
  const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain
    ? Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined).map(([key, entry]) => [key, withoutUndefined(entry)]))
    : value;
}

/** A finding described with the props of the construct that defines the object, if possible. */
export function described({ rule, item, path, message, fix }: Finding, owner?: Owner): Described {
  const prop = owner?.propOf?.(item, path);
  const field = path.length === 0 ? '' : `, ${formatPath(path)}`;
  return {
    rule,
    text: prop === undefined ? textOf({ path, message }) : `${prop}: ${message}`,
    object: prop === undefined ? `${item}` : `${item}${field}`,
    fix: fix ?? (owner ? rule.fix : rule.manifestFix ?? rule.fix),
  };
}
