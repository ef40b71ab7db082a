import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { BackupOptions } from './backup-options';
import { defineBackup } from './define-backup';

/**
 * The owner of a schedule's Backups: they are deleted with it.
 */
export enum BackupOwnerReference {
  /** No owner: the Backups stay. */
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
   * `@every 12h`. `Schedule` creates such texts.
   *
   * Errors are: a schedule that the operator cannot parse, the five fields of crontab, whose first field the operator would read as seconds, and an `@every`
   * of less than a second.
   */
  readonly schedule: string;

  /**
   * The owner of the Backups: they are deleted with it.
   *
   * @default BackupOwnerReference.NONE
   */
  readonly backupOwnerReference?: BackupOwnerReference;

  /**
   * Whether the first backup is made immediately.
   *
   * @default false
   */
  readonly immediate?: boolean;

  /**
   * Whether the schedule is suspended.
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
   * @param id id of the construct, and the ScheduledBackup's name if `metadata` has none
   * @param props the cluster, who makes the backups, and when
   * @throws if the operator would reject the schedule, or could not make a backup
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

  /** Name of the ScheduledBackup: `scheduledBackupName`. */
  public get name(): string {
    return this.scheduledBackupName;
  }
}
