import { backupsIn } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { cronFields, durationOfEvery, refusalOfCron } from '../../values/cron';
import { formatValue } from '../../values/format-value';
import { nanosecondsOf } from '../../values/go-duration';
import { asString } from '../../values/narrow';
import { Rule, Target } from '../engine/rule';
import { OPERATOR_DOCS } from '../engine/source';

const SECOND = 1_000_000_000n;
const SCHEDULE = `${OPERATOR_DOCS}/backup#cron-schedule`;
const KINDS = ['ScheduledBackup'];

/** The schedules of an inventory. Other types than strings are field-type's mistakes. */
function schedulesOf(inventory: Inventory): Target<{ readonly schedule: string }>[] {
  return backupsIn(inventory).flatMap(({ item }) => {
    const text = item.kind === 'ScheduledBackup' ? asString(item.spec.schedule) : undefined;
    return text === undefined ? [] : [{ item, path: ['spec', 'schedule'], input: { schedule: text } }];
  });
}

/** Whether a schedule has the five fields of crontab. */
function isCrontab(schedule: string): boolean {
  return !schedule.startsWith('@') && cronFields(schedule).length === 5;
}

/** A number of a schedule. */
export const scheduleNumber: Rule<{ readonly prop: string; readonly value: number; readonly min: number; readonly max: number }> = {
  id: 'schedule-number',
  severity: 'error',
  title: 'The numbers of a schedule must be in their range',
  symptom: 'the operator\'s webhook rejects the ScheduledBackup ("above maximum", "below minimum")',
  cause: 'each field of a schedule is a whole number in its own range',
  fix: 'set a whole number in that range',
  source: SCHEDULE,
  programsOnly: 'a manifest has the schedule itself, not the numbers that it is made of',
  check: ({ prop, value, min, max }) => Number.isInteger(value) && value >= min && value <= max
    ? undefined
    : `${prop}: ${formatValue(value)} is invalid: expected a whole number from ${min} to ${max}`,
};

/** A schedule is one that the operator's parser accepts. */
export const schedule: Rule<{ readonly schedule: string }> = {
  id: 'schedule',
  severity: 'error',
  title: '`schedule` must be a schedule that the operator can parse',
  symptom: 'the operator\'s webhook rejects the ScheduledBackup ("Expected 5 to 6 fields, found …", "End of range … above maximum …", "Failed to parse …", '
    + '"Empty spec string"); if the webhook is disabled, no backup is ever made ("the resource failed admission validation on: spec.schedule" from 1.30 on)',
  cause: 'the operator\'s cron format differs from crontab: it begins with seconds, Sunday is 0 and never 7, and only some "@" words are known',
  fix: 'set schedule to "second minute hour day-of-month month day-of-week", such as "0 0 3 * * *" for three o\'clock each night, '
    + 'or use Schedule.daily({ hour: 3 })',
  manifestFix: 'set spec.schedule to "second minute hour day-of-month month day-of-week", such as "0 0 3 * * *" for three o\'clock each night',
  source: SCHEDULE,
  kinds: KINDS,
  check: input => {
    // five fields are another mistake, whatever is in them
    const wrong = isCrontab(input.schedule) ? undefined : refusalOfCron(input.schedule);
    return wrong && `${formatValue(input.schedule)} is not a valid schedule: ${wrong}`;
  },
  targets: schedulesOf,
};

/** Five fields are read from the seconds on. */
export const scheduleSixFields: Rule<{ readonly schedule: string }> = {
  id: 'schedule-six-fields',
  isMended: true,
  severity: 'error',
  title: '`schedule` must have six fields',
  symptom: 'the operator reads the first field as seconds: "0 3 * * *" is not three o\'clock each night, but three minutes past every hour',
  cause: 'the parser accepts a schedule without a day of the week, so five fields are read as second, minute, hour, day of the month and month',
  fix: 'put the second first, as in "0 0 3 * * *", or use Schedule.daily({ hour: 3 })',
  manifestFix: 'put the second first, as in "0 0 3 * * *"',
  source: SCHEDULE,
  kinds: KINDS,
  check: input => {
    if (!isCrontab(input.schedule)) { return undefined; }
    const meant = ['0', ...cronFields(input.schedule)].join(' ');
    const message = `${formatValue(input.schedule)} has five fields, as in crontab: expected six, with the second first`;
    return [refusalOfCron(meant) === undefined ? { message, fix: `set spec.schedule to "${meant}"`, changes: [{ action: 'set', value: meant }] } : { message }];
  },
  targets: schedulesOf,
};

/** No backup is done within a second. */
export const scheduleEvery: Rule<{ readonly schedule: string }> = {
  id: 'schedule-every',
  severity: 'error',
  title: 'The duration in `@every` must be at least one second',
  symptom: 'the operator makes a backup every second: it rounds a shorter or negative duration up to one second',
  cause: 'the parser counts in whole seconds',
  fix: 'set schedule to "@every" and the time between two backups, such as "@every 12h"',
  manifestFix: 'set spec.schedule to "@every" and the time between two backups, such as "@every 12h"',
  source: SCHEDULE,
  kinds: KINDS,
  check: input => {
    const nanoseconds = nanosecondsOf(durationOfEvery(input.schedule) ?? '');
    return nanoseconds !== undefined && nanoseconds < SECOND ? `"${input.schedule}" is too short: expected at least one second` : undefined;
  },
  targets: schedulesOf,
};
