/** Entries by a key; those without one are left out. A rule that looks up a key per object needs no time for all other objects. */
export function groupBy<Key, T>(entries: Iterable<T>, keyOf: (entry: T) => Key | undefined): ReadonlyMap<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = key === undefined ? undefined : groups.get(key);
    if (group) {
      group.push(entry);
    } else if (key !== undefined) {
      groups.set(key, [entry]);
    }
  }
  return groups;
}

/** Where each value is first in a list. */
export function firstIndexes<T>(list: readonly T[]): ReadonlyMap<T, number> {
  const first = new Map<T, number>();
  list.forEach((value, index) => { if (!first.has(value)) { first.set(value, index); } });
  return first;
}
