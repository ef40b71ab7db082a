import { Finding } from './finding';
import { Inventory } from '../inventory/inventory';
import { Item } from '../inventory/item';
import { acknowledgementOf } from '../rules/engine/acknowledgement';
import { placed } from '../rules/engine/change';
import { asMistakes, Precedence, Rule, RuleText, Target } from '../rules/engine/rule';
import { Path } from '../values/field-path';

/** Called if a rule throws an error, either while it selects objects or for one of them. */
export type OnRuleError = (rule: RuleText, error: unknown, item?: Item) => void;

/** The findings of rules in an inventory, in the order of its objects, without duplicates and acknowledged warnings. */
export function validate(inventory: Inventory, rules: ReadonlyArray<Rule<any>>, onRuleError: OnRuleError = rethrow): Finding[] {
  const found: Finding[] = [];
  const { settled } = inventory.context;
  const unsettledKinds = new Set(inventory.items.filter(item => !settled?.has(item)).map(({ kind }) => kind));
  for (const rule of rules) {
    if (rule.ofOneObject && !(rule.kinds ?? [...unsettledKinds]).some(kind => unsettledKinds.has(kind))) { continue; }
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

/** Adds the findings for one target. Most targets are valid, so that case allocates nothing. */
function findIn({ item, path = [], input }: Target<any>, rule: Rule<any>, found: Finding[], onRuleError: OnRuleError): void {
  try {
    const result = rule.check(input);
    if (result !== undefined) {
      asMistakes(result).forEach(({ path: field = [], changes, ...mistake }) =>
        found.push({ ...mistake, rule, item, path: [...path, ...field], changes: changes && placed(changes, item, path, field) }));
    }
  } catch (error) {
    onRuleError(rule, error, item);
  }
}

/** Keeps one finding per mistake: an error in a field hides findings of rules with a later precedence in that field and below. */
function withoutRepeats(findings: Finding[]): Finding[] {
  const errors = new Map<Item, Map<string, Precedence>>();
  for (const { rule, item, path } of findings.filter(finding => finding.rule.severity === 'error' && finding.path.length > 0)) {
    const ofItem = errors.get(item) ?? new Map<string, Precedence>();
    errors.set(item, ofItem);
    const field = keysUpTo(path).at(-1)!;
    ofItem.set(field, Math.min(precedenceOf(rule), ofItem.get(field) ?? Infinity));
  }
  return findings.filter(({ rule, item, path }) => {
    const ofItem = errors.get(item);
    return !ofItem || !keysUpTo(path).some(field => (ofItem.get(field) ?? Infinity) < precedenceOf(rule));
  });
}

/** Texts that identify the fields on the way to a path, itself included. */
function keysUpTo(path: Path): string[] {
  let key = '';
  return path.map(step => key += `${typeof step === 'number' ? '#' : '.'}${step}\0`);
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
