/**
 * What a plugin can do in the pods of a cluster.
 *
 * The operator detects capabilities only at runtime. Declare them on the plugin, so that clusters that rely on them can be checked earlier.
 *
 * @see https://github.com/cloudnative-pg/cnpg-i
 */
export enum PluginCapability {
  /** Archives WAL files. */
  ARCHIVE_WAL = 'archive-wal',
  /** Restores WAL files. */
  RESTORE_WAL = 'restore-wal',
  /** Takes base backups. */
  BACKUP = 'backup',
  /** Restores a base backup when a cluster is bootstrapped with `recovery`. */
  RESTORE_JOB = 'restore-job',
  /** Changes the PostgreSQL configuration. Needs operator 1.27 or later. */
  POSTGRES = 'postgres',
  /** Exports metrics. Needs operator 1.27 or later. */
  METRICS = 'metrics',
}
