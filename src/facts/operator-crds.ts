import { FieldSchema } from './field-schema';
import type data from './operator-crds.json';
import { Distribution } from '../contracts/distribution';
import { isOlder, isSameLine } from '../values/release';

/** The kinds with facts about their CRDs. */
export type CrdKind = keyof typeof data;

/** All of them. */
export const CRD_KINDS: readonly CrdKind[] = [
  'Backup', 'Cluster', 'ClusterImageCatalog', 'Database', 'DatabaseRole', 'ImageCatalog', 'Pooler', 'Publication', 'ScheduledBackup', 'Subscription',
];

/** A schema in the facts: complete, or only its type. */
type Written = string | FieldSchema;

/** The schema of a field from each release on that changed it, oldest first; undefined if the release does not have the field. */
export type History = ReadonlyArray<readonly [release: string, schema: FieldSchema | undefined]>;

/** The oldest supported release. */
export const OLDEST = '1.26.0';

/** The newest known release of each minor version. */
export const NEWEST = ['1.26.3', '1.27.4', '1.28.5', '1.29.3', '1.30.1'];

/** The newest known release. */
export const NEWEST_OF_ALL = NEWEST[NEWEST.length - 1];

/** The newest known release of a release's minor version; the newest of all if the minor version is unknown. */
export function newestKnown(release: string): string {
  return NEWEST.find(known => isSameLine(known, release)) ?? NEWEST_OF_ALL;
}

/**
 * Whether a release is newer than the known ones, and may have other fields and values.
 *
 * Patch releases count too: most of them added fields, at least those of a newer Kubernetes version.
 */
export function isBeyond(release: string | undefined): boolean {
  return release !== undefined && isOlder(newestKnown(release), release);
}

/** The fields of a kind's `spec` in all releases of a product, by path; `[]` stands for a list's entries, `{}` for a map's values. */
export interface Crd {
  /** Whether Go code reads the object, to which an empty text, an empty list and a null are the same as nothing. */
  readonly emptyIsUnset?: boolean;
  history(path: string): History | undefined;
  /** The names of the fields that an object may have, in any release. */
  names(path: string): string[];
}

const crds = new Map<string, Crd>();

/** The CRD of a product. A custom distribution has the fields of both products. */
export function crdOf({ apiGroup }: Distribution, kind: CrdKind): Crd {
  const key = `${apiGroup} ${kind}`;
  if (!crds.has(key)) {
    const { upstream, edb } = readData()[kind] as Record<'upstream' | 'edb', Record<string, unknown>>;
    const of = (product: Record<string, unknown>, path: string) => Object.hasOwn(product, path) ? product[path] : undefined;
    const decoded = new Map<string, History>();
    const names = new Map<string, string[]>();
    crds.set(key, {
      history: field => {
        const history = decoded.get(field) ?? decodeHistory(factsOf(field), OLDEST);
        // names that no release has are not cached: their number has no bound
        if (history) { decoded.set(field, history); }
        return history;
      },
      names: path => {
        const known = names.get(path) ?? namesIn([...Object.keys(upstream), ...Object.keys(edb)].filter(field => factsOf(field) !== undefined), path);
        if (known.length > 0) { names.set(path, known); }
        return known;
      },
    });
    function factsOf(path: string): unknown {
      switch (apiGroup) {
        case Distribution.EDB.apiGroup: return of(edb, path) ?? of(upstream, path);
        case Distribution.CLOUDNATIVE_PG.apiGroup: return of(upstream, path);
        default: return of(upstream, path) ?? of(edb, path);
      }
    }
  }
  return crds.get(key)!;
}

/** The names of the fields in one of many fields. */
export function namesIn(fields: string[], path: string): string[] {
  const prefix = path === '' ? '' : `${path}.`;
  return [...new Set(fields.filter(field => field.startsWith(prefix)).map(field => field.slice(prefix.length).replace(/[.[{].*/, '')).filter(Boolean))];
}

/** The schema of a field in a release; in the newest one if no release is given. */
export function schemaIn(history: History, release: string | undefined): FieldSchema | undefined {
  const before = release === undefined ? history : history.filter(([first]) => !isOlder(release, first));
  return (before[before.length - 1] ?? history[0])[1];
}

/** The releases that added something. Can be several: a patch release may have it while the first release of the next minor version does not. */
export function firstReleases(history: History, has: (schema: FieldSchema) => boolean): string[] {
  const held = history.map(([, schema]) => schema !== undefined && has(schema));
  return history.filter((_, index) => held[index] && !held[index - 1]).map(([release]) => release);
}

/** A field's history from the facts: a schema that never changed, or one for each release that changed it. */
export function decodeHistory(written: unknown, oldest: string): History | undefined {
  if (written === undefined) { return undefined; }
  const changes = Array.isArray(written) ? written as Array<[string, Written | null]> : [[oldest, written as Written] as const];
  return changes.map(([release, schema]) => [release, typeof schema === 'string' ? { type: schema } : schema ?? undefined] as const);
}

/** Loads the facts when they are first used. */
function readData(): typeof data {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./operator-crds.json');
}
