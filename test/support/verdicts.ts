import { parseAllDocuments } from 'yaml';
import { textOf } from '../../src/check/finding';
import { validate } from '../../src/check/validate';
import { InventoryContext } from '../../src/inventory/context';
import { Inventory } from '../../src/inventory/inventory';
import { Item } from '../../src/inventory/item';
import { allRules } from '../../src/rules/catalogue';

/** What the checker says of one object. */
export interface Verdict {
  readonly id: string;
  readonly severity: string;
  readonly object: string;
  /** The field, and what is wrong with it. */
  readonly text: string;
}

/** What the checker says of objects; they have the places that they would have in an app. */
export function judgeObjects(objects: readonly unknown[], context: InventoryContext = {}): Verdict[] {
  return verdictsOf(new Inventory(objects.map((object, index) => new Item(object, { where: `chart/object-${index}` })), context));
}

/** What the checker says of YAML. */
export function judgeText(text: string, context?: InventoryContext): Verdict[] {
  return judgeObjects(documentsOf(text), context);
}

export function documentsOf(text: string): any[] {
  return parseAllDocuments(text).map(document => document.toJS()).filter(object => object);
}

/** The verdicts on an inventory, in one order whatever that of the objects. */
export function verdictsOf(inventory: Inventory): Verdict[] {
  const findings = validate(inventory, allRules());
  expect(findings.filter(({ rule, changes }) => changes && !rule.isMended).map(({ rule }) => rule.id)).toEqual([]);
  return findings.map(finding => ({
    id: finding.rule.id, severity: finding.rule.severity, object: `${finding.item}`, text: textOf(finding),
  })).sort((a, b) => `${a.id} ${a.object} ${a.text}` < `${b.id} ${b.object} ${b.text}` ? -1 : 1);
}
