import { Owner } from './app-state';
import { IOperator } from '../contracts/operator';
import { Item } from '../inventory/item';

/** The objects in which rules that need only one object found nothing, by operator: fleets have many objects that differ only in their names. */
const known = new WeakMap<IOperator, Set<string>>();

/** The objects of one operator that were found to be without a mistake, apart from their names. */
export class SoundObjects {
  private readonly keys: Set<string>;
  private readonly key: string;
  /** A name makes a difference only if something in the object refers to it. */
  private readonly isComparable: boolean;

  public constructor({ operator }: Owner, { name, manifest: { apiVersion, kind, metadata, spec } }: Item) {
    this.keys = known.get(operator) ?? new Set();
    known.set(operator, this.keys);
    this.key = JSON.stringify([apiVersion, kind, metadata.labels, metadata.annotations, spec]);
    this.isComparable = !this.key.includes(name);
  }

  /** Whether an object like this one was found to be in order. */
  public hasLike(): boolean {
    return this.isComparable && this.keys.has(this.key);
  }

  public add(): void {
    if (this.isComparable) { this.keys.add(this.key); }
  }
}
