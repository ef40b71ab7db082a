import { command, SOUND, TYPED, WRONG } from './support';

const issues = async (files: Record<string, string>) => JSON.parse((await command(['check', '.', '--format', 'gitlab'], { files })).stdout);
const FILES = { 'a.yaml': WRONG, 'd/b.yaml': TYPED, 'x.yaml': 'a:\n\tb\n' };

test('it has what GitLab requires', async () => {
  expect(await issues(FILES)).toEqual([
    {
      description: 'ConfigMap "a": data.wrong: true is invalid. In the cluster: it goes wrong ("went wrong"). Fix: remove data.wrong.',
      check_name: 'no-wrong',
      severity: 'major',
      location: { path: 'a.yaml', lines: { begin: 6 } },
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
    expect.objectContaining({ check_name: 'no-type', severity: 'minor', location: { path: 'd/b.yaml', lines: { begin: 6 } } }),
    expect.objectContaining({
      check_name: 'not-checked',
      severity: 'critical',
      description: 'problem: indented with a tab; YAML allows only spaces.',
      location: { path: 'x.yaml', lines: { begin: 2 } },
    }),
  ]);
});

test('fingerprints are unique, and do not change when lines move or other findings come', async () => {
  const prints = async (files: Record<string, string>) => (await issues(files)).map(({ fingerprint }: any) => fingerprint);
  const first = await prints(FILES);
  expect(new Set(first).size).toBe(3);
  expect(await prints({ ...FILES, 'a.yaml': `# moved\n${SOUND}---\n${WRONG}` })).toEqual(first);
  expect(await prints({ ...FILES, 'a.yaml': `${WRONG}---\n${WRONG}` })).toEqual([first[0], expect.not.stringMatching(first[0]), ...first.slice(1)]);
  expect((await prints({ ...FILES, 'a.yaml': WRONG.replace('name: a', 'name: z') }))[0]).not.toBe(first[0]);
});

test('nothing found, a run without a file, an unused entry', async () => {
  expect(await issues({ 'a.yaml': SOUND })).toEqual([]);
  expect(await issues({ 'a.yaml': 'x: 1' })).toEqual([expect.objectContaining({ check_name: 'not-checked', location: { path: '.', lines: { begin: 1 } } })]);
  expect(await issues({ 'a.yaml': SOUND, '.cdk8s-cnpg-i.yaml': 'suppressions: [{rule: no-wrong, reason: x}]' })).toEqual([
    expect.objectContaining({ check_name: 'unused', severity: 'minor', location: { path: '.cdk8s-cnpg-i.yaml', lines: { begin: 1 } } }),
  ]);
});

test('texts of manifests are escaped', async () => {
  const { stdout } = await command(['check', '.', '--format', 'gitlab'], { files: { 'a.yaml': WRONG.replace('name: a', 'name: "a\\x1b[2J##[error]"') } });
  expect(stdout).not.toMatch(/\u001b|##\[/);
});
