import * as kubernetes from './kubernetes';
import { LocalObjectReference, SecretKeySelector } from './references';

/**
 * The Backup object that a recovery starts from.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface BackupSource {
  /**
   * Name of the Backup.
   */
  readonly name: string;

  /**
   * Certificate authority of the object store, when it is not one that everybody trusts.
   *
   * @default - the one that the Backup recorded
   */
  readonly endpointCA?: SecretKeySelector;
}

/**
 * Volumes that a recovery starts from: VolumeSnapshots or PersistentVolumeClaims of one backup.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface DataSource {
  /**
   * The volume with the data.
   */
  readonly storage: kubernetes.TypedLocalObjectReference;

  /**
   * The tablespaces' volumes: tablespace name to volume.
   *
   * @default - none
   */
  readonly tablespaceStorage?: Record<string, kubernetes.TypedLocalObjectReference>;

  /**
   * The volume with the WAL. The cluster must have `walStorage`.
   *
   * @default - none
   */
  readonly walStorage?: kubernetes.TypedLocalObjectReference;
}

/**
 * Where a recovery stops. At most one of `targetImmediate`, `targetLSN`, `targetName`, `targetTime` and `targetXID` is set.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface RecoveryTarget {
  /**
   * ID of the backup to start from. Must be stated with `targetName`, `targetXID` and `targetImmediate`, unless recovery
   * starts from `volumeSnapshots`: there it is refused.
   *
   * @default - the last backup before `targetTime` or `targetLSN`, otherwise the last of all
   */
  readonly backupID?: string;

  /**
   * Whether recovery stops just before the target instead of just after it.
   *
   * @default false
   */
  readonly exclusive?: boolean;

  /**
   * Stops as soon as the data are consistent.
   *
   * @default false
   */
  readonly targetImmediate?: boolean;

  /**
   * Stops at a position in the WAL, for example `'0/3000060'`.
   *
   * @default - another target, or the end of the WAL
   */
  readonly targetLSN?: string;

  /**
   * Stops at a restore point that `pg_create_restore_point` made: fewer than 64 bytes, without control characters.
   *
   * @default - another target, or the end of the WAL
   */
  readonly targetName?: string;

  /**
   * Timeline to follow: `'latest'` or a whole number above 0.
   *
   * @default - PostgreSQL takes `latest`
   */
  readonly targetTLI?: string;

  /**
   * Stops at a time, in RFC 3339 (`'2026-01-31T10:00:00Z'`) or as PostgreSQL writes it. Without a time zone it is UTC.
   *
   * @default - another target, or the end of the WAL
   */
  readonly targetTime?: string;

  /**
   * Stops at a transaction: a whole number from 0 to 4294967295, as text.
   *
   * @default - another target, or the end of the WAL
   */
  readonly targetXID?: string;
}

/**
 * Starts from a backup. `source`, `backup` or `volumeSnapshots` says which; only `source` and `volumeSnapshots` can be
 * combined, the former then being where the WAL is.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface BootstrapRecovery {
  /**
   * A Backup object made with the operator's own object store support. Backups made by plugins are restored through `source`.
   *
   * @default - `source` or `volumeSnapshots` is used
   */
  readonly backup?: BackupSource;

  /**
   * Name of the application database.
   *
   * @default - the operator takes `app`
   */
  readonly database?: string;

  /**
   * Role that owns the application database.
   *
   * @default - the name of the database
   */
  readonly owner?: string;

  /**
   * Where recovery stops.
   *
   * @default - at the end of the WAL
   */
  readonly recoveryTarget?: RecoveryTarget;

  /**
   * Secret of type `kubernetes.io/basic-auth` with the owner's name and password.
   *
   * @default - the operator makes one with a random password
   */
  readonly secret?: LocalObjectReference;

  /**
   * Name of an entry of the cluster's `externalClusters` that holds the backup.
   *
   * @default - `backup` or `volumeSnapshots` is used
   */
  readonly source?: string;

  /**
   * Volumes to start from.
   *
   * @default - `source` or `backup` is used
   */
  readonly volumeSnapshots?: DataSource;
}
