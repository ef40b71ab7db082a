import { readFileSync } from 'fs';
import { join } from 'path';
import { command, noType, SOUND, TYPED, WRONG } from './support';
import { argumentsOf } from '../../src/cli/arguments';
import { HELP } from '../../src/cli/help';
import { DEFAULT_LIMITS } from '../../src/documents/limits';
import { InventoryContext } from '../../src/inventory/context';
import { allRules } from '../../src/rules/catalogue';
import { Rule } from '../../src/rules/engine/rule';

test.each<[string, string[], string]>([
  ['no command', [], 'missing command: use cdk8s-cnpg-i check <files>.'],
  ['another command', ['chekc', 'a.yaml'], 'unknown command "chekc": use cdk8s-cnpg-i check <files>.'],
  ['nothing to check', ['check'], 'missing paths: specify files or directories, or "-" for standard input.'],
  ['an unknown option', ['check', '--frmat', 'json', '.'], 'Unknown option \'--frmat\': see cdk8s-cnpg-i --help.'],
  ['an option without its value', ['check', '.', '--format'], 'Option \'--format <value>\' argument missing: see cdk8s-cnpg-i --help.'],
  ['a flag with a value', ['check', '.', '--help=x'], 'Option \'-h, --help\' does not take an argument: see cdk8s-cnpg-i --help.'],
  ['a product', ['check', '.', '--product', 'cnpg'], 'invalid --product "cnpg": use edb or cloudnative-pg.'],
  ['a format', ['check', '.', '--format', 'xml'], 'invalid --format "xml": use text, json, sarif, junit or gitlab.'],
  ['a severity', ['check', '.', '--severity', 'info'], 'invalid --severity "info": use error or warning.'],
  ['a plugin without a release', ['check', '.', '--plugin-version', 'barman-cloud'],
    'invalid --plugin-version "barman-cloud": use a name and a release, such as barman-cloud=0.14.0.'],
  ['a plugin with a tag', ['check', '.', '--plugin-version', 'barman-cloud=main'],
    'invalid --plugin-version "barman-cloud=main": use a name and a release, such as barman-cloud=0.14.0.'],
  ['a misspelled plugin', ['check', '.', '--plugin-version', 'barman-clod=0.14.0'], 'invalid --plugin-version "barman-clod=0.14.0": the most similar plugin is barman-cloud.'],
  ['an unknown plugin', ['check', '.', '--plugin-version', 'audit=1.0.0'],
    'invalid --plugin-version "audit=1.0.0": use the whole name of the plugin, as in the plugins of a Cluster.'],
  ['a short name of two plugins', ['check', '.', '--plugin-version', 'pgbackrest=0.7.0'],
    'invalid --plugin-version "pgbackrest=0.7.0": use one of pgbackrest.dalibo.com, pgbackrest.cnpg.opera.com.'],
  ['a release', ['check', '.', '--operator-version', 'latest'], 'invalid --operator-version "latest": use a release such as 1.30.0.'],
  ['a release of Kubernetes', ['check', '.', '--kubernetes-version', '1'], 'invalid --kubernetes-version "1": use a release such as 1.33.'],
  ['no namespace', ['check', '.', '--namespace', ''], '--namespace is empty: set a value, or remove the option.'],
  ['no namespace of the operator', ['check', '.', '--operator-namespace='], '--operator-namespace is empty: set a value, or remove the option.'],
  ['no file', ['check', '.', '--output='], '--output is empty: set a value, or remove the option.'],
  ['an escape sequence', ['check', '.', '--format', '\u001b[2J'], 'invalid --format "\\u001b[2J": use text, json, sarif, junit or gitlab.'],
  [
    'an unknown rule', ['--explain', 'no-typ'],
    'unknown rule "no-typ": the most similar are no-type, no-wrong; see --list-rules.',
  ],
])('a command line that cannot be followed: %s', async (_, argv, message) => {
  expect(await command(argv)).toEqual({ code: 2, stdout: '', stderr: `cdk8s-cnpg-i: ${message}\n` });
});

test('what cannot be written is one sentence', async () => {
  expect(await command(['check', 'a.yaml', '--output', 'no/report.txt'], { files: { 'a.yaml': SOUND } })).toEqual({
    code: 2, stdout: '', stderr: 'cdk8s-cnpg-i: cannot write --output "no/report.txt" (ENOENT): use a file in an existing directory.\n',
  });
});

test.each([[['--help']], [['-h']], [['check', '--help']]])('%j prints the help', async argv => {
  expect(await command(argv)).toEqual({ code: 0, stdout: HELP, stderr: '' });
});

test('--version is the package\'s', async () => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
  expect(await command(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('--list-rules has all rules by their ids', async () => {
  expect(await command(['--list-rules'])).toEqual({
    code: 0, stderr: '', stdout: 'no-type   warning  Services should not set a type\nno-wrong  error    Nothing must be wrong\n',
  });
  const { stdout } = await command(['--list-rules'], { rules: [...allRules()] });
  expect(stdout.trimEnd().split('\n').map(line => line.split(' ')[0])).toEqual([...allRules()].map(({ id }) => id).sort());
});

test('--explain says all that is known', async () => {
  expect(await command(['--explain', 'no-wrong'])).toEqual({
    code: 0,
    stderr: '',
    stdout: `no-wrong (error): Nothing must be wrong

In the cluster: it goes wrong ("went wrong").
Cause: whatever is wrong goes wrong.
Fix: remove the prop \`wrong\`.
In a manifest: remove data.wrong.
Releases: 1.29 and later.
Product: CloudNativePG.
Needs: the ConfigMap.
Source: https://example.com/wrong
Page: https://github.com/cdk8s-cnpg-i/cdk8s-cnpg-i/blob/main/docs/rules/no-wrong.md
`,
  });
});

test('--explain of a rule of which little is known, and of one for programs', async () => {
  const rule = { ...noType, programsOnly: 'manifests have no types' };
  expect((await command(['check', '--explain', 'no-type'], { rules: [rule] })).stdout).toBe(`no-type (warning): Services should not set a type

In the cluster: the Service has a type.
Cause: types differ.
Fix: remove spec.type.
Not detectable in manifests: manifests have no types.
Source: https://example.com/type
Page: https://github.com/cdk8s-cnpg-i/cdk8s-cnpg-i/blob/main/docs/rules/no-type.md
`);
});

test.each([
  ['no-wrnog', 'no-wrong, no-type'],
  ['type', 'no-type, no-wrong'],
])('the rules that are nearest to %s are said', async (id, nearest) => {
  expect((await command(['--explain', id])).stderr).toBe(`cdk8s-cnpg-i: unknown rule "${id}": the most similar are ${nearest}; see --list-rules.\n`);
});

test.each<[string, string[], Partial<InventoryContext>]>([
  ['nothing', [], {}],
  ['a product', ['--product', 'cloudnative-pg'], { distribution: expect.objectContaining({ apiGroup: 'postgresql.cnpg.io' }) }],
  ['the other product', ['--product', 'edb'], { distribution: expect.objectContaining({ apiGroup: 'postgresql.k8s.enterprisedb.io' }) }],
  ['versions', ['--operator-version', '1.29.1', '--kubernetes-version', '1.33'], { version: '1.29.1', kubernetesVersion: '1.33' }],
  ['the operator\'s namespace', ['--operator-namespace', 'pg'], { namespace: 'pg' }],
  ['releases of plugins', ['--plugin-version', 'barman-cloud=v0.14.0', '--plugin-version', 'audit.example.com=1.2'],
    { pluginVersions: { 'barman-cloud.cloudnative-pg.io': '0.14.0', 'audit.example.com': '1.2' } }],
])('the rules hear of %s', async (_, options, context) => {
  const seen: InventoryContext[] = [];
  const rule: Rule<unknown> = { ...noType, targets: inventory => { seen.push(inventory.context); return []; } };
  await command(['check', 'a.yaml', ...options], { files: { 'a.yaml': SOUND }, rules: [rule] });
  const nothing = { distribution: undefined, namespace: undefined, version: undefined, kubernetesVersion: undefined };
  expect(seen).toEqual([{ ...nothing, ...context }]);
});

test('--namespace is the one of objects that state none, and can be in one', async () => {
  const files = {
    'a.yaml': `${SOUND}---\n${SOUND.replace('name: c', 'name: d\n  namespace: mine')}---\n${SOUND.replace('ConfigMap', 'Namespace')}`,
  };
  const seen: string[] = [];
  const rule: Rule<unknown> = { ...noType, targets: inventory => { seen.push(...inventory.items.map(item => `${item}`)); return []; } };
  await command(['check', 'a.yaml', '--namespace', 'shop'], { files, rules: [rule] });
  expect(seen).toEqual(['ConfigMap "c" in namespace "shop"', 'ConfigMap "d" in namespace "mine"', 'Namespace "c"']);
});

test.each<[string[], number, RegExp]>([
  [[], 1, /\n0 errors, 1 warning in 1 object of 1 file\.\n$/],
  [['--severity', 'warning'], 1, /\n0 errors, 1 warning in 1 object of 1 file\.\n$/],
  [['--severity', 'error'], 0, /^0 errors, 0 warnings in 1 object of 1 file\.\n$/],
])('a warning, with %j: exit code %i', async (options, code, output) => {
  const outcome = await command(['check', 'b.yaml', ...options], { files: { 'b.yaml': TYPED } });
  expect(outcome.code).toBe(code);
  expect(outcome.stdout).toMatch(output);
});

test('--output takes the report, and the terminal the end of it', async () => {
  let written = '';
  const then = (directory: string) => { written = readFileSync(join(directory, 'report.txt'), 'utf8'); };
  const setting = { files: { 'a.yaml': WRONG }, env: { FORCE_COLOR: '1' } };
  expect(await command(['check', 'a.yaml', 'nowhere', '--output', 'report.txt'], { ...setting, then })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'nowhere: problem: no such file or directory.\n1 error, 0 warnings in 1 object of 1 file; 1 problem: results are incomplete.\n',
  });
  expect(written).toBe((await command(['check', 'a.yaml', 'nowhere'], { files: setting.files })).stdout);
});

describe('--limit', () => {
  test('changes a limit, and keeps the others', () => {
    const { limits } = argumentsOf(['check', 'a', '--limit', 'files=7', '--limit', 'depth=500', '--limit=aliases=1']);
    expect(limits).toEqual({ ...DEFAULT_LIMITS, files: 7, depth: 500, aliases: 1 });
  });

  test('all are in the help', () => {
    Object.entries(DEFAULT_LIMITS).forEach(([name, number]) => expect(HELP).toContain(`${name}=${number}`));
  });

  test.each([
    ['file=7', 'use NAME=NUMBER with one of the names files, '], ['files', 'use NAME=NUMBER'], ['files=', 'use NAME=NUMBER'], ['files=-1', 'use NAME=NUMBER'],
    ['files=1e9', 'use NAME=NUMBER'], ['toString=7', 'use NAME=NUMBER'], ['files=0', 'use a number of at least 1.'], ['depth=501', 'use a number from 1 to 500.'],
  ])('%s', (limit, message) => {
    expect(() => argumentsOf(['check', 'a', '--limit', limit])).toThrow(`invalid --limit "${limit}": ${message}`);
  });
});
