import { Described } from '../check/layout';
import { mistakesOf } from '../check/mistakes';
import { nullValue } from '../rules/fields/null-values';
import { Path } from '../values/field-path';

/** The props that are null, which manifests do not show. */
export function nullProps(value: unknown, path: Path = []): Described[] {
  if (value === null) { return mistakesOf(nullValue, undefined, path); }
  if (Array.isArray(value)) { return value.flatMap((entry, index) => nullProps(entry, [...path, index])); }
  const isPlain = typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? Object.entries(value as object).flatMap(([key, entry]) => nullProps(entry, [...path, key])) : [];
}
