import { chmodSync, existsSync, symlinkSync } from 'fs';
import { delimiter, join } from 'path';
import { check } from '../../src/checker/check';
import { DEFAULT_LIMITS } from '../../src/documents/limits';
import { Programs } from '../../src/repository/programs';
import { readRepositories } from '../../src/repository/read';
import { cluster } from '../builds/trees';
import { inDirectory, linesOf, RULES, WRONG } from '../cli/support';

const KUSTOMIZATION = 'resources: [a.yaml, b.yaml]\npatches:\n- patch: |\n    apiVersion: v1\n    kind: ConfigMap\n    metadata:\n      name: b\n    data:\n      wrong: patched\n';
const REPOSITORY = { 'repo/x/kustomization.yaml': KUSTOMIZATION, 'repo/x/a.yaml': WRONG, 'repo/x/b.yaml': WRONG.replace('name: a', 'name: b'), 'repo/c.yaml': WRONG.replace('name: a', 'name: c') };
const A = 'repo/x/a.yaml:6: data.wrong: true is invalid';
const C = 'repo/c.yaml:6: data.wrong: true is invalid';

/** A program that a test writes. It finds the usual tools, which are not on the PATH of the run. */
const script = (text: string) => `#!/bin/sh\nPATH=/usr/bin:/bin\nif [ "$1" = version ]; then echo v4.5.6; exit 0; fi\n${text}\n`;

interface Bounds { readonly seconds?: number; readonly bytes?: number; readonly mayUseNetwork?: boolean }

/** The findings and problems with such programs on PATH; the repository is in "repo". */
function findings(programs: Record<string, string>, files: Record<string, string> = REPOSITORY, { seconds, bytes = DEFAULT_LIMITS['input-size'], mayUseNetwork = false }: Bounds = {}): Promise<string[]> {
  const scripts = Object.fromEntries(Object.entries(programs).map(([name, text]) => [name.includes('/') ? name : `bin/${name}`, text]));
  return inDirectory({ ...files, ...scripts }, async cwd => {
    Object.keys(scripts).forEach(name => chmodSync(join(cwd, name), 0o755));
    const PATH = [...new Set(Object.keys(scripts).map(name => join(cwd, name, '..')))].join(delimiter);
    const limits = { ...DEFAULT_LIMITS, 'input-size': bytes };
    const input = await readRepositories({ paths: ['repo'], cwd, limits }, { env: { PATH, HTTPS_PROXY: 'http://proxy.example.com', SECRET: 'hidden' }, mayUseNetwork, seconds });
    const report = check(input, { severity: 'warning', limits, version: '1' }, RULES);
    return [
      ...report.findings.map(({ file, line, text }) => `${file}:${line}: ${text}`),
      ...report.problems.map(({ file = '', line = '', message, hint }) => `${file}:${line}: ${message} (${hint})`),
    ];
  });
}

/** What the build would be, as kustomize prints it. */
const BUILT = `cat <<'EOF'\n${WRONG.replace('wrong: on', 'wrong: patched').replace('name: a', 'name: b')}---\n${WRONG.replace('name: a', 'name: a')}EOF`;

test('the place of a value is where the patch sets it', async () => {
  expect(await findings({ kustomize: script(BUILT) })).toEqual([C, A, 'repo/x/kustomization.yaml:9: data.wrong: "patched" is invalid']);
});

test('kubectl is used without kustomize', async () => {
  expect(await findings({ kubectl: script(`[ "$1" = kustomize ] || exit 1\n${BUILT}`) })).toEqual([C, A, 'repo/x/kustomization.yaml:9: data.wrong: "patched" is invalid']);
});

test('a build that fails is reported with version, reason and command; what no patch changes is validated', async () => {
  expect(await findings({ kustomize: script('echo "Error: unknown field \\"patches\\"" >&2; exit 1') })).toEqual([
    C, A, 'repo/x/kustomization.yaml:1: kustomize v4.5.6 cannot build repo/x: unknown field "patches" (run `kustomize build repo/x`)',
  ]);
});

test.each([
  ['does not end', 'while :; do :; done', 1, undefined, 'it did not end within 1 second'],
  ['does not end, with its children', 'sleep 1000 & sleep 1000', 1, undefined, 'it did not end within 1 second'],
  ['prints without end', 'while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done', 60, 100_000, 'it printed more than 100000 bytes'],
  ['ends with nothing but a code', 'exit 3', 60, undefined, 'it ended with exit code 3'],
])('a program that %s', async (_, text, seconds, bytes, reason) => {
  expect((await findings({ kustomize: script(text) }, REPOSITORY, { seconds, bytes })).slice(2)).toEqual([`repo/x/kustomization.yaml:1: kustomize v4.5.6 cannot build repo/x: ${reason} (run \`kustomize build repo/x\`)`]);
});

test('without programs, only what nothing changes is read', async () => {
  expect(await linesOf(['check', 'repo'], { files: REPOSITORY })).toEqual([C, A, 'undefined:: neither kustomize nor kubectl is on PATH (install kustomize or kubectl, or use --no-build)']);
});

test('programs of the repository are not run', async () => {
  const ran = script('touch "$0.ran"; exit 1');
  expect(await findings({ 'repo/bin/kustomize': ran, 'repo/bin/helm': ran })).toEqual([C, A, ':: neither kustomize nor kubectl is on PATH (install kustomize or kubectl, or use --no-build)']);
});

test('links on PATH into the repository are not followed', async () => {
  await inDirectory({ 'repo/evil': script('exit 0'), 'bin/readme': '' }, cwd => {
    chmodSync(join(cwd, 'repo/evil'), 0o755);
    symlinkSync(join(cwd, 'repo/evil'), join(cwd, 'bin/helm'));
    expect(new Programs({ PATH: join(cwd, 'bin') }, join(cwd, 'repo'), cwd, { seconds: 1, bytes: 1 }, false).helm).toBeUndefined();
    expect(new Programs({ PATH: join(cwd, 'bin') }, join(cwd, 'other'), cwd, { seconds: 1, bytes: 1 }, false).helm).toBeDefined();
  });
});

test('a build gets no settings, and no way to the network', async () => {
  const print = (...names: string[]) => `printf 'apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: a}\\ndata: {wrong: "%s"}\\n' "${names.map(name => `$${name}`).join(' ')}"`;
  const [, line] = await findings({ kustomize: script(print('HTTPS_PROXY', 'GIT_ALLOW_PROTOCOL', 'SECRET', 'KUBERNETES_SERVICE_HOST')) });
  expect(line).toBe('repo/x/a.yaml:6: data.wrong: "http://127.0.0.1:9 none  " is invalid');
});

test('with leave, a build gets the settings of the network, and remote bases', async () => {
  const print = 'printf \'apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: a}\\ndata: {wrong: "%s"}\\n\' "$HTTPS_PROXY $GIT_ALLOW_PROTOCOL $(grep -c example.com kustomization.yaml)"';
  const files = { 'repo/kustomization.yaml': 'resources:\n- https://example.com/a.yaml\n' };
  expect(await findings({ kustomize: script(print) }, files, { mayUseNetwork: true })).toEqual(['repo/kustomization.yaml:1: data.wrong: "http://proxy.example.com  1" is invalid']);
  expect(await findings({ kustomize: script(print) }, files)).toEqual(['repo/kustomization.yaml:1: data.wrong: "http://127.0.0.1:9 none 0" is invalid']);
});

test('nothing of a build remains, and the repository is as before', async () => {
  const lines = await findings({ kustomize: script('touch made; echo x > a.yaml; echo "in $PWD" | tr / : >&2; exit 1') });
  const [, place] = /cannot build repo.x: in (\S+)/.exec(lines[2])!;
  expect(place).toContain(':cdk8s-cnpg-i-');
  expect(existsSync(place.replaceAll(':', '/'))).toBe(false);
  expect((await findings({ kustomize: script(`echo broken > a.yaml\n${BUILT}`) }))[1]).toBe(A);
});

describe('hostile repositories', () => {
  const kustomizations = (files: Record<string, string>) => Object.fromEntries(Object.entries(files).map(([path, text]) => [`repo/${path}`, text]));

  test('kustomizations that include each other', async () => {
    const files = kustomizations({ 'a/kustomization.yaml': 'resources: [../b, c.yaml]\n', 'b/kustomization.yaml': 'resources: [../a]\n', 'a/c.yaml': WRONG });
    expect(await findings({ kustomize: script('echo "cycle detected" >&2; exit 1') }, files)).toEqual([
      'repo/a/c.yaml:6: data.wrong: true is invalid', 'repo/a/kustomization.yaml:1: kustomize v4.5.6 cannot build repo/a: cycle detected (run `kustomize build repo/a`)',
    ]);
  });

  test('remote bases and charts are removed before a build, and noted', async () => {
    const files = kustomizations({
      'kustomization.yaml': 'resources:\n- https://example.com/a.yaml\n- github.com/owner/repo//x?ref=main\n- b.yaml\nhelmCharts:\n- name: chart\n', 'b.yaml': WRONG,
    });
    const show = 'grep -q "example.com\\|github.com\\|helmCharts" kustomization.yaml && exit 1\ncat b.yaml';
    expect(await findings({ kustomize: script(show) }, files)).toEqual(['repo/b.yaml:6: data.wrong: true is invalid']);
  });

  test('files outside the repository are not read', async () => {
    const files = { 'outside.yaml': WRONG, ...kustomizations({ 'kustomization.yaml': 'resources:\n- ../outside.yaml\n- b.yaml\n', 'b.yaml': WRONG }) };
    expect(await findings({ kustomize: script('grep -q outside kustomization.yaml && exit 1; [ -e ../outside.yaml ] && exit 1; cat b.yaml') }, files)).toEqual([
      'repo/b.yaml:6: data.wrong: true is invalid', 'repo/kustomization.yaml:2: "../outside.yaml" is outside the repository, and is not read (refer to files of the repository)',
    ]);
  });

  test.each([
    ['no map', '[]\n'], ['lists of other things', 'resources: {a: b}\npatches: [1, null, {path: 5}]\nconfigMapGenerator: [null, {files: [3]}]\n'], ['nothing', ''], ['no YAML', 'a: [\n'],
  ])('a kustomization that is %s', async (_, text) => {
    expect((await findings({ kustomize: script('exit 1') }, kustomizations({ 'x/kustomization.yaml': text, 'c.yaml': WRONG })))[0]).toBe(C);
  });

  test.each(['Kustomization', 'HelmRelease', 'Application', 'ApplicationSet', 'FluxInstance'])('a %s of other things', async kind => {
    const groups: Record<string, string> = { Kustomization: 'kustomize.toolkit.fluxcd.io', HelmRelease: 'helm.toolkit.fluxcd.io', FluxInstance: 'fluxcd.controlplane.io' };
    const specs = ['[]', '{path: [], sourceRef: 3, patches: {a: b}, components: [1]}', '{source: {path: 3}, sources: 1}', '{generators: [1, {git: 5}, {list: {elements: [1]}}], template: 3}', '{sync: {path: 3}}'];
    const text = specs.map(spec => `apiVersion: ${groups[kind] ?? 'argoproj.io'}/v1\nkind: ${kind}\nmetadata: []\nspec: ${spec}\n`).join('---\n');
    expect((await findings({ kustomize: script('exit 1') }, kustomizations({ 'a.yaml': text, 'c.yaml': WRONG })))[0]).toBe(C);
  });
});

test('a Kustomization that applies itself, and one that is applied twice', async () => {
  const flux = (name: string, path: string) => `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: ${name}}\nspec: {path: ${path}, sourceRef: {kind: GitRepository, name: flux-system}}\n`;
  const files = { 'repo/a/a.yaml': `${flux('one', 'a')}---\n${flux('two', 'b')}`, 'repo/b/b.yaml': flux('one', 'a'), 'repo/b/cluster.yaml': cluster('db'), 'repo/b/c.yaml': WRONG };
  expect(await findings({}, files)).toEqual(['repo/b/c.yaml:6: data.wrong: true is invalid']);
});

test('what is excluded is neither read nor built', async () => {
  const flux = 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: one}\nspec: {path: a, sourceRef: {kind: GitRepository, name: flux-system}}\n';
  const files = { ...REPOSITORY, 'repo/flux.yaml': flux, 'repo/a/a.yaml': WRONG, 'repo/a/no.yaml': WRONG };
  await inDirectory(files, async cwd => {
    const { sets, problems } = await readRepositories({ paths: ['repo'], cwd, exclude: path => /(?:no\.yaml|x|c\.yaml)$/.test(path) }, { env: {}, mayUseNetwork: false });
    expect(problems).toEqual([]);
    expect(sets.flatMap(({ items }) => items.map(({ origin }) => origin.where)).sort()).toEqual(['repo/a/a.yaml', 'repo/flux.yaml']);
  });
});
