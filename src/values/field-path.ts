/** A field of a manifest: the keys and indexes that lead to it. */
export type Path = ReadonlyArray<string | number>;

/** A path in the usual notation, such as `spec.plugins[0].name` or `metadata.labels["app.kubernetes.io/name"]`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') { return `${text}[${key}]`; }
    if (!/^[\w$-]+$/.test(key)) { return `${text}[${JSON.stringify(key)}]`; }
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

/** The value at a path; undefined if there is none. */
export function valueAt(manifest: unknown, path: Path): unknown {
  return path.reduce<any>((value, key) => value === null || typeof value !== 'object' ? undefined : value[key], manifest);
}

/** A path as a JSON Pointer, such as `/metadata/labels/app.kubernetes.io~1name`. */
export function formatPointer(path: Path): string {
  return path.map(key => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
