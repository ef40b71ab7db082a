import { spawnSync } from 'child_process';
import { join } from 'path';
import { command, inDirectory } from './support';
import { COMMANDS, OPTIONS } from '../../src/cli/options';

const script = async (shell: string) => (await command(['completion', shell])).stdout;
const has = (program: string) => spawnSync(program, ['-c', 'exit 0']).status === 0;

/** A command of this name that lists two rules. */
const STUB = '#!/bin/sh\necho "rule-one  error  One"\necho "rule-two  error  Two"\n';

function inShell(argv: string[], files: Record<string, string> = {}): Promise<string[]> {
  return inDirectory({ 'bin/cdk8s-cnpg-i': STUB, ...files }, cwd => {
    spawnSync('chmod', ['+x', join(cwd, 'bin/cdk8s-cnpg-i')]);
    const { stdout, stderr } = spawnSync(argv[0], argv.slice(1), { cwd, encoding: 'utf8', env: { PATH: `${join(cwd, 'bin')}:${process.env.PATH}`, HOME: cwd } });
    expect(stderr).toBe('');
    return stdout.split('\n').map(line => line.split('\t')[0]).filter(line => line !== '').sort();
  });
}

const OPTION_NAMES = Object.keys(OPTIONS).map(name => `--${name}`).sort();
const CASES: Array<[string[], string[]]> = [
  [[''], Object.keys(COMMANDS).sort()],
  [['ch'], ['check']],
  [['check', '--'], OPTION_NAMES],
  [['check', '--pl'], ['--plugin-facts', '--plugin-version']],
  [['check', '--format', 's'], ['sarif']],
  [['check', '--severity', ''], ['error', 'warning']],
  [['--explain', 'rule-'], ['rule-one', 'rule-two']],
  [['completion', ''], ['bash', 'fish', 'zsh']],
];

describe('bash', () => {
  test.each(CASES)('%j', async (words, expected) => {
    const run = `${await script('bash')}\nCOMP_WORDS=(cdk8s-cnpg-i ${words.map(word => `'${word}'`).join(' ')}) COMP_CWORD=${words.length}\n`
      + '_cdk8s_cnpg_i\nprintf "%s\\n" "${COMPREPLY[@]}"';
    expect(await inShell(['bash', '-c', run])).toEqual(expected);
  });
});

for (const shell of ['fish', 'zsh'].filter(name => !has(name))) { console.warn(`the completion for ${shell} is not tested: ${shell} is not installed`); }

(has('fish') ? describe : describe.skip)('fish', () => {
  test.each(CASES)('%j', async (words, expected) => {
    const file = 'complete.fish';
    const run = `source ${file}; complete -C 'cdk8s-cnpg-i ${words.join(' ')}'`;
    const found = await inShell(['fish', '--no-config', '-c', run], { [file]: await script('fish') });
    expect(found.filter(word => word !== 'bin/' && word !== file)).toEqual(expected);
  });
});

(has('zsh') ? describe : describe.skip)('zsh', () => {
  test('the script is loaded', async () => {
    const run = 'autoload -U compinit && compinit -u -d ./dump && source ./complete.zsh && print -r -- ${_comps[cdk8s-cnpg-i]}';
    expect(await inShell(['zsh', '-f', '-c', run], { 'complete.zsh': await script('zsh') })).toEqual([expect.stringContaining('_cdk8s_cnpg_i')]);
  });
});

test.each([[[], ''], [['ksh'], 'ksh'], [['bash', 'zsh'], 'bash zsh']])('%j is not a shell', async (shells, written) => {
  expect((await command(['completion', ...shells])).stderr).toBe(`cdk8s-cnpg-i: invalid shell "${written}": use bash, zsh or fish.\n`);
});
