/** The classes of a program by their types. One whose name another class has is written with its package. */
export function simpleNames(
  types: readonly string[], packages: Readonly<Record<string, string>>, taken: readonly string[],
): { readonly names: ReadonlyMap<string, string>; readonly imported: readonly string[] } {
  const names = new Map<string, string>();
  const used = new Set(taken);
  const imported: string[] = [];
  // the library's own classes first: they are the most common ones
  for (const type of [...new Set(types)].sort((one, other) => Number(one.includes('.')) - Number(other.includes('.')) || (one < other ? -1 : 1))) {
    const [prefix, name] = type.includes('.') ? type.split('.') : ['', type];
    const whole = `${packages[prefix]}.${name}`;
    if (used.has(name)) {
      names.set(type, whole);
    } else {
      names.set(type, name);
      used.add(name);
      imported.push(whole);
    }
  }
  return { names, imported };
}
