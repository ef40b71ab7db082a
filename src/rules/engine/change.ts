import { Item } from '../../inventory/item';
import { Path } from '../../values/field-path';
import { isOnlyNearest } from '../../values/nearest';

/** A value that a change can write. */
export type Scalar = string | number | boolean;

/** What becomes of one field. */
export type Action =
  /** The field gets a value, whether it is set or not. */
  | { readonly action: 'set'; readonly value: Scalar }
  /** Its value stays as it is written, and becomes a string. */
  | { readonly action: 'quote' }
  /** Its key is replaced. */
  | { readonly action: 'rename'; readonly to: string }
  | { readonly action: 'remove' };

/** A part of what mends a mistake, as data: a mistake has changes only if the input shows what is right. */
export type Change = Action & {
  /** The field, seen from the target's own path. That of the mistake where undefined. */
  readonly path?: Path;
  /** Another object, with the field seen from its root. */
  readonly item?: Item;
};

/** A change with its place: the object, and the field from its root on. */
export type PlacedChange = Action & { readonly item: Item; readonly path: Path };

/** The changes of a mistake in an object, with their places. */
export function placed(changes: readonly Change[], object: Item, target: Path, mistake: Path): PlacedChange[] {
  return changes.map(({ item, path = mistake, ...action }) => ({ ...action, item: item ?? object, path: item ? path : [...target, ...path] }));
}

/** Changes that are made only if there is no doubt about them. */
export function ifCertain(isCertain: boolean, ...changes: Change[]): readonly Change[] | undefined {
  return isCertain ? changes : undefined;
}

/** Replaces a name by the one among some that it was probably meant to be. */
export function setIfOnly(nearest: string | undefined, word: string, candidates: Iterable<string>): readonly Change[] | undefined {
  return nearest === undefined ? undefined : ifCertain(isOnlyNearest(nearest, word, candidates), { action: 'set', value: nearest });
}

/** Replaces a key by the one among some that it was probably meant to be. */
export function renameIfOnly(nearest: string | undefined, word: string, candidates: Iterable<string>): readonly Change[] | undefined {
  return nearest === undefined ? undefined : ifCertain(isOnlyNearest(nearest, word, candidates), { action: 'rename', to: nearest });
}
