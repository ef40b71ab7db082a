import { IOperator } from '../../contracts/operator';
import { PluginCapability } from '../../contracts/plugin-capability';
import { hasObjectStore, recoveryReaderOf, webhookEnabled } from '../../inventory/cluster-parts';
import { backupsIn, clustersIn, ClusterView, PluginUse } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { capabilitiesOf } from '../../inventory/known-plugins';
import { Path } from '../../values/field-path';
import { asRecord, asString } from '../../values/narrow';
import { Rule, Target } from '../engine/rule';

const WEBHOOK = 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0/internal/webhook/v1/cluster_webhook.go';
const CONTROLLER = 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0/internal/controller/cluster_controller.go';
const USING = 'https://cloudnative-pg.io/docs/current/cnpg_i#using-a-plugin';
const ARCHIVING = 'https://cloudnative-pg.io/docs/current/wal_archiving';

/** The plugins that archive a cluster's WAL. */
function archiversOf({ plugins }: ClusterView): PluginUse[] {
  return plugins.filter(({ enabled, isWALArchiver }) => enabled && isWALArchiver);
}


/** Plugins of one cluster belong to one operator. */
export const oneOperator: Rule<{ readonly pluginName: string; readonly operator: IOperator; readonly clusterOperator: IOperator }> = {
  id: 'one-operator',
  severity: 'error',
  title: 'A cluster and its plugins have one operator',
  symptom: 'the cluster\'s operator does not know the plugin: "Cluster cannot proceed to reconciliation due to an unknown plugin being required", '
    + 'failover included',
  cause: 'plugins register with the operator of their namespace and product, and clusters are reconciled by theirs',
  fix: 'make one Operator object, and give it to the plugins and to the cluster',
  source: USING,
  programsOnly: 'a Cluster in a manifest belongs to whichever operator watches it',
  check: ({ pluginName, operator, clusterOperator }) => operator === clusterOperator
    ? undefined
    : `the plugin "${pluginName}" belongs to the operator ${nameOf(operator)}, and the cluster to ${nameOf(clusterOperator)}`,
};

function nameOf({ node, distribution, namespace }: IOperator): string {
  return `${node.path} (${distribution.name} in namespace "${namespace}")`;
}

/** A plugin stands once in a cluster. */
export const pluginOnce: Rule<{ readonly prop: string; readonly pluginNames: string[] }> = {
  id: 'plugin-once',
  severity: 'error',
  title: 'A cluster names a plugin once',
  symptom: 'nothing refuses it: the operator reads the first entry, the plugin takes the parameters of the last, and WAL may go to the wrong place',
  cause: 'the list has no key, so that the API server keeps entries of one name side by side',
  fix: 'merge the entries into one',
  source: 'https://github.com/cloudnative-pg/plugin-barman-cloud/issues/934',
  check: ({ prop, pluginNames }) => {
    const twice = pluginNames.find((name, index) => pluginNames.indexOf(name) !== index);
    return twice === undefined ? undefined : `${prop} names the plugin "${twice}" twice`;
  },
  targets: inventory => clustersIn(inventory).map(({ item, plugins }) =>
    ({ item, path: ['spec', 'plugins'], input: { prop: 'plugins', pluginNames: plugins.flatMap(({ pluginName }) => pluginName || []) } })),
};

/** One plugin archives. */
export const oneWalArchiver: Rule<{ readonly archivers: string[] }> = {
  id: 'one-wal-archiver',
  severity: 'error',
  title: 'One plugin of a cluster is the WAL archiver',
  symptom: 'the operator refuses the Cluster ("Cannot enable more than one WAL archiver plugin")',
  cause: 'PostgreSQL has one archive_command, and the operator one plugin that answers for it',
  fix: 'leave isWALArchiver to one of them',
  source: ARCHIVING,
  check: ({ archivers }) => archivers.length <= 1 ? undefined : `${archivers.map(name => `"${name}"`).join(' and ')} are WAL archivers, where one may be`,
  targets: inventory => webhookEnabled(clustersIn(inventory)).map(cluster =>
    ({ item: cluster.item, path: ['spec', 'plugins'], input: { archivers: archiversOf(cluster).map(({ pluginName }) => pluginName) } })),
};

/** A plugin of a cluster, and whether the cluster's WAL is archived apart from it. */
export interface ArchiverInput {
  readonly pluginName: string;
  readonly isWALArchiver?: boolean;
  readonly enabled?: boolean;
  readonly archived: boolean;
}

/** An archiver archives. */
export const walArchiverEnabled: Rule<ArchiverInput> = {
  id: 'wal-archiver-enabled',
  severity: 'error',
  title: 'The WAL archiver is enabled',
  symptom: 'no WAL is archived, and nothing says so until a recovery is needed',
  cause: 'the operator looks for the archiver among the plugins that are enabled, and archives nothing where there is none',
  fix: 'enable the plugin, or leave isWALArchiver out',
  source: ARCHIVING,
  check: ({ pluginName, isWALArchiver, enabled, archived }) => isWALArchiver && enabled === false && !archived
    ? `"${pluginName}" is the WAL archiver, and is not enabled`
    : undefined,
  targets: inventory => clustersIn(inventory).flatMap(cluster => {
    const archived = archiversOf(cluster).length > 0 || hasObjectStore(cluster);
    return cluster.plugins.map(({ path, ...use }) => ({ item: cluster.item, path: [...path, 'enabled'], input: { archived, ...use } }));
  }),
};

/** The operator's own archiving and a plugin's exclude each other. */
export const walArchiverOrObjectStore: Rule<{ readonly archivers: string[]; readonly barmanObjectStore: boolean }> = {
  id: 'wal-archiver-or-object-store',
  severity: 'error',
  title: 'WAL goes through a plugin or through the operator\'s own barmanObjectStore',
  symptom: 'the operator refuses the Cluster ("Cannot enable a WAL archiver plugin when barmanObjectStore is configured")',
  cause: 'both would be the archive of the same WAL',
  fix: 'take backup.barmanObjectStore out, once the plugin has a base backup of its own',
  source: WEBHOOK,
  check: ({ archivers, barmanObjectStore }) => archivers.length > 0 && barmanObjectStore
    ? `"${archivers[0]}" is the WAL archiver, and backup.barmanObjectStore archives too`
    : undefined,
  targets: inventory => webhookEnabled(clustersIn(inventory)).map(cluster => ({
    item: cluster.item,
    path: ['spec', 'backup', 'barmanObjectStore'],
    input: {
      archivers: archiversOf(cluster).map(({ pluginName }) => pluginName),
      barmanObjectStore: hasObjectStore(cluster),
    },
  })),
};

/** What a cluster asks of a plugin that says what it can. */
export interface CapabilityInput {
  readonly pluginName: string;
  readonly use: string;
  readonly needs: string;
  readonly capabilities?: string[];
}

/** A plugin that cannot archive answers as if it had. */
export const pluginCapability: Rule<CapabilityInput> = {
  id: 'plugin-capability',
  severity: 'error',
  title: 'A plugin can do what a cluster asks of it',
  symptom: 'PostgreSQL is told that WAL files are archived and recycles them, so that they are lost; '
    + 'or a recovery ends with "no plugin supports the restore job hooks capability"',
  cause: 'the operator calls whatever the plugins in the pod can do, and takes no answer for a good one',
  fix: 'use a plugin that can, or declare the capability where the plugin is defined',
  manifestFix: 'use a plugin that can',
  source: 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0/pkg/management/postgres/archiver/archiver.go',
  needs: 'what the plugin can do, as a program declares it or as it is published',
  check: ({ pluginName, use, needs, capabilities }) => capabilities === undefined || capabilities.includes(needs)
    ? undefined
    : `"${pluginName}" is ${use}, and declares ${capabilities.map(can => `"${can}"`).join(', ') || 'nothing'}, not "${needs}"`,
  targets: inventory => clustersIn(inventory).flatMap(cluster => demandsOf(cluster, inventory)),
};

/** The API takes strings. */
export const parameterString: Rule<{ readonly pluginName: string; readonly parameters?: Record<string, unknown> }> = {
  id: 'parameter-string',
  severity: 'error',
  title: 'The values of parameters are strings',
  symptom: 'the API server refuses the Cluster ("cannot unmarshal … into Go struct field …", without the operator\'s webhook "in body must be of type …", '
    + 'applied by the server "expected string, got …")',
  cause: 'the parameters of a plugin are a map of strings in the CustomResourceDefinition',
  fix: 'write the value as a string, structured values as JSON in one',
  manifestFix: 'quote the value, and write structured values as JSON in one string',
  source: USING,
  check: ({ pluginName, parameters }) => {
    const wrong = Object.entries(parameters ?? {}).find(([, value]) => typeof value !== 'string');
    return wrong && `parameter "${wrong[0]}" of "${pluginName}" is ${JSON.stringify(wrong[1])}, a ${typeof wrong[1]}`;
  },
  targets: inventory => [
    ...clustersIn(inventory).flatMap(({ item, plugins, externalPlugins }) =>
      [...plugins, ...externalPlugins].map(use => parametersOf(item, use.path, use.written))),
    ...backupsIn(inventory).map(({ item }) => parametersOf(item, ['spec', 'pluginConfiguration'], asRecord(item.spec.pluginConfiguration))),
  ],
};

/** A cluster recovers through a plugin that is on. */
export const recoveryPluginEnabled: Rule<{ readonly source: string; readonly pluginName: string; readonly enabled?: boolean }> = {
  id: 'recovery-plugin-enabled',
  severity: 'error',
  title: 'A cluster recovers through a plugin that is enabled',
  symptom: 'the recovery job has no plugin: "no plugin supports the restore job hooks capability"',
  cause: 'the operator hands the recovery to the plugin whether it is enabled or not, and loads those alone that are',
  fix: 'leave `enabled` out of the external cluster\'s plugin',
  manifestFix: 'leave `enabled` out of the external cluster\'s plugin',
  source: CONTROLLER,
  check: ({ source, pluginName, enabled }) => enabled === false
    ? `the cluster recovers from "${source}", whose plugin "${pluginName}" is not enabled`
    : undefined,
  targets: inventory => clustersIn(inventory).flatMap(cluster => {
    const reader = recoveryReaderOf(cluster);
    return reader ? [{ item: cluster.item, path: [...reader.path, 'enabled'], input: { source: reader.externalCluster, ...reader } }] : [];
  }),
};

function demandsOf(cluster: ClusterView, inventory: Inventory): Target<CapabilityInput>[] {
  const demand = ({ pluginName, path }: PluginUse, use: string, needs: string) =>
    ({ item: cluster.item, path, input: { pluginName, use, needs, capabilities: capabilitiesOf(pluginName, inventory) } });
  const reader = recoveryReaderOf(cluster);
  return [
    ...archiversOf(cluster).map(use => demand(use, 'the WAL archiver', PluginCapability.ARCHIVE_WAL)),
    ...reader ? [demand(reader, `the source of recovery "${reader.externalCluster}"`, PluginCapability.RESTORE_JOB)] : [],
  ];
}

type ParameterSubject = Target<{ readonly pluginName: string; readonly parameters?: Record<string, unknown> }>;

function parametersOf(item: Item, path: Path, { name, parameters }: Record<string, any>): ParameterSubject {
  // the API server drops a null
  const stated = Object.fromEntries(Object.entries(asRecord(parameters)).filter(([, value]) => value !== null));
  return { item, path: [...path, 'parameters'], input: { pluginName: asString(name) ?? '', parameters: stated } };
}
