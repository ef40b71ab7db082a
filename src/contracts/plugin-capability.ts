/**
 * What a plugin can do inside a cluster's pods.
 *
 * The operator learns it too late to help: a construct declares it, so that a cluster which relies on it can be checked.
 *
 * @see https://github.com/cloudnative-pg/cnpg-i
 */
export enum PluginCapability {
  /** Archives WAL files. */
  ARCHIVE_WAL = 'archive-wal',
  /** Fetches WAL files back. */
  RESTORE_WAL = 'restore-wal',
  /** Takes base backups. */
  BACKUP = 'backup',
  /** Restores a base backup when a cluster is bootstrapped by recovery. */
  RESTORE_JOB = 'restore-job',
  /** Changes the configuration of PostgreSQL. Needs operator 1.27 or later. */
  POSTGRES = 'postgres',
  /** Exports metrics. Needs operator 1.27 or later. */
  METRICS = 'metrics',
}
