import { BarmanObjectStoreConfiguration } from './barman-object-store';

/**
 * Which instance backups are taken from.
 */
export enum BackupTarget {
  /** The primary. */
  PRIMARY = 'primary',
  /** The most up-to-date standby, or the primary if there is none. */
  PREFER_STANDBY = 'prefer-standby',
}

/**
 * Owner of a VolumeSnapshot: the snapshot is deleted with its owner.
 */
export enum SnapshotOwnerReference {
  /** No owner: the snapshot is kept. */
  NONE = 'none',
  /** The cluster. */
  CLUSTER = 'cluster',
  /** The Backup object. */
  BACKUP = 'backup',
}

/**
 * How a running server is prepared for an online snapshot.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface OnlineConfiguration {
  /**
   * Whether the checkpoint before a backup runs as fast as possible, at the cost of more disk I/O, instead of being spread over time.
   *
   * @default false
   */
  readonly immediateCheckpoint?: boolean;

  /**
   * Whether a backup waits until its WAL is archived. Without that WAL, the backup cannot be restored.
   *
   * @default true
   */
  readonly waitForArchive?: boolean;
}

/**
 * Backups as VolumeSnapshots.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface VolumeSnapshotConfiguration {
  /**
   * Annotations of the snapshots.
   *
   * @default - none
   */
  readonly annotations?: Record<string, string>;

  /**
   * VolumeSnapshotClass for the data volume, and for WAL and tablespace volumes without their own class.
   *
   * @default - the storage driver's default class
   */
  readonly className?: string;

  /**
   * Labels of the snapshots.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;

  /**
   * Whether the instance keeps running during a backup (hot backup). Otherwise it is stopped for the backup (cold backup).
   *
   * @default true
   */
  readonly online?: boolean;

  /**
   * How a running server is prepared for the snapshot.
   *
   * @default - spread checkpoint; the backup waits for its WAL to be archived
   */
  readonly onlineConfiguration?: OnlineConfiguration;

  /**
   * Owner of the snapshots: they are deleted with it.
   *
   * @default SnapshotOwnerReference.NONE
   */
  readonly snapshotOwnerReference?: SnapshotOwnerReference;

  /**
   * VolumeSnapshotClasses for the tablespace volumes: tablespace name to class name.
   *
   * @default - `className`
   */
  readonly tablespaceClassName?: Record<string, string>;

  /**
   * VolumeSnapshotClass for the WAL volume.
   *
   * @default - `className`
   */
  readonly walClassName?: string;
}

/**
 * Backups that the operator takes itself. Backups by plugins are configured in `plugins`.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface BackupConfiguration {
  /**
   * Object store for backups and WAL. Cannot be combined with a plugin that archives WAL.
   *
   * @default - none
   */
  readonly barmanObjectStore?: BarmanObjectStoreConfiguration;

  /**
   * How long backups and WAL in `barmanObjectStore` are kept: a number greater than 0, followed by `d`, `w` or `m` for days, weeks or months, for
   * example `'30d'`. Plugins ignore it.
   *
   * @default - they are never deleted
   */
  readonly retentionPolicy?: string;

  /**
   * Which instance backups are taken from.
   *
   * @default BackupTarget.PREFER_STANDBY
   */
  readonly target?: BackupTarget;

  /**
   * Backups as VolumeSnapshots.
   *
   * @default - none
   */
  readonly volumeSnapshot?: VolumeSnapshotConfiguration;
}
