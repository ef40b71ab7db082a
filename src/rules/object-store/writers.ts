import { archiveWriters, ArchiveWriter, identityOf } from '../../inventory/archives';
import { mayShareNamespace } from '../../inventory/item';
import { Rule } from '../engine/rule';
import { BARMAN_CLOUD_DOCS } from '../engine/source';

/** Two clusters with one archive. */
export interface WritersInput {
  /** The field that selects the server: its name, or that of pgBackRest. */
  readonly parameter: string;
  readonly serverName: string;
  /** The destination, or the ObjectStore that has it. */
  readonly place: string;
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
  needs: 'both Clusters, and their ObjectStores if they are two',
  check: ({ parameter, serverName, place, other, namespace }) => {
    const [what, otherwise] = parameter === 'stanza' ? ['stanza', 'use another Archive'] : ['server', 'set another destinationPath in one of the ObjectStores'];
    return [{
      message: `${other} archives to the ${what} "${serverName}" in ${place} too: expected another ${what}`,
      fix: `set ${parameter} to another name, such as "${serverName}-${namespace ?? '2'}", or ${otherwise}`,
    }];
  },
  targets: inventory => {
    const earlier = new Map<string, ArchiveWriter>();
    return archiveWriters(inventory).flatMap(writer => {
      const { cluster: { item }, archive, path } = writer;
      const first = earlier.get(identityOf(archive));
      earlier.set(identityOf(archive), first ?? writer);
      if (!first || !isOther(first, writer)) { return []; }
      const { serverName, destination, store } = archive;
      const place = store === undefined ? `"${destination}"` : `the ${store}`;
      return [{ item, path, input: { parameter: `${path[path.length - 1]}`, serverName, place, other: `${first.cluster.item}`, namespace: item.namespace } }];
    });
  },
};

/** Files may have one cluster twice, as steps or alternatives: then it has the same name, and its namespace may be the same. */
function isOther({ cluster: one }: ArchiveWriter, { cluster: other }: ArchiveWriter): boolean {
  return one.item.name !== other.item.name || !mayShareNamespace(one.item.namespace, other.item.namespace);
}
