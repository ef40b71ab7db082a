import { Action, PlacedChange } from '../rules/engine/change';
import { Path, valueAt } from '../values/field-path';

/** A change of a field, and where the field is written. */
export type FileChange = Action & {
  readonly file: string;
  /** The line of the field, or of what it would be in if it is not set. */
  readonly line: number;
  readonly kind: string;
  /** Undefined if the object is built from several files: its name may be made of other names. */
  readonly name?: string;
  /** The field, from the root of the object on. */
  readonly path: Path;
  /** What the field has in the object that was judged; undefined if it is not set. */
  readonly found: unknown;
};

/** Where a change is to be made. */
export function fileChange({ item, path, ...action }: PlacedChange, isBuilt: boolean): FileChange {
  const { origin, kind, name, manifest } = item;
  const place = origin.placeOf?.(path);
  const [file, line] = [place?.where ?? origin.where, place?.line ?? origin.lineOf?.(path) ?? 1];
  return { ...action, file, line, kind, name: isBuilt ? undefined : name, path, found: valueAt(manifest, path) };
}
