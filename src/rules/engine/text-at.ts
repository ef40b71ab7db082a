import { Target } from './rule';
import { Item } from '../../inventory/item';
import { Path, valueAt } from '../../values/field-path';
import { isFilledInLater } from '../../values/narrow';

/** The text at a path as a target. Missing and empty texts, and values of other types, have rules of their own; placeholders are unknown. */
export function textAt(item: Item, path: Path): Target<string>[] {
  const value = valueAt(item.manifest, path);
  return typeof value === 'string' && value !== '' && !isFilledInLater(value) ? [{ item, path, input: value }] : [];
}
