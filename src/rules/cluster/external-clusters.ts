import { bootstrapOf, externalNames, webhookEnabled, wholeClusters } from '../../inventory/cluster-parts';
import { clustersIn, ClusterView } from '../../inventory/clusters';
import { asRecord, asRecords, asString } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';
import { quotedList } from '../../values/word-list';
import { setIfOnly } from '../engine/change';
import { CheckResult, Precedence, Rule, Target } from '../engine/rule';
import { OPERATOR_DOCS, OPERATOR_SOURCE } from '../engine/source';

const WEBHOOK = `${OPERATOR_SOURCE}/internal/webhook/v1/cluster_webhook.go`;

/** External clusters are found by name. */
export const externalClusterUnique: Rule<{ readonly names: ReadonlyArray<string | undefined> }> = {
  id: 'external-cluster-unique',
  severity: 'error',
  title: 'The names of external clusters must be unique',
  symptom: 'the operator\'s webhook rejects the Cluster ("the list of external clusters contains duplicate values")',
  cause: 'bootstrap, replica and import refer to external clusters by name',
  fix: 'give each entry of externalClusters a different name',
  source: WEBHOOK,
  kinds: ['Cluster'],
  ofOneObject: true,
  check: ({ names }) => names.flatMap((name, index) => name === undefined || names.indexOf(name) === index
    ? []
    : [{ path: [index, 'name'], message: `"${name}" is already the name of externalClusters[${names.indexOf(name)}]: expected another name` }]),
  targets: inventory => webhookEnabled(clustersIn(inventory)).map(({ item }) => {
    const all: unknown[] = Array.isArray(item.spec.externalClusters) ? item.spec.externalClusters : [];
    return { item, path: ['spec', 'externalClusters'], input: { names: all.map(one => asString(asRecord(one).name)) } };
  }),
};

/** A recovery begins with something. */
export const recoveryOrigin: Rule<{ readonly stated: boolean }> = {
  id: 'recovery-origin',
  precedence: Precedence.WEBHOOK,
  severity: 'error',
  title: '`bootstrap.recovery` must set source, backup or volumeSnapshots',
  symptom: 'the Cluster is accepted, but its recovery job fails repeatedly ("recovery source not specified")',
  cause: 'the webhook checks source only if it is set, and the recovery job needs it unless backup or volumeSnapshots is set',
  fix: 'set bootstrap.recovery.source to one of externalClusters, or set bootstrap.recovery.backup or bootstrap.recovery.volumeSnapshots',
  source: `${OPERATOR_DOCS}/recovery`,
  kinds: ['Cluster'],
  needs: 'the whole Cluster: without `storage` it may be a patch',
  ofOneObject: true,
  check: ({ stated }) => stated ? undefined : 'required, unless backup or volumeSnapshots is set',
  targets: inventory => wholeClusters(clustersIn(inventory)).flatMap(cluster => asRecords([bootstrapOf(cluster, 'recovery')]).map(({ source, backup, volumeSnapshots }) =>
    ({ item: cluster.item, path: ['spec', 'bootstrap', 'recovery', 'source'], input: { stated: Boolean(source || backup || volumeSnapshots) } }))),
};

/** The name of an external cluster, and those that there are. */
export interface ExternalNameInput {
  readonly source?: string;
  readonly names: string[];
}

/** A cluster begins from, or follows, one of its external clusters. */
export const recoverySource: Rule<ExternalNameInput> = {
  id: 'recovery-source',
  isMended: true,
  severity: 'error',
  title: 'The source of a cluster must be one of its external clusters',
  symptom: 'the operator\'s webhook rejects the Cluster ("External cluster … not found")',
  cause: 'a source is a name in externalClusters of the same Cluster, not the name of another Cluster',
  fix: 'add an entry of that name to externalClusters, or use the name of an existing entry',
  source: `${OPERATOR_DOCS}/bootstrap#the-externalclusters-section`,
  kinds: ['Cluster'],
  needs: 'the whole Cluster: without `storage` it may be a patch',
  ofOneObject: true,
  check: mistakeInName,
  targets: inventory => webhookEnabled(wholeClusters(clustersIn(inventory))).flatMap(cluster => [
    ...sourceAt(cluster, ['bootstrap', 'recovery', 'source']),
    ...sourceAt(cluster, ['bootstrap', 'pg_basebackup', 'source']),
    ...sourceAt(cluster, ['replica', 'source']),
  ]),
};

/** An import comes from one of the external clusters. The operator looks for it only when it creates the database. */
export const importSource: Rule<ExternalNameInput> = {
  id: 'import-source',
  isMended: true,
  severity: 'error',
  title: 'The source of an import must be one of the external clusters',
  symptom: 'the job of the first instance fails ("missing external cluster"), and no instance ever starts',
  cause: 'the webhook does not check the source of an import, but the job that creates the database needs it',
  fix: 'add an entry of that name to externalClusters, or use the name of an existing entry',
  source: `${OPERATOR_DOCS}/database_import`,
  kinds: ['Cluster'],
  needs: 'the whole Cluster: without `storage` it may be a patch',
  ofOneObject: true,
  check: mistakeInName,
  targets: inventory => wholeClusters(clustersIn(inventory)).flatMap(cluster => sourceAt(cluster, ['bootstrap', 'initdb', 'import', 'source', 'externalCluster'])),
};

/** The operator treats an empty source as a missing one; a name that is filled in later is unknown. */
function sourceAt(cluster: ClusterView, path: string[]): Target<ExternalNameInput>[] {
  const source = asString(path.reduce<unknown>((part, key) => asRecord(part)[key], cluster.item.spec)) || undefined;
  const names = externalNames(cluster);
  return names ? [{ item: cluster.item, path: ['spec', ...path], input: { source, names } }] : [];
}

function mistakeInName({ source, names }: ExternalNameInput): CheckResult {
  if (source === undefined || names.includes(source)) { return undefined; }
  const near = nearestOf(source, names);
  if (near !== undefined) {
    return [{ message: `"${source}" is not one of externalClusters; did you mean "${near}"?`, fix: `set "${near}"`, changes: setIfOnly(near, source, names) }];
  }
  return `"${source}" is not one of externalClusters: ${names.length === 0 ? 'there are none' : `expected ${quotedList(names, 'or')}`}`;
}

/** A cluster begins in one way. */
export const oneBootstrapMethod: Rule<{ readonly methods: string[] }> = {
  id: 'one-bootstrap-method',
  severity: 'error',
  title: '`bootstrap` must have at most one method',
  symptom: 'the operator\'s webhook rejects the Cluster ("Only one bootstrap method can be specified at a time")',
  cause: 'initdb, recovery and pg_basebackup each fill the same empty volume',
  fix: 'keep exactly one of initdb, recovery and pgBasebackup',
  manifestFix: 'keep exactly one of initdb, recovery and pg_basebackup',
  source: `${OPERATOR_DOCS}/bootstrap#the-bootstrap-section`,
  kinds: ['Cluster'],
  ofOneObject: true,
  check: ({ methods: [first, ...others] }) => others.map(method => ({ path: [method], message: `cannot be combined with ${first}: expected one bootstrap method` })),
  targets: inventory => webhookEnabled(clustersIn(inventory)).map(cluster => ({
    item: cluster.item,
    path: ['spec', 'bootstrap'],
    input: { methods: (['initdb', 'recovery', 'pg_basebackup'] as const).filter(method => bootstrapOf(cluster, method)) },
  })),
};
