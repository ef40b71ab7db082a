import { InventoryContext } from './context';
import { Item } from './item';
import { Distribution } from '../contracts/distribution';

/**
 * The objects of one Kubernetes cluster, from an app or from files.
 *
 * Objects that it does not have are unknown, not missing. It is created once and used by all rules.
 */
export class Inventory {
  private readonly byKind = new Map<string, Item[]>();
  private readonly byName = new Map<string, Item[]>();
  private readonly derived = new Map<(inventory: Inventory) => unknown, unknown>();

  public constructor(public readonly items: Item[], public readonly context: InventoryContext = {}) {
    for (const item of items) {
      const kind = keyOf(item.kind, item.apiGroup);
      add(this.byKind, kind, item);
      add(this.byName, `${kind} ${item.name}`, item);
    }
  }

  /** The products that the input may be for. */
  public get distributions(): Distribution[] {
    const known = (this.context.operators ?? []).map(({ distribution }) => distribution);
    return [...new Set([Distribution.CLOUDNATIVE_PG, Distribution.EDB, ...known, ...this.context.distribution ? [this.context.distribution] : []])];
  }

  /** The objects of a kind in an API group. The core group is the empty string. */
  public of(kind: string, apiGroup: string): Item[] {
    return [...this.byKind.get(keyOf(kind, apiGroup)) ?? []];
  }

  /** The objects of a kind in an API group that have a name, in any namespace. */
  public named(name: string, kind: string, apiGroup: string): readonly Item[] {
    return this.byName.get(`${keyOf(kind, apiGroup)} ${name}`) ?? [];
  }

  /** A value derived from the inventory. It is computed at the first call, since many rules use the same ones. */
  public memoize<T>(derive: (inventory: Inventory) => T): T {
    if (!this.derived.has(derive)) {
      this.derived.set(derive, derive(this));
    }
    return this.derived.get(derive) as T;
  }

  /** The objects of a kind that exists in the API group of each product. */
  public ofProducts(kind: string): Array<{ item: Item; distribution: Distribution }> {
    return this.distributions.flatMap(distribution => this.of(kind, distribution.apiGroup).map(item => ({ item, distribution })));
  }
}

function add(map: Map<string, Item[]>, key: string, item: Item): void {
  const same = map.get(key);
  same ? same.push(item) : map.set(key, [item]);
}

function keyOf(kind: string, apiGroup: string): string {
  return `${kind}.${apiGroup}`;
}
