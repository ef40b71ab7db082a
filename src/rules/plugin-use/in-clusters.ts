import { IOperator } from '../../contracts/operator';
import { PluginCapability } from '../../contracts/plugin-capability';
import { hasObjectStore, recoveryReaderOf, webhookEnabled, wholeClusters } from '../../inventory/cluster-parts';
import { clustersIn, ClusterView, PluginUse } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { capabilitiesOf } from '../../inventory/plugin-capabilities';
import { firstIndexes } from '../../values/group-by';
import { isUnknown } from '../../values/narrow';
import { quotedList } from '../../values/word-list';
import { Rule, Target } from '../engine/rule';
import { OPERATOR_DOCS, OPERATOR_SOURCE } from '../engine/source';

const WEBHOOK = `${OPERATOR_SOURCE}/internal/webhook/v1/cluster_webhook.go`;
const CONTROLLER = `${OPERATOR_SOURCE}/internal/controller/cluster_controller.go`;
const USING = `${OPERATOR_DOCS}/cnpg_i#using-a-plugin`;
const ARCHIVING = `${OPERATOR_DOCS}/wal_archiving`;

/** The plugins that are certain to be WAL archivers of a cluster. */
function archiversOf({ plugins }: ClusterView): PluginUse[] {
  return plugins.filter(({ enabled, isWALArchiver, written }) =>
    enabled && isWALArchiver && ![written.enabled, written.isWALArchiver].some(isUnknown));
}

/** Plugins of one cluster belong to one operator. */
export const oneOperator: Rule<{ readonly pluginName: string; readonly operator: IOperator; readonly clusterOperator: IOperator }> = {
  id: 'one-operator',
  severity: 'error',
  title: 'A cluster and its plugins must belong to the same operator',
  symptom: 'the cluster\'s operator does not find the plugin, so the cluster stops, failover included: '
    + '"Cluster cannot proceed to reconciliation due to an unknown plugin being required"',
  cause: 'a plugin registers with the operator of the same product in the same namespace, and no other operator can use it',
  fix: 'create one Operator, and set it as `operator` of the plugins and of the cluster',
  source: USING,
  programsOnly: 'manifests do not connect a Cluster with an operator: any operator that watches its namespace runs it',
  check: ({ pluginName, operator, clusterOperator }) => operator === clusterOperator
    ? undefined
    : `plugin "${pluginName}" belongs to the operator ${nameOf(operator)}, but the cluster belongs to ${nameOf(clusterOperator)}`,
};

function nameOf({ node, distribution, namespace }: IOperator): string {
  return `${node.path} (${distribution.name} in namespace "${namespace}")`;
}

/** A cluster lists a plugin once. */
export const pluginOnce: Rule<{ readonly pluginNames: string[] }> = {
  id: 'plugin-once',
  severity: 'error',
  title: '`plugins` must list each plugin once',
  symptom: 'the Cluster is accepted, but the operator reads the first entry and the plugin uses the parameters of the last one, '
    + 'so WAL may go to the wrong place',
  cause: 'the list has no key in the CRD, so the API server keeps several entries with the same name',
  fix: 'merge the entries into one',
  source: 'https://github.com/cloudnative-pg/plugin-barman-cloud/issues/934',
  kinds: ['Cluster'],
  ofOneObject: true,
  check: ({ pluginNames }) => repeated(pluginNames).flatMap(({ name, index, first }) => {
    return name === '' ? [] : [{
      path: [index, 'name'],
      message: `"${name}" is already listed at plugins[${first}]: expected each plugin once`,
      fix: `merge plugins[${index}] into plugins[${first}]`,
    }];
  }),
  targets: inventory => clustersIn(inventory).map(({ item, plugins }) =>
    ({ item, path: ['spec', 'plugins'], input: { pluginNames: plugins.map(({ pluginName }) => pluginName) } })),
};

function repeated(names: string[]): Array<{ readonly name: string; readonly index: number; readonly first: number }> {
  const firsts = firstIndexes(names);
  return names.flatMap((name, index) => firsts.get(name)! < index ? [{ name, index, first: firsts.get(name)! }] : []);
}

/** A WAL archiver, and the one that is listed before it. */
export interface SeveralArchiversInput {
  readonly pluginName: string;
  readonly first?: string;
}

/** One plugin archives. */
export const oneWalArchiver: Rule<SeveralArchiversInput> = {
  id: 'one-wal-archiver',
  severity: 'error',
  title: 'A cluster must have at most one WAL archiver',
  symptom: 'the operator\'s webhook rejects the Cluster ("Cannot enable more than one WAL archiver plugin")',
  cause: 'PostgreSQL has one archive_command, and the operator relies on one plugin to answer it',
  fix: 'set isWALArchiver for one plugin only',
  source: ARCHIVING,
  kinds: ['Cluster'],
  ofOneObject: true,
  check: ({ pluginName, first }) => first === undefined
    ? undefined
    : `"${pluginName}" cannot be a WAL archiver, because "${first}" is one: expected at most one`,
  targets: inventory => webhookEnabled(clustersIn(inventory)).flatMap(cluster => archiversOf(cluster).map(({ pluginName, path }, index, all) =>
    ({ item: cluster.item, path: [...path, 'isWALArchiver'], input: { pluginName, first: index === 0 ? undefined : all[0].pluginName } }))),
};

/** A plugin of a cluster, and whether something else archives the cluster's WAL. */
export interface ArchiverInput {
  readonly pluginName: string;
  readonly isWALArchiver: boolean;
  readonly enabled: boolean;
  readonly archived: boolean;
}

/** An archiver archives. */
export const walArchiverEnabled: Rule<ArchiverInput> = {
  id: 'wal-archiver-enabled',
  severity: 'error',
  title: 'The WAL archiver must be enabled',
  symptom: 'no WAL is archived, and nothing reports it until a recovery needs the WAL',
  cause: 'the operator looks for the archiver among the enabled plugins only, and archives nothing if there is none',
  fix: 'remove `enabled: false`, or remove isWALArchiver',
  source: ARCHIVING,
  kinds: ['Cluster'],
  needs: 'the whole Cluster: without `storage` it may be a patch',
  ofOneObject: true,
  check: ({ pluginName, isWALArchiver, enabled, archived }) => isWALArchiver && !enabled && !archived
    ? `false disables the WAL archiver "${pluginName}", and nothing else archives WAL: expected true`
    : undefined,
  targets: inventory => wholeClusters(clustersIn(inventory)).flatMap(cluster => {
    const archived = cluster.plugins.some(({ enabled, isWALArchiver }) => enabled && isWALArchiver) || hasObjectStore(cluster);
    return cluster.plugins.filter(({ written }) => !isUnknown(written.isWALArchiver)).map(({ path, pluginName, isWALArchiver, enabled }) =>
      ({ item: cluster.item, path: [...path, 'enabled'], input: { archived, pluginName, isWALArchiver, enabled } }));
  }),
};

/** The operator's own archiving and a plugin's exclude each other. */
export const walArchiverOrObjectStore: Rule<{ readonly archiver?: string; readonly barmanObjectStore: boolean }> = {
  id: 'wal-archiver-or-object-store',
  severity: 'error',
  title: '`backup.barmanObjectStore` must not be combined with a WAL archiver plugin',
  symptom: 'the operator\'s webhook rejects the Cluster ("Cannot enable a WAL archiver plugin when barmanObjectStore is configured")',
  cause: 'both would archive the same WAL',
  fix: 'move the settings of backup.barmanObjectStore to the plugin (for Barman Cloud, to an ObjectStore), and remove backup.barmanObjectStore in the same change '
    + 'that makes the plugin the WAL archiver',
  source: WEBHOOK,
  kinds: ['Cluster'],
  ofOneObject: true,
  check: ({ archiver, barmanObjectStore }) => archiver !== undefined && barmanObjectStore
    ? `cannot be combined with the WAL archiver "${archiver}": expected one of the two`
    : undefined,
  targets: inventory => webhookEnabled(clustersIn(inventory)).map(cluster => ({
    item: cluster.item,
    path: ['spec', 'backup', 'barmanObjectStore'],
    input: { archiver: archiversOf(cluster)[0]?.pluginName, barmanObjectStore: hasObjectStore(cluster) },
  })),
};

/** What a cluster needs a plugin for, and what the plugin can do. */
export interface CapabilityInput {
  readonly pluginName: string;
  /** In words, such as: archive WAL. */
  readonly use: string;
  readonly needs: string;
  readonly capabilities?: readonly string[];
}

/** The operator treats a plugin that cannot archive as if it had. */
export const pluginCapability: Rule<CapabilityInput> = {
  id: 'plugin-capability',
  severity: 'error',
  title: 'A plugin must have the capability that the cluster uses it for',
  symptom: 'PostgreSQL gets the answer that WAL files are archived and recycles them, so that they are lost; '
    + 'or a recovery ends with "no plugin supports the restore job hooks capability"',
  cause: 'the operator treats a plugin that does not implement a call as if the call had succeeded',
  fix: 'use a plugin with the capability, or add the capability to `capabilities` where the plugin is defined',
  manifestFix: 'use a plugin with the capability',
  source: `${OPERATOR_SOURCE}/pkg/management/postgres/archiver/archiver.go`,
  kinds: ['Cluster'],
  needs: 'the capabilities of the plugin: declared in the program, or known because the plugin is published',
  check: ({ pluginName, use, needs, capabilities }) => capabilities === undefined || capabilities.includes(needs)
    ? undefined
    : `"${pluginName}" cannot ${use}: expected the capability "${needs}", found ${quotedList(capabilities) || 'none'}`,
  targets: inventory => clustersIn(inventory).flatMap(cluster => capabilitiesNeeded(cluster, inventory)),
};

function capabilitiesNeeded(cluster: ClusterView, inventory: Inventory): Target<CapabilityInput>[] {
  const needed = ({ pluginName, path }: PluginUse, field: string, use: string, needs: string) =>
    ({ item: cluster.item, path: [...path, field], input: { pluginName, use, needs, capabilities: capabilitiesOf(pluginName, inventory) } });
  const reader = recoveryReaderOf(cluster);
  return [
    ...archiversOf(cluster).map(use => needed(use, 'isWALArchiver', 'archive WAL', PluginCapability.ARCHIVE_WAL)),
    ...reader ? [needed(reader, 'name', `restore from "${reader.externalCluster}"`, PluginCapability.RESTORE_JOB)] : [],
  ];
}

/** A cluster recovers through an enabled plugin. */
export const recoveryPluginEnabled: Rule<{ readonly source: string; readonly pluginName: string; readonly enabled: boolean }> = {
  id: 'recovery-plugin-enabled',
  severity: 'error',
  title: 'The plugin that a cluster recovers with must be enabled',
  symptom: 'the recovery job has no plugin to restore with: "no plugin supports the restore job hooks capability"',
  cause: 'the operator delegates the recovery to the plugin even if it is disabled, but loads enabled plugins only',
  fix: 'remove `enabled: false` from the plugin of the external cluster',
  source: CONTROLLER,
  kinds: ['Cluster'],
  ofOneObject: true,
  check: ({ source, pluginName, enabled }) => enabled
    ? undefined
    : `false disables the plugin "${pluginName}", with which the cluster recovers from "${source}": expected true`,
  targets: inventory => clustersIn(inventory).flatMap(cluster => {
    const reader = recoveryReaderOf(cluster);
    return reader
      ? [{ item: cluster.item, path: [...reader.path, 'enabled'], input: { source: reader.externalCluster, pluginName: reader.pluginName, enabled: reader.enabled } }]
      : [];
  }),
};
