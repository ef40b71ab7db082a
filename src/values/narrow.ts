import { Placeholder } from './placeholder';

/** Parts of manifests that anybody may have written: what is not of the expected type counts as missing, and a placeholder as its default. */

/** The entries of a map; none where there is no map. */
export function asRecord(value: unknown): Record<string, any> {
  return isMap(value) ? value : {};
}

/** The entries of a list that are maps; none where there is no list. */
export function asRecords(value: unknown): Array<Record<string, any>> {
  return Array.isArray(value) ? value.filter(isMap) : [];
}

/** The strings of a list; none where there is no list. */
export function asStrings(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap(entry => asString(entry) ?? []) : [];
}

/** A text; nothing where it is none. */
export function asString(value: unknown): string | undefined {
  return value instanceof Placeholder ? value.fallback : typeof value === 'string' ? value : undefined;
}

/** A string by which something is found, such as a name or a label: two placeholders of one text are the same. */
export function asName(value: unknown): string | undefined {
  return value instanceof Placeholder ? value.fallback ?? `${value}` : asString(value);
}

/** A boolean; undefined where it is none. */
export function asBoolean(value: unknown): boolean | undefined {
  const boolean = value instanceof Placeholder ? { true: true, false: false }[value.fallback ?? ''] : value;
  return typeof boolean === 'boolean' ? boolean : undefined;
}

/** Whether a value is filled in before the object is applied, and has no default. */
export function isUnknown(value: unknown): boolean {
  return value instanceof Placeholder && value.fallback === undefined;
}

/** A number; nothing where it is none. */
export function asNumber(value: unknown): number | undefined {
  const number = value instanceof Placeholder && /^\d+$/.test(value.fallback ?? '') ? Number(value.fallback) : value;
  return typeof number === 'number' ? number : undefined;
}

/** The strings of a map. */
export function asStringRecord(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(asRecord(value)).flatMap(([key, entry]) => {
    const text = asName(entry);
    return text === undefined ? [] : [[key, text]];
  }));
}

/** Flux, envsubst and Helm fill such texts in. The operator knows ${podselector:…} and ${image_root} itself. */
const PLACEHOLDER = /(?<!\$)\$\{(?!image_root\})\w+([-=?+].*|:[-=?+].*)?\}|\{\{/;

/** Whether something fills a text in before anybody applies the object: then it is not known what it says. */
export function isFilledInLater(text: string): boolean {
  return PLACEHOLDER.test(text);
}

/** Whether a map has all entries of another one. */
export function includesAll(map: Record<string, string>, entries: Record<string, string>): boolean {
  return Object.entries(entries).every(([key, value]) => Object.hasOwn(map, key) && map[key] === value);
}

/** Whether a value is a map. An instance of a class is a value that an app provides later. */
export function isMap(value: unknown): value is Record<string, any> {
  if (typeof value !== 'object' || value === null) { return false; }
  const prototype = Object.getPrototypeOf(value);
  // a copy from another realm, such as one of structuredClone in a test of jest, has another Object.prototype
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
