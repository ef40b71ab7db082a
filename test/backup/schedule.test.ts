import { DayOfWeek, Schedule } from '../../src';
import { refusalOfCron } from '../../src/values/cron';

test.each([
  ['every hour', Schedule.hourly(), '0 0 * * * *'],
  ['a minute of every hour', Schedule.hourly({ minute: 30, second: 15 }), '15 30 * * * *'],
  ['every six hours', Schedule.hourly({ everyHours: 6 }), '0 0 */6 * * *'],
  ['every hour, stated', Schedule.hourly({ everyHours: 1, minute: 5 }), '0 5 * * * *'],
  ['midnight', Schedule.daily(), '0 0 0 * * *'],
  ['a time of day', Schedule.daily({ hour: 3, minute: 20, second: 10 }), '10 20 3 * * *'],
  ['Sunday', Schedule.weekly(), '0 0 0 * * SUN'],
  ['no days', Schedule.weekly({ days: [], hour: 4 }), '0 0 4 * * SUN'],
  ['days', Schedule.weekly({ days: [DayOfWeek.MONDAY, DayOfWeek.THURSDAY], hour: 23, minute: 59, second: 59 }), '59 59 23 * * MON,THU'],
  ['every day of the week', Schedule.weekly({ days: Object.values(DayOfWeek) }), '0 0 0 * * MON,TUE,WED,THU,FRI,SAT,SUN'],
  ['the first of the month', Schedule.monthly(), '0 0 0 1 * *'],
  ['a day of the month', Schedule.monthly({ day: 31, hour: 1, minute: 2, second: 3 }), '3 2 1 31 * *'],
])('%s', (_, schedule, expected) => {
  expect(schedule).toBe(expected);
  expect(refusalOfCron(schedule)).toBeUndefined();
});
