import { SourceObject } from './sources';
import { Inventory } from '../inventory/inventory';
import { Item } from '../inventory/item';

/** An object as it is deployed. */
export interface Deployment {
  /** What it is built from; undefined if it is applied as it is written. */
  readonly root?: string;
  readonly name: string;
  readonly namespace?: string;
}

/** The objects of a set that is applied together. */
export interface Deployed {
  readonly root?: string;
  readonly inventory: Inventory;
}

/** What becomes of the objects that files contain, by the lines where they begin. */
export class Deployments {
  private readonly byFile = new Map<string, Array<{ readonly line: number; readonly kind: string; readonly deployment: Deployment }>>();

  public constructor(sets: readonly Deployed[]) {
    for (const { root, inventory } of sets) {
      for (const item of inventory.items) {
        const { where, line } = placeOf(item);
        const all = this.byFile.get(where) ?? [];
        this.byFile.set(where, all);
        all.push({ line, kind: item.kind, deployment: { root, name: item.name, namespace: item.namespace } });
      }
    }
  }

  public of(object: SourceObject): Deployment[] {
    const [line, all] = [object.lineOf(), this.byFile.get(object.file.name) ?? []];
    return all.filter(one => one.kind === object.kind && one.line === line).map(({ deployment }) => deployment);
  }
}

function placeOf({ origin }: Item): { readonly where: string; readonly line: number } {
  return origin.placeOf?.([]) ?? { where: origin.where, line: origin.lineOf?.([]) ?? 1 };
}
