import { execFileSync } from 'child_process';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Readable } from 'stream';
import { command, inDirectory, Outcome, SOUND } from './support';
import { run } from '../../src/cli/run';
import { Rule } from '../../src/rules/engine/rule';
import { asRecord } from '../../src/values/narrow';

/** Mends what ConfigMaps have under `wrong`, unless it is `unclear`. */
const noWrong: Rule<unknown> = {
  id: 'no-wrong',
  severity: 'error',
  title: 'Nothing must be wrong',
  symptom: 'it goes wrong',
  cause: 'it is so',
  fix: 'rename it',
  source: 'https://example.com/wrong',
  check: value => value === undefined ? undefined : [{ message: 'is invalid', changes: value === 'unclear' ? undefined : [{ action: 'rename', to: 'right' }] }],
  targets: inventory => inventory.of('ConfigMap', '').map(item => ({ item, path: ['data', 'wrong'], input: asRecord(item.manifest.data).wrong })),
};

const WRONG = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  # why\n  wrong: on\n';
const RIGHT = WRONG.replace('wrong:', 'right:');
const UNCLEAR = WRONG.replace('wrong: on', 'wrong: unclear').replace('name: a', 'name: b');
const OPTIONS = { rules: [noWrong] };

/** Runs the command in a directory that is kept. */
async function runIn(directory: string, argv: string[], isTTY = false): Promise<Outcome> {
  const [out, err]: [string[], string[]] = [[], []];
  const [stdout, stderr] = [out, err].map(texts => ({ isTTY, write: (text: string) => texts.push(text) }));
  const io = { cwd: directory, env: {}, stdin: Readable.from([]), stdout, stderr };
  return { code: await run(argv, io, [noWrong]), stdout: out.join(''), stderr: err.join('') };
}

const read = (directory: string, file: string): string => readFileSync(join(directory, file), 'utf8');

test('mends a file, and says what was mended', async () => {
  const { code, stdout, stderr } = await command(['check', '--fix', '.'], {
    ...OPTIONS,
    files: { 'a.yaml': WRONG, 'b.yaml': SOUND },
    then: directory => expect([read(directory, 'a.yaml'), read(directory, 'b.yaml'), readdirSync(directory).length]).toEqual([RIGHT, SOUND, 2]),
  });
  expect([code, stdout, stderr]).toEqual([0, 'a.yaml:7: fixed: data.wrong: is invalid [no-wrong]\n0 errors, 0 warnings in 2 objects of 2 files.\n', '']);
});

test('what remains is reported, where it is then', async () => {
  const { code, stdout } = await command(['check', '--fix', '.'], { ...OPTIONS, files: { 'a.yaml': `${WRONG}---\n${UNCLEAR}` } });
  expect([code, stdout]).toEqual([1, expect.stringMatching(/^a.yaml:7: fixed: .*\na.yaml:15: error: data.wrong: is invalid .*\n(?:.*\n)*1 error, /)]);
});

test('other formats stay alone on the standard output', async () => {
  const { code, stdout, stderr } = await command(['check', '--fix', 'a.yaml', '--format', 'json'], { ...OPTIONS, files: { 'a.yaml': WRONG } });
  expect([code, JSON.parse(stdout).findings, stderr]).toEqual([0, [], 'a.yaml:7: fixed: data.wrong: is invalid [no-wrong]\n0 errors, 0 warnings in 1 object of 1 file.\n']);
});

test('a second run changes nothing', () => inDirectory({ 'a.yaml': WRONG }, async directory => {
  await runIn(directory, ['check', '--fix', '.']);
  const before = statSync(join(directory, 'a.yaml'));
  const { code, stdout } = await runIn(directory, ['check', '--fix', '.']);
  expect([code, stdout]).toEqual([0, '0 errors, 0 warnings in 1 object of 1 file.\n']);
  expect(statSync(join(directory, 'a.yaml')).ino).toBe(before.ino);
}));

test('a dry run prints a patch only, and changes nothing', () => inDirectory({ 'a.yaml': WRONG, 'd/b.yaml': WRONG.replaceAll('\n', '\r\n') + UNCLEAR.replace(/^/, '---\n') }, async directory => {
  const { code, stdout, stderr } = await runIn(directory, ['check', '--fix', '--dry-run', '.']);
  expect(code).toBe(1);
  expect(read(directory, 'a.yaml')).toBe(WRONG);
  expect(stdout).toMatch(/^--- a\/a.yaml\n\+\+\+ b\/a.yaml\n/);
  expect(stderr).toMatch(/^a.yaml:7: would be fixed: .*\nd\/b.yaml:7: would be fixed: .*\nd\/b.yaml:15: error: /);
  execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: directory, input: stdout });
  expect([read(directory, 'a.yaml'), read(directory, 'd/b.yaml')]).toEqual([RIGHT, RIGHT.replaceAll('\n', '\r\n') + UNCLEAR.replace(/^/, '---\n')]);
}));

test('a dry run in which all would be mended fails too', async () => {
  const { code, stderr } = await command(['check', '--fix', '--dry-run', 'a.yaml'], { ...OPTIONS, files: { 'a.yaml': WRONG } });
  expect([code, stderr]).toEqual([1, 'a.yaml:7: would be fixed: data.wrong: is invalid [no-wrong]\n0 errors, 0 warnings in 1 object of 1 file.\n']);
});

test('a dry run without findings succeeds', async () => {
  expect(await command(['check', '--fix', '--dry-run', 'a.yaml'], { ...OPTIONS, files: { 'a.yaml': SOUND } }))
    .toEqual({ code: 0, stdout: '', stderr: '0 errors, 0 warnings in 1 object of 1 file.\n' });
});

test('a patch on a terminal does not control it', () => inDirectory({ 'a.yaml': WRONG.replace('# why', '# \u009b31m') }, async directory => {
  const { stdout } = await runIn(directory, ['check', '--fix', '--dry-run', '.'], true);
  expect(stdout).toContain('\\u009b31m');
}));

test('permissions and links stay', () => inDirectory({ 'in/real.yaml': WRONG }, async directory => {
  chmodSync(join(directory, 'in', 'real.yaml'), 0o640);
  symlinkSync('real.yaml', join(directory, 'in', 'z.yaml'));
  const { code } = await runIn(directory, ['check', '--fix', 'in/z.yaml']);
  expect([code, read(directory, 'in/real.yaml')]).toEqual([0, RIGHT]);
  expect(statSync(join(directory, 'in', 'real.yaml')).mode % 0o1000).toBe(0o640);
  expect(lstatSync(join(directory, 'in', 'z.yaml')).isSymbolicLink()).toBe(true);
}));

test('a file outside of the paths is not written through a link', () => inDirectory({ 'outside.yaml': WRONG }, async directory => {
  mkdirSync(join(directory, 'in'));
  symlinkSync('../outside.yaml', join(directory, 'in', 'a.yaml'));
  const { code, stdout } = await runIn(directory, ['check', '--fix', 'in']);
  expect([code, read(directory, 'outside.yaml')]).toEqual([1, WRONG]);
  expect(stdout).toContain('outside.yaml:7: not fixed: the file is outside of the paths on the command line [no-wrong]');
}));

test('a file that cannot be written is a problem', () => inDirectory({ 'a.yaml': WRONG, 'b.yaml': WRONG }, async directory => {
  writeFileSync(join(directory, `a.yaml.${process.pid}.tmp`), 'of somebody else');
  const { code, stdout } = await runIn(directory, ['check', '--fix', '.']);
  expect([code, read(directory, 'a.yaml'), read(directory, 'b.yaml')]).toEqual([2, WRONG, RIGHT]);
  expect(stdout).toMatch(/^b.yaml:7: fixed: .*\na.yaml:7: error: .*(?:.*\n)*a.yaml: problem: not fixed: the file cannot be read or written \(EEXIST\)/);
}));

test('a file that was changed meanwhile is not overwritten', () => inDirectory({ 'a.yaml': WRONG }, async directory => {
  const changed = WRONG.replace('# why', '# because');
  let runs = 0;
  const meanwhile: Rule<unknown> = {
    ...noWrong,
    id: 'meanwhile',
    targets: () => {
      runs++;
      if (runs === 2) { writeFileSync(join(directory, 'a.yaml'), changed); }
      return [];
    },
  };
  const io = { cwd: directory, env: {}, stdin: Readable.from([]), stdout: { write: () => true }, stderr: { write: () => true } };
  expect(await run(['check', '--fix', '.'], io, [noWrong, meanwhile])).toBe(2);
  expect(read(directory, 'a.yaml')).toBe(changed);
}));

test.each([
  [['--dry-run'], '--dry-run is for --fix only: add --fix.'],
  [['--fix', '-'], '--fix cannot mend standard input: use the files that it is made of.'],
  [['--fix', '--dry-run', '--format', 'sarif'], '--dry-run prints a patch: write the report to a file with --output, or remove --format sarif.'],
])('is invalid: %s', async (argv, message) => {
  expect(await command(['check', 'a.yaml', ...argv], OPTIONS)).toEqual({ code: 2, stdout: '', stderr: `cdk8s-cnpg-i: ${message}\n` });
});

test('a dry run can write a report to a file', async () => {
  await command(['check', 'a.yaml', '--fix', '--dry-run', '--format', 'json', '--output', 'report.json'], {
    ...OPTIONS,
    files: { 'a.yaml': WRONG },
    then: directory => expect(JSON.parse(read(directory, 'report.json')).findings).toEqual([]),
  });
});
