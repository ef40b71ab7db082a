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

/** What breaks the rules in an inventory, in the order of its objects; each thing once, and no warning that its object acknowledges. */
export function judge(inventory: Inventory, rules: Rule<any>[]): Finding[] {
  const found = rules.flatMap(rule => findingsOf(rule, inventory));
  const order = new Map(inventory.items.map((item, index) => [item, index]));
  return unique(found)
    .filter(({ rule, item }) => rule.severity === 'error' || !Object.hasOwn(item.annotations, acknowledgementOf(rule.id)))
    .sort((a, b) => order.get(a.item)! - order.get(b.item)!);
}

function findingsOf(rule: Rule<any>, inventory: Inventory): Finding[] {
  return (rule.subjects?.(inventory) ?? []).flatMap(({ item, path = [], facts }) => {
    const wrong = rule.check(facts);
    return wrong === undefined ? [] : [{ rule, item, path, wrong }];
  });
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
