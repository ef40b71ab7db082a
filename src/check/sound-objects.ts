import { Owner } from './app-state';
import { IOperator } from '../contracts/operator';
import { Item } from '../inventory/item';

/** The objects in which rules that need only one object found nothing, by operator: fleets have many objects that differ only in their names. */
const known = new WeakMap<IOperator, Set<string>>();

/** The objects of one operator that were found to be without a mistake, apart from their names. */
export class SoundObjects {
  private readonly keys: Set<string>;

  public constructor({ operator }: Owner) {
    this.keys = known.get(operator) ?? new Set();
    known.set(operator, this.keys);
  }

  /** Whether an object is like one that is in order. A name makes no difference if nothing in the object refers to it. */
  public has(item: Item): boolean {
    const key = keyOf(item);
    return this.keys.has(key) && !key.includes(item.name);
  }

  public add(item: Item): void {
    const key = keyOf(item);
    if (!key.includes(item.name)) { this.keys.add(key); }
  }
}

function keyOf({ kind, annotations, labels, manifest }: Item): string {
  return JSON.stringify([kind, annotations, labels, manifest.spec]);
}
