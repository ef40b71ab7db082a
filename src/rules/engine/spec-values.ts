/** The entries of a list that are objects; none where there is no list. Programs without types could state anything. */
export function objects<T extends object>(list: readonly T[] | undefined): T[] {
  return Array.isArray(list) ? list.map(entry => entry ?? {} as T) : [];
}

/** The strings of a list. What an app says later is none yet. */
export function strings(list: readonly unknown[] | undefined): string[] {
  return Array.isArray(list) ? list.filter(entry => typeof entry === 'string') : [];
}

/** A number, where it is stated as one. What an app says later is none yet. */
export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** A text, where it is stated as one; empty where it is not. */
export function textOrEmpty(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A value as a message shows it. */
export function formatValue(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}

/** What comes twice in a list, if anything does. */
export function repeated<T>(list: readonly T[]): T | undefined {
  return list.find((entry, index) => list.indexOf(entry) !== index);
}

/** The strings that an earlier entry of a list has too. */
export function duplicatesIn(list: readonly unknown[]): Array<{ readonly value: string; readonly index: number; readonly first: number }> {
  return list.flatMap((value, index) => typeof value === 'string' && list.indexOf(value) < index ? [{ value, index, first: list.indexOf(value) }] : []);
}

/** Whether the operator sets an environment variable itself. */
export function isReservedVariable(name: unknown): boolean {
  return typeof name === 'string' && /^(CNPG_|PG|POD_NAME$|NAMESPACE$|CLUSTER_NAME$)/i.test(name);
}
