import { spawnSync } from 'child_process';
import { join } from 'path';
import { inDirectory, Outcome, SOUND } from './support';

const MAIN = join(__dirname, '../../src/cli/main.ts');
const TSX = require.resolve('tsx');
const ANNOTATED = SOUND.replace('  name: c', '  name: c\n  annotations:\n    acknowledge.cdk8s-cnpg-i/no-such-rule: because');

/** The first line of the finding in such a file. */
const FINDING = (file: string) => new RegExp(`^${file}:6: error: metadata\\.annotations\\["acknowledge\\.cdk8s-cnpg-i/no-such-rule"\\]: .* \\[acknowledgement\\]\n`);

/** Runs the command as a process, as users do. */
function execute(argv: string[], files: Record<string, string> = {}, input = ''): Promise<Outcome> {
  return inDirectory(files, cwd => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', TSX, MAIN, ...argv], { cwd, input, encoding: 'utf8', env: { PATH: process.env.PATH } });
    return { code: status!, stdout, stderr };
  });
}

test('0: nothing is wrong', async () => {
  expect(await execute(['check', 'a.yaml'], { 'a.yaml': SOUND })).toEqual({ code: 0, stdout: '0 errors, 0 warnings in 1 object of 1 file.\n', stderr: '' });
});

test('1: something is wrong; standard input, and all rules', async () => {
  const { code, stdout, stderr } = await execute(['check', '-'], {}, ANNOTATED);
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout).toMatch(FINDING('stdin'));
  expect(stdout).toMatch(/\n {2}object: ConfigMap "c"\n {2}in the cluster: .*\n {2}fix: [^]*\n {2}https:.*acknowledgement\.md\n\n1 error, 0 warnings in 1 object of 1 file\.\n$/);
});

test('2: something could not be read, and something is wrong', async () => {
  const { code, stdout } = await execute(['check', '.'], { 'a.yaml': ANNOTATED, 'b.yaml': 'a: {{ b }}\n' });
  expect(code).toBe(2);
  expect(stdout).toMatch(/\n1 error, 0 warnings in 1 object of 2 files; 1 problem: results are incomplete\.\n$/);
});

test('2: bad arguments', async () => {
  expect(await execute(['chekc'])).toEqual({ code: 2, stdout: '', stderr: 'cdk8s-cnpg-i: unknown command "chekc": use cdk8s-cnpg-i check <files>.\n' });
});

test('a reader that has seen enough ends it quietly', async () => {
  const text = Array.from({ length: 2000 }, (_, index) => ANNOTATED.replace('name: c', `name: c-${index}`)).join('---\n');
  await inDirectory({ 'a.yaml': text }, cwd => {
    const { stdout, stderr } = spawnSync('sh', ['-c', '"$0" --import "$1" "$2" check a.yaml | head -1', process.execPath, TSX, MAIN], { cwd, encoding: 'utf8' });
    expect(stdout).toMatch(FINDING('a\\.yaml'));
    expect([stdout.split('\n').length, stderr]).toEqual([2, '']);
  });
});
