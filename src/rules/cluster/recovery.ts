import { typeOf } from '../../facts/field-schema';
import { isTargetTime } from '../../values/target-time';
import { ClusterInput, ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { clusterTypes, webhook } from '../engine/source';
import { objects, formatValue, textOrEmpty } from '../engine/spec-values';

const TARGETS = ['targetImmediate', 'targetLSN', 'targetName', 'targetXID', 'targetTime'] as const;
const LARGEST_TIMELINE = BigInt('9223372036854775807');
const FORMATS_CHECKED = ['1.28.3', '1.29.1', '1.30.0'];
const CONNECTIONS_SUFFICE = ['1.27.4', '1.28.2', '1.29.0'];
const PATHS_CHECKED = ['1.28.4', '1.29.2', '1.30.0'];

function recoveryTarget({ spec }: ClusterInput) {
  return spec.bootstrap?.recovery?.recoveryTarget;
}

/** An external cluster says how it is reached. */
export const externalClusterReachable: ClusterRule = {
  id: 'external-cluster-reachable',
  severity: 'error',
  title: 'An external cluster says how it is reached',
  symptom: 'the operator refuses the Cluster ("one of connectionParameters, plugin and barmanObjectStore is required")',
  cause: 'an external cluster is a server to connect to or a place with its backups, and a name alone is neither',
  fix: 'state connectionParameters, plugin or barmanObjectStore',
  source: webhook(1948),
  field: 'spec.externalClusters',
  check: ({ spec: { externalClusters } }) => {
    const wrong = objects(externalClusters).find(one => !one.connectionParameters && !one.plugin && !one.barmanObjectStore);
    return wrong && `externalClusters "${wrong.name}" has neither connectionParameters nor plugin nor barmanObjectStore`;
  },
};

/** Names of external clusters and of their certificates become paths. */
export const externalClusterPath: ClusterRule = {
  id: 'external-cluster-path',
  severity: 'error',
  title: 'Names of external clusters are parts of paths',
  symptom: 'the operator refuses the Cluster ("cannot contain a path separator or a \'..\' component")',
  cause: 'the instance manager writes certificates and passwords into files of these names',
  fix: 'state names and keys without "/" and "\\" that are neither "." nor ".."',
  source: webhook(1948),
  releases: 'from 1.28.4, 1.29.2 and 1.30.0 on',
  field: 'spec.externalClusters',
  check: input => {
    const parts = objects(input.spec.externalClusters).flatMap(({ name, sslCert, sslKey, sslRootCert }) =>
      [name, ...[sslCert, sslKey, sslRootCert].flatMap(secret => secret ? [secret.name, secret.key] : [])]);
    const wrong = parts.find(part => typeof part === 'string' && /^\.\.?$|[/\\]/.test(part));
    return wrong !== undefined && operatorSupports(input, PATHS_CHECKED) ? `externalClusters has ${JSON.stringify(wrong)}, which is no part of a path` : undefined;
  },
};

/** Recovery stops at one target. */
export const recoveryTargetOne: ClusterRule = {
  id: 'recovery-target-one',
  severity: 'error',
  title: 'Recovery stops at one target',
  symptom: 'the operator refuses the Cluster ("Recovery target options are mutually exclusive")',
  cause: 'PostgreSQL refuses to start with more than one recovery_target',
  fix: 'leave one target',
  source: webhook(1512),
  field: 'spec.bootstrap.recovery.recoveryTarget',
  check: input => {
    const target = recoveryTarget(input);
    const stated = TARGETS.filter(key => (target?.[key] ?? '') !== '');
    return stated.length > 1 ? `bootstrap.recovery.recoveryTarget states ${stated.join(' and ')}` : undefined;
  },
};

/** Targets that are no times or places in the WAL do not tell which backup precedes them. */
export const recoveryBackupId: ClusterRule = {
  id: 'recovery-backup-id',
  severity: 'error',
  title: 'A target that is no time or place says which backup to start from',
  symptom: 'the operator refuses the Cluster ("BackupID is missing")',
  cause: 'the operator finds the last backup before a time or a place in the WAL, and names and transactions tell neither',
  fix: 'state the ID of the backup to start from as recoveryTarget.backupID',
  source: webhook(1414),
  field: 'spec.bootstrap.recovery.recoveryTarget',
  check: input => {
    const target = recoveryTarget(input);
    const named = target && (target.targetName || target.targetXID || (target.targetImmediate ?? undefined) !== undefined);
    return named && !target.backupID && !input.spec.bootstrap!.recovery!.volumeSnapshots ? 'bootstrap.recovery.recoveryTarget has no backupID' : undefined;
  },
};

/** Targets have formats. */
export const recoveryTargetFormat: ClusterRule = {
  id: 'recovery-target-format',
  severity: 'error',
  title: 'A target of recovery has its format',
  symptom: 'the operator refuses the Cluster ("The format of TargetTime is invalid", "Invalid TargetLSN", "recovery target xid must be a non-negative '
    + '32-bit integer", "recovery target timeline can be set to \'latest\' or a positive integer")',
  cause: 'the target goes into PostgreSQL\'s configuration, and the operator compares it with the backups',
  fix: 'write targetTime as "2026-01-31T10:00:00Z" or "2026-01-31 10:00:00+00", targetLSN as "0/3000060", targetXID as a number below 4294967296, '
    + 'and targetTLI as "latest" or a number from 1',
  source: webhook(1414),
  field: 'spec.bootstrap.recovery.recoveryTarget',
  check: input => {
    const target = recoveryTarget(input) ?? {};
    const since = operatorSupports(input, FORMATS_CHECKED) ? { targetXID: isXID } : {};
    const right = { targetTime: isTargetTime, targetLSN: isLSN, targetTLI: isTimeline, ...since };
    const wrong = Object.entries(right).find(([key, isRight]) => {
      const text = textOrEmpty(target[key as keyof typeof target]);
      return text !== '' && !isRight(text);
    });
    return wrong && `bootstrap.recovery.recoveryTarget.${wrong[0]} is "${target[wrong[0] as keyof typeof target]}"`;
  },
};

/** Restore points have names that PostgreSQL can keep. */
export const recoveryTargetName: ClusterRule = {
  id: 'recovery-target-name',
  severity: 'error',
  title: 'A restore point has a name that PostgreSQL can keep',
  symptom: 'the operator refuses the Cluster ("recovery target name must be shorter than 64 bytes", "must not contain ASCII control characters")',
  cause: 'WAL has room for 63 bytes of the name, and one that is longer is never met',
  fix: 'state the name as it was given to pg_create_restore_point: fewer than 64 bytes of UTF-8, without control characters',
  source: webhook(1414),
  releases: 'from 1.28.3, 1.29.1 and 1.30.0 on',
  field: 'spec.bootstrap.recovery.recoveryTarget.targetName',
  check: input => {
    const name = textOrEmpty(recoveryTarget(input)?.targetName);
    const wrong = Buffer.byteLength(name) >= 64 || [...name].some(character => character < ' ' || character === '\x7f');
    return wrong && operatorSupports(input, FORMATS_CHECKED) ? `bootstrap.recovery.recoveryTarget.targetName is ${formatValue(name)}` : undefined;
  },
};

/** Volumes are a whole backup of their own. */
export const recoveryVolumes: ClusterRule = {
  id: 'recovery-volumes',
  severity: 'error',
  title: 'Recovery from volumes has volumes alone',
  symptom: 'the operator refuses the Cluster ("Recovery from dataSource is not compatible with other types of recovery", "Cannot specify a backupID", '
    + '"Only VolumeSnapshots and PersistentVolumeClaims are supported", "A WAL storage configuration is required")',
  cause: 'the instances\' own volumes are made from these, which are a whole backup',
  fix: 'leave backup and backupID out, name a VolumeSnapshot with the apiGroup "snapshot.storage.k8s.io" or a PersistentVolumeClaim with the apiGroup "", '
    + 'and state walStorage of the cluster where there is a volume with WAL',
  source: webhook(693),
  field: 'spec.bootstrap.recovery.volumeSnapshots',
  check: input => {
    const { backup, recoveryTarget: target, volumeSnapshots: volumes } = input.spec.bootstrap?.recovery ?? {};
    if (!volumes) {
      return undefined;
    }
    if (backup || target?.backupID) {
      return `bootstrap.recovery states volumeSnapshots and ${backup ? 'backup' : 'recoveryTarget.backupID'}`;
    }
    const wrong = (['storage', 'walStorage'] as const).find(key => (key === 'storage' || volumes[key]) && !isVolume(volumes[key] ?? {}));
    if (wrong) {
      const { apiGroup, kind } = volumes[wrong] ?? {};
      return `bootstrap.recovery.volumeSnapshots.${wrong} is of ${formatValue({ apiGroup, kind })}`;
    }
    return volumes.walStorage && !input.spec.walStorage ? 'bootstrap.recovery.volumeSnapshots has walStorage, and the cluster has none' : undefined;
  },
};

/** What no group is stated for is of the group null for the operator, and of none for its CRD. */
export const volumeSourceGroup: ClusterRule = {
  id: 'volume-source-group',
  severity: 'error',
  title: 'What a volume is made from has an API group, be it the empty one',
  symptom: 'the API server refuses the Cluster ("apiGroup in body must be of type string")',
  cause: 'the operator\'s webhook fills in what the Cluster leaves out, with null for the group of such a reference, and the CRD takes no null',
  fix: 'state the apiGroup: "" for a PersistentVolumeClaim, "snapshot.storage.k8s.io" for a VolumeSnapshot',
  source: clusterTypes(2158),
  field: 'spec',
  check: input => {
    const wrong = volumeSources(input).find(([, source]) => typeOf(source) === 'object' && (source.apiGroup ?? undefined) === undefined);
    return wrong && `${wrong[0]} has no apiGroup`;
  },
};

/** What volumes are made from, by the field that says so. */
function volumeSources({ spec }: ClusterInput): Array<[string, any]> {
  const { tablespaceStorage, ...volumes } = spec.bootstrap?.recovery?.volumeSnapshots ?? {};
  const claims: Array<[string, any]> = [
    ['storage.pvcTemplate', spec.storage?.pvcTemplate],
    ['walStorage.pvcTemplate', spec.walStorage?.pvcTemplate],
    ...objects(spec.tablespaces).map(({ name, storage }): [string, any] => [`storage of tablespace "${name}".pvcTemplate`, storage?.pvcTemplate]),
    ['ephemeralVolumeSource.volumeClaimTemplate.spec', spec.ephemeralVolumeSource?.volumeClaimTemplate?.spec],
  ];
  return [
    ...under('bootstrap.recovery.volumeSnapshots', volumes),
    ...under('bootstrap.recovery.volumeSnapshots.tablespaceStorage', tablespaceStorage),
    ...claims.flatMap(([prop, claim]) => under(prop, { dataSource: claim?.dataSource, dataSourceRef: claim?.dataSourceRef })),
  ];
}

function under(prop: string, fields: object = {}): Array<[string, any]> {
  return Object.entries(fields).map(([field, value]) => [`${prop}.${field}`, value]);
}

/** Older operators recover from backups alone. */
export const recoverySourceBackup: ClusterRule = {
  id: 'recovery-source-backup',
  severity: 'error',
  title: 'An older operator recovers from backups alone',
  symptom: 'the operator refuses the Cluster ("both Barman and CNPG-i plugin configurations are missing")',
  cause: 'the operator took connections as a source only later',
  fix: 'state plugin or barmanObjectStore of that external cluster, or use operator 1.27.4, 1.28.2, 1.29.0 or later',
  source: 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.28.1/internal/webhook/v1/cluster_webhook.go#L718',
  releases: 'before 1.27.4, and 1.28 before 1.28.2',
  field: 'spec.bootstrap.recovery.source',
  check: input => {
    const source = input.spec.bootstrap?.recovery?.source;
    const external = source && objects(input.spec.externalClusters).find(({ name }) => name === source);
    return external && !external.plugin && !external.barmanObjectStore && !operatorSupports(input, CONNECTIONS_SUFFICE)
      ? `externalClusters "${source}" has neither plugin nor barmanObjectStore, and bootstrap.recovery starts from it`
      : undefined;
  },
};

function isLSN(text: string): boolean {
  return /^0*[0-9a-f]{1,16}\/0*[0-9a-f]{1,16}$/i.test(text);
}

function isXID(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) < 2 ** 32;
}

function isTimeline(text: string): boolean {
  return text === 'latest' || (/^\+?\d+$/.test(text) && Number(text) >= 1 && BigInt(text.replace('+', '')) <= LARGEST_TIMELINE);
}

function isVolume({ apiGroup, kind }: { apiGroup?: string; kind?: string }): boolean {
  return (apiGroup === 'snapshot.storage.k8s.io' && kind === 'VolumeSnapshot') || (!apiGroup && kind === 'PersistentVolumeClaim');
}
