import { formatValue } from '../../values/format-value';
import { firstIndexes } from '../../values/group-by';
import { asRecord } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';

/** The entries of a list, with an empty object for each null, so that positions stay; empty where there is no list. */
export function objects<T extends object>(list: readonly T[] | undefined): T[] {
  return Array.isArray(list) ? list.map(entry => entry ?? {} as T) : [];
}

/** The strings of a list. Values that an app provides later are not among them. */
export function strings(list: readonly unknown[] | undefined): string[] {
  return Array.isArray(list) ? list.filter(entry => typeof entry === 'string') : [];
}

/** A string; empty for anything else, such as a value that an app provides later. */
export function textOrEmpty(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The strings that repeat an earlier entry of a list, with the positions of both. */
export function duplicatesIn(list: readonly unknown[]): Array<{ readonly value: string; readonly index: number; readonly first: number }> {
  const firsts = firstIndexes(list);
  return list.flatMap((value, index) => typeof value === 'string' && firsts.get(value)! < index ? [{ value, index, first: firsts.get(value)! }] : []);
}

/** Whether the operator sets an environment variable itself. */
export function isReservedVariable(name: unknown): boolean {
  return typeof name === 'string' && /^(CNPG_|PG|POD_NAME$|NAMESPACE$|CLUSTER_NAME$)/i.test(name);
}

/** A list of names in a sentence. */
export function formatNames(names: readonly string[]): string {
  return names.map(formatValue).join(', ');
}

/** The end of a message about a name that is probably a typo; empty where it is not. */
export function didYouMean(name: string, candidates: readonly string[]): string {
  const nearest = nearestOf(name, candidates);
  return nearest === undefined ? '' : `; did you mean ${formatValue(nearest)}?`;
}

/** The names of a list's entries; nothing where some of them are filled in later. */
export function namesIn(list: unknown): string[] | undefined {
  const names = list === undefined ? [] : Array.isArray(list) ? list.map(entry => entry?.name) : undefined;
  return names?.every(name => typeof name === 'string') ? names : undefined;
}

/** Whether a value is provided later: by the app, or by whatever fills in placeholders. */
export function isLater(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && asRecord(value) !== value;
}
