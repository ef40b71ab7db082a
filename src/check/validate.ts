import { Finding } from './finding';
import { Inventory } from '../inventory/inventory';
import { Item } from '../inventory/item';
import { acknowledgementOf } from '../rules/engine/acknowledgement';
import { mistakesIn, Precedence, Rule, RuleText } from '../rules/engine/rule';

/** Called when a rule itself fails: on an object, or before it has one. */
export type OnRuleError = (rule: RuleText, error: unknown, item?: Item) => void;

/** The mistakes that rules find in an inventory, in the order of its objects; each once, and no warning that its object acknowledges. */
export function validate(inventory: Inventory, rules: ReadonlyArray<Rule<any>>, onRuleError: OnRuleError = rethrow): Finding[] {
  const found = rules.flatMap(rule => findingsOf(rule, inventory, onRuleError));
  if (found.length === 0) {
    return found;
  }
  const order = new Map(inventory.items.map((item, index) => [item, index]));
  return withoutRepeats(unique(found))
    .filter(({ rule, item }) => rule.severity === 'error' || !Object.hasOwn(item.annotations, acknowledgementOf(rule.id)))
    .sort((a, b) => order.get(a.item)! - order.get(b.item)!);
}

function findingsOf(rule: Rule<any>, inventory: Inventory, onRuleError: OnRuleError): Finding[] {
  const targets = attempt(() => rule.targets?.(inventory), error => onRuleError(rule, error)) ?? [];
  return targets.flatMap(({ item, path = [], input }) => {
    const mistakes = attempt(() => mistakesIn(rule, input), error => onRuleError(rule, error, item)) ?? [];
    return mistakes.map(mistake => ({ ...mistake, rule, item, path: [...path, ...mistake.path ?? []] }));
  });
}

/** One mistake is one finding: where a rule has found a field invalid, rules of a later precedence have nothing to add about it or what is in it. */
function withoutRepeats(findings: Finding[]): Finding[] {
  const errors = new Map<Item, Finding[]>();
  findings.filter(({ rule }) => rule.severity === 'error').forEach(finding => errors.set(finding.item, [...errors.get(finding.item) ?? [], finding]));
  return findings.filter(finding => !errors.get(finding.item)?.some(other => goesBefore(other, finding)));
}

function goesBefore(one: Finding, other: Finding): boolean {
  return precedenceOf(one.rule) < precedenceOf(other.rule) && one.path.length > 0 && one.path.every((key, index) => key === other.path[index]);
}

function precedenceOf({ precedence = Precedence.VALUE }: RuleText): Precedence {
  return precedence;
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
  return findings.filter(({ rule, item, path, message }) => {
    const reported = seen.get(item) ?? new Set();
    seen.set(item, reported);
    const key = JSON.stringify([rule.id, path, message]);
    return reported.has(key) ? false : reported.add(key);
  });
}
