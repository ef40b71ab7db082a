import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ClusterWithPlugins, Distribution, Operator, Plugin } from '../../src';
import { renamedKeysOf } from '../../src/api/renamed-keys';
import { NEWEST_OF_ALL } from '../../src/facts/operator-crds';

/** Turns a value of a manifest into the one of a program. */
type Translation = (value: any, chart: Chart, operator: Operator) => any;

const quantity = (value: string | number) => kplus.k8s.Quantity.fromString(`${value}`);
const port = (value: string | number) => typeof value === 'number' ? kplus.k8s.IntOrString.fromNumber(value) : kplus.k8s.IntOrString.fromString(value);

/** What is not said alike in a `spec` and in props, names apart: by kind and path in the manifest. */
const VALUES: Record<string, Record<string, Translation>> = {
  Cluster: {
    'plugins[]': pluginUse,
    'externalClusters[].plugin': pluginUse,
    'managed.services.additional[].serviceTemplate.spec.ports[].targetPort': String,
  },
  Pooler: {
    'serviceTemplate.spec.ports[].targetPort': String,
    'template.spec.containers[].resources.requests.cpu': quantity,
    'template.spec.containers[].resources.requests.memory': quantity,
    'template.spec.containers[].resources.limits.memory': quantity,
    'template.spec.containers[].readinessProbe.tcpSocket.port': port,
    'deploymentStrategy.rollingUpdate.maxSurge': port,
    'deploymentStrategy.rollingUpdate.maxUnavailable': port,
  },
};

/** By kind: path in the manifest to the name in props. */
const PROP_NAMES: Record<string, Record<string, string>> = Object.fromEntries(['Cluster', 'Pooler', 'ImageCatalog', 'ClusterImageCatalog'].map(kind =>
  [kind, Object.fromEntries(Object.entries(renamedKeysOf(kind)).map(([path, apiName]) => {
    const end = path.lastIndexOf('.') + 1;
    return [path.slice(0, end) + apiName, path.slice(end)];
  }))]));

/** How the `spec` of each kind becomes props. */
const SPECS: Record<string, Translation> = {
  Cluster: (spec, chart, operator) => ({ operator, ...specProps('Cluster', spec, '', chart, operator) }),
  Backup: backupProps,
  ScheduledBackup: backupProps,
  Database: referringProps('Database'),
  DatabaseRole: referringProps('DatabaseRole'),
  Publication: referringProps('Publication'),
  Subscription: referringProps('Subscription'),
  Pooler: referringProps('Pooler'),
  ImageCatalog: (spec, chart, operator) => ({ operator, ...specProps('ImageCatalog', spec, '', chart, operator) }),
  ClusterImageCatalog: (spec, chart, operator) => ({ operator, ...specProps('ClusterImageCatalog', spec, '', chart, operator) }),
  ObjectStore: (spec, _, operator) => ({ operator, ...spec }),
};

const PRODUCTS = [Distribution.CLOUDNATIVE_PG, Distribution.EDB];

/** The id of the construct that is made of a manifest. */
export function idOfManifest(kind: string, name: string): string {
  return `${kind} ${name}`;
}

/** The props that say what a manifest says, for a construct in the chart. The cluster of a Backup, a Database and so on is the one in the chart by `idOfManifest`, else one that is defined elsewhere. */
export function propsOfManifest(chart: Chart, { apiVersion, kind, metadata, spec }: any): any {
  return { metadata, ...SPECS[kind](spec, chart, operatorOf(chart, apiVersion)) };
}

function specProps(kind: string, value: any, path: string, chart: Chart, operator: Operator): any {
  const translate = VALUES[kind]?.[path];
  if (translate) {
    return translate(value, chart, operator);
  }
  if (Array.isArray(value)) {
    return value.map(entry => specProps(kind, entry, `${path}[]`, chart, operator));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, child]) => {
    const childPath = path ? `${path}.${key}` : key;
    return [PROP_NAMES[kind]?.[childPath] ?? key, specProps(kind, child, childPath, chart, operator)];
  }));
}

function backupProps({ pluginConfiguration, ...rest }: any, chart: Chart, operator: Operator): any {
  const plugin = pluginConfiguration && pluginUse(pluginConfiguration, chart, operator);
  return { ...referringProps('Backup')(rest, chart, operator), ...plugin };
}

function referringProps(kind: string): Translation {
  return ({ cluster, ...rest }, chart, operator) => {
    const id = idOfManifest('Cluster', cluster.name);
    const known = chart.node.tryFindChild(id) ?? ClusterWithPlugins.fromClusterName(chart, id, cluster.name, { operator });
    return { ...specProps(kind, rest, '', chart, operator), cluster: known };
  };
}

function pluginUse({ name, ...rest }: any, chart: Chart, operator: Operator): any {
  return { plugin: chart.node.tryFindChild(name) ?? Plugin.fromPluginName(chart, name, name, { operator }), ...rest };
}

function operatorOf(chart: Chart, apiVersion: string): Operator {
  // a plugin's kind is the same for both products
  const distribution = PRODUCTS.find(product => product.apiVersion === apiVersion) ?? Distribution.CLOUDNATIVE_PG;
  const { name } = distribution;
  return chart.node.tryFindChild(name) as Operator ?? Operator.fromAttributes(chart, name, { distribution, version: NEWEST_OF_ALL });
}
