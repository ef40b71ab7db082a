import { PluginCapability } from '../../contracts/plugin-capability';
import { clustersIn, ClusterView, PluginUse } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { capabilitiesOf, missingParameters } from '../../inventory/known-plugins';
import { Rule } from '../engine/rule';

const OPERATOR = 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0';
const CAPABILITIES = 'what the plugins can do, as a program declares it or as it is published';

/** The plugins that a cluster's WAL goes to: the operator asks all that can archive, marked or not. */
function archivingPlugins({ plugins }: ClusterView, inventory: Inventory): PluginUse[] {
  return plugins.filter(use => use.enabled && (use.isWALArchiver
    || (capabilitiesOf(use.pluginName, inventory)?.includes(PluginCapability.ARCHIVE_WAL) && missingParameters(use).length === 0)));
}

/** Who archives says so. */
export const archiverUnmarked: Rule<{ readonly pluginName: string; readonly isWALArchiver: boolean }> = {
  id: 'archiver-unmarked',
  severity: 'warning',
  title: 'A plugin that archives WAL is marked as the archiver',
  symptom: 'the plugin archives WAL all the same, into whatever its parameters name: a cluster that should only read an archive writes into it',
  cause: 'the instance hands WAL to every enabled plugin that can archive, and isWALArchiver only says whose archiving the operator counts on',
  fix: 'state isWALArchiver, or take the plugin out of `plugins`: the plugin of an external cluster is loaded without that',
  source: `${OPERATOR}/pkg/management/postgres/archiver/archiver.go`,
  needs: CAPABILITIES,
  check: ({ pluginName, isWALArchiver }) => isWALArchiver ? undefined : `"${pluginName}" is enabled and can archive WAL, and isWALArchiver is not set`,
  targets: inventory => clustersIn(inventory).flatMap(cluster => {
    const archiving = archivingPlugins(cluster, inventory);
    return archiving.length === 1 ? [{ item: cluster.item, path: archiving[0].path, input: archiving[0] }] : [];
  }),
};

/** WAL goes to one place. */
export const twoArchivingPlugins: Rule<{ readonly pluginNames: string[] }> = {
  id: 'two-archiving-plugins',
  severity: 'warning',
  title: 'One of a cluster\'s enabled plugins archives WAL',
  symptom: 'each WAL file goes to all of them, and where one of them fails archiving stops: pg_wal grows until the volume is full',
  cause: 'the instance hands WAL to every enabled plugin that can archive, and PostgreSQL gets one answer for all',
  fix: 'leave one of them enabled',
  source: `${OPERATOR}/internal/cnpi/plugin/client/wal.go`,
  needs: CAPABILITIES,
  check: ({ pluginNames }) => pluginNames.length > 1
    ? `${pluginNames.map(name => `"${name}"`).join(' and ')} are enabled, and each of them archives WAL`
    : undefined,
  targets: inventory => clustersIn(inventory).flatMap(cluster => {
    const archiving = archivingPlugins(cluster, inventory);
    // more than one that is marked is refused, and another rule says so
    return archiving.filter(({ isWALArchiver }) => isWALArchiver).length > 1 ? [] : [{
      item: cluster.item, path: ['spec', 'plugins'], input: { pluginNames: [...new Set(archiving.map(({ pluginName }) => pluginName))] },
    }];
  }),
};

/** External clusters are read. */
export const externalArchiver: Rule<{ readonly externalCluster: string; readonly isWALArchiver: boolean }> = {
  id: 'external-archiver',
  severity: 'warning',
  title: 'The WAL archiver stands in the cluster\'s own plugins',
  symptom: 'nobody reads isWALArchiver there, and no WAL of the cluster is archived for it',
  cause: 'an external cluster is something to read from, and the operator looks for the archiver in plugins alone',
  fix: 'leave isWALArchiver out of externalClusters, and state it in `plugins` where the cluster archives through that plugin',
  source: `${OPERATOR}/api/v1/cluster_funcs.go`,
  check: ({ externalCluster, isWALArchiver }) => isWALArchiver ? `the plugin of externalClusters "${externalCluster}" states isWALArchiver` : undefined,
  targets: inventory => clustersIn(inventory).flatMap(({ item, externalPlugins }) =>
    externalPlugins.map(use => ({ item, path: [...use.path, 'isWALArchiver'], input: use }))),
};
