import { Rule } from '../rule';

/** Clusters and their parts are found by name: data lives there. */
export const clusterName: Rule<{ readonly name: string }> = {
  id: 'cluster-name',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("cluster name must be a valid DNS label", "the maximum length of a cluster name is 50 characters")',
  fix: 'state metadata.name (or the construct\'s id) as 1 to 50 lower case letters, digits and "-" '
    + 'that begin with a letter and end with a letter or digit',
  check: ({ name }) => /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name) && name.length <= 50 ? undefined : `the cluster's name "${name}" is none that the operator takes`,
};

/** A cluster has one instance at least. */
export const clusterInstances: Rule<{ readonly instances: number }> = {
  id: 'cluster-instances',
  severity: 'error',
  symptom: 'the API server refuses the Cluster ("spec.instances: should be greater than or equal to 1")',
  fix: 'state a whole number of 1 or more',
  check: ({ instances }) => Number.isInteger(instances) && instances >= 1 ? undefined : `instances is ${JSON.stringify(instances)}, which is no number of servers`,
};

const ZERO = /^[+-]?(0+\.?0*|\.0+)([a-zA-Z]|$)/;

/** A volume has a size. */
export const storageSize: Rule<{ readonly prop: string; readonly size?: string; readonly requested?: string }> = {
  id: 'storage-size',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("Size not configured")',
  fix: 'state `size`, such as "10Gi", or a storage request in `pvcTemplate`',
  check: ({ prop, size, requested }) => (size === undefined || size === '') && (requested === undefined || ZERO.test(requested))
    ? `${prop} has no size`
    : undefined,
};

/** The operator has its own mind about some variables. */
export const reservedEnvironment: Rule<{ readonly names: string[] }> = {
  id: 'reserved-environment',
  severity: 'error',
  symptom: 'the instances look for sockets of plugins elsewhere than the plugins make them: '
    + '"requested plugin is not available", and no WAL is archived',
  fix: 'leave PLUGIN_SOCKET_DIR out: plugins mount their directory by themselves',
  check: ({ names }) => names.includes('PLUGIN_SOCKET_DIR') ? 'env sets PLUGIN_SOCKET_DIR' : undefined,
};

/** A cluster in a namespace that nobody watches stays as it is. */
export const clusterNamespaceWatched: Rule<{ readonly namespace?: string; readonly watchedNamespaces?: string[] }> = {
  id: 'cluster-namespace-watched',
  severity: 'error',
  symptom: 'nothing happens: no instance, no event, no status',
  fix: 'put the Cluster into a namespace that the operator watches, or add its namespace to WATCH_NAMESPACE and `watchedNamespaces`',
  check: ({ namespace, watchedNamespaces: watched }) => namespace === undefined || !watched?.length || watched.includes(namespace)
    ? undefined
    : `the operator watches ${watched.map(name => `"${name}"`).join(', ')} and not "${namespace}"`,
};

/** External clusters are found by name. */
export const externalClusterUnique: Rule<{ readonly names: string[] }> = {
  id: 'external-cluster-unique',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("Duplicate value")',
  fix: 'give each of externalClusters a name of its own',
  check: ({ names }) => {
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    return twice === undefined ? undefined : `two of externalClusters are named "${twice}"`;
  },
};

/** A recovery begins with something. */
export const recoveryOrigin: Rule<{ readonly stated: boolean }> = {
  id: 'recovery-origin',
  severity: 'error',
  symptom: 'the operator takes the Cluster, and its recovery job fails again and again ("recovery source not specified")',
  fix: 'state bootstrap.recovery.source with one of externalClusters, or backup, or volumeSnapshots',
  check: ({ stated }) => stated ? undefined : 'bootstrap.recovery states neither source nor backup nor volumeSnapshots',
};

/** A cluster begins from, or follows, one of its external clusters. */
export const recoverySource: Rule<{ readonly prop: string; readonly source?: string; readonly names: string[] }> = {
  id: 'recovery-source',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("External cluster … not found")',
  fix: 'name one of externalClusters, or add it there',
  check: ({ prop, source, names }) => source === undefined || names.includes(source)
    ? undefined
    : `${prop} "${source}" is none of externalClusters (${names.join(', ') || 'there are none'})`,
};

/** An import comes from one of the external clusters. The operator looks for it when it makes the database, and not before. */
export const importSource: Rule<{ readonly source?: string; readonly names: string[] }> = {
  id: 'import-source',
  severity: 'error',
  symptom: 'the job of the first instance fails ("missing external cluster"), and no instance ever starts',
  fix: 'name one of externalClusters, or add it there',
  check: ({ source, names }) => source === undefined || names.includes(source)
    ? undefined
    : `bootstrap.initdb.import.source.externalCluster "${source}" is none of externalClusters (${names.join(', ') || 'there are none'})`,
};

/** A cluster begins in one way. */
export const oneBootstrapMethod: Rule<{ readonly methods: string[] }> = {
  id: 'one-bootstrap-method',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("Only one bootstrap method can be specified at a time")',
  fix: 'leave one of them',
  check: ({ methods }) => methods.length <= 1 ? undefined : `bootstrap states ${methods.join(' and ')}`,
};
