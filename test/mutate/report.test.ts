import { readFileSync } from 'fs';
import { join } from 'path';
import { isEquivalent, readEquivalents } from '../../scripts/mutate/equivalents';
import { mutantsOf, NumberedMutant } from '../../scripts/mutate/mutants';
import { killRate, report } from '../../scripts/mutate/report';
import { testsNear, Verdict } from '../../scripts/mutate/rounds';
import { sample, tolerated } from '../../scripts/mutate/sample';

const mutant = (file: string, line: number): NumberedMutant =>
  ({ id: line, file, line, start: 0, end: 1, before: 'a  <\n b', after: 'a <= b', statement: false, source: 'if (a < b) {', constant: false });
const VERDICTS: Verdict[] = [
  { mutant: mutant('src/values/cron.ts', 3), outcome: 'killed', by: 'cron' },
  { mutant: mutant('src/rules/cluster/names.ts', 4), outcome: 'survived' },
  { mutant: mutant('src/rules/cluster/names.ts', 5), outcome: 'endless', by: 'cluster.test.ts: names' },
  { mutant: mutant('src/cli/main.ts', 6), outcome: 'not reached' },
];

test('the report has survivors, endless ones, and the rate of each room', () => {
  expect(report(VERDICTS)).toBe([
    'Ended by a count or a limit of time, counted as killed:',
    '  src/rules/cluster/names.ts:5: a < b → a <= b  (cluster.test.ts: names)',
    '',
    'Survived:',
    '  src/rules/cluster/names.ts:4: a < b → a <= b',
    '  src/cli/main.ts:6: a < b → a <= b  (reached by no test)',
    '',
    'cli                            0 of 1 killed, 0 %',
    'rules/cluster                  1 of 2 killed, 50 %',
    'values                         1 of 1 killed, 100 %',
    'all                            2 of 4 killed, 50 %',
  ].join('\n'));
  expect(killRate(VERDICTS)).toBe(0.5);
});

test('a sample follows from its seed', () => {
  const all = Array.from({ length: 100 }, (_, index) => index);
  expect(sample(all, 5, 'a')).toEqual(sample(all, 5, 'a'));
  expect(sample(all, 5, 'a')).not.toEqual(sample(all, 5, 'b'));
  expect(new Set(sample(all, 50, 'a')).size).toBe(50);
  expect(sample(all, 200, 'a')).toEqual(all);
});

test('a small sample tolerates what chance does', () => {
  expect([0, 1, 12, 40, 300].map(size => tolerated(size, 0.9))).toEqual([0, 1, 4, 9, 43]);
});

test('an equivalent mutant is known by its text, wherever it stands', () => {
  const { file, source, before, after } = mutant('src/values/cron.ts', 3);
  expect(isEquivalent(mutant('src/values/cron.ts', 9), [{ file, source, before, after, reason: 'none' }])).toBe(true);
  expect(isEquivalent(mutant('src/values/cron.ts', 9), [{ file, source: 'while (a < b) {', before, after, reason: 'none' }])).toBe(false);
});

test('the tests of a folder come first', () => {
  expect(testsNear('src/rules/cluster/names.ts')[0]).toBe('test/rules/cluster');
  expect(testsNear('src/rules/engine/rule.ts')).toContain('test/rules/cluster');
  expect(testsNear('src/operator/operator.ts')[0]).toBe('test/operator/');
});

test('what is listed as equivalent still exists, with a reason', () => {
  for (const one of readEquivalents()) {
    expect(one.reason).toMatch(/\S/);
    const text = readFileSync(join(__dirname, '..', '..', one.file), 'utf8');
    expect(mutantsOf(one.file, text).filter(found => isEquivalent(found, [one]))).not.toEqual([]);
  }
});
