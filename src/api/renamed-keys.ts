import { Path } from '../values/field-path';

/**
 * Field names of a Cluster that jsii does not allow for props: path in `ClusterWithPluginsProps` to the name in the manifest. `[]` stands for the entries of a
 * list.
 */
export const RENAMED_KEYS: Readonly<Record<string, string>> = {
  'bootstrap.pgBasebackup': 'pg_basebackup',
  'postgresql.extensions[].binPath': 'bin_path',
  'postgresql.extensions[].dynamicLibraryPath': 'dynamic_library_path',
  'postgresql.extensions[].extensionControlPath': 'extension_control_path',
  'postgresql.extensions[].ldLibraryPath': 'ld_library_path',
  'postgresql.pgHba': 'pg_hba',
  'postgresql.pgIdent': 'pg_ident',
  'postgresql.sharedPreloadLibraries': 'shared_preload_libraries',
};

type Keys = Readonly<Record<string, string>>;

/** The same names in the extensions of a catalog. */
const CATALOG_KEYS: Keys = Object.fromEntries(Object.entries(RENAMED_KEYS)
  .filter(([path]) => path.startsWith('postgresql.extensions[]')).map(([path, name]) => [path.replace('postgresql', 'images[]'), name]));

const KEYS_OF_KINDS: Readonly<Record<string, Keys>> = {
  Cluster: RENAMED_KEYS,
  Pooler: { 'pgbouncer.pgHba': 'pg_hba' },
  ImageCatalog: CATALOG_KEYS,
  ClusterImageCatalog: CATALOG_KEYS,
};

/** By kind: path in the manifest to the name in the props. */
const PROP_KEYS_OF_KINDS: Readonly<Record<string, Keys>> = Object.fromEntries(Object.entries(KEYS_OF_KINDS).map(([kind, keys]) =>
  [kind, Object.fromEntries(Object.entries(keys).map(([key, name]) => [apiTemplate(key, name), lastPart(key)]))]));

/** Of a kind: path in the props to the name in the manifest. */
export function renamedKeysOf(kind: string): Keys {
  return KEYS_OF_KINDS[kind] ?? {};
}

/**
 * A copy of a spec with the names of the API. Only the parents of renamed keys are copied. Maps with users' own keys (parameters, labels) are not
 * changed.
 *
 * @param spec the spec
 * @param apply changes a value that may be resolved later; this file does not load cdk8s, since the command does not need it
 * @param kind kind of the object
 */
export function toApiNames(spec: any, apply: Apply = (value, change) => change(value), kind = 'Cluster'): any {
  return rename(spec, '', renamedKeysOf(kind), apply);
}

/** The reverse for a Cluster: a copy of a manifest's spec with the names of the props. */
export function toPropKeys(spec: any): any {
  return rename(spec, '', PROP_KEYS_OF_KINDS.Cluster, (value, change) => change(value));
}

/** Path of a Cluster's field in a manifest, from its path in the props. Both start with `spec`. */
export function toApiPath(path: Path): Path {
  return renamePath(path, RENAMED_KEYS);
}

/** Path of a field in the props, from its path in a manifest. */
export function toPropPath(path: Path, kind: string): Path {
  return renamePath(path, PROP_KEYS_OF_KINDS[kind] ?? {});
}

function renamePath(path: Path, names: Keys): Path {
  let template = '';
  return path.map((key, index) => {
    if (index === 0) { return key; }
    template += typeof key === 'number' ? '[]' : `${template === '' ? '' : '.'}${key}`;
    return Object.hasOwn(names, template) ? names[template] : key;
  });
}

function apiTemplate(key: string, name: string): string {
  return `${key.slice(0, -lastPart(key).length)}${name}`;
}

function lastPart(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

type Apply = (value: any, change: (value: any) => any) => any;

function rename(value: any, path: string, names: Keys, apply: Apply): any {
  return leadsToKey(path, names) ? apply(value, one => renameIn(one, path, names, apply)) : value;
}

function renameIn(value: any, path: string, names: Keys, apply: Apply): any {
  if (Array.isArray(value)) {
    return value.map(entry => rename(entry, `${path}[]`, names, apply));
  }
  // an instance of a class renders itself; a copy would lose its class
  if (value?.constructor?.name !== 'Object') {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, child]) => {
    const childPath = path ? `${path}.${key}` : key;
    return [Object.hasOwn(names, childPath) ? names[childPath] : key, rename(child, childPath, names, apply)];
  }));
}

const ways = new Map<object, Set<string>>();

/** Whether a renamed key lies below a path: each Cluster is asked for every path in it. */
function leadsToKey(path: string, names: Keys): boolean {
  const known = ways.get(names) ?? new Set(Object.keys(names).flatMap(waysTo));
  ways.set(names, known);
  return known.has(path);
}

/** The paths above a key. */
function waysTo(key: string): string[] {
  const ends = [...key.matchAll(/\[\]|\./g)].map(({ 0: separator, index }) => separator === '.' ? [index] : [index, index + 2]).flat();
  return ['', ...ends.map(end => key.slice(0, end))];
}
