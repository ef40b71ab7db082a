import { CnpgIError, mistakesOf } from '../check/mistakes';
import { scheduleNumber } from '../rules/backup/schedules';

/**
 * A time of the day, in the time zone of the operator's pod: UTC, unless its image or `TZ` sets another one.
 */
export interface TimeOfDay {
  /**
   * 0 to 23. Any other value is an error.
   *
   * @default 0
   */
  readonly hour?: number;

  /**
   * 0 to 59. Any other value is an error.
   *
   * @default 0
   */
  readonly minute?: number;

  /**
   * 0 to 59. Any other value is an error.
   *
   * @default 0
   */
  readonly second?: number;
}

/**
 * Days of the week.
 */
export enum DayOfWeek {
  /** Monday. */
  MONDAY = 'MON',
  /** Tuesday. */
  TUESDAY = 'TUE',
  /** Wednesday. */
  WEDNESDAY = 'WED',
  /** Thursday. */
  THURSDAY = 'THU',
  /** Friday. */
  FRIDAY = 'FRI',
  /** Saturday. */
  SATURDAY = 'SAT',
  /** Sunday. */
  SUNDAY = 'SUN',
}

/**
 * When in each week.
 */
export interface WeeklyScheduleOptions extends TimeOfDay {
  /**
   * The days.
   *
   * @default - Sunday
   */
  readonly days?: DayOfWeek[];
}

/**
 * When in each month.
 */
export interface MonthlyScheduleOptions extends TimeOfDay {
  /**
   * Day of the month, 1 to 31; months without it are skipped. Any other value is an error.
   *
   * @default 1
   */
  readonly day?: number;
}

/**
 * When in each hour.
 */
export interface HourlyScheduleOptions {
  /**
   * 0 to 59. Any other value is an error.
   *
   * @default 0
   */
  readonly minute?: number;

  /**
   * 0 to 59. Any other value is an error.
   *
   * @default 0
   */
  readonly second?: number;

  /**
   * Hours from one backup to the next, counted from midnight: 1 to 23. Any other value is an error.
   *
   * @default 1
   */
  readonly everyHours?: number;
}

/**
 * Schedules of backups, in the operator's cron format, which begins with seconds.
 *
 * @see https://cloudnative-pg.io/docs/current/backup#scheduled-backups
 */
export class Schedule {
  /**
   * Every hour, or every few hours.
   *
   * @param options when in the hour
   * @throws if a number is out of range
   */
  public static hourly(options: HourlyScheduleOptions = {}): string {
    const every = inRange('everyHours', options.everyHours ?? 1, 1, 23);
    return `${second(options)} ${minute(options)} ${every === 1 ? '*' : `*/${every}`} * * *`;
  }

  /**
   * Every day.
   *
   * @param time when
   * @throws if a number is out of range
   */
  public static daily(time: TimeOfDay = {}): string {
    return `${timeOfDay(time)} * * *`;
  }

  /**
   * On days of the week.
   *
   * @param options the days, and when
   * @throws if a number is out of range
   */
  public static weekly(options: WeeklyScheduleOptions = {}): string {
    const days = options.days?.length ? options.days : [DayOfWeek.SUNDAY];
    return `${timeOfDay(options)} * * ${days.join(',')}`;
  }

  /**
   * On a day of every month.
   *
   * @param options the day, and when
   * @throws if a number is out of range
   */
  public static monthly(options: MonthlyScheduleOptions = {}): string {
    return `${timeOfDay(options)} ${inRange('day', options.day ?? 1, 1, 31)} * *`;
  }

  private constructor() {}
}

function timeOfDay(time: TimeOfDay): string {
  return `${second(time)} ${minute(time)} ${inRange('hour', time.hour ?? 0, 0, 23)}`;
}

function minute(time: HourlyScheduleOptions): number {
  return inRange('minute', time.minute ?? 0, 0, 59);
}

function second(time: HourlyScheduleOptions): number {
  return inRange('second', time.second ?? 0, 0, 59);
}

function inRange(prop: string, value: number, min: number, max: number): number {
  const mistakes = mistakesOf(scheduleNumber, { prop, value, min, max });
  if (mistakes.length > 0) {
    throw new CnpgIError('Schedule', mistakes);
  }
  return value;
}
