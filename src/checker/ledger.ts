import { CheckOptions, inventoryOf } from './check';
import { compare } from './report';
import { Archive, archivesIn, ArchiveUse } from '../inventory/archives';
import { ObjectSet } from '../manifests/input';

/** An archive, with all that uses it in the input. */
export interface LedgerEntry {
  readonly serverName: string;
  /** Bucket and path. Undefined if the input does not show them. */
  readonly destination?: string;
  readonly endpoint?: string;
  /** The place as reports name it. */
  readonly place: string;
  readonly writers: LedgerUse[];
  readonly readers: LedgerUse[];
}

/** A cluster that uses an archive. */
export interface LedgerUse {
  readonly use: 'writer' | 'recovery' | 'replica';
  /** As text, such as: Cluster "orders" in namespace "shop". */
  readonly cluster: string;
  readonly file: string;
  readonly line?: number;
  /** The environments of the cluster, or what it is built from. */
  readonly roots: readonly string[];
}

/** The archives of all sets, in the order of their places and servers. */
export function ledgerOf(sets: readonly ObjectSet[], options: CheckOptions): LedgerEntry[] {
  const entries = new Map<string, LedgerEntry>();
  sets.forEach((set, index) => {
    for (const { writers, readers } of archivesIn(inventoryOf(set, options))) {
      writers.forEach(writer => add(entryOf(writer, index, entries).writers, writer, 'writer', set));
      readers.forEach(reader => {
        const all = entryOf(reader, index, entries).readers;
        if (reader.isRecovery) { add(all, reader, 'recovery', set); }
        if (reader.isReplica) { add(all, reader, 'replica', set); }
      });
    }
  });
  return [...entries.values()].sort((one, other) => compare(one.place, other.place) || compare(one.serverName, other.serverName));
}

/** What is one archive in the objects of one set can be another one in those of another set. */
function entryOf({ archive, cluster }: ArchiveUse, set: number, entries: Map<string, LedgerEntry>): LedgerEntry {
  const { serverName, place, key, worldKey } = archive;
  const id = worldKey ?? `${set} ${key}`;
  const known = entries.get(id) ?? {
    serverName, destination: place?.destination, endpoint: place?.endpoint, place: placeOf(archive, cluster.item.namespace), writers: [], readers: [],
  };
  entries.set(id, known);
  return known;
}

function placeOf({ place, where }: Archive, namespace: string | undefined): string {
  const local = namespace === undefined ? '' : ` in namespace "${namespace}"`;
  if (!place) { return `unknown place of ${where}${local}`; }
  const { destination, endpoint, reach } = place;
  return endpoint === undefined ? destination : `${destination} at ${endpoint}${reach === 'namespace' ? local : ''}`;
}

/** Sets can share files: a cluster that several of them have is listed once. */
function add(uses: LedgerUse[], { cluster: { item }, path }: ArchiveUse, use: LedgerUse['use'], { root, environment = root }: ObjectSet): void {
  const { where: file, line } = item.origin.placeOf?.(path) ?? { where: item.origin.where, line: item.origin.lineOf?.(path) };
  const roots = environment === undefined ? [] : [environment];
  const index = uses.findIndex(one => one.use === use && one.cluster === `${item}` && one.file === file && one.line === line);
  if (index < 0) {
    uses.push({ use, cluster: `${item}`, file, line, roots });
  } else {
    uses[index] = { ...uses[index], roots: [...new Set([...uses[index].roots, ...roots])] };
  }
}
