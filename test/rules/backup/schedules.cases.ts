import { DayOfWeek, Schedule } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { manifest, scheduled } from '../support/backup-programs';

function number(message: string, call: () => string): [string, Program, string] {
  return [message, scheduled(call), `Schedule: ${message}`];
}

export const cases: RuleCases[] = [
  {
    id: 'schedule-number',
    throws: [
      number('hour: 24 is invalid: expected a whole number from 0 to 23', () => Schedule.daily({ hour: 24 })),
      number('minute: -1 is invalid: expected a whole number from 0 to 59', () => Schedule.daily({ minute: -1 })),
      number('second: 60 is invalid: expected a whole number from 0 to 59', () => Schedule.weekly({ second: 60 })),
      number('second: 0.5 is invalid: expected a whole number from 0 to 59', () => Schedule.hourly({ second: 0.5 })),
      number('minute: 60 is invalid: expected a whole number from 0 to 59', () => Schedule.hourly({ minute: 60 })),
      number('everyHours: 0 is invalid: expected a whole number from 1 to 23', () => Schedule.hourly({ everyHours: 0 })),
      number('everyHours: 24 is invalid: expected a whole number from 1 to 23', () => Schedule.hourly({ everyHours: 24 })),
      number('day: 0 is invalid: expected a whole number from 1 to 31', () => Schedule.monthly({ day: 0 })),
      number('day: 32 is invalid: expected a whole number from 1 to 31', () => Schedule.monthly({ day: 32 })),
      number('hour: "3" is invalid: expected a whole number from 0 to 23', () => Schedule.daily({ hour: '3' as any })),
    ],
    passes: [
      ['the least', scheduled(() => Schedule.monthly({ day: 1, hour: 0, minute: 0, second: 0 }))],
      ['the most', scheduled(() => Schedule.monthly({ day: 31, hour: 23, minute: 59, second: 59 }))],
      ['the most hours', scheduled(() => Schedule.hourly({ everyHours: 23, minute: 59, second: 59 }))],
      ['nothing stated', scheduled(() => Schedule.weekly())],
      ['days', scheduled(() => Schedule.weekly({ days: Object.values(DayOfWeek) }))],
    ],
  },
  {
    id: 'schedule',
    throws: [
      ['nothing', scheduled(''), 'plugins/nightly: schedule: "" is not a valid schedule: expected 6 fields, found 0'],
      ['too many fields', scheduled('0 0 3 * * * *'), 'plugins/nightly: schedule: "0 0 3 * * * *" is not a valid schedule: expected 6 fields, found 7'],
      ['a day that does not exist', scheduled('0 0 3 * * 7'), 'plugins/nightly: schedule: "0 0 3 * * 7" is not a valid schedule: day of week "7" is invalid, expected 0 to 6'],
      ['a month before the first', scheduled('0 0 3 1 0 *'), 'plugins/nightly: schedule: "0 0 3 1 0 *" is not a valid schedule: month "0" is invalid, expected 1 to 12'],
      ['a word', scheduled('0 0 noon * * *'), 'plugins/nightly: schedule: "0 0 noon * * *" is not a valid schedule: hour "noon" is invalid, expected 0 to 23'],
      ['the wrong way round', scheduled('0 0 3 20-10 * *'),
        'plugins/nightly: schedule: "0 0 3 20-10 * *" is not a valid schedule: day of month "20-10" ends before it begins'],
      ['two hyphens', scheduled('0 0-10-20 3 * * *'), 'plugins/nightly: schedule: "0 0-10-20 3 * * *" is not a valid schedule: minute "0-10-20" is not a range such as 1-5 or 0-30/10'],
      ['two slashes', scheduled('0 */2/3 3 * * *'), 'plugins/nightly: schedule: "0 */2/3 3 * * *" is not a valid schedule: minute "*/2/3" is not a range such as 1-5 or 0-30/10'],
      ['no step', scheduled('*/0 0 3 * * *'), 'plugins/nightly: schedule: "*/0 0 3 * * *" is not a valid schedule: second "*/0" is invalid, expected a step of at least 1'],
      ['an unknown word', scheduled('@reboot'), 'plugins/nightly: schedule: "@reboot" is not a valid schedule: expected @yearly, @annually, @monthly, @weekly, @daily, '
        + '@midnight, @hourly or @every with a duration'],
      ['several fields', scheduled('60 60 24 * * *'), 'plugins/nightly: schedule: "60 60 24 * * *" is not a valid schedule: second "60" is invalid, expected 0 to 59; '
        + 'minute "60" is invalid, expected 0 to 59; hour "24" is invalid, expected 0 to 23'],
      ['days', scheduled('@every 1d'), 'plugins/nightly: schedule: "@every 1d" is not a valid schedule: "1d" is not a duration such as 12h or 1h30m'],
    ],
    passes: [
      ['a night', scheduled('0 0 3 * * *')],
      ['all that a field takes', scheduled('0-30/5,45 */10 1,13 1-31 JAN-dec ?')],
      ['a word of the parser', scheduled('@midnight')],
      ['a duration', scheduled('@every 1h30m')],
    ],
    invalid: [['a Sunday as in crontab', { objects: [manifest({ schedule: '0 0 3 * * 7' }, { kind: 'ScheduledBackup' })] },
      'spec.schedule: "0 0 3 * * 7" is not a valid schedule: day of week "7" is invalid, expected 0 to 6']],
    valid: [
      ['each Sunday at three o\'clock', { objects: [manifest({ schedule: '0 0 3 * * 0' }, { kind: 'ScheduledBackup' })] }],
      ['five fields, which are another mistake', { objects: [manifest({ schedule: '30 3 * * 0' }, { kind: 'ScheduledBackup' })] }],
      ['a schedule that is filled in later', { objects: [manifest({ schedule: '${SCHEDULE}' }, { kind: 'ScheduledBackup' })] }],
      ['a number', { objects: [manifest({ schedule: 3 }, { kind: 'ScheduledBackup' })] }],
      ['no schedule', { objects: [manifest({ schedule: undefined }, { kind: 'ScheduledBackup' })] }],
    ],
  },
  {
    id: 'schedule-six-fields',
    throws: [
      ['crontab', scheduled('0 3 * * *'), 'plugins/nightly: schedule: "0 3 * * *" has five fields, as in crontab: expected six, with the second first'],
      ['crontab with white space', scheduled(' 0\t3 * *  * '),
        'plugins/nightly: schedule: " 0\\t3 * *  * " has five fields, as in crontab: expected six, with the second first'],
    ],
    invalid: [['two o\'clock as in crontab', { objects: [manifest({ schedule: '0 2 * * *' }, { kind: 'ScheduledBackup' })] },
      'spec.schedule: "0 2 * * *" has five fields, as in crontab: expected six, with the second first']],
    valid: [['two o\'clock with seconds', { objects: [manifest({ schedule: '0 0 2 * * *' }, { kind: 'ScheduledBackup' })] }]],
    passes: [['six', scheduled('0 0 3 * * *')], ['a word', scheduled('@daily')], ['a duration', scheduled('@every 12h')]],
  },
  {
    id: 'schedule-every',
    throws: [
      ['nothing', scheduled('@every 0'), 'plugins/nightly: schedule: "@every 0" is too short: expected at least one second'],
      ['less than a second', scheduled('@every 999ms'), 'plugins/nightly: schedule: "@every 999ms" is too short: expected at least one second'],
      ['less than nothing', scheduled('@every -12h'), 'plugins/nightly: schedule: "@every -12h" is too short: expected at least one second'],
    ],
    invalid: [['half a second', { objects: [manifest({ schedule: '@every 500ms' }, { kind: 'ScheduledBackup' })] },
      'spec.schedule: "@every 500ms" is too short: expected at least one second']],
    valid: [['half a day', { objects: [manifest({ schedule: '@every 12h' }, { kind: 'ScheduledBackup' })] }]],
    passes: [['a second', scheduled('@every 1s')], ['half a day', scheduled('@every 12h')], ['fields', scheduled('0 0 3 * * *')]],
  },
];
