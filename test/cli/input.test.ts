import { execFileSync } from 'child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'fs';
import { join, relative } from 'path';
import { command, inDirectory, linesOf, noType, RULES, SOUND, TYPED, WRONG } from './support';
import { run } from '../../src/cli/run';
import { read } from '../../src/manifests/read';
import { Rule } from '../../src/rules/engine/rule';

const WRONG_LINE = 'data.wrong: true is invalid';
const HELM = ' (if it is a Helm template, check what `helm template` renders)';

/** What the rules see of some files. */
function objects(files: Record<string, string | Buffer>, paths = Object.keys(files)): Promise<unknown[]> {
  return inDirectory(files, cwd => {
    const { sets: [{ items }], problems } = read({ paths, cwd });
    expect(problems).toEqual([]);
    return items.map(({ manifest }) => manifest);
  });
}

const data = async (text: string) => ((await objects({ 'a.yaml': `apiVersion: v1\nkind: ConfigMap\ndata: ${text}\n` })) as any)[0].data;

describe('values are those that kubectl reads', () => {
  test.each<[string, unknown]>([
    ['on', true], ['Yes', true], ['y', true], ['off', false], ['NO', false], ['n', false], ['"on"', 'on'], ['yEs', 'yEs'],
    ['0777', 511], ['0o17', 15], ['-0O17', -15], ['-0777', -511], ['08', 8], ['0_', 0], ['0x1F', 31], ['0X1f', 31], ['0b11', 3],
    ['1_000', 1000], ['+1', 1], ['.5', 0.5], ['1.', 1], ['1e3', 1000], ['1.5', 1.5],
    ['1:30', '1:30'], ['190:20:30', '190:20:30'], ['1:30.5', '1:30.5'],
    ['2001-01-01', '2001-01-01'], ['2001-12-14t21:59:43.10-05:00', '2001-12-14t21:59:43.10-05:00'],
    ['~', null], ['null', null], ['!!str 5', '5'], ['!custom x', 'x'], ['{on: 1, 1: 2}', { true: 1, 1: 2 }],
    ['{<<: {a: 1, b: 1}, b: 2}', { a: 1, b: 2 }], ['{a: &x [1], b: *x}', { a: [1], b: [1] }], ['{__proto__: {a: 1}}', JSON.parse('{"__proto__":{"a":1}}')],
  ])('%s', async (text, value) => expect(await data(text)).toEqual(value));
});

describe('documents', () => {
  test.each<[string, string, string[]]>([
    ['several in a file', `${WRONG}---\n${SOUND}---\n${TYPED}`, [`a.yaml:6: ${WRONG_LINE}`, 'a.yaml:18: spec.type: "NodePort" is not expected']],
    ['comments and empty ones', `# first\n---\n\n---\n# nothing\n--- # here\n${WRONG}...\n---\n`, [`a.yaml:12: ${WRONG_LINE}`]],
    ['Windows line ends', `${TYPED}---\n${WRONG}`.replace(/\n/g, '\r\n'), ['a.yaml:6: spec.type: "NodePort" is not expected', `a.yaml:13: ${WRONG_LINE}`]],
    ['byte order marks', `\uFEFF${WRONG}---\n\uFEFF${TYPED}`, [`a.yaml:6: ${WRONG_LINE}`, 'a.yaml:13: spec.type: "NodePort" is not expected']],
    ['a directive', `%YAML 1.1\n---\n${WRONG}`, [`a.yaml:8: ${WRONG_LINE}`]],
    ['dashes in a text', `${SOUND}data:\n  a: |\n    ---\n    b\n---\n${WRONG}`, [`a.yaml:15: ${WRONG_LINE}`]],
    ['a List', 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  data:\n    a: b\n    wrong: on\n', [`a.yaml:8: ${WRONG_LINE}`]],
    ['a List in a List', JSON.stringify({
      apiVersion: 'v1',
      kind: 'List',
      items: [{
        apiVersion: 'v1',
        kind: 'List',
        items: [
          { apiVersion: 'v1', kind: 'ConfigMap', data: { wrong: true } },
        ],
      }],
    }, undefined, 1), [`a.yaml:13: ${WRONG_LINE}`]],
    ['the API server\'s list', 'kind: ConfigMapList\napiVersion: v1\nitems:\n- data:\n    wrong: on\n', [`a.yaml:5: ${WRONG_LINE}`]],
    ['a kind that ends like one', 'apiVersion: example.com/v1\nkind: AllowList\nitems: [a, b]\n', []],
    ['JSON', JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', data: { wrong: true } }, undefined, '\t'), [`a.yaml:5: ${WRONG_LINE}`]],
    ['JSON values one after the other', `${'{"apiVersion":"v1","kind":"ConfigMap","data":{"wrong":true}}\n'.repeat(2)}`, [`a.yaml:1: ${WRONG_LINE}`, `a.yaml:2: ${WRONG_LINE}`]],
    ['an anchor', 'apiVersion: v1\nkind: ConfigMap\ndefaults: &d\n  wrong: on\ndata: *d\n', [`a.yaml:4: ${WRONG_LINE}`]],
    ['a merged key stands where its map does', 'apiVersion: v1\nkind: ConfigMap\ndefaults: &d\n  wrong: on\ndata:\n  <<: *d\n', [`a.yaml:5: ${WRONG_LINE}`]],
  ])('%s', async (_, text, lines) => expect(await linesOf(['check', 'a.yaml'], { files: { 'a.yaml': text } })).toEqual(lines));

  test('a text at the end of a document ends as it does', async () => {
    const text = (body: string) => `apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |${body}`;
    const found = await objects({ 'a.yaml': `${text('\n    b\n')}---\n${text('-\n    b\n')}---\n${text('+\n    b\n\n')}---\n${text('\n    b\n').replace(/\n/g, '\r\n')}---\r\n` });
    expect(found.map((object: any) => object.data.a)).toEqual(['b\n', 'b', 'b\n\n', 'b\n']);
  });

  test('a place that is not there is the deepest that is', async () => {
    const places: Array<[Array<string | number>, number]> = [
      [[], 2], [['metadata'], 4], [['metadata', 'labels', 'x'], 4], [['spec', 'list', 1, 'a'], 8], [['spec', 'list', 7], 6], [['nothing'], 2], [['kind', 'x'], 3],
    ];
    await inDirectory({ 'a.yaml': '# comment\napiVersion: v1\nkind: X\nmetadata: {name: x}\nspec:\n  list:\n  - 1\n  - a: 1\n' }, cwd => {
      const [{ origin }] = read({ paths: ['a.yaml'], cwd }).sets[0].items;
      expect(places.map(([path]) => origin.lineOf!(path))).toEqual(places.map(([, line]) => line));
    });
  });

  test('what is no Kubernetes object is left out, and counted', async () => {
    const text = 'replicaCount: 1\n---\n- a\n---\napiVersion: 1\nkind: X\n---\napiVersion: v1\nkind: ""\n---\nnull\n---\njust text\n';
    const { code, stdout } = await command(['check', '.'], { files: { 'values.yaml': text, 'c.yaml': SOUND } });
    expect(stdout).toBe('0 errors, 0 warnings in 1 object of 2 files; 5 documents ignored (not Kubernetes objects).\n');
    expect(code).toBe(0);
  });

  test.each(['', 'kind:\n', 'kind: 7\n', 'kind: [Service]\n'])('what has metadata is an object, whatever its kind is: %j', async kind => {
    const { stdout } = await command(['check', '.'], { files: { 'a.yaml': `apiVersion: v1\n${kind}metadata:\n  name: x\n` } });
    expect(stdout).toBe('0 errors, 0 warnings in 1 object of 1 file.\n');
  });
});

describe('what cannot be read is said, and the rest is judged', () => {
  const raise = (name: string) => `if this is intended, raise the limit with --limit ${name}=NUMBER`;
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij'].map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]`).join('\n')}`;

  test.each<[string, string | Buffer, string]>([
    ['a tab', 'a:\n\tb: 1\n', '2: indented with a tab; YAML allows only spaces'],
    ['a key twice', 'a: 1\nb: 2\n"a": 3\n', '3: duplicate key "a"'],
    ['a key twice in JSON that is none', '{"a": 1,\n"a": 2,}', '2: duplicate key "a"'],
    ['a bracket', 'a: 1\nb: [\n', '3: invalid YAML: flow sequence in block collection must be sufficiently indented and end with a ]'],
    ['a map as a key', 'a: 1\n? {b: c}\n: d\n', '2: a key is not a string'],
    ['null as a key', 'a: 1\n~: 2\n', '2: a key is not a string'],
    ['a template', 'a: 1\nb: {{ .Values.b }}\n', `2: a key is not a string${HELM}`],
    ['a template\'s condition', 'a: 1\n{{- if .Values.b }}\nb: 1\n{{- end }}\n', '2: invalid YAML: implicit keys need to be on a single line'],
    ['two documents', 'a: 1\n...\nb: 2\n', '3: missing line "---" before the second document'],
    ['an alias of nothing', 'a: 1\nb: *c\n', '2: the alias "c" has no anchor before it'],
    ['an alias in itself', 'a: 1\nb: &b\n  c: *b\n', '3: the alias "b" refers to a value that contains it'],
    ['aliases that explode', bomb, `6: more than 500000 keys and list entries in a document, with those that aliases repeat (${raise('entries')})`],
    ['very many aliases', `a: &a x\nb:\n${'- *a\n'.repeat(20_000)}`, `1003: more than 1000 aliases in a document (${raise('aliases')})`],
    ['deep nesting', '['.repeat(100_000), `1: more than 300 levels of nesting (${raise('depth')})`],
    ['deep nesting in blocks', `${'- '.repeat(10_000)}a`, `1: more than 300 levels of nesting (${raise('depth')})`],
    ['deep nesting in JSON', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, `1: more than 300 levels of nesting (${raise('depth')})`],
    ['a merge of a text', 'a: 1\n<<: b\n', '2: the value of << is not a map'],
    ['lines that end with CR', 'a: 1\rb: 2\r', '1: the lines end with carriage returns only (CR) (save the file with line ends LF or CRLF)'],
    ['UTF-16', Buffer.from('\uFEFFa: 1\n', 'utf16le'), '1: the file is UTF-16 (save the file as UTF-8)'],
    ['UTF-16, big end first', Buffer.from('\uFEFFa: 1\n', 'utf16le').swap16(), '1: the file is UTF-16 (save the file as UTF-8)'],
    ['another encoding', Buffer.from('a: 1\nb: \u00e4\n', 'latin1'), '2: the file is not UTF-8 (save the file as UTF-8)'],
    ['bytes', Buffer.from('a: 1\n\u0000\n'), '2: the file is binary (use text files)'],
  ])('%s', async (_, content, problem) => {
    const lines = await linesOf(['check', 'bad.yaml', 'good.yaml'], { files: { 'bad.yaml': content, 'good.yaml': WRONG } });
    expect(lines[0]).toBe(`good.yaml:6: ${WRONG_LINE}`);
    expect(lines[1]).toBe(`bad.yaml:${problem}${problem.startsWith('2: invalid YAML: implicit') ? HELM : ''}`);
    expect(lines).toHaveLength(2);
  });

  test('a document among others', async () => {
    const files = { 'a.yaml': `${WRONG}---\n${SOUND}\tx: 1\n---\n${TYPED}---\na: b: c\n` };
    expect(await linesOf(['check', 'a.yaml'], { files })).toEqual([
      `a.yaml:6: ${WRONG_LINE}`, 'a.yaml:19: spec.type: "NodePort" is not expected',
      'a.yaml:12: indented with a tab; YAML allows only spaces', 'a.yaml:21: invalid YAML: nested mappings are not allowed in compact mappings',
    ]);
    expect((await command(['check', 'a.yaml'], { files })).code).toBe(2);
  });

  describe('the time grows with the size of a file, and not with its square', () => {
    /** Of the processor: a busy machine changes nothing. */
    const secondsFor = async (content: string): Promise<number> => {
      const before = process.cpuUsage();
      const { stdout } = await command(['check', '.'], { files: { 'a.yaml': content } });
      expect(stdout.length).toBeLessThan(1000);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1e6;
    };

    test.each<[string, (size: number) => string]>([
      ['keys', size => Array.from({ length: size / 10 }, (_, index) => `k${index}: v`).join('\n')],
      ['errors', size => ': :\n\t]} ,\n'.repeat(size / 100)],
      ['a tag', size => '!'.repeat(size / 5)],
      ['a list', size => `[${'1,'.repeat(size / 5 * 2)}]`],
      ['blank lines', size => '\n'.repeat(size)],
    ])('%s', async (_, contentOf) => {
      await secondsFor(contentOf(100_000)); // the first run compiles the parser
      const [quarter, whole] = [await secondsFor(contentOf(125_000)), await secondsFor(contentOf(500_000))];
      // four times as much takes four times as long, and sixteen times with every pair compared; below some time it is all noise
      expect(whole).toBeLessThan(Math.max(2, 8 * quarter));
    });
  });
});

describe('files and directories', () => {
  const files = {
    'b.yaml': WRONG,
    'a/c.yml': WRONG,
    'a/b.JSON': '{"apiVersion":"v1","kind":"ConfigMap","data":{"wrong":true}}',
    'a/notes.txt': WRONG,
    'a/Z.yaml': WRONG,
    'node_modules/x/x.yaml': WRONG,
    'a/.git/x.yaml': WRONG,
    '.github/x.yaml': WRONG,
  };

  test('a directory is read with all that is in it, in the order of names', async () => {
    expect(await linesOf(['check', '.'], { files })).toEqual([
      `.github/x.yaml:6: ${WRONG_LINE}`, `a/Z.yaml:6: ${WRONG_LINE}`, `a/b.JSON:1: ${WRONG_LINE}`, `a/c.yml:6: ${WRONG_LINE}`, `b.yaml:6: ${WRONG_LINE}`,
    ]);
  });

  test('a file that is named is read, whatever it is called; each file once, whatever the order', async () => {
    const lines = await linesOf(['check', 'b.yaml', './b.yaml', 'a/../b.yaml', 'a/notes.txt', 'a'], { files });
    expect(lines).toEqual([
      `a/Z.yaml:6: ${WRONG_LINE}`, `a/b.JSON:1: ${WRONG_LINE}`, `a/c.yml:6: ${WRONG_LINE}`, `a/notes.txt:6: ${WRONG_LINE}`, `b.yaml:6: ${WRONG_LINE}`,
    ]);
    expect(await linesOf(['check', 'a', 'a/notes.txt', 'b.yaml'], { files })).toEqual(lines);
    expect(await linesOf(['check', 'a', 'a/notes.txt', 'b.yaml'], { files })).toEqual(lines);
  });

  test('standard input', async () => {
    expect(await linesOf(['check', '-'], { stdin: WRONG })).toEqual([`stdin:6: ${WRONG_LINE}`]);
    expect(await linesOf(['check', 'b.yaml', '-'], { stdin: WRONG, files })).toEqual([`stdin:6: ${WRONG_LINE}`, `b.yaml:6: ${WRONG_LINE}`]);
    expect(await linesOf(['check', '-'], { stdin: ' \n' })).toEqual(['stdin:: standard input is empty (check the output of the command before the pipe)']);
  });

  test('a standard input that comes in pieces of characters', async () => {
    const bytes = Buffer.from(WRONG.replace('name: a', 'name: ä'));
    const { sets: [{ items }] } = read({ paths: ['-'], cwd: '/', standardInput: bytes });
    expect(items[0].name).toBe('ä');
  });

  test.each([
    ['kustomization.yaml', 'kustomize\'s', 'kubectl kustomize'], ['kustomization.yml', 'kustomize\'s', 'kubectl kustomize'],
    ['Kustomization', 'kustomize\'s', 'kubectl kustomize'], ['Chart.yaml', 'Helm\'s', 'helm template'],
  ])('a directory with a %s is another program\'s input without builds', async (name, whose, program) => {
    const others = { 'all/x/base.yaml': WRONG, [`all/x/${name}`]: 'resources: [base.yaml]\n', 'all/x/patches/p.yaml': WRONG, 'all/y.yaml': WRONG };
    const problem = `all/x/${name}:: the directory holds ${whose} input, not manifests (check the rendered manifests: ${program} all/x | npx cdk8s-cnpg-i check -)`;
    expect(await linesOf(['check', '--no-build', 'all'], { files: others })).toEqual([`all/y.yaml:6: ${WRONG_LINE}`, problem]);
    expect(await linesOf(['check', '--no-build', 'all/x', 'all'], { files: others })).toEqual([`all/y.yaml:6: ${WRONG_LINE}`, problem]);
    expect(await linesOf(['check', 'all/x/base.yaml'], { files: others })).toEqual([`all/x/base.yaml:6: ${WRONG_LINE}`]);
  });

  test('what is not there, and a directory without manifests', async () => {
    expect(await linesOf(['check', 'no.yaml', 'empty', 'b.yaml'], { files: { 'b.yaml': WRONG, 'empty/readme.md': 'x' } })).toEqual([
      `b.yaml:6: ${WRONG_LINE}`,
      'empty:: the directory contains no .yaml, .yml or .json file (use another directory)',
      'no.yaml:: no such file or directory',
    ]);
  });

  test('links are followed, and each directory is read once', async () => {
    await inDirectory({ 'real/a.yaml': WRONG, 'other/b.yaml': WRONG }, outer => inDirectory({ 'real/a.yaml': WRONG }, cwd => {
      symlinkSync('real/a.yaml', join(cwd, 'link.yaml'));
      symlinkSync('..', join(cwd, 'real/up'));
      symlinkSync('real', join(cwd, 'alias'));
      symlinkSync(join(outer, 'other'), join(cwd, 'elsewhere'));
      symlinkSync(join(outer, 'other'), join(cwd, 'once more'));
      const found = read({ paths: ['.'], cwd });
      expect(found.files).toEqual(['elsewhere/b.yaml', 'link.yaml', 'real/a.yaml']);
      expect(found.problems).toEqual([]);
    }));
  });

  test('a link to nothing or to itself is a problem, and everything else is read', async () => {
    await inDirectory({ 'real/a.yaml': WRONG }, cwd => {
      symlinkSync('nowhere', join(cwd, 'broken.yaml'));
      symlinkSync('nowhere', join(cwd, 'readme'));
      symlinkSync('self', join(cwd, 'self'));
      symlinkSync('two', join(cwd, 'one'));
      symlinkSync('one', join(cwd, 'two'));
      const found = read({ paths: ['.', 'self'], cwd });
      expect(found.files).toEqual(['real/a.yaml']);
      expect(found.problems.map(({ file, message }) => `${file}: ${message}`)).toEqual([
        'broken.yaml: no such file or directory', ...['one', 'self', 'two'].map(file => `${file}: the symbolic link leads back to itself`),
      ]);
    });
  });

  test('what is not a regular file is reported, and not waited for', async () => {
    await inDirectory({ 'a.yaml': WRONG }, cwd => {
      execFileSync('mkfifo', ['pipe', 'pipe.yaml'], { cwd });
      const found = read({ paths: ['pipe', '.', '/dev/null'], cwd });
      expect(found.files).toEqual(['a.yaml']);
      expect(found.problems.map(({ file, message }) => `${file}: ${message}`)).toEqual(
        ['pipe.yaml: not a regular file', `${relative(cwd, '/dev/null')}: not a regular file`, 'pipe: not a regular file']);
    });
  });

  test('more files than a run may have', async () => {
    const lines = await linesOf(['check', '.', '--limit', 'files=3'], { files: { 'a.yaml': WRONG, 'b.yaml': WRONG, 'c.yaml': WRONG, 'd.yaml': WRONG } });
    expect(lines).toEqual([
      `a.yaml:6: ${WRONG_LINE}`, `b.yaml:6: ${WRONG_LINE}`,
      'c.yaml:: more than 3 files and directories: this one and those after it are not read (if this is intended, raise the limit with --limit files=NUMBER)',
    ]);
  });

  test('standard input is read no further than the limit', async () => {
    let chunks = 0;
    const endless = async function* () {
      for (;;) {
        chunks++;
        yield Buffer.from(`${SOUND}---\n`);
      }
    };
    const stdout: string[] = [];
    const io = { cwd: '/', env: {}, stdin: endless(), stdout: { write: (text: string) => stdout.push(text) }, stderr: { write: () => 0 } };
    expect(await run(['check', '-', '--limit', 'input-size=1000'], io, RULES)).toBe(2);
    expect(chunks).toBeLessThan(30);
    expect(stdout.join('')).toContain('more than 1000 bytes of input');
  });

  (process.getuid?.() === 0 ? test.skip : test)('what may not be read', async () => {
    await inDirectory({ 'a.yaml': WRONG }, cwd => {
      chmodSync(join(cwd, 'a.yaml'), 0);
      mkdirSync(join(cwd, 'd'), { mode: 0 });
      expect(read({ paths: ['.'], cwd }).problems).toEqual([
        { file: 'd', message: 'permission denied', hint: 'change its permissions' },
        { file: 'a.yaml', message: 'permission denied', hint: 'change its permissions' },
      ]);
      chmodSync(join(cwd, 'd'), 0o700);
    });
  });

  const NO_OBJECT = 'a.yaml:: it contains no Kubernetes object (check the program that wrote it, or remove it from the command line)';

  test.each([
    ['an empty file', { 'a.yaml': '' }, ['a.yaml'], [NO_OBJECT]],
    ['a file of other YAML', { 'a.yaml': 'image: postgresql\n' }, ['./a.yaml'], [NO_OBJECT]],
    ['text', { 'a.yaml': 'Error: chart not found\n' }, ['a.yaml'], [NO_OBJECT]],
    ['a directory of such files', { 'd/a.yaml': '', 'd/b.yaml': 'a: b\n' }, ['d'], ['undefined:: no Kubernetes object was found (specify files or directories with manifests)']],
  ])('%s is a problem: whatever wrote it may have failed', async (_, input, paths, problems) => {
    expect(await linesOf(['check', ...paths], { files: { ...input } as Record<string, string> })).toEqual(problems);
    expect((await command(['check', ...paths], { files: { ...input } as Record<string, string> })).code).toBe(2);
  });

  test('such a file beside others in a directory is passed over', async () => {
    expect(await linesOf(['check', 'd'], { files: { 'd/a.yaml': '', 'd/b.yaml': TYPED } })).toEqual(['d/b.yaml:6: spec.type: "NodePort" is not expected']);
  });
});

describe('a rule that fails itself', () => {
  const files = { 'a.yaml': `${SOUND}---\n${TYPED}` };
  const hint = 'report this at https://github.com/cdk8s-cnpg-i/cdk8s-cnpg-i/issues, with the object';

  test('on an object, or before it has one, does not end the run', async () => {
    const check = () => { throw new Error('bug'); };
    const onObject: Rule<any> = { ...noType, id: 'bad-check', check };
    const before: Rule<any> = { ...noType, id: 'bad-targets', targets: check };
    const rules = [onObject, before, noType];
    expect(await linesOf(['check', 'a.yaml'], { files, rules })).toEqual([
      'a.yaml:11: spec.type: "NodePort" is not expected',
      `a.yaml:6: the rule bad-check failed on Service "b" (bug) (${hint})`,
      `undefined:: the rule bad-targets failed on the input (bug) (${hint})`,
    ]);
    expect((await command(['check', 'a.yaml'], { files, rules })).code).toBe(2);
  });
});
