import { Placeholder } from './placeholder';

/** Values in manifests can be of any type. A value of an unexpected type is treated as missing, and a placeholder as its default. */

/** The value as a map; empty if it is not a map. */
export function asRecord(value: unknown): Record<string, any> {
  return isMap(value) ? value : {};
}

/** The maps in a list; empty if the value is not a list. */
export function asRecords(value: unknown): Array<Record<string, any>> {
  return Array.isArray(value) ? value.filter(isMap) : [];
}

/** The entries of a list as maps, each at its own index; empty if the value is not a list. */
export function recordsByIndex(value: unknown): Array<Record<string, any>> {
  return Array.isArray(value) ? value.map(asRecord) : [];
}

/** The strings in a list; empty if the value is not a list. */
export function asStrings(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap(entry => asString(entry) ?? []) : [];
}

/** The value as a string; undefined if it is not a string. */
export function asString(value: unknown): string | undefined {
  return value instanceof Placeholder ? value.fallback : typeof value === 'string' ? value : undefined;
}

/** A string that identifies something, such as a name or a label: placeholders with the same text are equal. */
export function asName(value: unknown): string | undefined {
  return value instanceof Placeholder ? value.fallback ?? `${value}` : asString(value);
}

/** The value as a boolean; undefined if it is not a boolean. */
export function asBoolean(value: unknown): boolean | undefined {
  const boolean = value instanceof Placeholder ? { true: true, false: false }[value.fallback ?? ''] : value;
  return typeof boolean === 'boolean' ? boolean : undefined;
}

/** Whether a value is a placeholder without a default. */
export function isUnknown(value: unknown): boolean {
  return value instanceof Placeholder && value.fallback === undefined;
}

/** The value as a number; undefined if it is not a number. */
export function asNumber(value: unknown): number | undefined {
  const number = value instanceof Placeholder && /^\d+$/.test(value.fallback ?? '') ? Number(value.fallback) : value;
  return typeof number === 'number' ? number : undefined;
}

/** The entries of a map whose values are strings. */
export function asStringRecord(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(asRecord(value)).flatMap(([key, entry]) => {
    const text = asName(entry);
    return text === undefined ? [] : [[key, text]];
  }));
}

/** Whether a map has all entries of another map. */
export function includesAll(map: Record<string, string>, entries: Record<string, string>): boolean {
  return Object.entries(entries).every(([key, value]) => Object.hasOwn(map, key) && map[key] === value);
}

/** Whether a value is a plain map. An instance of a class is a value that the app resolves later. */
export function isMap(value: unknown): value is Record<string, any> {
  if (typeof value !== 'object' || value === null) { return false; }
  const prototype = Object.getPrototypeOf(value);
  // a copy from another realm, such as one of structuredClone in a test of jest, has another Object.prototype
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
