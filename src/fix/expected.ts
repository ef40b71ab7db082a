import { FileChange } from '../checker/file-change';
import { Scalar } from '../rules/engine/change';
import { Path } from '../values/field-path';

/** A copy of a value, in which what is shared stays shared. */
export function copyOf(value: unknown, copies = new Map<unknown, unknown>()): any {
  if (typeof value !== 'object' || value === null) { return value; }
  if (!copies.has(value)) {
    copies.set(value, Array.isArray(value)
      ? value.map(entry => copyOf(entry, copies))
      : Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, copyOf(entry, copies)])));
  }
  return copies.get(value);
}

/** Makes a change in an object. */
export function applyTo(object: any, { path, ...change }: FileChange, value?: Scalar): void {
  const parent = parentOf(object, path);
  const key = path[path.length - 1];
  switch (change.action) {
    case 'set':
    case 'quote':
      parent[key] = value;
      break;
    case 'rename':
      parent[change.to] = parent[key];
      delete parent[key];
      break;
    case 'remove':
      delete parent[key];
  }
}

function parentOf(object: any, path: Path): any {
  return path.slice(0, -1).reduce((part, key) => part[key], object);
}
