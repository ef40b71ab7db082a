import { ClusterInput, ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { isReplica } from '../engine/cluster-settings';
import { webhook } from '../engine/source';
import { asNumber, objects, textOrEmpty } from '../engine/spec-values';

const TOKEN_PARTS = [
  'latestCheckpointTimelineID', 'redoWalFile', 'databaseSystemIdentifier', 'latestCheckpointREDOLocation', 'timeOfLatestCheckpoint', 'operatorVersion',
];
const TRUE = ['1', 't', 'T', 'true', 'TRUE', 'True'];
const FALSE = ['0', 'f', 'F', 'false', 'FALSE', 'False'];

function otherStandbys({ spec }: ClusterInput): number {
  const { standbyNamesPre, standbyNamesPost } = spec.postgresql?.synchronous ?? {};
  return (standbyNamesPre ?? []).length + (standbyNamesPost ?? []).length;
}

/** The older form of synchronous replication. */
export const syncReplicas: ClusterRule = {
  id: 'sync-replicas',
  severity: 'error',
  title: 'There are enough instances for synchronous replicas',
  symptom: 'the operator refuses the Cluster ("maxSyncReplicas must be lower than the number of instances", '
    + '"minSyncReplicas cannot be greater than maxSyncReplicas")',
  cause: 'a primary is no standby of its own, and would wait for ever for more standbys than there are',
  fix: 'let minSyncReplicas be from 0 to maxSyncReplicas, and maxSyncReplicas less than instances',
  source: webhook(1572),
  field: 'spec.maxSyncReplicas',
  check: ({ spec: { instances, minSyncReplicas: least = 0, maxSyncReplicas: most = 0 } }) => {
    if ([instances, least, most].some(one => asNumber(one) === undefined)) {
      return undefined;
    }
    if (most < 0 || most >= instances) {
      return `maxSyncReplicas is ${most}, and instances is ${instances}`;
    }
    return least < 0 || least > most ? `minSyncReplicas is ${least}, and maxSyncReplicas is ${most}` : undefined;
  },
};

/** Synchronous replication is stated in one form. */
export const synchronousForm: ClusterRule = {
  id: 'synchronous-form',
  severity: 'error',
  title: 'Synchronous replication is stated in one form',
  symptom: 'the operator refuses the Cluster ("Can\'t have both legacy synchronous replica configuration and new one")',
  cause: 'both forms write the same setting, synchronous_standby_names',
  fix: 'leave minSyncReplicas and maxSyncReplicas out',
  source: webhook(941),
  field: 'spec.postgresql.synchronous',
  check: ({ spec: { postgresql, minSyncReplicas: least = 0, maxSyncReplicas: most = 0 } }) => postgresql?.synchronous && (least > 0 || most > 0)
    ? 'postgresql.synchronous is stated together with minSyncReplicas or maxSyncReplicas'
    : undefined,
};

/** A commit cannot wait for more standbys than there are. */
export const synchronousNumber: ClusterRule = {
  id: 'synchronous-number',
  severity: 'error',
  title: 'A commit waits for no more standbys than there are',
  symptom: 'the operator refuses the Cluster ("the number of synchronous replicas must be less than the total number of instances and the provided '
    + 'standby names")',
  cause: 'a primary is no standby of its own, and would wait for ever for more standbys than there are',
  fix: 'lower the number, or raise instances',
  source: webhook(941),
  field: 'spec.postgresql.synchronous.number',
  check: input => {
    const number = asNumber(input.spec.postgresql?.synchronous?.number);
    const all = input.spec.instances + otherStandbys(input);
    return number !== undefined && number >= all ? `postgresql.synchronous.number is ${number}, and instances and named standbys are ${all}` : undefined;
  },
};

/** A quorum needs standbys of the cluster's own. */
export const failoverQuorum: ClusterRule = {
  id: 'failover-quorum',
  severity: 'error',
  title: 'A quorum of failover has standbys of the cluster\'s own',
  symptom: 'the operator refuses the Cluster ("Invalid failoverQuorum configuration", "Invalid failoverQuorum annotation value")',
  cause: 'the operator promotes only an instance that must have the last commit, and cannot ask standbys elsewhere',
  fix: 'state postgresql.synchronous with a number greater than that of standbyNamesPre and standbyNamesPost together, or leave the quorum out; '
    + 'the annotation\'s value is "true" or "false"',
  source: webhook(998),
  releases: 'the annotation from 1.27.0 on, the field from 1.28.0 on',
  field: 'spec.postgresql.synchronous',
  check: input => {
    const key = `alpha.${input.distribution.key('failoverQuorum')}`;
    const stated: string | undefined = operatorSupports(input, ['1.27.0']) ? input.annotations[key] : undefined;
    const annotation = stated === '' && !operatorSupports(input, ['1.28.0']) ? undefined : stated;
    const { synchronous } = input.spec.postgresql ?? {};
    if (annotation !== undefined && ![...TRUE, ...FALSE].includes(annotation)) {
      return `annotation "${key}" is "${annotation}", which is neither true nor false`;
    }
    const active = annotation === undefined ? synchronous?.failoverQuorum === true && operatorSupports(input, ['1.28.0']) : TRUE.includes(annotation);
    if (active && !synchronous) {
      return `annotation "${key}" is "${annotation}", and postgresql.synchronous is not stated`;
    }
    const others = otherStandbys(input);
    return active && synchronous!.number <= others
      ? `postgresql.synchronous.number is ${synchronous!.number}, and ${others} other standbys are named`
      : undefined;
  },
};

/** Standbys are kept apart by labels. */
export const syncReplicaElection: ClusterRule = {
  id: 'sync-replica-election',
  severity: 'error',
  title: 'Standbys are kept apart by labels of nodes',
  symptom: 'the operator refuses the Cluster ("Can\'t enable syncReplicaConstraints without passing labels")',
  cause: 'the constraint compares the labels of the nodes that the instances run on',
  fix: 'name labels in nodeLabelsAntiAffinity, or disable the constraint',
  source: webhook(1348),
  field: 'spec.postgresql.syncReplicaElectionConstraint',
  check: ({ spec: { postgresql } }) => {
    const { enabled, nodeLabelsAntiAffinity: labels } = postgresql?.syncReplicaElectionConstraint ?? {};
    return enabled && !labels?.length ? 'postgresql.syncReplicaElectionConstraint is enabled, and has no nodeLabelsAntiAffinity' : undefined;
  },
};

/** A replica is a copy of what it follows. */
export const replicaMode: ClusterRule = {
  id: 'replica-mode',
  severity: 'error',
  title: 'A cluster that follows another one begins as its copy',
  symptom: 'the operator refuses the Cluster ("replica mode enabled is not compatible with the primary field", '
    + '"replica mode bootstrap is compatible only with pg_basebackup or recovery")',
  cause: 'a database that initdb makes is no copy of any other, and cannot follow it',
  fix: 'state only one of replica.enabled and replica.primary, and bootstrap.pgBasebackup or bootstrap.recovery where the cluster follows another',
  manifestFix: 'state only one of replica.enabled and replica.primary, and bootstrap.pg_basebackup or bootstrap.recovery where the cluster '
    + 'follows another',
  source: webhook(2102),
  field: 'spec.replica',
  check: input => {
    const { replica, bootstrap } = input.spec;
    if (replica?.primary && replica.enabled !== undefined) {
      return 'replica states enabled and primary';
    }
    return isReplica(input) && !bootstrap?.pgBasebackup && !bootstrap?.recovery
      ? 'the cluster follows another one, and has neither bootstrap.pg_basebackup nor bootstrap.recovery'
      : undefined;
  },
};

/** Clusters that change places know each other by name. */
export const replicaName: ClusterRule = {
  id: 'replica-name',
  severity: 'error',
  title: 'Clusters that change places are external clusters',
  symptom: 'the operator refuses the Cluster ("External cluster … not found")',
  cause: 'the operator looks up in externalClusters how to reach whichever is the primary',
  fix: 'name one of externalClusters, or add it there',
  source: webhook(2142),
  field: 'spec.replica',
  check: ({ spec: { replica, externalClusters } }) => {
    const wrong = (['self', 'primary'] as const).find(key => textOrEmpty(replica?.[key]) !== '' && !objects(externalClusters).some(({ name }) => name === replica?.[key]));
    return wrong && `replica.${wrong} "${replica![wrong]}" is none of externalClusters`;
  },
};

/** A token promotes a cluster that was a replica. */
export const promotionToken: ClusterRule = {
  id: 'promotion-token',
  severity: 'error',
  title: 'A promotion token is a former primary\'s, for the new one',
  symptom: 'the operator refuses the Cluster ("minApplyDelay cannot be applied with a promotion token", '
    + '"promotionToken is only allowed for primary clusters", "Invalid promotionToken")',
  cause: 'the token says at which point of the WAL the former primary stopped, and the new one waits until it is there',
  fix: 'copy the token as the former primary has it in its status, and state it only for the new primary, without minApplyDelay',
  source: webhook(2046),
  field: 'spec.replica.promotionToken',
  check: input => {
    const { promotionToken: token, minApplyDelay } = input.spec.replica ?? {};
    if (typeof token !== 'string' || token === '') {
      return undefined;
    }
    if (minApplyDelay !== undefined) {
      return 'replica states promotionToken and minApplyDelay';
    }
    if (isReplica(input)) {
      return 'replica.promotionToken is stated, and the cluster follows another one';
    }
    return isToken(token) ? undefined : 'replica.promotionToken is no token';
  },
};

/** Reads a token as the operator does: line ends do not matter in base64, nor does the case of names. */
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
