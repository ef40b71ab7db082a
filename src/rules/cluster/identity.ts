import { Distribution } from '../../contracts/distribution';
import { webhookEnabled } from '../../inventory/cluster-parts';
import { clustersIn } from '../../inventory/clusters';
import { formatValue } from '../../values/format-value';
import { asNumber, asRecord, asString, isUnknown } from '../../values/narrow';
import { quotedList } from '../../values/word-list';
import { Precedence, Rule } from '../engine/rule';
import { OPERATOR_DOCS, OPERATOR_SOURCE } from '../engine/source';

const WEBHOOK = `${OPERATOR_SOURCE}/internal/webhook/v1/cluster_webhook.go`;

/** Clusters and their parts are found by name: data lives there. */
export const clusterName: Rule<{ readonly name: string }> = {
  id: 'cluster-name',
  severity: 'error',
  title: 'The name of a Cluster must be a DNS label of at most 50 characters that starts with a letter',
  symptom: 'the operator\'s webhook rejects the Cluster ("cluster name must be a valid DNS label", "the maximum length of a cluster name is 50 characters")',
  cause: 'the operator appends suffixes to the cluster name to name Services and pods',
  fix: 'set metadata.name (by default the construct\'s id) to 1 to 50 lowercase letters, digits and "-", starting with a letter and ending with a letter or digit',
  manifestFix: 'set metadata.name to 1 to 50 lowercase letters, digits and "-", starting with a letter and ending with a letter or digit',
  source: WEBHOOK,
  kinds: ['Cluster'],
  check: ({ name }) => {
    if (!/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name)) {
      return `${formatValue(name)} is not a valid cluster name: expected lowercase letters, digits and "-", starting with a letter and ending with a letter or digit`;
    }
    return name.length <= 50 ? undefined : `"${name}" has ${name.length} characters: expected at most 50`;
  },
  // a missing name is object-named's mistake
  targets: inventory => webhookEnabled(clustersIn(inventory)).filter(({ item: { name, manifest } }) => name !== '' && !isUnknown(asRecord(manifest.metadata).name))
    .map(({ item }) => ({ item, path: ['metadata', 'name'], input: { name: item.name } })),
};

/** A cluster has at least one instance. */
export const clusterInstances: Rule<{ readonly instances: number; readonly distribution: Distribution }> = {
  id: 'cluster-instances',
  severity: 'error',
  title: '`instances` must be at least 1',
  symptom: 'the API server rejects the Cluster ("spec.instances in body should be greater than or equal to 1")',
  cause: 'a cluster is paused by hibernation, which keeps its volumes, not by removing its instances',
  fix: 'set instances to at least 1; to pause the cluster, set the hibernation annotation to "on" instead',
  source: `${OPERATOR_DOCS}/declarative_hibernation`,
  kinds: ['Cluster'],
  // its message is more specific than that of the CRD's minimum
  precedence: Precedence.TYPE,
  ofOneObject: true,
  check: ({ instances, distribution }) => Number.isInteger(instances) && instances < 1 ? [{
    message: `${instances} is invalid: expected at least 1`,
    fix: `set instances to at least 1; to pause the cluster, set the annotation ${distribution.key('hibernation')} to "on" instead`,
  }] : undefined,
  targets: inventory => clustersIn(inventory).flatMap(({ item, distribution }) => {
    const instances = asNumber(item.spec.instances);
    return instances === undefined ? [] : [{ item, path: ['spec', 'instances'], input: { instances, distribution } }];
  }),
};

/** The variable that plugins do not read. */
export const reservedEnvironment: Rule<{ readonly name: string }> = {
  id: 'reserved-environment',
  severity: 'error',
  title: '`env` must not set PLUGIN_SOCKET_DIR',
  symptom: 'the instances do not find the sockets of plugins: "requested plugin is not available", and no WAL is archived',
  cause: 'the instance manager reads PLUGIN_SOCKET_DIR, but plugins always create their sockets in /plugins',
  fix: 'remove PLUGIN_SOCKET_DIR from env',
  source: `${OPERATOR_SOURCE}/internal/configuration/configuration.go`,
  kinds: ['Cluster'],
  ofOneObject: true,
  check: ({ name }) => name === 'PLUGIN_SOCKET_DIR' ? '"PLUGIN_SOCKET_DIR" must not be set: plugins always create their sockets in /plugins' : undefined,
  targets: inventory => clustersIn(inventory).flatMap(({ item }) => {
    const variables: unknown[] = Array.isArray(item.spec.env) ? item.spec.env : [];
    return variables.map((variable, index) => ({ item, path: ['spec', 'env', index, 'name'], input: { name: asString(asRecord(variable).name) ?? '' } }));
  }),
};

/** An operator does not see a cluster in a namespace that it does not watch. */
export const clusterNamespaceWatched: Rule<{ readonly namespace?: string; readonly watchedNamespaces?: string[] }> = {
  id: 'cluster-namespace-watched',
  severity: 'error',
  title: 'The namespace of a Cluster must be watched by its operator',
  symptom: 'nothing happens: no instance, no event, no status',
  cause: 'an operator with WATCH_NAMESPACE sees the objects in those namespaces only',
  fix: 'set metadata.namespace to a namespace that the operator watches, or add the namespace to WATCH_NAMESPACE and to `watchedNamespaces` of the Operator',
  manifestFix: 'set metadata.namespace to a namespace that the operator watches, or add the namespace to WATCH_NAMESPACE',
  source: `${OPERATOR_DOCS}/operator_conf`,
  kinds: ['Cluster'],
  needs: 'the operator\'s Deployment, and the namespace of the Cluster',
  check: ({ namespace, watchedNamespaces: watched }) => namespace === undefined || !watched?.length || watched.includes(namespace)
    ? undefined
    : `"${namespace}" is not watched by the operator: expected ${quotedList(watched, 'or')}`,
  targets: inventory => clustersIn(inventory).map(({ item, operator: { watchedNamespaces } }) =>
    ({ item, path: ['metadata', 'namespace'], input: { namespace: item.namespace, watchedNamespaces } })),
};
