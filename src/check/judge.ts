import { acknowledgementOf } from '../acknowledgement';
import { Inventory } from '../inventory/inventory';
import { Item, Path } from '../inventory/item';
import { Rule, RuleText } from '../rules/rule';

/** A rule that something in an inventory breaks. */
export interface Finding {
  readonly rule: RuleText;
  readonly item: Item;
  /** The field, as far as the object has it. */
  readonly path: Path;
  /** What is wrong, with the value. */
  readonly wrong: string;
}

/** Hears of a rule that fails itself: on an object, or before it has one. */
export type Crash = (rule: RuleText, error: unknown, item?: Item) => void;

/** What breaks the rules in an inventory, in the order of its objects; each thing once, and no warning that its object acknowledges. */
export function judge(inventory: Inventory, rules: Rule<any>[], crashed: Crash = rethrow): Finding[] {
  const found = rules.flatMap(rule => findingsOf(rule, inventory, crashed));
  const order = new Map(inventory.items.map((item, index) => [item, index]));
  return unique(found)
    .filter(({ rule, item }) => rule.severity === 'error' || !Object.hasOwn(item.annotations, acknowledgementOf(rule.id)))
    .sort((a, b) => order.get(a.item)! - order.get(b.item)!);
}

function findingsOf(rule: Rule<any>, inventory: Inventory, crashed: Crash): Finding[] {
  const subjects = attempt(() => rule.subjects?.(inventory), error => crashed(rule, error)) ?? [];
  return subjects.flatMap(({ item, path = [], facts }) => {
    const wrong = attempt(() => rule.check(facts), error => crashed(rule, error, item));
    return wrong === undefined ? [] : [{ rule, item, path, wrong }];
  });
}

function attempt<T>(what: () => T, failed: (error: unknown) => void): T | undefined {
  try {
    return what();
  } catch (error) {
    failed(error);
    return undefined;
  }
}

function rethrow(_: RuleText, error: unknown): void {
  throw error;
}

function unique(findings: Finding[]): Finding[] {
  const seen = new Map<Item, Set<string>>();
  return findings.filter(({ rule, item, wrong }) => {
    const said = seen.get(item) ?? new Set();
    seen.set(item, said);
    const key = `${rule.id} ${wrong}`;
    return said.has(key) ? false : said.add(key);
  });
}
