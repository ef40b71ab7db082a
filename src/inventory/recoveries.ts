import { archivesIn, ArchiveReader, ArchiveUse } from './archives';
import { ClusterView } from './clusters';
import { Inventory } from './inventory';

/** A cluster that is recovered from an archive, and an archive that it writes to. */
export interface Recovery {
  readonly cluster: ClusterView;
  readonly source: ArchiveReader;
  readonly target: ArchiveUse;
  /** Whether both are one archive. */
  readonly isSame: boolean;
  /** Whether both are in one bucket and path. */
  readonly isOnePlace: boolean;
  /** Whether an annotation disables the check for an empty archive. */
  readonly skipsCheck: boolean;
}

/** The recoveries of clusters that archive. */
export function recoveriesIn(inventory: Inventory): Recovery[] {
  return inventory.memoize(findRecoveries);
}

/** The clusters that write into the archive that they are recovered from, which only an annotation makes possible. */
export function clustersSharingArchives(inventory: Inventory): ReadonlySet<ClusterView> {
  return inventory.memoize(findSharing);
}

function findRecoveries(inventory: Inventory): Recovery[] {
  return archivesIn(inventory).flatMap(({ cluster, writers, readers }) => readers.filter(isRecovered)
    .flatMap(source => writers.filter(target => target.selector === source.selector).map(target => ({
      cluster,
      source,
      target,
      isSame: source.archive.key === target.archive.key,
      isOnePlace: source.archive.placeKey === target.archive.placeKey,
      skipsCheck: cluster.item.annotations[cluster.distribution.key('skipEmptyWalArchiveCheck')] === 'enabled',
    }))));
}

/** How pgBackRest treats an archive that is not empty is unknown. */
function isRecovered({ isRecovery, selector }: ArchiveReader): boolean {
  return isRecovery && selector === 'serverName';
}

function findSharing(inventory: Inventory): ReadonlySet<ClusterView> {
  return new Set(recoveriesIn(inventory).filter(({ isSame, skipsCheck }) => isSame && skipsCheck).map(({ cluster }) => cluster));
}
