import { Chart } from 'cdk8s';
import { ClusterWithPlugins, Distribution, Operator, Plugin } from '../../src';
import { RENAMED_KEYS } from '../../src/api/renamed-keys';
import { NEWEST_OF_ALL } from '../../src/facts/operator-crds';

/** Turns a value of a manifest into the one of a program. */
type Translation = (value: any, chart: Chart, operator: Operator) => any;

/** What is not said alike in a Cluster's `spec` and in props, names apart: by its path in the manifest. */
const VALUES: Record<string, Translation> = {
  'plugins[]': pluginUse,
  'externalClusters[].plugin': pluginUse,
  'managed.services.additional[].serviceTemplate.spec.ports[].targetPort': String,
};

/** Path in the manifest to the name in props: RENAMED_KEYS, reversed. */
const PROP_NAMES = Object.fromEntries(Object.entries(RENAMED_KEYS).map(([path, apiName]) => {
  const end = path.lastIndexOf('.') + 1;
  return [path.slice(0, end) + apiName, path.slice(end)];
}));

/** How the `spec` of each kind becomes props. */
const SPECS: Record<string, Translation> = {
  Cluster: (spec, chart, operator) => ({ operator, ...clusterProps(spec, '', chart, operator) }),
  Backup: backupProps,
  ScheduledBackup: backupProps,
};

const PRODUCTS = [Distribution.CLOUDNATIVE_PG, Distribution.EDB];

/** The id of the construct that is made of a manifest. */
export function idOfManifest(kind: string, name: string): string {
  return `${kind} ${name}`;
}

/** The props that say what a manifest says, for a construct in the chart. A Backup's cluster is the one in the chart by `idOfManifest`, else one that is defined elsewhere. */
export function propsOfManifest(chart: Chart, { apiVersion, kind, metadata, spec }: any): any {
  return { metadata, ...SPECS[kind](spec, chart, operatorOf(chart, apiVersion)) };
}

function clusterProps(value: any, path: string, chart: Chart, operator: Operator): any {
  if (VALUES[path]) {
    return VALUES[path](value, chart, operator);
  }
  if (Array.isArray(value)) {
    return value.map(entry => clusterProps(entry, `${path}[]`, chart, operator));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, child]) => {
    const childPath = path ? `${path}.${key}` : key;
    return [PROP_NAMES[childPath] ?? key, clusterProps(child, childPath, chart, operator)];
  }));
}

function backupProps({ cluster, pluginConfiguration, ...rest }: any, chart: Chart, operator: Operator): any {
  const plugin = pluginConfiguration && pluginUse(pluginConfiguration, chart, operator);
  const id = idOfManifest('Cluster', cluster.name);
  return { ...rest, cluster: chart.node.tryFindChild(id) ?? ClusterWithPlugins.fromClusterName(chart, id, cluster.name, { operator }), ...plugin };
}

function pluginUse({ name, ...rest }: any, chart: Chart, operator: Operator): any {
  return { plugin: chart.node.tryFindChild(name) ?? Plugin.fromPluginName(chart, name, name, { operator }), ...rest };
}

function operatorOf(chart: Chart, apiVersion: string): Operator {
  const distribution = PRODUCTS.find(product => product.apiVersion === apiVersion)!;
  const { name } = distribution;
  return chart.node.tryFindChild(name) as Operator ?? Operator.fromAttributes(chart, name, { distribution, version: NEWEST_OF_ALL });
}
