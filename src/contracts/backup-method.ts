/**
 * Who makes a backup.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1#backupmethod
 */
export enum BackupMethod {
  /** The operator, to an object store. It needs `backup.barmanObjectStore` in the cluster. */
  BARMAN_OBJECT_STORE = 'barmanObjectStore',
  /** The storage driver, as VolumeSnapshots. It needs `backup.volumeSnapshot` in the cluster, and the CRDs of VolumeSnapshots. */
  VOLUME_SNAPSHOT = 'volumeSnapshot',
  /** A plugin of the cluster. */
  PLUGIN = 'plugin',
}
