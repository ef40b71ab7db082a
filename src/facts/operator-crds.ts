import { FieldSchema } from './field-schema';
import type data from './operator-crds.json';
import { Distribution } from '../contracts/distribution';
import { isOlder, isSameLine } from '../values/release';

/** The kinds whose CRDs are known. */
export type CrdKind = keyof typeof data;

/** As the facts are written: a schema, or its type alone. */
type Written = string | FieldSchema;

/** What a field was from each release on, the oldest first; nothing while there was no such field. */
export type History = ReadonlyArray<readonly [release: string, schema: FieldSchema | undefined]>;

/** The oldest release whose CRDs are known. */
export const OLDEST = '1.26.0';

/** The newest release of each line whose CRDs are known. */
export const NEWEST = ['1.26.3', '1.27.4', '1.28.5', '1.29.3', '1.30.1'];

/** The newest of them all. */
export const NEWEST_OF_ALL = NEWEST[NEWEST.length - 1];

/** The newest release of a release's line whose CRDs are known; the newest of all where nothing is known of the line. */
export function newestKnown(release: string): string {
  return NEWEST.find(known => isSameLine(known, release)) ?? NEWEST_OF_ALL;
}

/**
 * Whether a release may have fields and values that are not known here.
 *
 * Patch releases count: most rounds of them brought fields, be it only those of a newer Kubernetes.
 */
export function isBeyond(release: string | undefined): boolean {
  return release !== undefined && isOlder(newestKnown(release), release);
}

/** The fields of a kind's `spec` in all releases of a product, by path; `[]` stands for a list's entries, `{}` for a map's values. */
export interface Crd {
  history(path: string): History | undefined;
}

const crds = new Map<string, Crd>();

/** The CRD of a product. A product of your own has the fields of both. */
export function crdOf({ apiGroup }: Distribution, kind: CrdKind): Crd {
  const key = `${apiGroup} ${kind}`;
  if (!crds.has(key)) {
    const { upstream, edb } = readData()[kind] as Record<'upstream' | 'edb', Record<string, unknown>>;
    const of = (product: Record<string, unknown>, path: string) => Object.hasOwn(product, path) ? product[path] : undefined;
    const decoded = new Map<string, History | undefined>();
    crds.set(key, {
      history: field => {
        if (!decoded.has(field)) { decoded.set(field, decode(written(field))); }
        return decoded.get(field);
      },
    });
    function written(path: string): unknown {
      switch (apiGroup) {
        case Distribution.EDB.apiGroup: return of(edb, path) ?? of(upstream, path);
        case Distribution.CLOUDNATIVE_PG.apiGroup: return of(upstream, path);
        default: return of(upstream, path) ?? of(edb, path);
      }
    }
  }
  return crds.get(key)!;
}

/** What a field is in a release; the newest where none is stated. */
export function schemaIn(history: History, release: string | undefined): FieldSchema | undefined {
  const before = release === undefined ? history : history.filter(([first]) => !isOlder(release, first));
  return (before[before.length - 1] ?? history[0])[1];
}

/** The releases with which something came, one for each time: a patch release of an older line may have it, and the first of the next may not. */
export function firstReleases(history: History, has: (schema: FieldSchema) => boolean): string[] {
  const held = history.map(([, schema]) => schema !== undefined && has(schema));
  return history.filter((_, index) => held[index] && !held[index - 1]).map(([release]) => release);
}

function decode(written: unknown): History | undefined {
  if (written === undefined) { return undefined; }
  const changes = Array.isArray(written) ? written as Array<[string, Written | null]> : [[OLDEST, written as Written] as const];
  return changes.map(([release, schema]) => [release, typeof schema === 'string' ? { type: schema } : schema ?? undefined] as const);
}

/** Read when the first cluster is made. */
function readData(): typeof data {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./operator-crds.json');
}
