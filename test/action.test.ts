import { spawnSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { inDirectory } from './cli/support';
import { argumentsOf } from '../src/cli/arguments';

const ROOT = join(__dirname, '..');
const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
const [step] = action.runs.steps;

/** Prints each of its arguments in brackets. */
const NPX = '#!/bin/sh\nfor argument; do printf "[%s]" "$argument"; done\n';

/** Runs the action with a stub of npx: its arguments and the outputs. */
function execute(inputs: Record<string, string>, ref = ''): Promise<{ status: number | null; stdout: string; stderr: string; outputs: string }> {
  return inDirectory({ 'bin/npx': NPX, 'output': '' }, cwd => {
    spawnSync('chmod', ['+x', join(cwd, 'bin/npx')]);
    const env: Record<string, string> = {
      PATH: `${join(cwd, 'bin')}:${process.env.PATH}`,
      RUNNER_TEMP: '/runner',
      GITHUB_OUTPUT: join(cwd, 'output'),
      ACTION_REF: ref,
      ACTION_PATH: ROOT,
    };
    for (const [name, { default: value }] of Object.entries<any>(action.inputs)) { env[`INPUT_${name.toUpperCase()}`] = inputs[name] ?? value; }
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-c', step.run], { cwd, env, encoding: 'utf8' });
    return { status, stdout, stderr, outputs: readFileSync(join(cwd, 'output'), 'utf8') };
  });
}

test('each input is an environment variable of the script, and nothing else of a workflow is in it', () => {
  const inputs = Object.keys(action.inputs).map(name => [`INPUT_${name.toUpperCase()}`, `\${{ inputs.${name} }}`]);
  expect(step.env).toEqual({ ...Object.fromEntries(inputs), ACTION_REF: '${{ github.action_ref }}', ACTION_PATH: '${{ github.action_path }}' });
  expect(step.run).not.toContain('${{');
});

test.each<[Record<string, string>, string, string, string]>([
  [{}, '', '[--yes][cdk8s-cnpg-i@latest][check][--format=text][--][.]', ''],
  [{}, 'v1.2.3', '[--yes][cdk8s-cnpg-i@1.2.3][check][--format=text][--][.]', ''],
  [{}, 'main', '[--yes][cdk8s-cnpg-i@latest][check][--format=text][--][.]', ''],
  [{ version: '1.0.0' }, 'v1.2.3', '[--yes][cdk8s-cnpg-i@1.0.0][check][--format=text][--][.]', ''],
  [{ format: 'sarif', paths: 'a b\n\nc.yaml\n' }, '',
    '[--yes][cdk8s-cnpg-i@latest][check][--format=sarif][--output=/runner/report.sarif][--][a b][c.yaml]', '/runner/report.sarif'],
  [{ options: '--require=clusters=3\n--quiet', output: 'x.txt' }, '',
    '[--yes][cdk8s-cnpg-i@latest][check][--format=text][--output=x.txt][--require=clusters=3][--quiet][--][.]', 'x.txt'],
])('%j at "%s"', async (inputs, ref, stdout, report) => {
  expect(await execute(inputs, ref)).toEqual({ status: 0, stdout, stderr: '', outputs: `report=${report}\n` });
});

test('inputs are no commands, no options and no other outputs', async () => {
  const hostile = '$(touch x); `touch x` " \' && touch x';
  const { stdout } = await execute({ paths: `${hostile}\n--output=y`, options: hostile });
  expect(stdout).toContain(`[${hostile}][--][${hostile}][--output=y]`);
  expect((await execute({ output: 'a\nreport=b' })).outputs).toBe('report=areport=b\n');
  expect(await execute({ version: '1.0.0 --registry=x' })).toMatchObject({
    status: 2, stdout: '', stderr: 'The input "version" is invalid: use a version such as 1.2.3.\n',
  });
});

test('what comes after two dashes is a path', () => {
  expect(argumentsOf(['check', '--format=text', '--', '--output=y']).paths).toEqual(['--output=y']);
});

test('the hook runs the command on everything', () => {
  const [{ entry, args, pass_filenames: passes }] = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8'));
  const [npx, yes, name, ...argv] = [...entry.split(' '), ...args];
  expect([npx, yes, name, passes]).toEqual(['npx', '--yes', 'cdk8s-cnpg-i', false]);
  expect(argumentsOf(argv)).toMatchObject({ command: 'check', paths: ['.'] });
});
