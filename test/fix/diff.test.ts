import { execFileSync, spawnSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { unifiedDiff } from '../../src/fix/diff';
import { inDirectory } from '../cli/support';

const lines = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, index) => `${from + index}\n`);
const text = lines(1, 20).join('');

const CHANGES: Array<[what: string, before: string, after: string]> = [
  ['a line', text, text.replace('10\n', 'ten\n')],
  ['the first line', text, text.replace('1\n', 'one\n')],
  ['the last line', text, text.replace('20\n', 'twenty\n')],
  ['lines far from each other', text, text.replace('3\n', 'three\n').replace('17\n', 'seventeen\n')],
  ['lines near each other', text, text.replace('3\n', 'three\n').replace('5\n', 'five\n').replace('11\n', 'eleven\n')],
  ['an added line', text, text.replace('10\n', '10\nnew\n')],
  ['a removed line', text, text.replace('10\n', '')],
  ['added and changed lines', text, text.replace('10\n', '10\nnew\n').replace('11\n', 'eleven\n').replace('12\n', '')],
  ['a line without an end', '1\n2', '1\ntwo'],
  ['a line before one without an end', '1\n2', 'one\n2'],
  ['a line behind one without an end', '1', '1\n2'],
  ['CRLF', text.replaceAll('\n', '\r\n'), text.replace('10\n', 'ten\n').replaceAll('\n', '\r\n')],
  ['a mark before the text', `\uFEFF${text}`, `\uFEFF${text.replace('1\n', 'one\n')}`],
  ['everything', lines(1, 300).join(''), lines(301, 600).join('')],
  ['repeated lines', 'a\n'.repeat(9), `${'a\n'.repeat(4)}b\n${'a\n'.repeat(5)}`],
  ['other characters', 'ä\n€\n', 'ä\n€€\n'],
];

const PROGRAMS: Array<[name: string, options: string[]]> = [['git', ['apply', '--unsafe-paths', '--whitespace=nowarn', '-']], ['patch', ['-p1', '--binary', '--no-backup-if-mismatch']]];
const NAMES = ['a.yaml', 'a directory/a file.yaml', 'ä.yaml'];

describe.each(PROGRAMS)('%s', (program, options) => {
  const has = spawnSync(program, ['--version']).error === undefined;

  (has ? test : test.skip).each(CHANGES)('applies: %s', (_, before, after) => inDirectory({ [NAMES[0]]: before }, directory => {
    execFileSync(program, options, { cwd: directory, input: unifiedDiff(NAMES[0], before, after), stdio: ['pipe', 'ignore', 'inherit'] });
    expect(readFileSync(join(directory, NAMES[0]), 'utf8')).toBe(after);
  }));

  (has ? test : test.skip).each(NAMES)('applies to %s', name => inDirectory({ [name]: text }, directory => {
    execFileSync(program, options, { cwd: directory, input: unifiedDiff(name, text, text.replace('10\n', 'ten\n')), stdio: ['pipe', 'ignore', 'inherit'] });
    expect(readFileSync(join(directory, name), 'utf8')).toContain('ten');
  }));
});

test('shows three lines around a change', () => {
  expect(unifiedDiff('a', text, text.replace('10\n', 'ten\n').replace('12\n', ''))).toBe(
    '--- a/a\n+++ b/a\n@@ -7,9 +7,8 @@\n 7\n 8\n 9\n-10\n+ten\n 11\n-12\n 13\n 14\n 15\n');
});

test('texts that are the same have no difference', () => {
  expect(unifiedDiff('a', text, text)).toBe('');
});

test('marks in names are quoted', () => {
  expect(unifiedDiff('a"\n', 'a', 'b')).toMatch(/^--- "a\/a\\"\\012"\n\+\+\+ "b\/a\\"\\012"\n/);
});
