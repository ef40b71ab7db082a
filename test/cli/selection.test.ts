import { mkdirSync, symlinkSync } from 'fs';
import { join } from 'path';
import { command, inDirectory, linesOf, SOUND, TYPED, WRONG } from './support';
import { DEFAULT_LIMITS } from '../../src/documents/limits';
import { expandPatterns } from '../../src/manifests/patterns';

const FILES = { 'a.yaml': SOUND, 'charts/b/x.yaml': WRONG, 'charts/c.json': 'x', 'd/e/f.yml': SOUND.replace('name: c', 'name: d'), 'd/e/notes.txt': 'x', 'd/g.yaml': TYPED };
const FIRST = 'charts/b/x.yaml:6: data.wrong: true is invalid';
const LAST = 'd/g.yaml:6: spec.type: "NodePort" is not expected';

describe('--exclude', () => {
  test.each<[string[], string[]]>([
    [['charts'], [LAST]],
    [['charts/**', 'd/*.yaml'], []],
    [['**/{x,g}.yaml', '**/*.json'], []],
    [['./charts/c.json', '**/e'], [FIRST, LAST]],
  ])('%j', async (patterns, lines) => {
    expect(await linesOf(['check', '.', ...patterns.flatMap(one => ['--exclude', one])], { files: FILES })).toEqual(lines);
  });

  test('a kustomization that is excluded is not a problem', async () => {
    const files = { 'a.yaml': SOUND, 'base/kustomization.yaml': 'resources: []\n' };
    expect(await linesOf(['check', '.', '--exclude', 'base'], { files })).toEqual([]);
    expect(await linesOf(['check', '.', '--exclude', 'bas'], { files })).toHaveLength(1);
  });

  test('a path of the command line too; nothing left is a problem', async () => {
    expect(await linesOf(['check', 'a.yaml', 'charts', '--exclude', 'charts'], { files: FILES })).toEqual([]);
    expect((await command(['check', 'charts', '--exclude', '**/x.yaml', '--exclude', '**/c.json'], { files: FILES })).stdout).toMatch(
      /^problem: no Kubernetes object was found in what is not excluded\. Fix: /);
  });

  test('an invalid pattern', async () => {
    expect((await command(['check', '.', '--exclude', '/a'])).stderr).toBe('cdk8s-cnpg-i: invalid --exclude "/a": it begins with a slash, but paths are relative.\n');
  });
});

describe('patterns as paths', () => {
  const expanded = (paths: string[], files: Record<string, string> = FILES) => inDirectory(files, cwd => expandPatterns(paths, cwd, DEFAULT_LIMITS));

  test.each<[string[], string[]]>([
    [['a.yaml', 'd'], ['a.yaml', 'd']],
    [['*'], ['a.yaml', 'charts', 'd']],
    [['**/*.y*ml'], ['a.yaml', 'charts/b/x.yaml', 'd/e/f.yml', 'd/g.yaml']],
    [['d/e/*'], ['d/e/f.yml']],
    [['./d/**/g.yaml', 'charts/?'], ['d/g.yaml', 'charts/b']],
  ])('%j', async (patterns, paths) => expect(await expanded(patterns)).toEqual({ paths, problems: [] }));

  test('a file with such a name', async () => {
    expect(await expanded(['a[1].yaml'], { 'a[1].yaml': SOUND, 'a1.yaml': SOUND })).toEqual({ paths: ['a[1].yaml'], problems: [] });
  });

  test('what matches nothing, or is invalid', async () => {
    const pattern = `{${',b'.repeat(100)}}`;
    expect((await linesOf(['check', 'a.yaml', 'no/*.yaml', 'a.yaml/*', pattern], { files: FILES })).sort()).toEqual([
      'a.yaml/*:: the pattern matches no .yaml, .yml or .json file and no directory (change the pattern)',
      'no/*.yaml:: the pattern matches no .yaml, .yml or .json file and no directory (change the pattern)',
      `${pattern}:: the pattern is invalid: its braces stand for more than 100 patterns (change the pattern)`,
    ]);
  });

  test('links are not followed, and the search is limited', () => inDirectory(FILES, cwd => {
    mkdirSync(join(cwd, 'loop'));
    symlinkSync('..', join(cwd, 'loop', 'up'));
    expect(expandPatterns(['loop/**/*.yaml'], cwd, DEFAULT_LIMITS).paths).toEqual([]);
    expect(expandPatterns(['**/*.yaml'], cwd, { ...DEFAULT_LIMITS, files: 3 }).problems).toEqual([
      expect.objectContaining({ message: 'more than 3 files and directories: the pattern is not followed further' }),
    ]);
  }));
});

describe('--quiet', () => {
  test.each<[string[], string, string]>([
    [['a.yaml'], '', ''],
    [['a.yaml', '--format', 'junit', '--output', 'x.xml'], '', ''],
    [['a.yaml', 'no.yaml'], 'no.yaml: problem: no such file or directory.\n\n', ''],
    [['a.yaml', 'no.yaml', '--output', 'x.txt'], '', 'no.yaml: problem: no such file or directory.\n'],
  ])('%j', async (argv, stdout, stderr) => {
    expect(await command(['check', ...argv, '--quiet'], { files: FILES })).toMatchObject({ stdout, stderr });
  });

  test('findings are shown', async () => {
    expect((await command(['check', 'd', '-q'], { files: FILES })).stdout).toMatch(/^d\/g\.yaml:6: warning: [^]*no-type\.md\n\n$/);
  });
});
