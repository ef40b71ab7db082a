import { ClusterFacts, ClusterRule, operatorDoes } from './facts';

const TARGETS = ['targetImmediate', 'targetLSN', 'targetName', 'targetXID', 'targetTime'] as const;
const FORMATS_CHECKED = ['1.28.3', '1.29.1', '1.30.0'];
const PATHS_CHECKED = ['1.28.4', '1.29.2', '1.30.0'];

function recoveryTarget({ spec }: ClusterFacts) {
  return spec.bootstrap?.recovery?.recoveryTarget;
}

/** An external cluster says how it is reached. */
export const externalClusterReachable: ClusterRule = {
  id: 'external-cluster-reachable',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("one of connectionParameters, plugin and barmanObjectStore is required")',
  fix: 'state connectionParameters, plugin or barmanObjectStore',
  check: ({ spec: { externalClusters = [] } }) => {
    const wrong = externalClusters.find(one => !one.connectionParameters && !one.plugin && !one.barmanObjectStore);
    return wrong && `externalClusters "${wrong.name}" has neither connectionParameters nor plugin nor barmanObjectStore`;
  },
};

/** Names of external clusters and of their certificates become paths. */
export const externalClusterPath: ClusterRule = {
  id: 'external-cluster-path',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("cannot contain a path separator or a \'..\' component")',
  fix: 'state names and keys without "/" and "\\\\" that are neither "." nor ".."',
  check: facts => {
    const parts = (facts.spec.externalClusters ?? []).flatMap(({ name, sslCert, sslKey, sslRootCert }) =>
      [name, ...[sslCert, sslKey, sslRootCert].flatMap(secret => secret ? [secret.name, secret.key] : [])]);
    const wrong = parts.find(part => typeof part === 'string' && /^\.\.?$|[/\\]/.test(part));
    return wrong !== undefined && operatorDoes(facts, PATHS_CHECKED) ? `externalClusters has ${JSON.stringify(wrong)}, which is no part of a path` : undefined;
  },
};

/** Recovery stops at one target. */
export const recoveryTargetOne: ClusterRule = {
  id: 'recovery-target-one',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("Recovery target options are mutually exclusive")',
  fix: 'leave one target',
  check: facts => {
    const target = recoveryTarget(facts);
    const stated = TARGETS.filter(key => target?.[key] !== undefined && target[key] !== '');
    return stated.length > 1 ? `bootstrap.recovery.recoveryTarget states ${stated.join(' and ')}` : undefined;
  },
};

/** Targets that are no times or places in the WAL do not tell which backup precedes them. */
export const recoveryBackupId: ClusterRule = {
  id: 'recovery-backup-id',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("BackupID is missing")',
  fix: 'state the ID of the backup to start from as recoveryTarget.backupID',
  check: facts => {
    const target = recoveryTarget(facts);
    const named = target && (target.targetName || target.targetXID || target.targetImmediate !== undefined);
    return named && !target.backupID && !facts.spec.bootstrap!.recovery!.volumeSnapshots ? 'bootstrap.recovery.recoveryTarget has no backupID' : undefined;
  },
};

/** Targets have formats. */
export const recoveryTargetFormat: ClusterRule = {
  id: 'recovery-target-format',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("Invalid TargetLSN", "recovery target xid must be a non-negative 32-bit integer", '
    + '"recovery target timeline can be set to \'latest\' or a positive integer")',
  fix: 'write targetLSN as "0/3000060", targetXID as a number below 4294967296, and targetTLI as "latest" or a number from 1',
  check: facts => {
    const { targetLSN, targetXID, targetTLI } = recoveryTarget(facts) ?? {};
    if (targetLSN && !/^[0-9a-fA-F]+\/[0-9a-fA-F]+$/.test(targetLSN)) {
      return `bootstrap.recovery.recoveryTarget.targetLSN is "${targetLSN}"`;
    }
    if (targetXID && operatorDoes(facts, FORMATS_CHECKED) && !(/^\d+$/.test(targetXID) && Number(targetXID) < 2 ** 32)) {
      return `bootstrap.recovery.recoveryTarget.targetXID is "${targetXID}"`;
    }
    return targetTLI && targetTLI !== 'latest' && !(/^\+?\d+$/.test(targetTLI) && Number(targetTLI) >= 1)
      ? `bootstrap.recovery.recoveryTarget.targetTLI is "${targetTLI}"`
      : undefined;
  },
};
