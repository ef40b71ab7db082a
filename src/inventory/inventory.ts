import { InventoryContext } from './context';
import { Item } from './item';
import { Distribution } from '../contracts/distribution';

/**
 * The objects of one Kubernetes cluster, with their references resolved: of an app, or of files.
 *
 * What it does not hold is unknown. It is made once and read by all rules.
 */
export class Inventory {
  private readonly byKind = new Map<string, Item[]>();
  private readonly derived = new Map<(inventory: Inventory) => unknown, unknown>();

  public constructor(public readonly items: Item[], public readonly context: InventoryContext = {}) {
    for (const item of items) {
      const key = keyOf(item.kind, item.apiGroup);
      const same = this.byKind.get(key);
      same ? same.push(item) : this.byKind.set(key, [item]);
    }
  }

  /** The products that the input may be about. */
  public get distributions(): Distribution[] {
    const stated = (this.context.operators ?? []).map(({ distribution }) => distribution);
    return [...new Set([Distribution.CLOUDNATIVE_PG, Distribution.EDB, ...stated, ...this.context.distribution ? [this.context.distribution] : []])];
  }

  /** The objects of a kind, of one API group; the core group's is empty. */
  public of(kind: string, apiGroup: string): Item[] {
    return [...this.byKind.get(keyOf(kind, apiGroup)) ?? []];
  }

  /** What many rules derive from the inventory: made at the first call. */
  public memoize<T>(derive: (inventory: Inventory) => T): T {
    if (!this.derived.has(derive)) {
      this.derived.set(derive, derive(this));
    }
    return this.derived.get(derive) as T;
  }

  /** The objects of a kind that each product has in its own API group. */
  public ofProducts(kind: string): Array<{ item: Item; distribution: Distribution }> {
    return this.distributions.flatMap(distribution => this.of(kind, distribution.apiGroup).map(item => ({ item, distribution })));
  }
}

function keyOf(kind: string, apiGroup: string): string {
  return `${kind}.${apiGroup}`;
}
