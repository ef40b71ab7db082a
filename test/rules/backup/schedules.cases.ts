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
      number('hour 24 is no number from 0 to 23', () => Schedule.daily({ hour: 24 })),
      number('minute -1 is no number from 0 to 59', () => Schedule.daily({ minute: -1 })),
      number('second 60 is no number from 0 to 59', () => Schedule.weekly({ second: 60 })),
      number('second 0.5 is no number from 0 to 59', () => Schedule.hourly({ second: 0.5 })),
      number('minute 60 is no number from 0 to 59', () => Schedule.hourly({ minute: 60 })),
      number('everyHours 0 is no number from 1 to 23', () => Schedule.hourly({ everyHours: 0 })),
      number('everyHours 24 is no number from 1 to 23', () => Schedule.hourly({ everyHours: 24 })),
      number('day 0 is no number from 1 to 31', () => Schedule.monthly({ day: 0 })),
      number('day 32 is no number from 1 to 31', () => Schedule.monthly({ day: 32 })),
      number('hour "3" is no number from 0 to 23', () => Schedule.daily({ hour: '3' as any })),
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
      ['nothing', scheduled(''), 'plugins/nightly: schedule "" has 0 fields'],
      ['too many fields', scheduled('0 0 3 * * * *'), 'plugins/nightly: schedule "0 0 3 * * * *" has 7 fields'],
      ['a day that does not exist', scheduled('0 0 3 * * 7'), 'plugins/nightly: schedule "0 0 3 * * 7" has "7" for the day of week, which takes 0 to 6'],
      ['a month before the first', scheduled('0 0 3 1 0 *'), 'plugins/nightly: schedule "0 0 3 1 0 *" has "0" for the month, which takes 1 to 12'],
      ['a word', scheduled('0 0 noon * * *'), 'plugins/nightly: schedule "0 0 noon * * *" has "noon" for the hour, which is no number from 0 to 23'],
      ['the wrong way round', scheduled('0 0 3 20-10 * *'),
        'plugins/nightly: schedule "0 0 3 20-10 * *" has "20-10" for the day of month, which ends before it begins'],
      ['two hyphens', scheduled('0 0-10-20 3 * * *'), 'plugins/nightly: schedule "0 0-10-20 3 * * *" has "0-10-20" for the minute, which is no range'],
      ['two slashes', scheduled('0 */2/3 3 * * *'), 'plugins/nightly: schedule "0 */2/3 3 * * *" has "*/2/3" for the minute, which is no range'],
      ['no step', scheduled('*/0 0 3 * * *'), 'plugins/nightly: schedule "*/0 0 3 * * *" has "*/0" for the second, whose step is no number above 0'],
      ['an unknown word', scheduled('@reboot'), 'plugins/nightly: schedule "@reboot" is none of @yearly, @annually, @monthly, @weekly, @daily, @midnight, '
        + '@hourly and @every'],
      ['days', scheduled('@every 1d'), 'plugins/nightly: schedule "@every 1d" has "1d" for a duration such as 12h or 1h30m'],
      ['no text', scheduled(3 as any), 'plugins/nightly: schedule 3 is no text'],
      ['what was forgotten', scheduled(undefined as any), 'plugins/nightly: schedule undefined is no text'],
    ],
    passes: [
      ['a night', scheduled('0 0 3 * * *')],
      ['all that a field takes', scheduled('0-30/5,45 */10 1,13 1-31 JAN-dec ?')],
      ['a word of the parser', scheduled('@midnight')],
      ['a duration', scheduled('@every 1h30m')],
    ],
    notDetectable: {
      'no text': 'the types of fields are another rule\'s',
      'what was forgotten': 'it is left out of the manifest',
    },
    valid: [['none', { objects: [manifest({ schedule: undefined }, { kind: 'ScheduledBackup' })] }]],
  },
  {
    id: 'schedule-six-fields',
    throws: [
      ['crontab', scheduled('0 3 * * *'), 'plugins/nightly: schedule "0 3 * * *" has five fields, as crontab has, and the operator\'s have six'],
      ['crontab with white space', scheduled(' 0\t3 * *  * '),
        'plugins/nightly: schedule " 0\t3 * *  * " has five fields, as crontab has, and the operator\'s have six'],
    ],
    passes: [['six', scheduled('0 0 3 * * *')], ['a word', scheduled('@daily')], ['a duration', scheduled('@every 12h')]],
  },
  {
    id: 'schedule-every',
    throws: [
      ['nothing', scheduled('@every 0'), 'plugins/nightly: schedule "@every 0" is less than a second'],
      ['less than a second', scheduled('@every 999ms'), 'plugins/nightly: schedule "@every 999ms" is less than a second'],
      ['less than nothing', scheduled('@every -12h'), 'plugins/nightly: schedule "@every -12h" is less than a second'],
    ],
    passes: [['a second', scheduled('@every 1s')], ['half a day', scheduled('@every 12h')], ['fields', scheduled('0 0 3 * * *')]],
  },
];
