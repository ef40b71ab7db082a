import * as kubernetes from './kubernetes';
import { LocalObjectReference, SecretKeySelector } from './references';

/**
 * The Backup object that is restored.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface BackupSource {
  /**
   * Name of the Backup object.
   */
  readonly name: string;

  /**
   * CA certificate of the object store, if its certificate is not signed by a public CA.
   *
   * @default - the CA that is recorded in the Backup object
   */
  readonly endpointCA?: SecretKeySelector;
}

/**
 * Volumes that are restored: VolumeSnapshots or PersistentVolumeClaims of one backup.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface DataSource {
  /**
   * The data volume.
   */
  readonly storage: kubernetes.TypedLocalObjectReference;

  /**
   * The tablespace volumes: tablespace name to volume.
   *
   * @default - none
   */
  readonly tablespaceStorage?: Record<string, kubernetes.TypedLocalObjectReference>;

  /**
   * The WAL volume. Needs `walStorage` in the cluster.
   *
   * @default - none
   */
  readonly walStorage?: kubernetes.TypedLocalObjectReference;
}

/**
 * Where a recovery stops. Set at most one of `targetImmediate`, `targetLSN`, `targetName`, `targetTime` and `targetXID`.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface RecoveryTarget {
  /**
   * ID of the backup to restore. Required with `targetName`, `targetXID` and `targetImmediate`. Rejected if the recovery uses `volumeSnapshots`.
   *
   * @default - the last backup before `targetTime` or `targetLSN`; without those, the latest backup
   */
  readonly backupID?: string;

  /**
   * Whether the recovery stops just before the target instead of just after it.
   *
   * @default false
   */
  readonly exclusive?: boolean;

  /**
   * Whether the recovery stops as soon as the data is consistent.
   *
   * @default false
   */
  readonly targetImmediate?: boolean;

  /**
   * Stops at an LSN (position in the WAL), for example `'0/3000060'`.
   *
   * @default - another target, or the end of the WAL
   */
  readonly targetLSN?: string;

  /**
   * Stops at a restore point created with `pg_create_restore_point`: its name, shorter than 64 bytes and without control characters.
   *
   * @default - another target, or the end of the WAL
   */
  readonly targetName?: string;

  /**
   * Timeline to recover along: `'latest'` or a whole number greater than 0.
   *
   * @default - PostgreSQL's default: `latest`
   */
  readonly targetTLI?: string;

  /**
   * Stops at a point in time, as an RFC 3339 timestamp (`'2026-01-31T10:00:00Z'`) or a PostgreSQL timestamp. UTC if it has no time zone.
   *
   * @default - another target, or the end of the WAL
   */
  readonly targetTime?: string;

  /**
   * Stops at a transaction: its ID as text, a whole number from 0 to 4294967295.
   *
   * @default - another target, or the end of the WAL
   */
  readonly targetXID?: string;
}

/**
 * Bootstraps the cluster from a backup. Set one of `source`, `backup` and `volumeSnapshots`. Only `source` and `volumeSnapshots` can be combined:
 * the WAL is then restored from `source`.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface BootstrapRecovery {
  /**
   * Backup object to restore, created with the operator's built-in object store support. To restore a backup taken by a plugin, use `source`.
   *
   * @default - `source` or `volumeSnapshots` is used
   */
  readonly backup?: BackupSource;

  /**
   * Name of the application database.
   *
   * @default - `app`
   */
  readonly database?: string;

  /**
   * Role that owns the application database.
   *
   * @default - the name of the application database
   */
  readonly owner?: string;

  /**
   * Where recovery stops.
   *
   * @default - the recovery stops at the end of the WAL
   */
  readonly recoveryTarget?: RecoveryTarget;

  /**
   * Secret of type `kubernetes.io/basic-auth` with the username and password of the owner.
   *
   * @default - the operator creates one with a random password
   */
  readonly secret?: LocalObjectReference;

  /**
   * Name of the entry of `externalClusters` that has the backup.
   *
   * @default - `backup` or `volumeSnapshots` is used
   */
  readonly source?: string;

  /**
   * Volumes to restore.
   *
   * @default - `source` or `backup` is used
   */
  readonly volumeSnapshots?: DataSource;
}
