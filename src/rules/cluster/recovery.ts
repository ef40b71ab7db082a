import { typeOf } from '../../facts/field-schema';
import { formatPath, Path } from '../../values/field-path';
import { formatValue } from '../../values/format-value';
import { isTargetTime } from '../../values/target-time';
import { wordList } from '../../values/word-list';
import { ClusterInput, ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { Mistake } from '../engine/rule';
import { clusterTypes, webhook } from '../engine/source';
import { objects, textOrEmpty } from '../engine/spec-values';

const TARGETS = ['targetImmediate', 'targetLSN', 'targetName', 'targetXID', 'targetTime'] as const;
const LARGEST_TIMELINE = BigInt('9223372036854775807');
const FORMATS_CHECKED = ['1.28.3', '1.29.1', '1.30.0'];
const CONNECTIONS_SUFFICE = ['1.27.4', '1.28.2', '1.29.0'];
const PATHS_CHECKED = ['1.28.4', '1.29.2', '1.30.0'];
const SNAPSHOT_GROUP = 'snapshot.storage.k8s.io';

function recoveryTarget({ spec }: ClusterInput) {
  return spec.bootstrap?.recovery?.recoveryTarget;
}

/** An external cluster is a server, or the place of its backups. */
export const externalClusterReachable: ClusterRule = {
  id: 'external-cluster-reachable',
  severity: 'error',
  title: 'An external cluster must have `connectionParameters`, `plugin` or `barmanObjectStore`',
  symptom: 'the operator\'s webhook rejects the Cluster ("one of connectionParameters, plugin and barmanObjectStore is required")',
  cause: 'an external cluster is a server to connect to, or the place where its backups are; the name does not say where that is',
  fix: 'set connectionParameters, plugin or barmanObjectStore',
  source: webhook(1948),
  field: 'spec.externalClusters',
  check: ({ spec: { externalClusters } }) => objects(externalClusters).flatMap(({ name, connectionParameters, plugin, barmanObjectStore }, index) =>
    connectionParameters || plugin || barmanObjectStore ? [] : [{
      path: [index],
      message: `external cluster ${formatValue(name)} cannot be reached: expected connectionParameters, plugin or barmanObjectStore`,
      fix: `set connectionParameters, plugin or barmanObjectStore of external cluster ${formatValue(name)}`,
    }]),
};

/** Names and keys become file names. */
export const externalClusterPath: ClusterRule = {
  id: 'external-cluster-path',
  severity: 'error',
  title: 'Names of external clusters, and of their Secrets and keys, must be valid file names',
  symptom: 'the operator\'s webhook rejects the Cluster ("cannot contain a path separator or a \'..\' component")',
  cause: 'the instance manager writes certificates and passwords into files with these names',
  fix: 'use a name without "/" and "\\" that is not "." or ".."',
  source: webhook(1948),
  releases: 'from 1.28.4, 1.29.2 and 1.30.0 on',
  field: 'spec.externalClusters',
  check: input => operatorSupports(input, PATHS_CHECKED) ? objects(input.spec.externalClusters).flatMap((cluster, index) => {
    const { name, sslCert, sslKey, sslRootCert } = cluster;
    const names: Array<[unknown, Path]> = [
      [name, ['name']],
      ...Object.entries({ sslCert, sslKey, sslRootCert }).flatMap(([field, secret]): Array<[unknown, Path]> => [
        [secret?.name, [field, 'name']], [secret?.key, [field, 'key']],
      ]),
    ];
    return names.filter(([value]) => typeof value === 'string' && /^\.\.?$|[/\\]/.test(value)).map(([value, path]) => ({
      path: [index, ...path], message: `${formatValue(value)} is not a valid file name: expected a name without "/" and "\\" that is not "." or ".."`,
    }));
  }) : [],
};

/** A target of false is a target to the operator. */
export const recoveryTargetOne: ClusterRule = {
  id: 'recovery-target-one',
  severity: 'error',
  title: '`recoveryTarget` must not have more than one target',
  symptom: 'the operator\'s webhook rejects the Cluster ("Recovery target options are mutually exclusive")',
  cause: 'PostgreSQL does not start with more than one recovery target',
  fix: 'set only one recovery target',
  source: webhook(1512),
  field: 'spec.bootstrap.recovery.recoveryTarget',
  check: input => {
    const target = recoveryTarget(input);
    const set = TARGETS.filter(key => (target?.[key] ?? '') !== '');
    return set.length > 1 ? [{ message: `${wordList(set)} are set: expected only one of them`, fix: `keep only one of ${wordList(set)}` }] : undefined;
  },
};

/** A volume snapshot is the backup to start from already. */
export const recoveryBackupId: ClusterRule = {
  id: 'recovery-backup-id',
  severity: 'error',
  title: '`recoveryTarget.backupID` must be set for targets other than a time or an LSN',
  symptom: 'the operator\'s webhook rejects the Cluster ("BackupID is missing")',
  cause: 'the operator selects a backup by time or LSN; a target name or transaction ID gives it neither',
  fix: 'set bootstrap.recovery.recoveryTarget.backupID to the ID of the backup to start from',
  source: webhook(1414),
  field: 'spec.bootstrap.recovery.recoveryTarget.backupID',
  check: input => {
    const target = recoveryTarget(input);
    const set = (['targetName', 'targetXID', 'targetImmediate'] as const).filter(key => (target?.[key] ?? '') !== '');
    return set.length > 0 && !target!.backupID && !input.spec.bootstrap!.recovery!.volumeSnapshots ? `required, because ${set[0]} is set` : undefined;
  },
};

/** What a target is, and what it has to look like. */
interface TargetFormat {
  readonly what: string;
  readonly expected: string;
  isValid(text: string): boolean;
  /** The text that was probably meant. */
  similar?(text: string): string;
}

const TARGET_FORMATS: Readonly<Record<'targetTime' | 'targetLSN' | 'targetTLI' | 'targetXID', TargetFormat>> = {
  targetTime: { what: 'time', expected: 'a time such as "2026-01-31T10:00:00Z" or "2026-01-31 10:00:00+00"', isValid: isTargetTime, similar: similarTime },
  targetLSN: { what: 'LSN', expected: 'two hexadecimal numbers with "/" between them, such as "0/3000060"', isValid: isLSN },
  targetTLI: { what: 'timeline', expected: '"latest" or a number from 1 on', isValid: isTimeline },
  targetXID: { what: 'transaction ID', expected: 'a number from 0 to 4294967295', isValid: isXID },
};

/** The webhook parses them before PostgreSQL does. */
export const recoveryTargetFormat: ClusterRule = {
  id: 'recovery-target-format',
  isMended: true,
  severity: 'error',
  title: '`targetTime`, `targetLSN`, `targetXID` and `targetTLI` must have a valid format',
  symptom: 'the operator\'s webhook rejects the Cluster ("The format of TargetTime is invalid", "Invalid TargetLSN", "recovery target xid must be a non-negative '
    + '32-bit integer", "recovery target timeline can be set to \'latest\' or a positive integer")',
  cause: 'the operator compares the target with the backups, and writes it into the configuration of PostgreSQL',
  fix: 'set targetTime to a time such as "2026-01-31T10:00:00Z" or "2026-01-31 10:00:00+00", targetLSN to one such as "0/3000060", '
    + 'targetXID to a number below 4294967296, and targetTLI to "latest" or a number from 1 on',
  source: webhook(1414),
  field: 'spec.bootstrap.recovery.recoveryTarget',
  check: input => {
    const target = recoveryTarget(input) ?? {};
    return (Object.keys(TARGET_FORMATS) as Array<keyof typeof TARGET_FORMATS>).flatMap(key => {
      const [text, { what, expected, isValid, similar }] = [textOrEmpty(target[key]), TARGET_FORMATS[key]];
      const isChecked = key !== 'targetXID' || operatorSupports(input, FORMATS_CHECKED);
      if (!isChecked || text === '' || isValid(text)) { return []; }
      const meant = similar?.(text);
      const isMeant = meant !== undefined && isValid(meant);
      return [{
        path: [key],
        message: `${formatValue(text)} is not a valid ${what}: expected ${expected}`,
        fix: `set bootstrap.recovery.recoveryTarget.${key} to ${isMeant ? formatValue(meant) : expected}`,
        changes: isMeant ? [{ action: 'set', value: meant }] : undefined,
      }];
    });
  },
};

/** A time with the seconds and the colon in its time zone that it may lack. */
function similarTime(text: string): string {
  return text.trim().replace(/^(\S+[ T]\d\d:\d\d)(?!:?\d)/, '$1:00').replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
}

/** WAL has room for 63 bytes. */
export const recoveryTargetName: ClusterRule = {
  id: 'recovery-target-name',
  severity: 'error',
  title: '`targetName` must be shorter than 64 bytes and have no control characters',
  symptom: 'the operator\'s webhook rejects the Cluster ("recovery target name must be shorter than 64 bytes", "must not contain ASCII control characters")',
  cause: 'PostgreSQL stores at most 63 bytes of the name of a restore point, so recovery would never reach a longer one',
  fix: 'set targetName to the name that was passed to pg_create_restore_point',
  source: webhook(1414),
  releases: 'from 1.28.3, 1.29.1 and 1.30.0 on',
  field: 'spec.bootstrap.recovery.recoveryTarget.targetName',
  check: input => {
    const name = textOrEmpty(recoveryTarget(input)?.targetName);
    const bytes = Buffer.byteLength(name);
    return operatorSupports(input, FORMATS_CHECKED) ? [
      ...bytes >= 64 ? [`${formatValue(name)} has ${bytes} bytes: expected at most 63`] : [],
      ...[...name].some(character => character < ' ' || character === '\x7f') ? [`${formatValue(name)} is invalid: expected no control characters`] : [],
    ] : [];
  },
};

/** Volumes are a backup already. */
export const recoveryVolumes: ClusterRule = {
  id: 'recovery-volumes',
  isMended: true,
  severity: 'error',
  title: '`volumeSnapshots` must refer to snapshots or claims, and not be combined with another backup',
  symptom: 'the operator\'s webhook rejects the Cluster ("Recovery from dataSource is not compatible with other types of recovery", "Cannot specify a backupID", '
    + '"Only VolumeSnapshots and PersistentVolumeClaims are supported", "A WAL storage configuration is required")',
  cause: 'the volumes of the instances are created from these volumes, which are a complete backup',
  fix: 'remove backup and backupID, and refer to a VolumeSnapshot with the apiGroup "snapshot.storage.k8s.io" or to a PersistentVolumeClaim with the apiGroup ""; '
    + 'set walStorage of the cluster for a volume with WAL',
  source: webhook(693),
  field: 'spec.bootstrap.recovery',
  check: input => {
    const { backup, recoveryTarget: target, volumeSnapshots: volumes } = input.spec.bootstrap?.recovery ?? {};
    if (!volumes) { return undefined; }
    const combined = 'cannot be combined with volumeSnapshots';
    return [
      ...backup ? [{ path: ['backup'], message: combined, fix: 'remove bootstrap.recovery.backup or bootstrap.recovery.volumeSnapshots' }] : [],
      ...target?.backupID ? [{ path: ['recoveryTarget', 'backupID'], message: combined, fix: 'remove bootstrap.recovery.recoveryTarget.backupID' }] : [],
      ...(['storage', 'walStorage'] as const).flatMap(key => sourceMistakes(volumes[key], ['volumeSnapshots', key])),
      ...volumes.walStorage && !input.spec.walStorage ? [{
        path: ['volumeSnapshots', 'walStorage'],
        message: 'cannot be restored: the cluster has no walStorage',
        fix: 'set walStorage of the cluster, or remove bootstrap.recovery.volumeSnapshots.walStorage',
      }] : [],
    ];
  },
};

/** A missing group is a mistake that `volume-source-group` reports. */
function sourceMistakes(source: { readonly apiGroup?: unknown; readonly kind?: unknown } | undefined, path: Path): Mistake[] {
  const { apiGroup, kind } = source ?? {};
  if (typeof kind !== 'string') { return []; }
  const expected = groupOf(kind);
  if (expected === undefined) {
    return [{ path: [...path, 'kind'], message: `${formatValue(kind)} is invalid: expected VolumeSnapshot or PersistentVolumeClaim` }];
  }
  return typeof apiGroup !== 'string' || apiGroup === expected ? [] : [{
    path: [...path, 'apiGroup'],
    message: `${formatValue(apiGroup)} is invalid for a ${kind}: expected ${formatValue(expected)}`,
    fix: `set apiGroup to ${formatValue(expected)}`,
    changes: [{ action: 'set', value: expected }],
  }];
}

/** The group of the kinds that volumes are created from. */
function groupOf(kind: unknown): string | undefined {
  if (kind === 'VolumeSnapshot') { return SNAPSHOT_GROUP; }
  return kind === 'PersistentVolumeClaim' ? '' : undefined;
}

/** The operator's webhook turns a missing group into null, and the CRD does not accept that. */
export const volumeSourceGroup: ClusterRule = {
  id: 'volume-source-group',
  isMended: true,
  severity: 'error',
  title: 'A volume\'s data source must set `apiGroup` ("" for a PersistentVolumeClaim)',
  symptom: 'the API server rejects the Cluster ("apiGroup in body must be of type string")',
  cause: 'the operator\'s webhook sets missing fields to their defaults, which is null for this apiGroup, and the CRD does not accept null',
  fix: 'set apiGroup: "" for a PersistentVolumeClaim, "snapshot.storage.k8s.io" for a VolumeSnapshot',
  source: clusterTypes(2158),
  field: 'spec',
  check: input => volumeSources(input)
    .filter(([, source]) => typeOf(source) === 'object' && (source.apiGroup ?? undefined) === undefined)
    .map(([path, { kind }]) => {
      const group = groupOf(kind);
      return {
        path: [...path, 'apiGroup'],
        message: `required: expected ${group === undefined ? 'the API group of the source' : `${formatValue(group)} for a ${kind}`}`,
        ...group === undefined ? {} : {
          fix: `set ${formatPath([...path, 'apiGroup'])} to ${formatValue(group)}`, changes: [{ action: 'set', value: group }],
        },
      };
    }),
};

/** What volumes are created from, with the field. */
function volumeSources({ spec }: ClusterInput): Array<[Path, any]> {
  const { tablespaceStorage, ...volumes } = spec.bootstrap?.recovery?.volumeSnapshots ?? {};
  const claims: Array<[Path, any]> = [
    [['storage', 'pvcTemplate'], spec.storage?.pvcTemplate],
    [['walStorage', 'pvcTemplate'], spec.walStorage?.pvcTemplate],
    ...objects(spec.tablespaces).map(({ storage }, index): [Path, any] => [['tablespaces', index, 'storage', 'pvcTemplate'], storage?.pvcTemplate]),
    [['ephemeralVolumeSource', 'volumeClaimTemplate', 'spec'], spec.ephemeralVolumeSource?.volumeClaimTemplate?.spec],
  ];
  const snapshots: Path = ['bootstrap', 'recovery', 'volumeSnapshots'];
  return [
    ...under(snapshots, volumes),
    ...under([...snapshots, 'tablespaceStorage'], tablespaceStorage),
    ...claims.flatMap(([path, claim]) => under(path, { dataSource: claim?.dataSource, dataSourceRef: claim?.dataSourceRef })),
  ];
}

function under(path: Path, fields: object = {}): Array<[Path, any]> {
  return Object.entries(fields).map(([field, value]) => [[...path, field], value]);
}

/** Later operators can recover from a volume, and stream the rest from the server. */
export const recoverySourceBackup: ClusterRule = {
  id: 'recovery-source-backup',
  severity: 'error',
  title: '`bootstrap.recovery.source` must refer to an external cluster with backups before operator 1.27.4 and 1.28.2',
  symptom: 'the operator\'s webhook rejects the Cluster ("both Barman and CNPG-i plugin configurations are missing")',
  cause: 'these releases of the operator recover from backups only, and not over a connection',
  fix: 'set plugin or barmanObjectStore of the external cluster, or run operator 1.27.4, 1.28.2, 1.29.0 or later',
  source: 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.28.1/internal/webhook/v1/cluster_webhook.go#L718',
  releases: 'before 1.27.4, and 1.28 before 1.28.2',
  field: 'spec.bootstrap.recovery.source',
  check: input => {
    const source = input.spec.bootstrap?.recovery?.source;
    const external = source && objects(input.spec.externalClusters).find(({ name }) => name === source);
    // one that has nothing of the sort is another rule's mistake
    const isConnection = external && external.connectionParameters && !external.plugin && !external.barmanObjectStore;
    return isConnection && !operatorSupports(input, CONNECTIONS_SUFFICE)
      ? `external cluster ${formatValue(source)} has connectionParameters only: expected plugin or barmanObjectStore for operator ${input.version}`
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
