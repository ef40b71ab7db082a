/**
 * How a backup is taken.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1#backupmethod
 */
export enum BackupMethod {
  /** By the operator, to an object store. Needs `backup.barmanObjectStore` in the cluster. */
  BARMAN_OBJECT_STORE = 'barmanObjectStore',
  /** By the storage driver, as VolumeSnapshots. Needs `backup.volumeSnapshot` in the cluster, and the VolumeSnapshot CRDs. */
  VOLUME_SNAPSHOT = 'volumeSnapshot',
  /** By a plugin of the cluster. */
  PLUGIN = 'plugin',
}
