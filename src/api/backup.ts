import { BarmanObjectStoreConfiguration } from './barman-object-store';

/**
 * Which instance is backed up.
 */
export enum BackupTarget {
  /** The primary. */
  PRIMARY = 'primary',
  /** The most advanced standby, or the primary where there is none. */
  PREFER_STANDBY = 'prefer-standby',
}

/**
 * What a VolumeSnapshot belongs to, and is deleted with.
 */
export enum SnapshotOwnerReference {
  /** Nothing: it stays. */
  NONE = 'none',
  /** The cluster. */
  CLUSTER = 'cluster',
  /** The Backup object. */
  BACKUP = 'backup',
}

/**
 * How a running server is prepared for a snapshot.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface OnlineConfiguration {
  /**
   * Whether the checkpoint before a backup runs as fast as it can, which loads the disk, instead of spread out.
   *
   * @default false
   */
  readonly immediateCheckpoint?: boolean;

  /**
   * Whether a backup is complete only when its WAL is archived. Without that, a backup can be useless.
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
   * VolumeSnapshotClass for the data, and for WAL and tablespaces that have none of their own.
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
   * Whether the server keeps running during a backup. Otherwise the instance is stopped for it.
   *
   * @default true
   */
  readonly online?: boolean;

  /**
   * How a running server is prepared.
   *
   * @default - spread-out checkpoint, waits for the WAL
   */
  readonly onlineConfiguration?: OnlineConfiguration;

  /**
   * What the snapshots belong to, and are deleted with.
   *
   * @default SnapshotOwnerReference.NONE
   */
  readonly snapshotOwnerReference?: SnapshotOwnerReference;

  /**
   * VolumeSnapshotClasses for tablespaces: tablespace name to class.
   *
   * @default - `className`
   */
  readonly tablespaceClassName?: Record<string, string>;

  /**
   * VolumeSnapshotClass for the WAL.
   *
   * @default - `className`
   */
  readonly walClassName?: string;
}

/**
 * How the operator itself backs the cluster up. Backups by plugins are set up in `plugins`.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface BackupConfiguration {
  /**
   * Object store for backups and WAL. Not together with a plugin that archives WAL.
   *
   * @default - none
   */
  readonly barmanObjectStore?: BarmanObjectStoreConfiguration;

  /**
   * How long backups and WAL in `barmanObjectStore` are kept: a number above 0 and `d`, `w` or `m` for days, weeks or months,
   * for example `'30d'`. Plugins do not look at it.
   *
   * @default - they are never deleted
   */
  readonly retentionPolicy?: string;

  /**
   * Which instance is backed up.
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
