import { formatValue } from '../../values/format-value';
import { ClusterInput, ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { isReplica } from '../engine/cluster-settings';
import { Mistake } from '../engine/rule';
import { webhook } from '../engine/source';
import { didYouMean, formatNames, isLater, namesIn, textOrEmpty } from '../engine/spec-values';

const TOKEN_PARTS = [
  'latestCheckpointTimelineID', 'redoWalFile', 'databaseSystemIdentifier', 'latestCheckpointREDOLocation', 'timeOfLatestCheckpoint', 'operatorVersion',
];
const TRUE = ['1', 't', 'T', 'true', 'TRUE', 'True'];
const FALSE = ['0', 'f', 'F', 'false', 'FALSE', 'False'];

/** A count of something; nothing where it is filled in later, or invalid by itself: another rule reports that. */
function count(value: unknown, least: number): number | undefined {
  return Number.isInteger(value) && value as number >= least ? value as number : undefined;
}

/** How many standbys outside the cluster are listed; nothing where a list is filled in later. */
function listedStandbys({ spec }: ClusterInput): number | undefined {
  const { standbyNamesPre, standbyNamesPost } = spec.postgresql?.synchronous ?? {};
  const lists: unknown[] = [standbyNamesPre ?? [], standbyNamesPost ?? []];
  return lists.every(Array.isArray) ? (lists as unknown[][]).flat().length : undefined;
}

/** Synchronous replication, as Clusters configured it before `postgresql.synchronous`. */
export const syncReplicas: ClusterRule = {
  id: 'sync-replicas',
  severity: 'error',
  title: '`minSyncReplicas` must not exceed `maxSyncReplicas`, and that must be less than `instances`',
  symptom: 'the operator\'s webhook rejects the Cluster ("maxSyncReplicas must be lower than the number of instances", '
    + '"minSyncReplicas cannot be greater than maxSyncReplicas")',
  cause: 'the primary is not one of its standbys, so commits would wait forever for more standbys than there are',
  fix: 'set minSyncReplicas to at most maxSyncReplicas, and maxSyncReplicas to less than instances',
  source: webhook(1572),
  field: 'spec',
  check: ({ spec }) => {
    const instances = count(spec.instances, 1);
    const [least, most] = [count(spec.minSyncReplicas ?? 0, 0), count(spec.maxSyncReplicas ?? 0, 0)];
    const mistakes: Mistake[] = [];
    if (instances !== undefined && most !== undefined && most >= instances) {
      mistakes.push({
        path: ['maxSyncReplicas'],
        message: `${most} is invalid: expected at most ${instances - 1}, because instances is ${instances}`,
        fix: `set maxSyncReplicas to ${instances - 1} or less, or set instances to ${most + 1} or more`,
      });
    }
    if (least !== undefined && most !== undefined && least > most) {
      mistakes.push({
        path: ['minSyncReplicas'],
        message: `${least} is invalid: expected at most maxSyncReplicas, which is ${most}${spec.maxSyncReplicas === undefined ? ' by default' : ''}`,
        fix: `set maxSyncReplicas to ${least} or more, or lower minSyncReplicas`,
      });
    }
    return mistakes;
  },
};

/** Both forms become `synchronous_standby_names`. */
export const synchronousForm: ClusterRule = {
  id: 'synchronous-form',
  severity: 'error',
  title: '`postgresql.synchronous` must not be combined with `minSyncReplicas` or `maxSyncReplicas`',
  symptom: 'the operator\'s webhook rejects the Cluster ("Can\'t have both legacy synchronous replica configuration and new one")',
  cause: 'both configure the same setting of PostgreSQL, synchronous_standby_names',
  fix: 'remove minSyncReplicas and maxSyncReplicas',
  source: webhook(941),
  field: 'spec.postgresql.synchronous',
  check: ({ spec }) => {
    const legacy = (['minSyncReplicas', 'maxSyncReplicas'] as const).filter(name => (spec[name] ?? 0) > 0);
    return spec.postgresql?.synchronous && legacy.length > 0
      ? [{ message: `cannot be combined with ${legacy.join(' and ')}`, fix: `remove ${legacy.join(' and ')}` }]
      : undefined;
  },
};

/** That the number is at least 1 is a rule of the CRD. */
export const synchronousNumber: ClusterRule = {
  id: 'synchronous-number',
  severity: 'error',
  title: '`synchronous.number` must be less than the number of instances and listed standbys',
  symptom: 'the operator\'s webhook rejects the Cluster ("the number of synchronous replicas must be less than the total number of instances and the provided '
    + 'standby names")',
  cause: 'the primary is not one of its standbys, so commits would wait forever for more standbys than there are',
  fix: 'lower postgresql.synchronous.number, or raise instances',
  source: webhook(941),
  field: 'spec.postgresql.synchronous.number',
  check: input => {
    const number = count(input.spec.postgresql?.synchronous?.number, 1);
    const [instances, listed] = [count(input.spec.instances, 1), listedStandbys(input)];
    if (number === undefined || instances === undefined || listed === undefined || number < instances + listed) { return undefined; }
    const available = instances + listed - 1;
    const standbys = listed === 0 ? '' : ` and ${listed === 1 ? '1 standby is' : `${listed} standbys are`} listed`;
    return [{
      message: `${number} is invalid: expected ${available === 0 ? 'a standby' : `at most ${available}`}, because instances is ${instances}${standbys}`,
      fix: `set instances to ${number + 1 - listed} or more, or ${available === 0 ? 'remove postgresql.synchronous' : `set postgresql.synchronous.number to ${available} or less`}`,
    }];
  },
};

function quorumAnnotation({ distribution }: ClusterInput): string {
  return `alpha.${distribution.key('failoverQuorum')}`;
}

/** The annotation, where the operator reads it: 1.27 ignores an empty one. */
function annotatedQuorum(input: ClusterInput): string | undefined {
  const value: string | undefined = operatorSupports(input, ['1.27.0']) ? input.annotations[quorumAnnotation(input)] : undefined;
  return value === '' && !operatorSupports(input, ['1.28.0']) ? undefined : value;
}

/** The annotation was there before the field. */
export const failoverQuorumAnnotation: ClusterRule = {
  id: 'failover-quorum-annotation',
  severity: 'error',
  title: 'The failoverQuorum annotation must be "true" or "false"',
  symptom: 'the operator\'s webhook rejects the Cluster ("Invalid failoverQuorum annotation value")',
  cause: 'the operator parses the value as a boolean of Go; it does not accept "yes" or "on"',
  fix: 'set the annotation to "true" or "false", or replace it with postgresql.synchronous.failoverQuorum',
  source: webhook(998),
  releases: 'from 1.27.0 on',
  field: 'metadata.annotations',
  check: input => {
    const value = annotatedQuorum(input);
    return value === undefined || [...TRUE, ...FALSE].includes(value)
      ? undefined
      : [{ path: [quorumAnnotation(input)], message: `${formatValue(value)} is invalid: expected "true" or "false"` }];
  },
};

/** The annotation has priority over the field. */
export const failoverQuorum: ClusterRule = {
  id: 'failover-quorum',
  severity: 'error',
  title: '`failoverQuorum` must be combined with more synchronous standbys than `standbyNamesPre` and `standbyNamesPost` list',
  symptom: 'the operator\'s webhook rejects the Cluster ("Invalid failoverQuorum configuration")',
  cause: 'the operator promotes only an instance that certainly has the last commit, and cannot query standbys outside the cluster',
  fix: 'set postgresql.synchronous.number to more than the number of names in standbyNamesPre and standbyNamesPost, or disable the failover quorum',
  source: webhook(998),
  releases: 'the annotation from 1.27.0 on, the field from 1.28.0 on',
  field: 'spec.postgresql.synchronous',
  check: input => {
    const annotation = annotatedQuorum(input);
    const { synchronous } = input.spec.postgresql ?? {};
    const isActive = annotation === undefined ? synchronous?.failoverQuorum === true && operatorSupports(input, ['1.28.0']) : TRUE.includes(annotation);
    if (!isActive || isLater(input.spec.postgresql)) { return undefined; }
    if (!synchronous) {
      const key = quorumAnnotation(input);
      return [{ message: `required, because the annotation "${key}" is ${formatValue(annotation)}`, fix: `set postgresql.synchronous, or remove the annotation "${key}"` }];
    }
    const [number, listed] = [count(synchronous.number, 1), listedStandbys(input)];
    return number === undefined || listed === undefined || number > listed ? undefined : [{
      path: ['number'],
      message: `${number} is invalid: expected at least ${listed + 1}, because failoverQuorum is on and ${listed === 1 ? '1 standby is' : `${listed} standbys are`} listed`,
      fix: `raise postgresql.synchronous.number to ${listed + 1}, or disable the failover quorum`,
    }];
  },
};

/** Without labels there is nothing to compare. */
export const syncReplicaElection: ClusterRule = {
  id: 'sync-replica-election',
  severity: 'error',
  title: 'An enabled `syncReplicaElectionConstraint` must have `nodeLabelsAntiAffinity`',
  symptom: 'the operator\'s webhook rejects the Cluster ("Can\'t enable syncReplicaConstraints without passing labels")',
  cause: 'the constraint compares these labels of the nodes that the instances run on',
  fix: 'set nodeLabelsAntiAffinity to labels of nodes, such as topology.kubernetes.io/zone, or set enabled to false',
  source: webhook(1348),
  field: 'spec.postgresql.syncReplicaElectionConstraint.nodeLabelsAntiAffinity',
  check: ({ spec: { postgresql } }) => {
    const { enabled, nodeLabelsAntiAffinity: labels } = postgresql?.syncReplicaElectionConstraint ?? {};
    const isMissing = labels === undefined || (Array.isArray(labels) && labels.length === 0);
    return enabled === true && isMissing ? 'required: expected at least one label, because enabled is true' : undefined;
  },
};

/** Only a physical copy can replicate from another cluster. */
export const replicaMode: ClusterRule = {
  id: 'replica-mode',
  severity: 'error',
  title: 'A replica cluster must be created by recovery or pg_basebackup, and set either `replica.enabled` or `replica.primary`',
  symptom: 'the operator\'s webhook rejects the Cluster ("replica mode enabled is not compatible with the primary field", '
    + '"replica mode bootstrap is compatible only with pg_basebackup or recovery")',
  cause: 'a database that initdb creates is not a copy of another one, and cannot replicate from it',
  fix: 'set bootstrap.pgBasebackup or bootstrap.recovery, or disable the replica cluster',
  manifestFix: 'set bootstrap.pg_basebackup or bootstrap.recovery, or disable the replica cluster',
  source: webhook(2102),
  field: 'spec',
  check: input => {
    const { replica, bootstrap } = input.spec;
    if (textOrEmpty(replica?.primary) && replica!.enabled !== undefined) {
      return [{ path: ['replica', 'enabled'], message: 'cannot be combined with replica.primary', fix: 'remove replica.enabled or replica.primary' }];
    }
    if (!isReplica(input) || isLater(bootstrap) || bootstrap?.pgBasebackup || bootstrap?.recovery) { return undefined; }
    const expected = 'expected recovery or pg_basebackup, because this is a replica cluster';
    return [bootstrap?.initdb
      ? { path: ['bootstrap', 'initdb'], message: `invalid: ${expected}` }
      : { path: ['bootstrap'], message: `required: ${expected}` }];
  },
};

/** Clusters of a distributed topology refer to each other. */
export const replicaName: ClusterRule = {
  id: 'replica-name',
  severity: 'error',
  title: '`replica.self` and `replica.primary` must be names of external clusters',
  symptom: 'the operator\'s webhook rejects the Cluster ("External cluster … not found")',
  cause: 'the operator looks up in externalClusters how to connect to the cluster that is the primary',
  fix: 'use the name of one of externalClusters, or add it to externalClusters',
  source: webhook(2142),
  field: 'spec.replica',
  check: ({ spec: { replica, externalClusters } }) => {
    const names = namesIn(externalClusters);
    return names && (['self', 'primary'] as const).flatMap(key => {
      const name: unknown = replica?.[key];
      return typeof name !== 'string' || name === '' || names.includes(name) ? [] : [{ path: [key], message: unknownCluster(name, names) }];
    });
  },
};

function unknownCluster(name: string, names: string[]): string {
  return names.length === 0
    ? `${formatValue(name)} is not an external cluster: externalClusters is empty`
    : `${formatValue(name)} is not an external cluster: expected ${formatNames(names)}${didYouMean(name, names)}`;
}

/** The token must not be printed. */
export const promotionToken: ClusterRule = {
  id: 'promotion-token',
  severity: 'error',
  title: '`promotionToken` must be the demotion token of the former primary, and be set on the new primary only',
  symptom: 'the operator\'s webhook rejects the Cluster ("minApplyDelay cannot be applied with a promotion token", '
    + '"promotionToken is only allowed for primary clusters", "Invalid promotionToken")',
  cause: 'the token contains the position in the WAL at which the former primary stopped, and the new one waits until it has reached that position',
  fix: 'copy status.demotionToken of the former primary into replica.promotionToken of the new primary, without minApplyDelay',
  source: webhook(2046),
  field: 'spec.replica',
  check: input => {
    const { promotionToken: token, minApplyDelay } = input.spec.replica ?? {};
    if (typeof token !== 'string' || token === '') { return undefined; }
    const mistakes: Mistake[] = [];
    if (minApplyDelay !== undefined) {
      mistakes.push({ path: ['minApplyDelay'], message: 'cannot be combined with promotionToken', fix: 'remove replica.minApplyDelay' });
    }
    if (isReplica(input)) {
      mistakes.push({ path: ['promotionToken'], message: 'invalid on a replica cluster: expected on the new primary only' });
    } else if (!isToken(token)) {
      mistakes.push({ path: ['promotionToken'], message: 'not a valid promotion token: expected status.demotionToken of the former primary' });
    }
    return mistakes;
  },
};

/** Parses a token as the operator does: line ends are ignored in base64, and so is the case of names. */
function isToken(text: string): boolean {
  const token = text.replace(/[\r\n]/g, '');
  if (token.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(token)) {
    return false;
  }
  try {
    const content = Object.entries(JSON.parse(Buffer.from(token, 'base64').toString())).filter(([, value]) => value !== null);
    return TOKEN_PARTS.every(part => {
      const values = content.filter(([name]) => name.toLowerCase() === part.toLowerCase()).map(([, value]) => value);
      return values.every(value => typeof value === 'string') && !!values[values.length - 1];
    });
  } catch {
    return false;
  }
}
