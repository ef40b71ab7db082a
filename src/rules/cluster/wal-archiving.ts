import { PluginCapability } from '../../contracts/plugin-capability';
import { clustersIn, ClusterView, PluginUse } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { capabilitiesOf, missingParameters } from '../../inventory/plugin-capabilities';
import { Rule } from '../engine/rule';
import { OPERATOR_SOURCE } from '../engine/source';

const CAPABILITIES = 'the capabilities of the plugins: declared in the program, or known because a plugin is published';

/** The plugins that a cluster's WAL goes to: the operator calls all that can archive, marked or not. */
function archivingPlugins({ plugins }: ClusterView, inventory: Inventory): PluginUse[] {
  return plugins.filter(use => use.enabled && (use.isWALArchiver
    || (capabilitiesOf(use.pluginName, inventory)?.includes(PluginCapability.ARCHIVE_WAL) && missingParameters(use, inventory).length === 0)));
}

/** A plugin that archives is marked as the archiver. */
export const archiverUnmarked: Rule<{ readonly pluginName: string; readonly isWALArchiver: boolean }> = {
  id: 'archiver-unmarked',
  severity: 'warning',
  title: 'A plugin that archives WAL should set isWALArchiver',
  symptom: 'the plugin archives WAL nevertheless, to whatever its parameters name: a cluster that should only read an archive writes to it',
  cause: 'the instance passes WAL to every enabled plugin that can archive; isWALArchiver only tells the operator which plugin to rely on',
  fix: 'set isWALArchiver to true, or remove the plugin from `plugins`: the plugin of an external cluster is loaded without it',
  source: `${OPERATOR_SOURCE}/pkg/management/postgres/archiver/archiver.go`,
  kinds: ['Cluster'],
  needs: CAPABILITIES,
  check: ({ pluginName, isWALArchiver }) => isWALArchiver ? undefined : `the enabled plugin "${pluginName}" archives WAL even without it: expected true`,
  targets: inventory => clustersIn(inventory).flatMap(cluster => {
    const archiving = archivingPlugins(cluster, inventory);
    return archiving.length === 1 ? [{ item: cluster.item, path: [...archiving[0].path, 'isWALArchiver'], input: archiving[0] }] : [];
  }),
};

/** A plugin that archives WAL, and the one that is listed before it. */
export interface ArchivingInput {
  readonly pluginName: string;
  readonly first?: string;
}

/** WAL goes to one place. */
export const twoArchivingPlugins: Rule<ArchivingInput> = {
  id: 'two-archiving-plugins',
  severity: 'warning',
  title: 'Only one enabled plugin of a cluster should archive WAL',
  symptom: 'each WAL file goes to all of them, and if one of them fails, archiving stops: pg_wal grows until the volume is full',
  cause: 'the instance passes WAL to every enabled plugin that can archive, and PostgreSQL gets one answer for all of them',
  fix: 'disable or remove all but one of the plugins that archive WAL',
  source: `${OPERATOR_SOURCE}/internal/cnpi/plugin/client/wal.go`,
  kinds: ['Cluster'],
  needs: CAPABILITIES,
  check: ({ pluginName, first }) => first === undefined || first === pluginName
    ? undefined
    : `"${pluginName}" archives WAL in addition to "${first}": expected one enabled plugin that archives WAL`,
  targets: inventory => clustersIn(inventory).flatMap(cluster => {
    const archiving = archivingPlugins(cluster, inventory);
    // the webhook rejects several that are marked, which is one-wal-archiver's mistake
    return archiving.filter(({ isWALArchiver }) => isWALArchiver).length > 1 ? [] : archiving.map(({ pluginName, path }, index) =>
      ({ item: cluster.item, path: [...path, 'name'], input: { pluginName, first: index === 0 ? undefined : archiving[0].pluginName } }));
  }),
};

/** External clusters are only read. */
export const externalArchiver: Rule<{ readonly isWALArchiver: boolean }> = {
  id: 'external-archiver',
  severity: 'warning',
  title: 'isWALArchiver should be set in `plugins` only',
  symptom: 'isWALArchiver is ignored silently, and the cluster\'s WAL is not archived',
  cause: 'an external cluster is a source to read from, and the operator looks for the archiver in `plugins` only',
  fix: 'remove isWALArchiver from externalClusters, and set it in `plugins` if the cluster archives with that plugin',
  source: `${OPERATOR_SOURCE}/api/v1/cluster_funcs.go`,
  kinds: ['Cluster'],
  check: ({ isWALArchiver }) => isWALArchiver ? 'ignored in externalClusters: the WAL archiver must be one of plugins' : undefined,
  targets: inventory => clustersIn(inventory).flatMap(({ item, externalPlugins }) =>
    externalPlugins.map(use => ({ item, path: [...use.path, 'isWALArchiver'], input: use }))),
};
