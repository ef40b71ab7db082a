import { REFUSED, TAKEN } from './schedules';
import { cronFields, durationOfEvery, refusalOfCron } from '../../src/values/cron';
import { nanosecondsOf } from '../../src/values/go-duration';

test.each(TAKEN)('%j is a schedule', text => {
  expect(refusalOfCron(text)).toBeUndefined();
});

test.each(REFUSED)('%j is rejected', text => {
  expect(refusalOfCron(text)).toEqual(expect.any(String));
});

test('no schedule is taken and refused', () => {
  expect(new Set([...TAKEN, ...REFUSED]).size).toBe(TAKEN.length + REFUSED.length);
});

test('fields are parted as Go parts them', () => {
  expect(cronFields('\u00a0a\u2028 b\tc\u200bd\u2009')).toEqual(['a', 'b', 'c\u200bd']);
});

test('only what stands behind @every is a duration', () => {
  expect(durationOfEvery('@every  1h\n')).toBe(' 1h\n');
  expect(durationOfEvery('@every')).toBeUndefined();
  expect(durationOfEvery(' @every 1h')).toBeUndefined();
});

test.each<[string, bigint]>([
  ['0', 0n], ['-0', 0n], ['1h30m', 5_400_000_000_000n], ['-1h', -3_600_000_000_000n], ['+.5s', 500_000_000n], ['1.25ms', 1_250_000n], ['1.9ns', 1n],
  ['2us3µs4μs', 9_000n], ['-9223372036854775808ns', -(2n ** 63n)], ['9223372036854775807ns', 2n ** 63n - 1n],
])('the duration %s is so many nanoseconds', (text, nanoseconds) => {
  expect(nanosecondsOf(text)).toBe(nanoseconds);
});

test.each(['', '-', '1', '1d', '.s', '1h ', '2562048h', '9223372036854775808ns'])('%j is no duration', text => {
  expect(nanosecondsOf(text)).toBeUndefined();
});
