import { ClusterFacts, ClusterRule, operatorDoes } from './facts';
import { isTargetTime } from './target-time';
import { objects } from './values';

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
  fix: 'state names and keys without "/" and "\\" that are neither "." nor ".."',
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
  symptom: 'the operator refuses the Cluster ("The format of TargetTime is invalid", "Invalid TargetLSN", '
    + '"recovery target xid must be a non-negative 32-bit integer", "recovery target name must be shorter than 64 bytes", '
    + '"recovery target timeline can be set to \'latest\' or a positive integer")',
  fix: 'write targetTime as "2030-01-31T12:00:00Z", targetLSN as "0/3000060", targetXID as a number below 4294967296, targetTLI as "latest" or a number '
    + 'from 1, and targetName in fewer than 64 bytes without control characters',
  check: facts => {
    const { targetLSN, targetXID, targetTLI, targetName, targetTime } = recoveryTarget(facts) ?? {};
    if (typeof targetTime === 'string' && targetTime !== '' && !isTargetTime(targetTime)) {
      return `bootstrap.recovery.recoveryTarget.targetTime is "${targetTime}"`;
    }
    if (typeof targetName === 'string' && operatorDoes(facts, FORMATS_CHECKED) && (Buffer.byteLength(targetName) >= 64 || /[\u0000-\u001f\u007f]/.test(targetName))) {
      return `bootstrap.recovery.recoveryTarget.targetName is ${JSON.stringify(targetName)}`;
    }
    if (typeof targetLSN === 'string' && targetLSN && !/^[0-9a-fA-F]+\/[0-9a-fA-F]+$/.test(targetLSN)) {
      return `bootstrap.recovery.recoveryTarget.targetLSN is "${targetLSN}"`;
    }
    if (typeof targetXID === 'string' && targetXID && operatorDoes(facts, FORMATS_CHECKED) && !(/^\d+$/.test(targetXID) && Number(targetXID) < 2 ** 32)) {
      return `bootstrap.recovery.recoveryTarget.targetXID is "${targetXID}"`;
    }
    return typeof targetTLI === 'string' && targetTLI && targetTLI !== 'latest' && !(/^\+?\d+$/.test(targetTLI) && Number(targetTLI) >= 1)
      ? `bootstrap.recovery.recoveryTarget.targetTLI is "${targetTLI}"`
      : undefined;
  },
};

/** Recovery reads an archive. */
export const recoverySourceArchive: ClusterRule = {
  id: 'recovery-source-archive',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("External cluster … cannot be used for recovery")',
  fix: 'give the external cluster a plugin or barmanObjectStore, use bootstrap.pgBasebackup, or run operator 1.27.4, 1.28.2, 1.29.0 or later',
  check: facts => {
    const source = facts.spec.bootstrap?.recovery?.source;
    const named = objects(facts.spec.externalClusters).find(({ name }) => source !== undefined && name === source);
    return named && !named.plugin && !named.barmanObjectStore && !operatorDoes(facts, ['1.27.4', '1.28.2', '1.29.0'])
      ? `bootstrap.recovery.source "${source}" has neither plugin nor barmanObjectStore, which operator ${facts.version} requires`
      : undefined;
  },
};

const SNAPSHOTS = ['snapshot.storage.k8s.io VolumeSnapshot', ' PersistentVolumeClaim'];

/** Volumes are copied from snapshots or other volumes. */
export const recoverySnapshots: ClusterRule = {
  id: 'recovery-snapshots',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("Recovery from dataSource is not compatible with other types of recovery", '
    + '"Only VolumeSnapshots and PersistentVolumeClaims are supported", "A WAL storage configuration is required")',
  fix: 'state volumeSnapshots without `backup` and backupID, its parts as { apiGroup: "snapshot.storage.k8s.io", kind: "VolumeSnapshot" } or '
    + '{ kind: "PersistentVolumeClaim" }, and walStorage of the cluster where it has walStorage',
  check: ({ spec }) => {
    const { volumeSnapshots: snapshots, backup, recoveryTarget: target } = spec.bootstrap?.recovery ?? {};
    if (!snapshots) { return undefined; }
    if (backup) { return 'bootstrap.recovery states backup and volumeSnapshots'; }
    if (target?.backupID) { return 'bootstrap.recovery states volumeSnapshots and recoveryTarget.backupID'; }
    if (snapshots.walStorage && !spec.walStorage) { return 'bootstrap.recovery.volumeSnapshots has walStorage, and the cluster has none'; }
    const { storage, walStorage } = snapshots;
    const wrong = Object.entries({ storage, walStorage }).find(([, part]) => part && !SNAPSHOTS.includes(`${part.apiGroup ?? ''} ${part.kind}`));
    return wrong && `bootstrap.recovery.volumeSnapshots.${wrong[0]} is of apiGroup "${wrong[1]!.apiGroup ?? ''}" and kind "${wrong[1]!.kind}"`;
  },
};
