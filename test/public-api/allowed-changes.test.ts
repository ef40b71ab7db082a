import { readFileSync } from 'fs';
import { join } from 'path';

const lines = readFileSync(join(__dirname, 'allowed-changes.txt'), 'utf8').split('\n').filter(line => line.trim());
const isKey = (line: string) => !line.startsWith('#');
const unreleased = readFileSync(join(__dirname, '..', '..', 'CHANGELOG.md'), 'utf8').split(/^## /m)[1];

test('every breaking change that is allowed has a reason above it', () => {
  const [, ...entries] = lines; // behind the line that says what the file is
  expect(entries.filter((line, index) => isKey(line) && (index === 0 || isKey(entries[index - 1])))).toEqual([]);
});

test('users read of a breaking change in the CHANGELOG', () => {
  expect(lines.some(isKey) && !/^### Breaking$/m.test(unreleased)).toBe(false);
});
