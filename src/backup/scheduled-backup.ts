import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { BackupOptions } from './backup-options';
import { defineBackup } from './define-backup';

/**
 * What the Backups of a schedule belong to, and are deleted with.
 */
export enum BackupOwnerReference {
  /** Nothing: they stay. */
  NONE = 'none',
  /** The ScheduledBackup. */
  SELF = 'self',
  /** The cluster. */
  CLUSTER = 'cluster',
}

/**
 * Backups on a schedule.
 */
export interface ScheduledBackupProps extends BackupOptions {
  /**
   * When backups are made: second, minute, hour, day of the month, month and day of the week, for example `0 0 3 * * *`; or a word such as `@daily`, or
   * `@every 12h`. `Schedule` writes the fields.
   *
   * Raises an error where the operator's parser would, for the five fields of crontab, which it reads from the seconds on, and for an `@every` of less
   * than a second.
   */
  readonly schedule: string;

  /**
   * What the Backups belong to, and are deleted with.
   *
   * @default BackupOwnerReference.NONE
   */
  readonly backupOwnerReference?: BackupOwnerReference;

  /**
   * Whether the first backup is made at once.
   *
   * @default false
   */
  readonly immediate?: boolean;

  /**
   * Whether the schedule rests.
   *
   * @default false
   */
  readonly suspend?: boolean;
}

/**
 * Backups of a cluster on a schedule.
 *
 * @see https://cloudnative-pg.io/docs/current/backup#scheduled-backups
 */
export class ScheduledBackup extends Construct {
  /** Name of the ScheduledBackup. */
  public readonly scheduledBackupName: string;

  /**
   * Defines a schedule of backups.
   *
   * @param scope where the construct belongs
   * @param id id of the construct, and the ScheduledBackup's name where `metadata` states none
   * @param props of which cluster, by whom, and when
   * @throws if the operator would refuse the schedule or a backup, or could not make one
   */
  public constructor(scope: Construct, id: string, props: ScheduledBackupProps) {
    super(scope, id);
    const resource: ApiObject = defineBackup(this, 'ScheduledBackup', props, {
      schedule: props.schedule,
      backupOwnerReference: props.backupOwnerReference,
      immediate: props.immediate,
      suspend: props.suspend,
    });
    this.scheduledBackupName = resource.name;
  }
}
