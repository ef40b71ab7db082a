import { bootstrapOf, externalNames, webhookEnabled } from '../../inventory/cluster-parts';
import { clustersIn, ClusterView } from '../../inventory/clusters';
import { Path } from '../../values/field-path';
import { isFilledInLater, asRecord, asRecords, asNumber, asString } from '../../values/narrow';
import { Rule, Target } from '../engine/rule';

const OPERATOR = 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0';
const WEBHOOK = `${OPERATOR}/internal/webhook/v1/cluster_webhook.go`;
const DOCS = 'https://cloudnative-pg.io/docs/current';

/** Clusters and their parts are found by name: data lives there. */
export const clusterName: Rule<{ readonly name: string }> = {
  id: 'cluster-name',
  severity: 'error',
  title: 'A cluster\'s name is a label of at most 50 characters that begins with a letter',
  symptom: 'the operator refuses the Cluster ("cluster name must be a valid DNS label", "the maximum length of a cluster name is 50 characters")',
  cause: 'the operator names Services and pods after the cluster, with something behind it',
  fix: 'state metadata.name (or the construct\'s id) as 1 to 50 lower case letters, digits and "-" '
    + 'that begin with a letter and end with a letter or digit',
  manifestFix: 'state metadata.name as 1 to 50 lower case letters, digits and "-" that begin with a letter and end with a letter or digit',
  source: WEBHOOK,
  check: ({ name }) => /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name) && name.length <= 50 ? undefined : `the cluster's name "${name}" is none that the operator takes`,
  targets: inventory => webhookEnabled(clustersIn(inventory)).flatMap(({ item }) => {
    const { name } = asRecord(item.manifest.metadata);
    const isKnown = asNumber(name) !== undefined || (asString(name) !== undefined && !isFilledInLater(name));
    return isKnown ? [{ item, path: ['metadata', 'name'], input: { name: `${name}` } }] : [];
  }),
};

/** A cluster has one instance at least. */
export const clusterInstances: Rule<{ readonly instances: number }> = {
  id: 'cluster-instances',
  severity: 'error',
  title: 'A cluster has one instance or more',
  symptom: 'the API server refuses the Cluster ("spec.instances in body should be greater than or equal to 1")',
  cause: 'instances counts servers, and a cluster is paused by hibernation instead of by taking all of them away',
  fix: 'state a whole number of 1 or more',
  source: `${DOCS}/declarative_hibernation`,
  check: ({ instances }) => Number.isInteger(instances) && instances >= 1 ? undefined : `instances is ${JSON.stringify(instances)}, which is no number of servers`,
  targets: inventory => clustersIn(inventory).flatMap(({ item }) => {
    const instances = asNumber(item.spec.instances);
    return instances === undefined ? [] : [{ item, path: ['spec', 'instances'], input: { instances } }];
  }),
};

const ZERO = /^[+-]?(0+\.?0*|\.0+)([a-zA-Z]|$)/;

/** A volume has a size. */
export const storageSize: Rule<{ readonly prop: string; readonly size?: string; readonly requested?: string }> = {
  id: 'storage-size',
  severity: 'error',
  title: 'Every volume has a size',
  symptom: 'the operator refuses the Cluster ("Size not configured")',
  cause: 'the operator makes a PersistentVolumeClaim for each volume, and a claim asks for an amount',
  fix: 'state `size`, such as "10Gi", or a storage request in `pvcTemplate`',
  source: `${DOCS}/storage`,
  check: ({ prop, size, requested }) => (size === undefined || size === '') && (requested === undefined || ZERO.test(requested))
    ? `${prop} has no size`
    : undefined,
  targets: inventory => clustersIn(inventory).flatMap(({ item }) => 'spec' in item.manifest
    ? volumesOf(item.spec).map(({ prop, path, volume }) => ({ item, path, input: { prop, ...sizesOf(volume) } }))
    : []),
};

/** The volumes of a cluster, as a manifest has them. */
function volumesOf({ storage = {}, walStorage, tablespaces }: Record<string, any>): Array<{ prop: string; path: Path; volume: Record<string, any> }> {
  const spaces = Array.isArray(tablespaces) ? tablespaces.map(asRecord) : [];
  const all: Array<[string, Path, unknown]> = [
    ['storage', ['spec', 'storage'], storage ?? {}],
    ['walStorage', ['spec', 'walStorage'], walStorage],
    ...spaces.map((space, index): [string, Path, unknown] =>
      [`storage of tablespace "${asString(space.name) ?? ''}"`, ['spec', 'tablespaces', index, 'storage'], space.storage]),
  ];
  return all.flatMap(([prop, path, value]) => asRecords([value]).map(volume => ({ prop, path, volume })));
}

function sizesOf({ size, pvcTemplate }: Record<string, any>): { size?: string; requested?: string } {
  // what is of another type than a quantity is no missing size
  const stated = (value: unknown) => value === undefined || value === null ? undefined : asString(value) ?? JSON.stringify(value);
  return { size: stated(size), requested: stated(asRecord(asRecord(asRecord(pvcTemplate).resources).requests).storage) };
}

/** The operator has its own mind about some variables. */
export const reservedEnvironment: Rule<{ readonly names: string[] }> = {
  id: 'reserved-environment',
  severity: 'error',
  title: 'The environment leaves the directory of the sockets alone',
  symptom: 'the instances look for sockets of plugins elsewhere than the plugins make them: '
    + '"requested plugin is not available", and no WAL is archived',
  cause: 'the instance manager reads PLUGIN_SOCKET_DIR, and plugins mount their sockets at /plugins without reading it',
  fix: 'leave PLUGIN_SOCKET_DIR out: plugins mount their directory by themselves',
  source: `${OPERATOR}/internal/configuration/configuration.go`,
  check: ({ names }) => names.includes('PLUGIN_SOCKET_DIR') ? 'env sets PLUGIN_SOCKET_DIR' : undefined,
  targets: inventory => clustersIn(inventory)
    .map(({ item }) => ({ item, path: ['spec', 'env'], input: { names: asRecords(item.spec.env).flatMap(({ name }) => asString(name) ?? []) } })),
};

/** A cluster in a namespace that nobody watches stays as it is. */
export const clusterNamespaceWatched: Rule<{ readonly namespace?: string; readonly watchedNamespaces?: string[] }> = {
  id: 'cluster-namespace-watched',
  severity: 'error',
  title: 'The operator watches the cluster\'s namespace',
  symptom: 'nothing happens: no instance, no event, no status',
  cause: 'an operator with WATCH_NAMESPACE sees the objects of those namespaces and no others',
  fix: 'put the Cluster into a namespace that the operator watches, or add its namespace to WATCH_NAMESPACE and `watchedNamespaces`',
  manifestFix: 'put the Cluster into a namespace that the operator watches, or add its namespace to WATCH_NAMESPACE',
  source: `${DOCS}/operator_conf`,
  needs: 'the operator\'s Deployment, and the namespace of the Cluster',
  check: ({ namespace, watchedNamespaces: watched }) => namespace === undefined || !watched?.length || watched.includes(namespace)
    ? undefined
    : `the operator watches ${watched.map(name => `"${name}"`).join(', ')} and not "${namespace}"`,
  targets: inventory => clustersIn(inventory).map(({ item, operator }) =>
    ({ item, path: ['metadata', 'namespace'], input: { namespace: item.namespace, watchedNamespaces: operator.watchedNamespaces } })),
};

/** External clusters are found by name. */
export const externalClusterUnique: Rule<{ readonly names: string[] }> = {
  id: 'external-cluster-unique',
  severity: 'error',
  title: 'External clusters have names of their own',
  symptom: 'the operator refuses the Cluster ("the list of external clusters contains duplicate values")',
  cause: 'bootstrap, replica and import refer to external clusters by name',
  fix: 'give each of externalClusters a name of its own',
  source: WEBHOOK,
  check: ({ names }) => {
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    return twice === undefined ? undefined : `two of externalClusters are named "${twice}"`;
  },
  targets: inventory => webhookEnabled(clustersIn(inventory))
    .map(cluster => ({ item: cluster.item, path: ['spec', 'externalClusters'], input: { names: externalNames(cluster) } })),
};

/** A recovery begins with something. */
export const recoveryOrigin: Rule<{ readonly stated: boolean }> = {
  id: 'recovery-origin',
  severity: 'error',
  title: 'A recovery says from what',
  symptom: 'the operator takes the Cluster, and its recovery job fails again and again ("recovery source not specified")',
  cause: 'the webhook checks a source that is stated, and the job looks for one where there is neither backup nor volumeSnapshots',
  fix: 'state bootstrap.recovery.source with one of externalClusters, or backup, or volumeSnapshots',
  source: `${DOCS}/recovery`,
  check: ({ stated }) => stated ? undefined : 'bootstrap.recovery states neither source nor backup nor volumeSnapshots',
  targets: inventory => clustersIn(inventory).flatMap(cluster => asRecords([bootstrapOf(cluster, 'recovery')]).map(({ source, backup, volumeSnapshots }) =>
    ({ item: cluster.item, path: ['spec', 'bootstrap', 'recovery'], input: { stated: Boolean(source || backup || volumeSnapshots) } }))),
};

/** A cluster begins from, or follows, one of its external clusters. */
export const recoverySource: Rule<{ readonly prop: string; readonly source?: string; readonly names: string[] }> = {
  id: 'recovery-source',
  severity: 'error',
  title: 'What a cluster begins from or follows is one of its external clusters',
  symptom: 'the operator refuses the Cluster ("External cluster … not found")',
  cause: 'a source is a name in externalClusters of the same Cluster, not the name of another Cluster',
  fix: 'name one of externalClusters, or add it there',
  source: `${DOCS}/bootstrap#the-externalclusters-section`,
  check: ({ prop, source, names }) => source === undefined || names.includes(source)
    ? undefined
    : `${prop} "${source}" is none of externalClusters (${names.join(', ') || 'there are none'})`,
  targets: inventory => webhookEnabled(clustersIn(inventory)).flatMap(sourcesOf),
};

type Source = Target<{ readonly prop: string; readonly source?: string; readonly names: string[] }>;

function sourcesOf(cluster: ClusterView): Source[] {
  const names = externalNames(cluster);
  return [['bootstrap', 'recovery', 'source'], ['bootstrap', 'pg_basebackup', 'source'], ['replica', 'source']].map(path => {
    const value = path.reduce<unknown>((part, key) => asRecord(part)[key], cluster.item.spec);
    // an empty source is none to the operator
    return { item: cluster.item, path: ['spec', ...path], input: { prop: path.join('.'), source: asString(value) || undefined, names } };
  });
}

/** An import comes from one of the external clusters. The operator looks for it when it makes the database, and not before. */
export const importSource: Rule<{ readonly source?: string; readonly names: string[] }> = {
  id: 'import-source',
  severity: 'error',
  title: 'An import comes from one of the external clusters',
  symptom: 'the job of the first instance fails ("missing external cluster"), and no instance ever starts',
  cause: 'the webhook does not look at the source of an import, and the job that makes the database does',
  fix: 'name one of externalClusters, or add it there',
  source: `${DOCS}/database_import`,
  check: ({ source, names }) => source === undefined || names.includes(source)
    ? undefined
    : `bootstrap.initdb.import.source.externalCluster "${source}" is none of externalClusters (${names.join(', ') || 'there are none'})`,
  targets: inventory => clustersIn(inventory).map(cluster => {
    const source = asString(asRecord(asRecord(bootstrapOf(cluster, 'initdb')?.import).source).externalCluster);
    return {
      item: cluster.item,
      path: ['spec', 'bootstrap', 'initdb', 'import', 'source', 'externalCluster'],
      input: { source, names: externalNames(cluster) },
    };
  }),
};

/** A cluster begins in one way. */
export const oneBootstrapMethod: Rule<{ readonly methods: string[] }> = {
  id: 'one-bootstrap-method',
  severity: 'error',
  title: 'A cluster begins in one way',
  symptom: 'the operator refuses the Cluster ("Only one bootstrap method can be specified at a time")',
  cause: 'initdb, recovery and pg_basebackup each fill the same empty volume',
  fix: 'leave one of them',
  source: `${DOCS}/bootstrap#the-bootstrap-section`,
  check: ({ methods }) => methods.length <= 1 ? undefined : `bootstrap states ${methods.join(' and ')}`,
  targets: inventory => webhookEnabled(clustersIn(inventory)).map(cluster => ({
    item: cluster.item,
    path: ['spec', 'bootstrap'],
    input: { methods: (['initdb', 'recovery', 'pg_basebackup'] as const).filter(method => bootstrapOf(cluster, method)) },
  })),
};
