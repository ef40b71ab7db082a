/** Parts of manifests that anybody may have written: what is not of the expected type is none. */

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
  return Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : [];
}

/** A text; nothing where it is none. */
export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A number; nothing where it is none. */
export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** The strings of a map. */
export function asStringRecord(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(asRecord(value)).filter(([, entry]) => typeof entry === 'string'));
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

/** An instance of a class is a value that an app provides later. */
function isMap(value: unknown): value is Record<string, any> {
  if (typeof value !== 'object' || value === null) { return false; }
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
