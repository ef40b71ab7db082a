import { Construct } from 'constructs';
import { ClusterWithPluginsProps } from './cluster-with-plugins-props';
import { checkFields } from './field-checks';
import { renderSpec } from './render';
import { StorageConfiguration } from '../api/storage';
import { IOperator } from '../operator/operator-ref';
import { PluginCapability } from '../plugin/plugin-capability';
import { PluginConfiguration } from '../plugin/plugin-configuration';
import { admissionRules } from '../rules/cluster';
import * as expressions from '../rules/cluster/expressions';
import { ClusterFacts } from '../rules/cluster/facts';
import {
  clusterInstances, clusterName, clusterNamespaceWatched, externalClusterUnique, importSource, oneBootstrapMethod, recoveryOrigin, recoverySource,
  reservedEnvironment, storageSize,
} from '../rules/cluster/identity';
import { annotationSyntax, labelSyntax, namespaceName, quantity } from '../rules/kubernetes';
import {
  oneOperator, oneWalArchiver, parameterString, pluginCapability, pluginOnce, recoveryPluginEnabled, walArchiverEnabled, walArchiverOrObjectStore,
} from '../rules/plugin-use';
import { enforce } from '../rules/rule';

/** Checks what a cluster says of itself and of its plugins. */
export function checkCluster(
  scope: Construct, operator: IOperator, names: { name: string; namespace?: string }, props: ClusterWithPluginsProps,
): void {
  enforce(scope, clusterName, names);
  if (names.namespace !== undefined) {
    enforce(scope, namespaceName, { prop: 'metadata.namespace', value: names.namespace });
  }
  enforce(scope, labelSyntax, { prop: 'metadata.labels', labels: props.metadata?.labels ?? {} });
  enforce(scope, annotationSyntax, { prop: 'metadata.annotations', annotations: props.metadata?.annotations ?? {} });
  enforce(scope, clusterNamespaceWatched, { namespace: names.namespace, watchedNamespaces: operator.watchedNamespaces });
  enforce(scope, clusterInstances, props);
  enforce(scope, reservedEnvironment, { names: (props.env ?? []).map(variable => variable.name) });
  checkQuantities(scope, props);
  checkPlugins(scope, operator, props);
  checkExternalClusters(scope, props);
  const { distribution, version } = operator;
  const facts: ClusterFacts = { name: names.name, spec: props, annotations: props.metadata?.annotations ?? {}, distribution, version };
  Object.values(expressions).forEach(rule => enforce(scope, rule, facts));
  // what the webhook refuses is said in its own terms, before what the CRD says of a field alone
  admissionRules(facts).forEach(rule => enforce(scope, rule, facts));
  checkFields(scope, operator, 'Cluster', renderSpec(props, distribution));
}

function checkQuantities(scope: Construct, props: ClusterWithPluginsProps): void {
  const volumes: Array<[string, StorageConfiguration | undefined]> = [
    ['storage', props.storage ?? {}],
    ['walStorage', props.walStorage],
    ...(props.tablespaces ?? []).map(({ name, storage }): [string, StorageConfiguration] => [`storage of tablespace "${name}"`, storage ?? {}]),
  ];
  for (const [prop, storage] of volumes.filter(([, stated]) => stated !== undefined)) {
    const requested = storage!.pvcTemplate?.resources?.requests?.storage;
    enforce(scope, storageSize, { prop, size: storage!.size, requested });
    checkQuantity(scope, `${prop}.size`, storage!.size === '' ? undefined : storage!.size);
    checkQuantity(scope, `${prop}.pvcTemplate.resources.requests.storage`, requested);
  }
  for (const kind of ['requests', 'limits'] as const) {
    Object.entries(props.resources?.[kind] ?? {}).forEach(([name, value]) => checkQuantity(scope, `resources.${kind}.${name}`, value));
  }
}

function checkQuantity(scope: Construct, prop: string, value: string | undefined): void {
  if (value !== undefined) {
    enforce(scope, quantity, { prop, value });
  }
}

function checkPlugins(scope: Construct, operator: IOperator, props: ClusterWithPluginsProps): void {
  const plugins = props.plugins ?? [];
  const used = [...plugins, ...(props.externalClusters ?? []).flatMap(({ plugin }) => plugin ?? [])];
  used.forEach(configuration => checkConfiguration(scope, operator, configuration));
  enforce(scope, pluginOnce, { prop: 'plugins', pluginNames: plugins.map(({ plugin }) => plugin.pluginName) });
  const archivers = plugins.filter(({ isWALArchiver, enabled }) => isWALArchiver && enabled !== false).map(({ plugin }) => plugin);
  const names = archivers.map(({ pluginName }) => pluginName);
  enforce(scope, oneWalArchiver, { archivers: names });
  const barmanObjectStore = props.backup?.barmanObjectStore !== undefined;
  enforce(scope, walArchiverOrObjectStore, { archivers: names, barmanObjectStore });
  const archived = names.length > 0 || barmanObjectStore;
  plugins.forEach(({ plugin, ...facts }) => enforce(scope, walArchiverEnabled, { pluginName: plugin.pluginName, archived, ...facts }));
  archivers.forEach(({ pluginName, capabilities }) =>
    enforce(scope, pluginCapability, { pluginName, capabilities, use: 'the WAL archiver', needs: PluginCapability.ARCHIVE_WAL }));
}

function checkConfiguration(scope: Construct, operator: IOperator, { plugin, parameters }: PluginConfiguration): void {
  const { pluginName } = plugin;
  enforce(scope, oneOperator, { pluginName, operator: describe(plugin.operator), clusterOperator: describe(operator) });
  enforce(scope, parameterString, { pluginName, parameters });
}

function describe(operator: IOperator): string {
  return `${operator.node.path} (${operator.distribution.name} in namespace "${operator.namespace}")`;
}

function checkExternalClusters(scope: Construct, props: ClusterWithPluginsProps): void {
  const external = props.externalClusters ?? [];
  const { recovery } = props.bootstrap ?? {};
  // an empty source is none to the operator
  const source = recovery?.source || undefined;
  const names = external.map(({ name }) => name);
  enforce(scope, externalClusterUnique, { names });
  enforce(scope, oneBootstrapMethod, { methods: Object.keys(props.bootstrap ?? {}).filter(key => (props.bootstrap as any)[key] !== undefined) });
  enforce(scope, recoveryOrigin, { stated: !recovery || Boolean(source || recovery.backup || recovery.volumeSnapshots) });
  enforce(scope, recoverySource, { prop: 'bootstrap.recovery.source', source, names });
  enforce(scope, recoverySource, { prop: 'bootstrap.pgBasebackup.source', source: props.bootstrap?.pgBasebackup?.source, names });
  enforce(scope, recoverySource, { prop: 'replica.source', source: props.replica?.source, names });
  enforce(scope, importSource, { source: props.bootstrap?.initdb?.import?.source?.externalCluster, names });
  const reader = external.find(({ name }) => name === source)?.plugin;
  if (source !== undefined && reader) {
    const { pluginName, capabilities } = reader.plugin;
    enforce(scope, recoveryPluginEnabled, { source, pluginName, enabled: reader.enabled });
    enforce(scope, pluginCapability, { pluginName, capabilities, use: `the source of recovery "${source}"`, needs: PluginCapability.RESTORE_JOB });
  }
}
