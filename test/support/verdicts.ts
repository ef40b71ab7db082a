import { parseAllDocuments } from 'yaml';
import { judge } from '../../src/check/judge';
import { Inventory, InventoryContext } from '../../src/inventory/inventory';
import { Item } from '../../src/inventory/item';
import { allRules } from '../../src/rules/catalogue';

/** What the checker says of one object. */
export interface Verdict {
  readonly id: string;
  readonly severity: string;
  readonly object: string;
  readonly wrong: string;
}

/** What the checker says of objects. */
export function judgeObjects(objects: readonly unknown[], context: InventoryContext = {}): Verdict[] {
  return verdictsOf(new Inventory(objects.map(object => new Item(object, { where: 'a file' })), context));
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
  return judge(inventory, allRules()).map(({ rule, item, wrong }) => ({ id: rule.id, severity: rule.severity, object: `${item}`, wrong }))
    .sort((a, b) => `${a.id} ${a.object} ${a.wrong}` < `${b.id} ${b.object} ${b.wrong}` ? -1 : 1);
}
