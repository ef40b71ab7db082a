import { archivesIn, ArchiveUse } from '../../inventory/archives';
import { Inventory } from '../../inventory/inventory';
import { Item, mayShareNamespace } from '../../inventory/item';
import { groupBy } from '../../values/group-by';
import { Rule } from '../engine/rule';
import { BARMAN_CLOUD_DOCS } from '../engine/source';

/** Two clusters with one archive. */
export interface WritersInput {
  /** The field that selects the server: its name, or the stanza of pgBackRest. */
  readonly selector: ArchiveUse['selector'];
  readonly serverName: string;
  /** Where the archive is, as messages name it. */
  readonly where: string;
  /** The other cluster, as messages name it. */
  readonly other: string;
  readonly namespace?: string;
}

/** An archive is one cluster's. */
export const archiveWritersRule: Rule<WritersInput> = {
  id: 'archive-writers',
  severity: 'warning',
  title: 'Each archive should have one cluster that writes to it',
  symptom: 'the second cluster archives no WAL ("Expected empty archive"), or both overwrite each other\'s WAL, and neither can be recovered',
  cause: 'backups and WAL are stored under destinationPath and the server name, whose default is the name of the cluster, without its namespace',
  fix: 'set another serverName or another destinationPath for one of the clusters',
  source: `${BARMAN_CLOUD_DOCS}/parameters/`,
  kinds: ['Cluster'],
  needs: 'both Clusters, and their ObjectStores unless they share one; clusters of one name and namespace only if the configuration has them in two environments',
  check: ({ selector, serverName, where, other, namespace }) => {
    const [what, otherwise] = selector === 'stanza' ? ['stanza', 'use another Archive'] : ['server', 'set another destinationPath in one of the ObjectStores'];
    return [{
      message: `${other} archives to the ${what} "${serverName}" in ${where} too: expected another ${what}`,
      fix: `set ${selector} to another name, such as "${serverName}-${namespace ?? '2'}", or ${otherwise}`,
    }];
  },
  targets: inventory => {
    const writers = archivesIn(inventory).flatMap(one => one.writers);
    const byArchive = new Map<string, Map<string, Item>>();
    const elsewhere = elsewhereOf(inventory, new Set(writers.map(({ cluster: { item }, archive }) => idOf(archive.worldKey, item))));
    return writers.flatMap(({ cluster: { item }, archive: { key, worldKey, serverName, where }, selector, path }) => {
      // those with one name and namespace are one cluster
      const earlier = byArchive.get(key) ?? new Map<string, Item>();
      byArchive.set(key, earlier);
      const near = firstOther(earlier.values(), item);
      earlier.set(`${item}`, earlier.get(`${item}`) ?? item);
      const far = near ? undefined : elsewhere(worldKey, item);
      const other = near ? `${near}` : far && `${far.item} (${far.origin})`;
      return other === undefined ? [] : [{ item, path, input: { selector, serverName, where, other, namespace: item.namespace } }];
    });
  },
};

/** Files may have one cluster twice, as steps or alternatives: then it has the same name, and its namespace may be the same. */
function isOther(one: Item, other: Item): boolean {
  return one.name !== other.name || !mayShareNamespace(one.namespace, other.namespace);
}

function firstOther(clusters: Iterable<Item>, item: Item): Item | undefined {
  for (const one of clusters) {
    if (isOther(one, item)) { return one; }
  }
  return undefined;
}

/**
 * Finds another cluster that archives to the same place, in what was checked before. What is built from several places can be one cluster, and is compared
 * where it is with the others; environments are different Kubernetes clusters.
 */
function elsewhereOf({ context: { archiversElsewhere = [], environment } }: Inventory, here: ReadonlySet<string>) {
  const byArchive = groupBy(archiversElsewhere, ({ worldKey }) => worldKey);
  return (worldKey: string | undefined, item: Item) => byArchive.get(worldKey ?? '')?.find(one => {
    const isInEnvironments = environment !== undefined && one.environment !== undefined && environment !== one.environment;
    return here.has(idOf(worldKey, one.item)) ? isInEnvironments && `${one.item}` === `${item}` : isInEnvironments || isOther(one.item, item);
  });
}

function idOf(worldKey: string | undefined, item: Item): string {
  return `${item} ${worldKey}`;
}
