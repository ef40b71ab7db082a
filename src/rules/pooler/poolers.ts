import { PGBOUNCER_PARAMETERS } from '../../facts/pgbouncer-parameters';
import { dependentsIn } from '../../inventory/dependents';
import { asRecord, asString, asStrings, isUnknown } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';
import { wordList } from '../../values/word-list';
import { renameIfOnly } from '../engine/change';
import { readerHas, ResourceInput, resourcesOf } from '../engine/resource-targets';
import { Mistake, Precedence, Rule } from '../engine/rule';
import { OPERATOR_DOCS, OPERATOR_SOURCE } from '../engine/source';

const DOCS = `${OPERATOR_DOCS}/connection_pooling`;
const WEBHOOK = `${OPERATOR_SOURCE}/internal/webhook/v1/pooler_webhook.go`;

/** What all rules about one Pooler have in common. */
const OF_POOLER = { severity: 'error', kinds: ['Pooler'], ofOneObject: true, targets: resourcesOf('Pooler') } as const;

/** Pooler and Cluster would have Services of one name. */
export const poolerName: Rule<ResourceInput> = {
  ...OF_POOLER,
  id: 'pooler-name',
  title: 'A Pooler must not have the name of its cluster',
  symptom: 'the operator\'s webhook rejects the Pooler ("the pooler resource cannot have the same name of a cluster")',
  cause: 'the operator names the objects of Clusters and Poolers after them',
  fix: 'set metadata.name to another name',
  source: WEBHOOK,
  targets: inventory => resourcesOf('Pooler')(inventory).map(target => ({ ...target, path: ['metadata', 'name'] })),
  check: ({ name, spec }) => name !== '' && spec.cluster?.name === name
    ? [{ message: `"${name}" is the name of the cluster: expected another name`, fix: `set metadata.name to another name, such as ${name}-pooler` }]
    : undefined,
};

/** The name of a Pooler, and those of the Services that its cluster has. */
export interface PoolerServiceInput {
  readonly name: string;
  readonly clusterName: string;
  readonly services: string[];
}

/** A Service has one owner. */
export const poolerServiceName: Rule<PoolerServiceInput> = {
  id: 'pooler-service-name',
  severity: 'error',
  title: 'A Pooler must not have the name of a Service of its cluster',
  symptom: 'the Pooler gets no pods: its event InvalidOwnership has "found invalid ownership for managed resources"',
  cause: 'the operator creates a Service with the name of the Pooler, and the Services of the cluster with the suffixes -rw, -ro and -r',
  fix: 'set metadata.name to another name',
  source: `${OPERATOR_SOURCE}/internal/controller/pooler_controller.go`,
  kinds: ['Pooler'],
  needs: 'for the suffixes -ro and -r the Cluster, which can disable these Services',
  targets: inventory => resourcesOf('Pooler')(inventory).map(({ item, input: { name, spec } }) => {
    const clusterName = asString(asRecord(spec.cluster).name) ?? '';
    const cluster = dependentsIn(inventory).find(one => one.item === item)?.cluster;
    return { item, path: ['metadata', 'name'], input: { name, clusterName, services: servicesOf(clusterName, cluster?.item.spec) } };
  }),
  check: ({ name, clusterName, services }) => services.includes(name) ? [{
    message: `"${name}" is the name of a Service of the cluster "${clusterName}": expected another name`,
    fix: `set metadata.name to another name, such as ${clusterName}-pooler`,
  }] : undefined,
};

/** The read-write Service always exists; whether the others are disabled is only known if the input has the Cluster. */
function servicesOf(clusterName: string, cluster: Record<string, any> | undefined): string[] {
  const { disabledDefaultServices: disabled } = asRecord(asRecord(cluster?.managed).services);
  const others = cluster === undefined || isUnknown(disabled) ? [] : ['r', 'ro'].filter(type => !asStrings(disabled).includes(type));
  return clusterName === '' ? [] : ['rw', ...others].map(type => `${clusterName}-${type}`);
}

/** A Pooler is in front of a cluster. */
export const poolerCluster: Rule<ResourceInput> = {
  ...OF_POOLER,
  id: 'pooler-cluster',
  title: '`cluster.name` of a Pooler must not be empty',
  symptom: 'the operator\'s webhook rejects the Pooler ("must specify a cluster name")',
  cause: 'the CustomResourceDefinition requires a name but accepts an empty one',
  fix: 'set spec.cluster.name to the name of the cluster',
  source: WEBHOOK,
  precedence: Precedence.WEBHOOK,
  check: ({ spec }) => spec.cluster?.name === '' ? [{ path: ['cluster', 'name'], message: 'empty: expected the name of a cluster' }] : undefined,
};

/** A query of one's own needs a user of one's own. */
export const poolerAuthQuery: Rule<ResourceInput> = {
  ...OF_POOLER,
  id: 'pooler-auth-query',
  title: '`authQuery` of a Pooler must be set together with `authQuerySecret` or `serverTLSSecret`',
  symptom: 'the operator\'s webhook rejects the Pooler ("must specify an auth query when providing an auth query secret", '
    + '"must specify an existing auth query secret when providing an auth query secret")',
  cause: 'the operator manages the user that runs the query only if neither is set',
  fix: 'set both authQuery and the Secret of its user, or neither',
  source: WEBHOOK,
  precedence: Precedence.WEBHOOK,
  check: ({ spec: { pgbouncer = {} }, reader }) => {
    const secrets = ['authQuerySecret', ...readerHas(reader, ['1.28.0']) ? ['serverTLSSecret'] : []];
    const set = secrets.filter(field => pgbouncer[field]?.name);
    if (set.length > 0 && !pgbouncer.authQuery) { return [{ path: ['pgbouncer', 'authQuery'], message: `required, because ${wordList(set)} is set` }]; }
    return set.length === 0 && pgbouncer.authQuery
      ? [{
        path: ['pgbouncer', 'authQuery'],
        message: `cannot be set without ${wordList(secrets, 'or')}`,
        fix: `set ${wordList(secrets, 'or')}, or remove authQuery`,
      }]
      : undefined;
  },
};

/** The operator writes the rest of PgBouncer's configuration. */
export const poolerParameter: Rule<ResourceInput> = {
  ...OF_POOLER,
  id: 'pooler-parameter',
  isMended: true,
  title: '`pgbouncer.parameters` of a Pooler must be parameters that the operator accepts',
  symptom: 'the operator\'s webhook rejects the Pooler ("Invalid or reserved parameter")',
  cause: 'the operator writes the configuration of PgBouncer, and accepts only some parameters from users',
  fix: 'remove the parameter',
  source: `${DOCS}#pgbouncer-configuration-options`,
  precedence: Precedence.WEBHOOK,
  check: ({ spec: { pgbouncer }, reader }) => reader.newestKnown ? undefined : Object.keys(pgbouncer?.parameters ?? {}).flatMap((name): Mistake[] => {
    const since = Object.hasOwn(PGBOUNCER_PARAMETERS, name) ? PGBOUNCER_PARAMETERS[name] : undefined;
    const path = ['pgbouncer', 'parameters', name];
    if (since && !readerHas(reader, since)) {
      return [{ path, message: `operator ${reader.release} does not accept this parameter, which was added in ${wordList(since)}` }];
    }
    if (since) { return []; }
    const near = nearestOf(name, Object.keys(PGBOUNCER_PARAMETERS));
    return [{
      path,
      message: `"${name}" is not a parameter that the operator accepts${near === undefined ? '' : `; did you mean "${near}"?`}`,
      fix: near === undefined ? `remove ${name}` : `rename the parameter to ${near}`,
      changes: renameIfOnly(near, name, Object.keys(PGBOUNCER_PARAMETERS)),
    }];
  }),
};

/** Metrics over TLS need a certificate of the pooler's own. */
export const poolerMetricsTls: Rule<ResourceInput> = {
  ...OF_POOLER,
  id: 'pooler-metrics-tls',
  title: '`clientTLSSecret` must be set if a Pooler\'s PodMonitor uses TLS',
  symptom: 'the operator\'s webhook rejects the Pooler ("clientTLSSecret is required when spec.monitoring.tls.enabled is true …")',
  cause: 'without it the metrics are served with the cluster\'s certificate, which does not name the pooler',
  fix: 'set pgbouncer.clientTLSSecret, or set monitoring.enablePodMonitor to false',
  source: WEBHOOK,
  releases: 'from 1.30 on',
  precedence: Precedence.WEBHOOK,
  check: ({ spec: { monitoring = {}, pgbouncer } }) =>
    monitoring.tls?.enabled === true && monitoring.enablePodMonitor === true && !pgbouncer?.clientTLSSecret?.name ? [{ path: ['pgbouncer', 'clientTLSSecret'], message: 'required, because monitoring.tls.enabled and monitoring.enablePodMonitor are true' }] : undefined,
};

/** One source of the image. */
export const poolerImage: Rule<ResourceInput> = {
  ...OF_POOLER,
  id: 'pooler-image',
  title: '`pgbouncer` of a Pooler must have at most one of `image` and `imageCatalogRef`',
  symptom: 'the API server rejects the Pooler ("image and imageCatalogRef are mutually exclusive")',
  cause: 'both select the image of PgBouncer',
  fix: 'remove pgbouncer.image or pgbouncer.imageCatalogRef',
  source: `${DOCS}`,
  releases: 'from 1.30 on',
  check: ({ spec: { pgbouncer } }) => pgbouncer?.image !== undefined && pgbouncer.imageCatalogRef !== undefined
    ? [{ path: ['pgbouncer', 'image'], message: 'cannot be combined with imageCatalogRef' }]
    : undefined,
};
