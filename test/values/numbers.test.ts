import { nanosecondsOf } from '../../src/values/go-duration';
import { imageTag, majorOfTag, releaseOfImage } from '../../src/values/image-version';
import { postgresqlBoolean, postgresqlSize } from '../../src/values/postgresql-value';
import { isRegularExpression } from '../../src/values/regular-expression';
import { hasFeature, isOlder, isRelease, isSameLine } from '../../src/values/release';
import { isTargetTime } from '../../src/values/target-time';

const MEGA = 1024n ** 2n * 10n ** 9n;

test.each<[string, bigint | undefined]>([
  ['0', 0n], ['1ns', 1n], ['2us', 2_000n], ['2µs', 2_000n], ['3ms', 3_000_000n], ['1h30m', 5_400_000_000_000n], ['1.5s', 1_500_000_000n], ['.5s', 500_000_000n],
  ['1.s', 1_000_000_000n], ['-1s', -1_000_000_000n], ['+1s', 1_000_000_000n], ['-0', 0n], ['1', undefined], ['', undefined], ['s', undefined], ['.s', undefined],
  ['1s ', undefined], ['1d', undefined], ['9223372036854775807ns', 2n ** 63n - 1n], ['9223372036854775808ns', undefined], ['-9223372036854775808ns', -(2n ** 63n)],
  ['9223372036854775807ns1ns', undefined], ['9223372036854775809ns', undefined],
])('the duration "%s"', (text, expected) => {
  expect(nanosecondsOf(text)).toBe(expected);
});

test.each<[string, bigint | undefined]>([
  ['128MB', 128n * MEGA], ['128', 128n * MEGA], ['128 MB', 128n * MEGA], ['1GB', 1024n * MEGA], ['1kB', MEGA / 1024n], ['kB', 0n], ['.kB', 0n], ['8B', 8n * 10n ** 9n],
  ['128M', undefined], ['xMB', undefined], ['', undefined],
])('the size "%s" of PostgreSQL', (text, expected) => {
  expect(postgresqlSize(text)).toBe(expected);
});

test('booleans of PostgreSQL', () => {
  expect(['on', 'TRUE', '1', 'y', 'tr'].map(postgresqlBoolean)).toEqual([true, true, true, true, true]);
  expect(['off', 'False', '0', 'n', 'of'].map(postgresqlBoolean)).toEqual([false, false, false, false, false]);
  expect(['o', '', '2', 'yess'].map(postgresqlBoolean)).toEqual([undefined, undefined, undefined, undefined]);
});

test.each([
  '2024-02-29T23:59:59Z', '2000-02-29T00:00:00', '2023-12-31T1:00:00+24:60', '2023-04-30T00:00:00.5-01:00', '2023-01-01 00:00:00', '2023-99-99', '2023-01-01 00:00:00.5+01:30 BC',
])('%s is a time', text => {
  expect(isTargetTime(text)).toBe(true);
});

test.each([
  '2023-02-29T00:00:00Z', '1900-02-29T00:00:00Z', '2023-00-01T00:00:00Z', '2023-13-01T00:00:00Z', '2023-04-31T00:00:00Z', '2023-04-00T00:00:00Z', '2023-04-01T24:00:00Z',
  '2023-04-01T00:60:00Z', '2023-04-01T00:00:60Z', '2023-04-01T00:00:00+25:00', '2023-04-01T00:00:00+00:61', 'yesterday', '',
])('%s is no time', text => {
  expect(isTargetTime(text)).toBe(false);
});

test('releases are compared by their numbers', () => {
  expect([isOlder('1.9.0', '1.10.0'), isOlder('1.10.0', '1.9.0'), isOlder('1.30', '1.30.0'), isOlder('1.30.0', '1.30.1'), isOlder('1.30.2', '1.30.1')])
    .toEqual([true, false, false, true, false]);
  expect([isOlder('v1.33.2+k3s1', '1.33.3'), isSameLine('1.30.1', 'v1.30'), isSameLine('1.30.1', '1.31.1'), isSameLine('1.30.1', '2.30.1')]).toEqual([true, true, false, false]);
  expect(['1.30.0', '1.33', 'v1.33.2+k3s1', '1.30.0-rc1'].map(isRelease)).toEqual([true, true, true, true]);
  expect(['1', 'latest', '1.30.0.1', '', 1.3].map(isRelease)).toEqual([false, false, false, false, false]);
});

test('a feature that was backported is in the later releases of each line', () => {
  const releases = ['1.26.3', '1.26.2', '1.27.1', '1.27.2', '1.28.0', '1.25.9'];
  expect(releases.map(release => hasFeature(release, ['1.26.3', '1.27.2']))).toEqual([true, false, false, true, true, false]);
});

test('versions in images', () => {
  const digest = `@sha256:${'a'.repeat(64)}`;
  expect(['a', 'a:1', 'host:5000/a', 'host:5000/a:1', `a${digest}`, `a:1${digest}`].map(imageTag)).toEqual(['latest', '1', 'latest', '1', '', '1']);
  expect(['16', '16.2', '16-3', '9.6', '16.', 'latest', ''].map(majorOfTag)).toEqual([16, 16, 16, 9, undefined, undefined, undefined]);
  expect(['a:1.30.0', 'a:v1.30.0', 'a:1.30.0-rc1', `a:1.30.0${digest}`, 'a:1.30', 'a', `a${digest}`].map(releaseOfImage))
    .toEqual(['1.30.0', '1.30.0', '1.30.0-rc1', '1.30.0', undefined, undefined, undefined]);
});

test.each([
  '', 'a*', 'a+?', '(a|b)', '(?i)a', '(?P<n>a)', '[a-z]', '[a-a]', '[^]]', '[]a]', '[[:alpha:]]', '\\d', '\\x41', '\\x{41}', '\\pL', 'a{2,3}', 'a{1000}', '(a{10}){100}', '[\\x41-Z]', '[\\101-Z]', '[\\n-a]', '\\Qa(\\E',
])('%s is a regular expression of Go', pattern => {
  expect(isRegularExpression(pattern)).toBe(true);
});

test.each([
  '*', 'a**', '(a', 'a)', '[a', '[z-a]', '[\\x42-A]', '[\\102-A]', '[a-\\n]', '(?=a)', '\\1', 'a{3,2}', 'a{1001}', '(a{11}){100}', '(|*)', '[[:none:]]', '(?i', '\\',
])('%s is no regular expression of Go', pattern => {
  expect(isRegularExpression(pattern)).toBe(false);
});
