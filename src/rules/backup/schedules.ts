import { backupsIn } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { cronFields, durationOfEvery, refusalOfCron } from '../../values/cron';
import { nanosecondsOf } from '../../values/go-duration';
import { asString } from '../../values/narrow';
import { Rule, Target } from '../engine/rule';

const SECOND = 1_000_000_000n;
const SCHEDULE = 'https://cloudnative-pg.io/docs/current/backup#cron-schedule';

/** The schedules of manifests. What is no text is a matter of its type. */
function schedulesOf(inventory: Inventory): Target<{ readonly schedule: string }>[] {
  return backupsIn(inventory).flatMap(({ item }) => {
    const text = item.kind === 'ScheduledBackup' ? asString(item.spec.schedule) : undefined;
    return text === undefined ? [] : [{ item, path: ['spec', 'schedule'], input: { schedule: text } }];
  });
}

/** A number of a schedule. */
export const scheduleNumber: Rule<{ readonly prop: string; readonly value: number; readonly min: number; readonly max: number }> = {
  id: 'schedule-number',
  severity: 'error',
  title: 'Hours, minutes and days are in their range',
  symptom: 'the operator refuses the ScheduledBackup ("above maximum", "below minimum")',
  cause: 'a field of a schedule holds whole numbers of its range',
  fix: 'state a whole number in that range',
  source: SCHEDULE,
  programsOnly: 'a manifest has a schedule, and no numbers from which one is made',
  check: ({ prop, value, min, max }) => Number.isInteger(value) && value >= min && value <= max
    ? undefined
    : `${prop} ${JSON.stringify(value)} is no number from ${min} to ${max}`,
};

/** A schedule is one that the operator's parser takes. */
export const schedule: Rule<{ readonly schedule: string }> = {
  id: 'schedule',
  severity: 'error',
  title: 'A schedule is one that the operator reads',
  symptom: 'the operator refuses the ScheduledBackup ("Expected 5 to 6 fields, found …", "End of range … above maximum …", "Failed to parse …", '
    + '"Empty spec string"), or, with its webhook off, never makes a backup ("the resource failed admission validation on: spec.schedule" from 1.30 on)',
  cause: 'the operator reads schedules with a parser of its own: seconds come first, Sunday is 0 alone, and few words stand for a schedule',
  fix: 'write "second minute hour day-of-month month day-of-week", such as "0 0 3 * * *" for three o\'clock each night, or use Schedule.daily({ hour: 3 })',
  manifestFix: 'write "second minute hour day-of-month month day-of-week", such as "0 0 3 * * *" for three o\'clock each night',
  source: SCHEDULE,
  check: input => {
    const wrong = typeof input.schedule === 'string' ? refusalOfCron(input.schedule) : 'is no text';
    return wrong && `schedule ${JSON.stringify(input.schedule)} ${wrong}`;
  },
  targets: schedulesOf,
};

/** Five fields are read from the seconds on. */
export const scheduleSixFields: Rule<{ readonly schedule: string }> = {
  id: 'schedule-six-fields',
  severity: 'error',
  title: 'A schedule has six fields',
  symptom: 'the operator reads the first field as seconds: "0 3 * * *" is no longer three o\'clock each night, but three minutes past every hour',
  cause: 'the parser takes a schedule without a day of the week for a whole one, and the operator warns at most',
  fix: 'put the second in front, as in "0 0 3 * * *", or use Schedule.daily({ hour: 3 })',
  manifestFix: 'put the second in front, as in "0 0 3 * * *"',
  source: SCHEDULE,
  check: input => typeof input.schedule === 'string' && !input.schedule.startsWith('@') && cronFields(input.schedule).length === 5
    ? `schedule "${input.schedule}" has five fields, as crontab has, and the operator's have six`
    : undefined,
  targets: schedulesOf,
};

/** No backup is done within a second. For schedules that the parser takes. */
export const scheduleEvery: Rule<{ readonly schedule: string }> = {
  id: 'schedule-every',
  severity: 'error',
  title: 'Backups are a second or more apart',
  symptom: 'the operator makes a backup every second: it takes a duration that is shorter, or negative, for one second',
  cause: 'the parser counts in whole seconds',
  fix: 'state the time from one backup to the next, such as "@every 12h"',
  source: SCHEDULE,
  check: input => {
    const duration = durationOfEvery(input.schedule);
    return duration !== undefined && nanosecondsOf(duration)! < SECOND ? `schedule "${input.schedule}" is less than a second` : undefined;
  },
  targets: schedulesOf,
};
