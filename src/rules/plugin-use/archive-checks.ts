import { PluginCapability } from '../../contracts/plugin-capability';
import { wholeClusters } from '../../inventory/cluster-parts';
import { clustersIn } from '../../inventory/clusters';
import { capabilitiesOf } from '../../inventory/plugin-capabilities';
import { clustersSharingArchives } from '../../inventory/recoveries';
import { Rule } from '../engine/rule';
import { OPERATOR_DOCS } from '../engine/source';

/** A check that an annotation disables. */
export interface SkippedCheckInput {
  readonly annotation: string;
  readonly clusterName: string;
}

/** The check protects the archive of another cluster. */
export const archiveCheckSkipped: Rule<SkippedCheckInput> = {
  id: 'archive-check-skipped',
  severity: 'warning',
  title: 'The annotation skipEmptyWalArchiveCheck should be removed once the cluster has archived its first WAL',
  symptom: 'a cluster that is created again writes into the archive of its predecessor: backups and WAL of both are mixed, and neither can be recovered',
  cause: 'without the check a new cluster archives into a place that has WAL already; the check applies only before the first WAL is archived',
  fix: 'remove the annotation, and set serverName of the plugin to a name without an archive for each new cluster',
  source: `${OPERATOR_DOCS}/recovery`,
  kinds: ['Cluster'],
  check: ({ annotation, clusterName }) => [{
    message: `"enabled" lets the cluster "${clusterName}" archive into a place that has WAL of another cluster`, fix: `remove the annotation ${annotation}`,
  }],
  targets: inventory => clustersIn(inventory).flatMap(cluster => {
    const { item, distribution } = cluster;
    const annotation = distribution.key('skipEmptyWalArchiveCheck');
    // if the input shows whose WAL that is, another rule reports it
    return item.annotations[annotation] === 'enabled' && !clustersSharingArchives(inventory).has(cluster)
      ? [{ item, path: ['metadata', 'annotations', annotation], input: { annotation, clusterName: item.name } }]
      : [];
  }),
};

/** A cluster that is hibernated, and the plugin that archives its WAL. */
export interface HibernatedInput {
  readonly pluginName: string;
  readonly annotation: string;
}

/** The last segment stays in the volume. */
export const hibernationArchive: Rule<HibernatedInput> = {
  id: 'hibernation-archive',
  severity: 'warning',
  title: 'The last WAL should be archived before a cluster with an archiving plugin is hibernated',
  symptom: 'a recovery from the archive of the hibernated cluster lacks the transactions of the last WAL segment',
  cause: 'when an instance stops, the operator does not wait until the plugin has archived the last WAL segment',
  fix: 'before hibernation, run SELECT pg_switch_wal() and wait until the segment is archived; then acknowledge the warning',
  source: 'https://github.com/cloudnative-pg/cloudnative-pg/issues/10341',
  kinds: ['Cluster'],
  check: ({ pluginName }) => [`the cluster stops before "${pluginName}" has archived its last WAL segment`],
  targets: inventory => wholeClusters(clustersIn(inventory)).flatMap(({ item, distribution, plugins }) => {
    const annotation = distribution.key('hibernation');
    const archiver = plugins.find(({ enabled, isWALArchiver, pluginName }) =>
      enabled && (isWALArchiver || capabilitiesOf(pluginName, inventory)?.includes(PluginCapability.ARCHIVE_WAL)));
    return item.annotations[annotation] === 'on' && archiver
      ? [{ item, path: ['metadata', 'annotations', annotation], input: { annotation, pluginName: archiver.pluginName } }]
      : [];
  }),
};
