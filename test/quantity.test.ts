import { postgresqlSize } from '../src/values/postgresql-value';
import { nanos } from '../src/values/quantity';

test.each([
  ['1', '1000000000'], ['1n', '1'], ['.5u', '500'], ['1.5Gi', '1610612736000000000'], ['1E', '1000000000000000000000000000'],
  ['1E3', '1000000000000'], ['1e-3', '1000000'], ['0.1n', '1'], ['1e-99999', '1'], ['0', '0'], ['-1k', '-1000000000000'], [7, '7000000000'],
])('%s', (text, size) => {
  expect(String(nanos(text))).toBe(size);
});

test.each(['', '.', 'Gi', '1KB', '1 Gi', '1ki', true, undefined])('%j is no quantity', text => {
  expect(nanos(text)).toBeUndefined();
});

test.each([['128', '128Mi'], ['16kB', '16Ki'], ['1 GB', '1Gi'], ['512B', '512'], ['1.5TB', '1.5Ti']])('%s of PostgreSQL is %s', (text, size) => {
  expect(postgresqlSize(text)).toBe(nanos(size));
});

test.each(['', 'B', '1G', '1GiB', '1gb'])('"%s" is no size of PostgreSQL', text => {
  expect(postgresqlSize(text)).toBeUndefined();
});
