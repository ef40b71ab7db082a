import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { command } from './support';

const CLUSTER = 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: db\nspec:\n  instances: 1\n  storage: {size: 1Gi}\n';
const WRONG = CLUSTER.replace('instances: 1', 'instances: 0').replace('db', 'other');

beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));

test('the program is on the standard output, and what was imported beside it', async () => {
  const { code, stdout, stderr } = await command(['import', 'db'], { files: { 'db/a.yaml': CLUSTER, 'db/b.yaml': WRONG } });
  expect(stdout).toContain('new ClusterWithPlugins(a, \'db\'');
  expect(stderr.split('\n')).toEqual([
    'db/b.yaml:1: Cluster "other" is not a construct of the library: instances: 0 is invalid: expected at least 1 [cluster-instances]',
    '2 objects imported, 1 of them as ApiObject, for the reasons above.',
    '',
  ]);
  expect(code).toBe(0);
});

test('--output writes it to a file, but not over the input', async () => {
  const read = { text: '' };
  const written = await command(['import', '-', '--output', 'main.ts', '--quiet', '--language', 'typescript'], {
    stdin: CLUSTER, then: directory => { read.text = readFileSync(join(directory, 'main.ts'), 'utf8'); },
  });
  expect(written).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(read.text).toContain('new ClusterWithPlugins(imported, \'db\'');
  const { code, stderr } = await command(['import', 'a.yaml', '--output', 'a.yaml'], { files: { 'a.yaml': CLUSTER } });
  expect([code, stderr]).toEqual([2, 'cdk8s-cnpg-i: --output "a.yaml" is the input "a.yaml": use another file.\n']);
});

test('namespace, product and release of the command line are those of the program', async () => {
  const { stdout } = await command(['import', '-', '-n', 'shop', '--operator-version', '1.30.0', '--operator-namespace', 'databases'], { stdin: CLUSTER });
  expect(stdout).toContain('new Chart(app, \'imported\', { namespace: \'shop\' })');
  expect(stdout).toContain('{ distribution: Distribution.CLOUDNATIVE_PG, version: \'1.30.0\', namespace: \'databases\' }');
});

test('what is excluded is not imported, and what cannot be read or written is a problem', async () => {
  const files = { 'a.yaml': CLUSTER, 'b.yaml': 'a: [\n', 'c.yaml': WRONG, 'd.yaml': 'apiVersion: a/b/c\nkind: D\nmetadata: {name: d}\n' };
  const { code, stdout, stderr } = await command(['import', '.', '--exclude', 'c.yaml'], { files });
  expect(stdout).not.toContain('other');
  expect(stdout).toContain('new ClusterWithPlugins(');
  expect(stderr).toContain('b.yaml:2: problem: invalid YAML');
  expect(stderr).toContain('d.yaml:1: problem: D "d" cannot be in a program: invalid apiVersion a/b/c');
  expect(code).toBe(2);
});

test('nothing is written where there is nothing to import', async () => {
  const { code, stdout } = await command(['import', 'a.yaml', '--output', 'main.ts'], {
    files: { 'a.yaml': 'a: 1\n' }, then: directory => expect(existsSync(join(directory, 'main.ts'))).toBe(false),
  });
  expect([code, stdout]).toEqual([2, '']);
});

test.each([
  [['import'], 'missing paths: specify files or directories, or "-" for standard input.'],
  [['import', '-', '--language', 'cobol'], 'invalid --language "cobol": use '],
  [['check', '-', '--language', 'typescript'], '--language is for import only: remove it.'],
  [['import', '-', '--format', 'json'], '--format is not for import: remove it.'],
  [['import', '-', '--fix'], '--fix is not for import: remove it.'],
  [['import', '--live'], '--live is not for import: remove it.'],
])('%j is rejected', async (argv, message) => {
  const { code, stderr } = await command(argv);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});
