import { Archive, archivesIn, ArchiveUse } from '../../inventory/archives';
import { recoveriesIn, Recovery } from '../../inventory/recoveries';
import { generationOf, isEarlier, nextGeneration } from '../../values/generation';
import { Rule, Target } from '../engine/rule';
import { OPERATOR_DOCS } from '../engine/source';

const CODE = 'https://github.com/cloudnative-pg/plugin-barman-cloud/blob/v0.14.0/internal/cnpgi';

/** A place in an object store, as rules name it. */
interface Place extends Pick<Archive, 'serverName' | 'where'> {
  /** Undefined if the operator itself uses it. */
  readonly objectStore?: string;
}

/** Where a cluster archives, and where it recovers from. */
export interface ArchiveInput {
  readonly clusterName: string;
  readonly target: Place;
  readonly source: Place;
  readonly isSame: boolean;
}

/** A new cluster has an empty archive. */
export const recoveryIntoSource: Rule<ArchiveInput> = {
  id: 'recovery-into-source',
  severity: 'error',
  title: 'A cluster must not archive into the archive that it recovers from',
  symptom: 'the recovery job fails repeatedly, or the recovered cluster archives no WAL ("Expected empty archive")',
  cause: 'the WAL of the new cluster would overwrite the WAL of the old one, so plugin and operator require an empty archive',
  fix: 'set another serverName or another barmanObjectName in the parameters of the plugin in `plugins`',
  source: `${CODE}/restore/restore.go`,
  kinds: ['Cluster'],
  needs: 'the whole Cluster: without `storage` it may be a patch',
  check: input => input.isSame ? [{
    message: `the cluster recovers from ${sharedPlace(input)}, and would archive into it too: expected ${expectedInstead(input.target)}`,
    fix: fixOf(input, freeServer(input)),
  }] : undefined,
  targets: inventory => recoveriesIn(inventory).filter(({ skipsCheck }) => !skipsCheck).map(targetOf),
};

/** The annotation only disables the check: the archive is still that of another cluster. */
export const recoverySharesArchive: Rule<ArchiveInput> = {
  id: 'recovery-shares-archive',
  severity: 'warning',
  title: 'A cluster should not archive into the archive that it recovers from, even if an annotation disables the check for an empty archive',
  symptom: 'the backups and WAL of both clusters are mixed silently: a second recovery from this archive creates the same timeline again and overwrites its WAL, '
    + 'and the retention policy deletes backups of both',
  cause: 'skipEmptyWalArchiveCheck disables the check of the operator and the plugin, and does not separate the archives',
  fix: 'set serverName to a name without an archive, and remove the annotation',
  source: `${CODE}/restore/restore.go`,
  kinds: ['Cluster'],
  needs: 'the whole Cluster: without `storage` it may be a patch',
  check: input => input.isSame ? [{
    message: `the cluster recovers from ${sharedPlace(input)}, and archives into it too: expected ${expectedInstead(input.target)}`,
    fix: `${fixOf(input, freeServer(input))}, before the cluster is created again`,
  }] : undefined,
  targets: inventory => recoveriesIn(inventory).filter(({ skipsCheck }) => skipsCheck).map(targetOf),
};

/** Archives of one cluster after the other are numbered upwards. */
export const archiveGeneration: Rule<ArchiveInput> = {
  id: 'archive-generation',
  severity: 'warning',
  title: 'A recovered cluster should archive under a later number than that of its source',
  symptom: 'if the earlier archive still has WAL, the cluster archives no WAL ("Expected empty archive"); otherwise the newest backups are not under the '
    + 'highest number, where the next recovery looks for them',
  cause: 'each recovery under the same name needs an archive that no earlier cluster has written to',
  fix: 'set serverName to a later number than that of the source',
  source: `${OPERATOR_DOCS}/recovery`,
  kinds: ['Cluster'],
  needs: 'the whole Cluster: without `storage` it may be a patch',
  check: input => {
    const { clusterName, source, target } = input;
    const { series } = generationOf(source.serverName);
    // otherwise the number can be that of a cluster: "orders-1" is the name of one cluster, and "orders-2" that of another
    const isOfCluster = series === clusterName || target.serverName !== clusterName;
    return isOfCluster && isEarlier(target.serverName, source.serverName) ? [{
      message: `the server "${target.serverName}" comes before "${source.serverName}", from which the cluster recovers: expected a later one`,
      fix: fixOf(input, nextGeneration(source.serverName)),
    }] : undefined;
  },
  targets: inventory => recoveriesIn(inventory).filter(({ isOnePlace }) => isOnePlace).map(targetOf),
};

/** A source that is read without a server name. */
export interface SourceServerInput {
  /** What the plugin calls the server. */
  readonly selector: ArchiveUse['selector'];
  readonly clusterName: string;
  readonly externalCluster: string;
}

/** The plugin reads the archive of the new cluster's own name unless it is given another one. */
export const sourceServerName: Rule<SourceServerInput> = {
  id: 'source-server-name',
  severity: 'warning',
  title: '`serverName` should be set in the external cluster from which a cluster is recovered or replicated',
  symptom: 'the recovery job fails ("no target backup found"), or the replica never receives the WAL of its source',
  cause: 'the default of serverName, and of stanza of pgBackRest, is the name of the cluster that reads; with `barmanObjectStore` it was the name of the external cluster',
  fix: 'set serverName or stanza in the parameters of the external cluster\'s plugin to the server that the source archives to',
  source: `${CODE}/operator/config/config.go`,
  kinds: ['Cluster'],
  needs: 'the whole Cluster: without `storage` it may be a patch',
  check: ({ selector, clusterName, externalCluster }) => [{
    message: `${selector} is not set, so the plugin reads the ${selector === 'stanza' ? 'stanza' : 'server'} "${clusterName}", this cluster's own name, and not "${externalCluster}"`,
    fix: `set ${selector} in the parameters to the server that the source archives to, such as "${externalCluster}"`,
  }],
  targets: inventory => archivesIn(inventory).flatMap(({ cluster: { item }, writers, readers }) => readers
    .filter(({ hasDefaultName, objectStore, externalCluster }) => hasDefaultName && objectStore !== undefined && externalCluster !== item.name)
    // other rules report a recovery from the archive that the cluster writes to
    .filter(({ isRecovery, archive }) => !(isRecovery && writers.some(writer => writer.archive.key === archive.key)))
    .map(({ path, selector, externalCluster }) => ({ item, path, input: { selector, clusterName: item.name, externalCluster } }))),
};

function targetOf({ cluster: { item }, source, target, isSame }: Recovery): Target<ArchiveInput> {
  return { item, path: target.path, input: { clusterName: item.name, target: placeOf(target), source: placeOf(source), isSame } };
}

function placeOf({ archive: { serverName, where }, objectStore }: ArchiveUse): Place {
  return { serverName, where, objectStore };
}

function sharedPlace({ target, source }: ArchiveInput): string {
  const [read, written] = [source.objectStore, target.objectStore];
  const isNamed = read !== undefined && written !== undefined;
  const place = read === written && isNamed ? `the ObjectStore "${read}"`
    : isNamed ? `the ObjectStore "${read}", whose archive is that of the ObjectStore "${written}"` : target.where;
  return `the server "${target.serverName}" in ${place}`;
}

function expectedInstead({ objectStore }: Place): string {
  return objectStore === undefined ? 'another server or destinationPath' : 'another server or ObjectStore';
}

function freeServer({ clusterName, target: { serverName } }: ArchiveInput): string {
  if (clusterName === serverName) { return `${clusterName}-2`; }
  return generationOf(serverName).series === clusterName ? nextGeneration(serverName) : clusterName;
}

function fixOf({ target: { objectStore } }: ArchiveInput, name: string): string {
  const field = objectStore === undefined ? 'serverName of backup.barmanObjectStore' : 'serverName of the plugin in plugins';
  return `set ${field} to a name without an archive, such as "${name}"`;
}
