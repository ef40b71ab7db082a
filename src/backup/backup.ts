import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { BackupOptions } from './backup-options';
import { defineBackup } from './define-backup';

/**
 * A backup that is made once.
 */
export interface BackupProps extends BackupOptions {}

/**
 * A backup of a cluster, made once when the object is applied. It cannot be changed afterwards: another backup needs another name.
 *
 * @see https://cloudnative-pg.io/docs/current/backup#on-demand-backups
 */
export class Backup extends Construct {
  /** Name of the Backup. */
  public readonly backupName: string;

  /**
   * Defines a backup.
   *
   * @param scope where the construct belongs
   * @param id id of the construct, and the Backup's name if `metadata` has none
   * @param props the cluster, and who makes the backup
   * @throws if the operator would reject the backup, or could not make it
   */
  public constructor(scope: Construct, id: string, props: BackupProps) {
    super(scope, id);
    const resource: ApiObject = defineBackup(this, 'Backup', props, {});
    this.backupName = resource.name;
  }

  /** Name of the Backup: `backupName`. */
  public get name(): string {
    return this.backupName;
  }
}
