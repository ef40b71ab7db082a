import { linkSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { inDirectory, RULES, SOUND, WRONG } from './support';
import { run } from '../../src/cli/run';

/** Runs the command in a directory, and returns its exit code with what it writes to the terminal. */
async function check(cwd: string, ...options: string[]): Promise<string> {
  const err: string[] = [];
  const stdin = (async function* () {})();
  const code = await run(['check', '.', ...options], { cwd, env: {}, stdin, stdout: { write: () => 0 }, stderr: { write: text => err.push(text) } }, RULES);
  return `${code}: ${err.join('')}`;
}

describe('--output', () => {
  test.each([
    ['itself', 'a.yaml', () => {}],
    ['another path to it', './x/../a.yaml', () => {}],
    ['a symbolic link to it', 'link', (cwd: string) => symlinkSync('a.yaml', join(cwd, 'link'))],
    ['a hard link to it', 'link', (cwd: string) => linkSync(join(cwd, 'a.yaml'), join(cwd, 'link'))],
  ])('an input is not overwritten: %s', (_, output, prepare) => inDirectory({ 'a.yaml': WRONG }, async cwd => {
    prepare(cwd);
    expect(await check(cwd, '--output', output)).toBe(`2: cdk8s-cnpg-i: --output "${output}" is the input "a.yaml": use another file.\n`);
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(WRONG);
  }));

  test.each(['json', 'sarif'])('an earlier report in the same directory is overwritten: %s', format => inDirectory({ 'a.yaml': WRONG }, async cwd => {
    const output = ['--format', format, '--output', 'report.json'];
    expect(await check(cwd, ...output)).toMatch(/^1: /);
    const first = readFileSync(join(cwd, 'report.json'), 'utf8');
    expect(await check(cwd, ...output)).toMatch(/^1: /);
    expect(readFileSync(join(cwd, 'report.json'), 'utf8').replace('"files": 2', '"files": 1').replace('"ignored": 1', '"ignored": 0')).toBe(first);
  }));

  test('the file behind a link is replaced, with its mode, and nothing else is left', () => inDirectory({ 'a.yaml': SOUND }, async cwd => {
    writeFileSync(join(cwd, 'report.txt'), 'old', { mode: 0o640 });
    symlinkSync('report.txt', join(cwd, 'link'));
    expect(await check(cwd, '--output', 'link')).toMatch(/^0: /);
    expect(lstatSync(join(cwd, 'link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).toMatch(/^0 errors/);
    expect(statSync(join(cwd, 'report.txt')).mode % 0o1000).toBe(0o640);
    expect(readdirSync(cwd).sort()).toEqual(['a.yaml', 'link', 'report.txt']);
  }));

  test('what cannot be replaced stays as it is', () => inDirectory({ 'a.yaml': SOUND, 'd/x.txt': 'x' }, async cwd => {
    expect(await check(cwd, '--output', 'd')).toMatch(/^2: cdk8s-cnpg-i: cannot write --output "d" \(EISDIR\)/);
    expect(await check(cwd, '--output', 'no/report')).toMatch(/^2: cdk8s-cnpg-i: cannot write --output "no\/report" \(ENOENT\)/);
    expect(readdirSync(cwd).sort()).toEqual(['a.yaml', 'd']);
  }));
});
