import { readFileSync } from 'fs';
import { join } from 'path';
import { command, noType, SOUND, TYPED, WRONG } from './support';
import { HELP } from '../../src/cli/arguments';
import { InventoryContext } from '../../src/inventory/context';
import { allRules } from '../../src/rules/catalogue';
import { Rule } from '../../src/rules/engine/rule';

test.each<[string, string[], string]>([
  ['no command', [], 'no command is stated: write cdk8s-cnpg-i check <files>.'],
  ['another command', ['chekc', 'a.yaml'], 'there is no command "chekc": write cdk8s-cnpg-i check <files>.'],
  ['nothing to check', ['check'], 'nothing to check is stated: name files or directories, or "-" for standard input.'],
  ['an unknown option', ['check', '--frmat', 'json', '.'], 'Unknown option \'--frmat\': cdk8s-cnpg-i --help lists the options.'],
  ['an option without its value', ['check', '.', '--format'], 'Option \'--format <value>\' argument missing: cdk8s-cnpg-i --help lists the options.'],
  ['a flag with a value', ['check', '.', '--help=x'], 'Option \'-h, --help\' does not take an argument: cdk8s-cnpg-i --help lists the options.'],
  ['a product', ['check', '.', '--product', 'cnpg'], '--product "cnpg" is none that there is: use edb or cloudnative-pg.'],
  ['a format', ['check', '.', '--format', 'xml'], '--format "xml" is none that there is: use text, json, sarif or junit.'],
  ['a severity', ['check', '.', '--severity', 'info'], '--severity "info" is none that there is: use error or warning.'],
  ['a release', ['check', '.', '--operator-version', 'latest'], '--operator-version "latest" is no release: write one such as 1.30.0.'],
  ['a release of Kubernetes', ['check', '.', '--kubernetes-version', '1'], '--kubernetes-version "1" is no release: write one such as 1.33.'],
  ['no namespace', ['check', '.', '--namespace', ''], '--namespace is empty: write a value, or leave it out.'],
  ['no namespace of the operator', ['check', '.', '--operator-namespace='], '--operator-namespace is empty: write a value, or leave it out.'],
  ['no file', ['check', '.', '--output='], '--output is empty: write a value, or leave it out.'],
  ['an escape sequence', ['check', '.', '--format', '\u001b[2J'], '--format "\\u001b[2J" is none that there is: use text, json, sarif or junit.'],
  [
    'an unknown rule', ['--explain', 'no-typ'],
    'there is no rule "no-typ": the nearest are no-type, no-wrong; --list-rules lists all.',
  ],
])('a command line that cannot be followed: %s', async (_, argv, message) => {
  expect(await command(argv)).toEqual({ code: 2, stdout: '', stderr: `cdk8s-cnpg-i: ${message}\n` });
});

test('what cannot be written is one sentence', async () => {
  expect(await command(['check', 'a.yaml', '--output', 'no/report.txt'], { files: { 'a.yaml': SOUND } })).toEqual({
    code: 2, stdout: '', stderr: 'cdk8s-cnpg-i: --output "no/report.txt" cannot be written (ENOENT): name a file in a directory that is there.\n',
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
Not seen in manifests: manifests have no types.
Source: https://example.com/type
Page: https://github.com/cdk8s-cnpg-i/cdk8s-cnpg-i/blob/main/docs/rules/no-type.md
`);
});

test.each([
  ['no-wrnog', 'no-wrong, no-type'],
  ['type', 'no-type, no-wrong'],
])('the rules that are nearest to %s are said', async (id, nearest) => {
  expect((await command(['--explain', id])).stderr).toBe(`cdk8s-cnpg-i: there is no rule "${id}": the nearest are ${nearest}; --list-rules lists all.\n`);
});

test.each<[string, string[], Partial<InventoryContext>]>([
  ['nothing', [], {}],
  ['a product', ['--product', 'cloudnative-pg'], { distribution: expect.objectContaining({ apiGroup: 'postgresql.cnpg.io' }) }],
  ['the other product', ['--product', 'edb'], { distribution: expect.objectContaining({ apiGroup: 'postgresql.k8s.enterprisedb.io' }) }],
  ['versions', ['--operator-version', '1.29.1', '--kubernetes-version', '1.33'], { version: '1.29.1', kubernetesVersion: '1.33' }],
  ['the operator\'s namespace', ['--operator-namespace', 'pg'], { namespace: 'pg' }],
])('the rules hear of %s', async (_, options, context) => {
  const seen: InventoryContext[] = [];
  const rule: Rule<unknown> = { ...noType, targets: inventory => { seen.push(inventory.context); return []; } };
  await command(['check', 'a.yaml', ...options], { files: { 'a.yaml': SOUND }, rules: [rule] });
  expect(seen).toEqual([{ distribution: undefined, namespace: undefined, version: undefined, kubernetesVersion: undefined, ...context }]);
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
    stderr: 'nowhere: problem: there is no such file or directory.\n1 error, 0 warnings in 1 object of 1 file; 1 problem: the verdict is not complete.\n',
  });
  expect(written).toBe((await command(['check', 'a.yaml', 'nowhere'], { files: setting.files })).stdout);
});
