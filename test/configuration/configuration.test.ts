import { execFileSync } from 'child_process';
import { mkdirSync, symlinkSync } from 'fs';
import { join } from 'path';
import { run } from './support';
import { argumentsOf } from '../../src/cli/arguments';
import { Configured } from '../../src/configuration/configured';
import { InventoryContext } from '../../src/inventory/context';
import { Rule } from '../../src/rules/engine/rule';
import { command, inDirectory, noType, noWrong, SOUND, TYPED, WRONG } from '../cli/support';

const FILES = { 'a.yaml': WRONG, 'd/b.yaml': TYPED, 'd/e/c.yaml': SOUND };
const [A, B] = ['error a.yaml:6 no-wrong', 'warning d/b.yaml:6 no-type'];

describe('an invalid configuration is a problem, and its valid parts hold', () => {
  test.each<[string, string, string]>([
    ['a misspelled key', 'exclud: [a.yaml]', '1 exclud: unknown key (write exclude)'],
    ['an unknown key', 'a: 1', '1 a: unknown key (use one of product, operatorVersion, operatorNamespace, kubernetesVersion, pluginVersions, paths, exclude, environments, rules, suppressions, baseline)'],
    ['a number as release', 'kubernetesVersion: 1.30', '1 kubernetesVersion: expected a text, got the number 1.3 (put it into quotes, such as "1.33")'],
    ['no release', 'operatorVersion: newest', '1 operatorVersion: "newest" is invalid (use a release such as 1.30.0)'],
    ['a product', 'product: cnpg', '1 product: "cnpg" is invalid (use edb or cloudnative-pg)'],
    ['a misspelled product', 'product: cloudnative-gp', '1 product: "cloudnative-gp" is invalid (use cloudnative-pg)'],
    ['a plugin', 'pluginVersions:\n  barman-clod: 1.0.0', '2 pluginVersions.barman-clod: "barman-clod" is invalid (the most similar plugin is barman-cloud)'],
    ['a release of a plugin', 'pluginVersions: {barman-cloud: x}', '1 pluginVersions.barman-cloud: "x" is invalid (use a release such as 0.14.0)'],
    ['no list', 'exclude: a.yaml', '1 exclude: expected a list, got the string a.yaml (write a list)'],
    ['no map', 'rules:\n- no-type', '1 rules: expected a map, got a list (write a map)'],
    ['no map at all', '- x', '1 expected a map, got a list (write a map)'],
    ['a pattern', 'exclude:\n- d\n- /etc', '3 exclude[1]: "/etc" is invalid (change the pattern: it begins with a slash, but paths are relative)'],
    ['nothing', 'exclude: [""]', '1 exclude[0]: "" is invalid (set a text, or remove the key)'],
    ['an unknown rule', 'rules:\n  no-typ: {severity: error, reason: x}', '2 rules.no-typ: "no-typ" is invalid (use no-type)'],
    ['a severity without a reason', 'rules:\n  no-wrong:\n    severity: off', '2 rules.no-wrong: missing key "reason" (set reason)'],
    ['another severity', 'rules: {no-wrong: {severity: info, reason: x}}', '1 rules.no-wrong.severity: "info" is invalid (use error, warning or off)'],
    ['a suppression without a reason', 'suppressions:\n- rule: no-wrong', '2 suppressions[0]: missing key "reason" (set reason)'],
    ['an empty reason', 'suppressions: [{rule: no-wrong, reason: " "}]', '1 suppressions[0].reason: " " is invalid (set a text, or remove the key)'],
    ['several documents', 'exclude: []\n---\nexclude: []', '2 it contains several documents (use one document)'],
    ['an empty file', '# nothing\n', ' it is empty (write the settings, or remove the file)'],
    ['invalid YAML', 'exclude: [', '1 invalid YAML: flow sequence in block collection must be sufficiently indented and end with a ]'],
    ['an alias that contains itself', 'exclude: &a [*a]', '1 the alias "a" refers to a value that contains it'],
  ])('%s', async (_, configuration, problem) => {
    const [code, ...lines] = await run(configuration, FILES);
    expect(code).toMatch(/^2, /);
    expect(lines.filter(line => line.startsWith('problem'))).toEqual([expect.stringContaining(`problem .cdk8s-cnpg-i.yaml:${problem}`)]);
    expect(lines).toContain(A);
  });

  test('other parts hold', async () => {
    expect(await run('exclude: [a.yaml, 7]\nrules: {no-type: {severity: off, reason: x}, nothing: 1}', FILES)).toEqual([
      '2, 1 hidden',
      expect.stringMatching(/exclude\[1\]: expected a text, got the number 7/),
      expect.stringMatching(/rules\.nothing: "nothing" is invalid/),
      expect.stringMatching(/rules\.nothing: expected a map, got the number 1/),
    ]);
  });
});

describe('hostile files', () => {
  const many = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, index) => line(index)).join('\n');

  test.each<[string, string, RegExp]>([
    ['many unknown keys', many(5_000, index => `key${index}: 1`), /more than 100 invalid keys and values/],
    ['many patterns', `exclude:\n${many(3_000, () => '- "**/*a*b*c"')}`, /exclude: more than 1000 entries/],
    ['many suppressions', `suppressions:\n${many(3_000, () => '- {rule: no-wrong, reason: x}')}`, /suppressions: more than 1000 entries/],
    ['a huge one', `# ${'x'.repeat(1_000_001)}`, /larger than 1000000 bytes/],
    ['deep nesting', `exclude: ${'['.repeat(10_000)}`, /more than 50 levels of nesting/],
    ['aliases of aliases', `a: &a [x, x]\n${many(200, index => `b${index}: [*a, *a]`)}`, /more than 100 aliases/],
    ['a key of all objects', '__proto__: {a: 1}\nconstructor: 1\ntoString: 2', /__proto__: unknown key/],
    ['prototypes as names', 'rules: {__proto__: {severity: off, reason: x}}\nenvironments: {__proto__: [d]}', /rules\.__proto__: "__proto__" is invalid/],
    ['UTF-16', '\uFFFE', /./],
  ])('%s', async (_, configuration, problem) => {
    const before = process.cpuUsage().user;
    const [, ...lines] = await run(configuration, FILES);
    expect(lines.filter(line => line.startsWith('problem'))[0]).toMatch(problem);
    expect(lines).toContain(A);
    expect(process.cpuUsage().user - before).toBeLessThan(5e6);
  });

  test('patterns that would backtrack', async () => {
    const files = { [`${'a'.repeat(200)}/${'a'.repeat(200)}.yaml`]: WRONG };
    const configuration = `exclude:\n${many(500, index => `- "**/${'*a'.repeat(100)}${index}"`)}\n`;
    const before = process.cpuUsage().user;
    expect((await run(configuration, files))[0]).toBe('1, 0 hidden');
    expect(process.cpuUsage().user - before).toBeLessThan(5e6);
  });

  test('a pipe, a directory, a link to itself', async () => {
    const check = (make: (file: string) => void) => inDirectory({ 'a.yaml': SOUND }, cwd => {
      make(join(cwd, '.cdk8s-cnpg-i.yaml'));
      return new Configured(argumentsOf(['check', '.', '--config', '.cdk8s-cnpg-i.yaml']), cwd, []).apply({ files: [], sets: [], ignored: 0, problems: [] }).problems;
    });
    expect(await check(file => execFileSync('mkfifo', [file]))).toEqual([expect.objectContaining({ message: 'not a regular file' })]);
    expect(await check(file => mkdirSync(file))).toEqual([expect.objectContaining({ message: 'not a regular file' })]);
    expect(await check(file => symlinkSync('.cdk8s-cnpg-i.yaml', file))).toEqual([expect.objectContaining({ message: 'the symbolic link leads back to itself' })]);
  });
});

describe('where it is found', () => {
  const OFF = 'exclude: ["**/b.yaml"]';
  const finds = (paths: string[], files: Record<string, string>, directory = '.') => inDirectory({ ...files, '.git/HEAD': 'x', 'a.yaml': SOUND, 'd/b.yaml': TYPED, 'd/x/c.yaml': SOUND }, cwd => {
    const configured = new Configured(argumentsOf(['check', ...paths]), join(cwd, directory), []);
    return (configured as any).configuration?.source.file;
  });

  test.each<[string[], Record<string, string>, string | undefined, string]>([
    [['.'], { '.cdk8s-cnpg-i.yaml': OFF }, '.cdk8s-cnpg-i.yaml', '.'],
    [['d/b.yaml'], { '.cdk8s-cnpg-i.yaml': OFF }, '.cdk8s-cnpg-i.yaml', '.'],
    [['d/x', 'd/b.yaml'], { '.cdk8s-cnpg-i.yaml': OFF, 'd/.cdk8s-cnpg-i.yaml': OFF }, 'd/.cdk8s-cnpg-i.yaml', '.'],
    [['d/*.yaml'], { 'd/.cdk8s-cnpg-i.yaml': OFF }, 'd/.cdk8s-cnpg-i.yaml', '.'],
    [['d/b.yaml', 'a.yaml'], { 'd/.cdk8s-cnpg-i.yaml': OFF }, undefined, '.'],
    [['c.yaml'], { '.cdk8s-cnpg-i.yaml': OFF }, '../../.cdk8s-cnpg-i.yaml', 'd/x'],
    [['-'], { '.cdk8s-cnpg-i.yaml': OFF }, '../.cdk8s-cnpg-i.yaml', 'd'],
    [['.'], { '.cdk8s-cnpg-i.yaml': OFF, 'd/.git/HEAD': 'x' }, undefined, 'd'],
    [['.', '--no-config'], { '.cdk8s-cnpg-i.yaml': OFF }, undefined, '.'],
    [['.', '--config', 'other.yaml'], { '.cdk8s-cnpg-i.yaml': OFF, 'other.yaml': OFF }, 'other.yaml', '.'],
  ])('%j with %j: %s', async (paths, files, found, directory) => expect(await finds(paths, files, directory)).toBe(found));

  test('a file that is named must be there; both options exclude each other', async () => {
    expect((await command(['check', '.', '--config', 'no.yaml'], { files: FILES })).stdout).toMatch(/\nno\.yaml: problem: no such file or directory\.\n/);
    expect((await command(['check', '.', '--config', 'a', '--no-config'])).stderr).toBe('cdk8s-cnpg-i: --config and --no-config exclude each other: remove one of them.\n');
  });

  test('it is not a manifest itself', async () => {
    const { stdout } = await command(['check', '.'], { files: { '.cdk8s-cnpg-i.yaml': 'exclude: []\n', 'a.yaml': SOUND } });
    expect(stdout).toBe('0 errors, 0 warnings in 1 object of 1 file.\n');
  });

  test('patterns are relative to it', async () => {
    expect(await inDirectory({ '.cdk8s-cnpg-i.yaml': 'exclude: [d/b.yaml]', ...FILES }, cwd => {
      const { excludes } = new Configured(argumentsOf(['check', '.']), join(cwd, 'd'), []);
      return ['b.yaml', 'e/c.yaml', '../a.yaml'].map(excludes);
    })).toEqual([true, false, false]);
  });
});

describe('settings', () => {
  const contexts = async (configuration: string, files: Record<string, string>, argv: string[] = []) => {
    const seen: Array<[string[], InventoryContext]> = [];
    const rule: Rule<unknown> = {
      ...noType,
      targets: ({ context, items }) => {
        seen.push([items.map(({ name }) => name), JSON.parse(JSON.stringify({ ...context, distribution: context.distribution?.name }))]);
        return [];
      },
    };
    const { code } = await command(['check', '.', ...argv], { files: { '.cdk8s-cnpg-i.yaml': configuration, ...files }, rules: [rule] });
    expect(code).toBe(0);
    return seen;
  };
  const named = (name: string) => SOUND.replace('name: c', `name: ${name}`);
  const ALL = 'product: edb\noperatorVersion: 1.29.1\noperatorNamespace: pg\nkubernetesVersion: "1.31"\npluginVersions: {barman-cloud: v0.13.0}\n';

  test('all of them; the command line wins', async () => {
    const plugins = { 'barman-cloud.cloudnative-pg.io': '0.13.0' };
    expect(await contexts(ALL, { 'a.yaml': SOUND })).toEqual([
      [['c'], { distribution: 'EDB Postgres AI for CloudNativePG Cluster', version: '1.29.1', namespace: 'pg', kubernetesVersion: '1.31', pluginVersions: plugins }],
    ]);
    expect(await contexts(ALL, { 'a.yaml': SOUND }, ['--operator-version', '1.30.0', '--plugin-version', 'a.b=2.0', '--product', 'cloudnative-pg'])).toEqual([
      [['c'], { distribution: 'CloudNativePG', version: '1.30.0', namespace: 'pg', kubernetesVersion: '1.31', pluginVersions: { ...plugins, 'a.b': '2.0' } }],
    ]);
  });

  test('by path: the longest one that has a setting', async () => {
    const configuration = 'operatorVersion: 1.30.0\npaths:\n  "*/prod": {operatorVersion: 1.28.0}\n  x: {operatorVersion: 1.29.0, kubernetesVersion: "1.30"}\n';
    expect(await contexts(configuration, { 'a.yaml': named('a'), 'x/b.yaml': named('b'), 'x/prod/c.yaml': named('c'), 'y/prod/d.yaml': named('d'), 'z.yaml': named('z') })).toEqual([
      [['a', 'z'], { version: '1.30.0' }],
      [['b'], { version: '1.29.0', kubernetesVersion: '1.30' }],
      [['c'], { version: '1.28.0', kubernetesVersion: '1.30' }],
      [['d'], { version: '1.28.0' }],
    ]);
  });

  test('environments: shared files are in all, and the rest by itself', async () => {
    const configuration = 'operatorVersion: 1.30.0\npaths: {clusters/prod: {operatorVersion: 1.29.0}}\n'
      + 'environments:\n  prod: [clusters/prod, base]\n  test: [base, clusters/test]\n  none: [nowhere]\n';
    expect(await contexts(configuration, {
      'base/a.yaml': named('a'), 'clusters/prod/b.yaml': named('b'), 'clusters/test/c.yaml': named('c'), 'd.yaml': named('d'),
    })).toEqual([[['a', 'b'], { version: '1.29.0', environment: 'prod' }], [['a', 'c'], { version: '1.30.0', environment: 'test' }], [['d'], { version: '1.30.0' }]]);
  });

  test('an environment with two settings is a problem', async () => {
    const configuration = 'paths:\n  x: {kubernetesVersion: "1.30"}\n  z: {kubernetesVersion: "1.31"}\nenvironments:\n  both: [x, z]\n';
    expect(await run(configuration, { 'x/a.yaml': SOUND, 'z/b.yaml': SOUND })).toEqual([
      '2, 0 hidden', 'problem .cdk8s-cnpg-i.yaml:5 the paths of the environment "both" have different settings (kubernetesVersion)'
        + ' (set the same for all its paths, or make them two environments)',
    ]);
  });

  test('a finding in a file of several environments is one finding, and one object', async () => {
    const { stdout } = await command(['check', '.'], { files: { '.cdk8s-cnpg-i.yaml': 'environments: {x: [a.yaml], y: [a.yaml]}', 'a.yaml': WRONG } });
    expect(stdout).toMatch(/\n1 error, 0 warnings in 1 object of 1 file\.\n$/);
  });
});

describe('severities', () => {
  test.each<[string, string[]]>([
    ['no-wrong: {severity: warning, reason: x}', ['1, 0 hidden', 'warning a.yaml:6 no-wrong', B]],
    ['no-wrong: {severity: off, reason: x}', ['1, 1 hidden', B]],
    ['no-wrong: {severity: "off", reason: x}', ['1, 1 hidden', B]],
    ['no-type: {severity: error, reason: x}', ['1, 0 hidden', A, B.replace('warning', 'error')]],
  ])('%s', async (rules, lines) => expect(await run(`rules: {${rules}}`, FILES)).toEqual(lines));

  test('the exit code follows, and --severity sees the new one', async () => {
    expect(await run('rules: {no-wrong: {severity: warning, reason: x}, no-type: {severity: off, reason: x}}', FILES, ['.', '--severity', 'error'])).toEqual(['0, 1 hidden']);
    expect(await run('rules: {no-type: {severity: error, reason: x}}', FILES, ['d', '--severity', 'error'])).toEqual(['1, 0 hidden', B.replace('warning', 'error')]);
  });

  test('unused ones', async () => {
    const configuration = 'rules:\n  no-wrong: {severity: off, reason: x}\n  no-type: {severity: warning, reason: x}\n';
    const same = 'unused .cdk8s-cnpg-i.yaml:3 "no-type" has the severity warning without this entry (remove rules.no-type)';
    const nothing = 'unused .cdk8s-cnpg-i.yaml:2 nothing is found by "no-wrong", whose severity is changed here (remove rules.no-wrong)';
    expect(await run(configuration, { 'd/b.yaml': SOUND })).toEqual(['1, 0 hidden', nothing, same]);
    expect(await run(configuration, FILES)).toEqual(['1, 1 hidden', B, same]);
    expect(await run('rules: {no-type: {severity: error, reason: x}}', { 'a.yaml': SOUND })).toEqual(['0, 0 hidden']); // a policy
  });
});

describe('suppressions', () => {
  const suppress = (text: string) => `suppressions:\n- {rule: no-wrong, reason: x${text === '' ? '' : `, ${text}`}}\n`;
  const UNUSED = 'unused .cdk8s-cnpg-i.yaml:2 the suppression of "no-wrong" matches no finding (remove it from suppressions)';

  test.each<[string]>([[''], ['kind: ConfigMap'], ['name: a'], ['path: a.yaml'], ['path: "*.yaml", name: a, kind: ConfigMap']])('matches: %s', async text => {
    expect(await run(suppress(text), FILES)).toEqual(['1, 1 hidden', B]);
  });

  test.each<[string]>([['kind: Secret'], ['name: b'], ['namespace: shop'], ['path: d']])('does not match: %s', async text => {
    expect(await run(suppress(text), FILES)).toEqual(['1, 0 hidden', A, B, UNUSED]);
  });

  test('by namespace', async () => {
    const files = { 'a.yaml': WRONG.replace('name: a', 'name: a\n  namespace: shop') };
    expect(await run(suppress('namespace: shop'), files)).toEqual(['0, 1 hidden']);
    expect((await run(suppress('namespace: bank'), files))[0]).toBe('1, 0 hidden');
  });

  test('those that overlap are all used', async () => {
    expect(await run(`${suppress('')}- {rule: no-wrong, name: a, reason: z}`, { 'a.yaml': WRONG })).toEqual(['0, 1 hidden']);
  });

  test.each<[string, string, string[]]>([
    ['only a part is checked', '', ['d']],
    ['the path is not checked', 'path: other/x.yaml', ['d']],
    ['another release is checked', 'name: z', ['.', '--operator-version', '1.29.0']],
    ['less is checked', 'name: z', ['.', '--exclude', 'x']],
    ['warnings are not shown', 'name: z', ['.', '--severity', 'error']],
  ])('unknown whether it is unused: %s', async (_, text, argv) => {
    expect((await run(suppress(text), FILES, argv)).filter(line => line.startsWith('unused'))).toEqual([]);
  });

  test('what could not be read may have it', async () => {
    expect((await run(suppress('name: z'), { ...FILES, 'x.yaml': 'a: [' })).filter(line => line.startsWith('unused'))).toEqual([]);
  });

  test('unused where its path is checked', async () => {
    expect(await run(suppress('path: d/**/b.yaml'), FILES, ['d'])).toEqual(['1, 0 hidden', B, UNUSED]);
    expect(await run(suppress('path: d/b.yaml'), FILES, ['d/b.yaml'])).toEqual(['1, 0 hidden', B, UNUSED]);
  });
});

test('notes are hidden too', async () => {
  const rules = [{ ...noType, isNote: true as const }, noWrong];
  const { stdout } = await command(['check', '.'], { files: { '.cdk8s-cnpg-i.yaml': 'rules: {no-type: {severity: off, reason: x}}', 'b.yaml': TYPED }, rules });
  expect(stdout).toBe('0 errors, 0 warnings in 1 object of 1 file; 1 finding hidden by the configuration.\n');
});
