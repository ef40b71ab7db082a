import { Finding } from './finding';
import { Inventory } from '../inventory/inventory';
import { Item } from '../inventory/item';
import { acknowledgementOf } from '../rules/engine/acknowledgement';
import { asMistakes, Precedence, Rule, RuleText, Target } from '../rules/engine/rule';

/** Called when a rule itself fails: on an object, or before it has one. */
export type OnRuleError = (rule: RuleText, error: unknown, item?: Item) => void;

/** The mistakes that rules find in an inventory, in the order of its objects; each once, and no warning that its object acknowledges. */
export function validate(inventory: Inventory, rules: ReadonlyArray<Rule<any>>, onRuleError: OnRuleError = rethrow): Finding[] {
  const found: Finding[] = [];
  const { settled } = inventory.context;
  for (const rule of rules) {
    for (const target of targetsOf(rule, inventory, onRuleError)) {
      if (!(rule.ofOneObject && settled?.has(target.item))) {
        findIn(target, rule, found, onRuleError);
      }
    }
  }
  if (found.length === 0) {
    return found;
  }
  const order = new Map(inventory.items.map((item, index) => [item, index]));
  return withoutRepeats(unique(found))
    .filter(({ rule, item }) => rule.severity === 'error' || !Object.hasOwn(item.annotations, acknowledgementOf(rule.id)))
    .sort((a, b) => order.get(a.item)! - order.get(b.item)!);
}

const NOTHING: Target<any>[] = [];

function targetsOf(rule: Rule<any>, inventory: Inventory, onRuleError: OnRuleError): Target<any>[] {
  try {
    return rule.targets ? rule.targets(inventory) : NOTHING;
  } catch (error) {
    onRuleError(rule, error);
    return NOTHING;
  }
}

/** Nearly all targets are fine: these cost a call, and nothing else. */
function findIn({ item, path = [], input }: Target<any>, rule: Rule<any>, found: Finding[], onRuleError: OnRuleError): void {
  try {
    const result = rule.check(input);
    if (result !== undefined) {
      asMistakes(result).forEach(mistake => found.push({ ...mistake, rule, item, path: [...path, ...mistake.path ?? []] }));
    }
  } catch (error) {
    onRuleError(rule, error, item);
  }
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
