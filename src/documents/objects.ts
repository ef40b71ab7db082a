import { Path } from '../values/field-path';
import { asRecord, asString } from '../values/narrow';

/** An object of a document, and its path in it. */
export interface Found {
  readonly object: Record<string, any>;
  readonly path: Path;
}

/** The objects in a document: itself, or the items of a list. Undefined if the document is not a Kubernetes object. */
export function objectsIn(value: unknown, path: Path = []): Found[] | undefined {
  const { apiVersion, kind, metadata, items } = asRecord(value);
  // with metadata it is meant to be an object, even if its kind is invalid: values and settings of other tools have no metadata
  if (!asString(apiVersion) || !asString(kind) && !isMap(metadata)) {
    return undefined;
  }
  if (!asString(kind)?.endsWith('List') || !isListOfMaps(items)) {
    return [{ object: asRecord(value), path }];
  }
  return items.flatMap((item, index) => objectsIn(typed(item, apiVersion, kind), [...path, 'items', index]) ?? []);
}

/** The API server's own lists give the kind of their items only once. */
function typed(item: Record<string, any>, apiVersion: string, list: string): Record<string, any> {
  return list !== 'List' && item.kind === undefined && item.apiVersion === undefined ? { apiVersion, kind: list.slice(0, -'List'.length), ...item } : item;
}

function isListOfMaps(items: unknown): items is Array<Record<string, any>> {
  return Array.isArray(items) && items.every(isMap);
}

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
