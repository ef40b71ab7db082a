import { Target } from './rule';
import { Item } from '../../inventory/item';
import { Path, valueAt } from '../../values/field-path';
import { asNumber, asString } from '../../values/narrow';

/** The text at a path as a target. Missing and empty texts, and values of other types, have rules of their own; placeholders are unknown. */
export function textAt(item: Item, path: Path): Target<string>[] {
  const value = valueAt(item.manifest, path);
  const text = asString(value);
  // a default such as 9090 becomes a number unless the manifest quotes it
  return text && asNumber(value) === undefined ? [{ item, path, input: text }] : [];
}
