import Ajv from 'ajv';
import { command, noType, noWrong, Outcome, Setting, SOUND, TYPED, WRONG } from './support';

const PAGES = 'https://github.com/cdk8s-cnpg-i/cdk8s-cnpg-i/blob/main/docs/rules';
const SETTING: Setting = {
  files: { 'dir/a b.yaml': WRONG, 'b.yaml': `${TYPED}---\n${SOUND}---\nx: 1\n`, 'c.yaml': SOUND, 'd.yaml': 'a:\n\tb\n' },
};
const SUMMARY = '1 error, 1 warning in 4 objects of 4 files; 1 document ignored (not a Kubernetes object); 1 problem: results are incomplete.';

/** What the terminal shows of a run whose report is for a program. */
const BESIDE = `d.yaml:2: problem: indented with a tab; YAML allows only spaces.\n${SUMMARY}\n`;

function report(format: string, setting: Setting = SETTING): Promise<Outcome> {
  return command(['check', '.', '--format', format], setting);
}

test('text', async () => {
  expect(await report('text')).toEqual({
    code: 2,
    stderr: '',
    stdout: `b.yaml:6: warning: spec.type: "NodePort" is not expected [no-type]
  object: Service "b"
  in the cluster: the Service has a type
  fix: remove spec.type
  ${PAGES}/no-type.md

dir/a b.yaml:6: error: data.wrong: true is invalid [no-wrong]
  object: ConfigMap "a"
  in the cluster: it goes wrong ("went wrong")
  fix: remove data.wrong
  ${PAGES}/no-wrong.md

d.yaml:2: problem: indented with a tab; YAML allows only spaces.

${SUMMARY}
`,
  });
});

test('text in colours', async () => {
  const { stdout } = await command(['check', 'a.yaml', 'b.yaml', 'no\u001b.yaml'], { files: { 'a.yaml': WRONG, 'b.yaml': TYPED }, isTTY: true });
  expect(stdout).toBe([
    '\u001b[1ma.yaml:6:\u001b[0m \u001b[31merror:\u001b[0m data.wrong: true is invalid \u001b[2m[no-wrong]\u001b[0m',
    '  object: ConfigMap "a"',
    '  in the cluster: it goes wrong ("went wrong")',
    '  fix: remove data.wrong',
    `  \u001b[2m${PAGES}/no-wrong.md\u001b[0m`,
    '',
    '\u001b[1mb.yaml:6:\u001b[0m \u001b[33mwarning:\u001b[0m spec.type: "NodePort" is not expected \u001b[2m[no-type]\u001b[0m',
    '  object: Service "b"',
    '  in the cluster: the Service has a type',
    '  fix: remove spec.type',
    `  \u001b[2m${PAGES}/no-type.md\u001b[0m`,
    '',
    '\u001b[31mno\\u001b.yaml: problem: no such file or directory.\u001b[0m',
    '',
    '\u001b[1m1 error, 1 warning in 2 objects of 2 files; 1 problem: results are incomplete.\u001b[0m',
    '',
  ].join('\n'));
});

test.each<[boolean, Setting]>([
  [false, {}], [true, { isTTY: true }], [false, { isTTY: true, env: { NO_COLOR: '1' } }], [true, { isTTY: true, env: { NO_COLOR: '' } }],
  [false, { isTTY: true, env: { TERM: 'dumb' } }], [true, { env: { FORCE_COLOR: '1' } }], [false, { isTTY: true, env: { FORCE_COLOR: '0' } }],
  [true, { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }],
])('colours: %s with %j', async (colored, setting) => {
  expect((await command(['check', 'c.yaml'], { ...setting, files: { 'c.yaml': SOUND } })).stdout.startsWith('\u001b[1m')).toBe(colored);
});

const HOSTILE = WRONG.replace('name: a', 'name: "a\\n::error::\\x1b[2J\\u202e<&\\""').replace('wrong: on', 'wrong: "]]>\\x01\\ud800"');

test('what manifests hold cannot write into a terminal by itself', async () => {
  const { stdout } = await command(['check', 'a.yaml'], { files: { 'a.yaml': HOSTILE }, isTTY: true, env: { NO_COLOR: '1' } });
  expect(stdout.split('\n').slice(0, 2)).toEqual([
    'a.yaml:6: error: data.wrong: "]]>\\u0001\\ud800" is invalid [no-wrong]',
    '  object: ConfigMap "a\\n::error::\\u001b[2J\\u202e<&""',
  ]);
});

test('JSON', async () => {
  const { code, stdout, stderr } = await report('json');
  expect([code, stderr]).toEqual([2, BESIDE]);
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    tool: { name: 'cdk8s-cnpg-i', version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
    summary: {
      files: 4,
      objects: 4,
      withoutRules: {},
      encrypted: 0,
      templated: 0,
      ignored: 1,
      empty: 0,
      errors: 1,
      warnings: 1,
      hidden: 0,
      unused: 0,
      problems: 1,
    },
    findings: [
      {
        rule: 'no-type',
        severity: 'warning',
        file: 'b.yaml',
        line: 6,
        roots: [],
        object: { apiVersion: 'v1', kind: 'Service', name: 'b' },
        path: ['spec', 'type'],
        field: 'spec.type',
        message: '"NodePort" is not expected',
        symptom: 'the Service has a type',
        fix: 'remove spec.type',
        page: `${PAGES}/no-type.md`,
      },
      {
        rule: 'no-wrong',
        severity: 'error',
        file: 'dir/a b.yaml',
        line: 6,
        roots: [],
        object: { apiVersion: 'v1', kind: 'ConfigMap', name: 'a' },
        path: ['data', 'wrong'],
        field: 'data.wrong',
        message: 'true is invalid',
        symptom: 'it goes wrong ("went wrong")',
        fix: 'remove data.wrong',
        page: `${PAGES}/no-wrong.md`,
      },
    ],
    notes: [],
    unused: [],
    problems: [{ file: 'd.yaml', line: 2, message: 'indented with a tab; YAML allows only spaces' }],
    skipped: [],
    programs: [],
  });
});

describe('a note', () => {
  const noted: Setting = { files: { 'b.yaml': TYPED }, rules: [{ ...noType, isNote: true }] };
  const line = 'b.yaml:6: note: spec.type: "NodePort" is not expected. Fix: remove spec.type. [no-type]';
  const summary = '0 errors, 0 warnings in 1 object of 1 file.';

  test.each([[[]], [['--severity', 'error']]])('does not make a run fail: %j', async options => {
    expect(await command(['check', '.', ...options], noted)).toEqual({ code: 0, stderr: '', stdout: `${line}\n\n${summary}\n` });
  });

  test.each<[string, (report: any) => unknown, unknown]>([
    ['json', ({ findings, notes }) => [findings, notes],
      [[], [{ rule: 'no-type', file: 'b.yaml', line: 6, message: 'spec.type: "NodePort" is not expected', fix: 'remove spec.type', page: `${PAGES}/no-type.md` }]]],
    ['sarif', ({ runs: [{ invocations: [{ executionSuccessful, toolExecutionNotifications }], results }] }) => [executionSuccessful, toolExecutionNotifications, results],
      [true, [{
        level: 'note',
        message: { text: 'spec.type: "NodePort" is not expected. Fix: remove spec.type.' },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'b.yaml' }, region: { startLine: 6 } } }],
      }], []]],
  ])('is in the report, and beside it: %s', async (format, part, expected) => {
    const { code, stdout, stderr } = await report(format, noted);
    expect([code, stderr]).toEqual([0, `${line}\n${summary}\n`]);
    expect(part(JSON.parse(stdout))).toEqual(expected);
  });
});

test('JSON has the namespace where there is one, and the hint', async () => {
  const { stdout } = await command(['check', 'a.yaml', '--format', 'json', '--namespace', 'shop'], { files: { 'a.yaml': `${WRONG}---\na: {{ b }}\n` } });
  const { findings, problems } = JSON.parse(stdout);
  expect(findings[0].object).toEqual({ apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name: 'a' });
  expect(problems).toEqual([{ file: 'a.yaml', line: 8, message: 'a key is not a string', hint: 'if it is a Helm template, check what `helm template` renders' }]);
});

/** What SARIF 2.1.0 requires of the parts that a report has, and what code hosts ask for beyond it. */
const text = { type: 'object', required: ['text'], properties: { text: { type: 'string', minLength: 1 } } };
const object = (required: string[], properties: object) => ({ type: 'object', required, properties, additionalProperties: false });
const location = object(['physicalLocation'], {
  physicalLocation: object(['artifactLocation'], {
    artifactLocation: object(['uri'], { uri: { type: 'string', pattern: '^(?!/)[-\\w.~%/!\'()*]+$' } }),
    region: object(['startLine'], { startLine: { type: 'integer', minimum: 1 } }),
  }),
  logicalLocations: { type: 'array', items: object(['name', 'kind', 'fullyQualifiedName'], { name: {}, kind: {}, fullyQualifiedName: {} }) },
});
const SARIF = object(['$schema', 'version', 'runs'], {
  $schema: { type: 'string' },
  version: { const: '2.1.0' },
  runs: {
    type: 'array',
    minItems: 1,
    maxItems: 1,
    items: object(['tool', 'results'], {
      tool: object(['driver'], {
        driver: object(['name', 'version', 'informationUri', 'rules'], {
          name: { const: 'cdk8s-cnpg-i' },
          version: { type: 'string' },
          informationUri: { type: 'string', pattern: '^https://' },
          rules: {
            type: 'array',
            uniqueItems: true,
            items: object(['id', 'shortDescription', 'fullDescription', 'help', 'helpUri', 'defaultConfiguration'], {
              id: { type: 'string' },
              shortDescription: text,
              fullDescription: text,
              help: { ...text, required: ['text', 'markdown'] },
              helpUri: { type: 'string', pattern: '^https://' },
              defaultConfiguration: object(['level'], { level: { enum: ['error', 'warning'] } }),
              properties: { type: 'object' },
            }),
          },
        }),
      }),
      columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
      invocations: {
        type: 'array',
        items: object(['executionSuccessful'], {
          executionSuccessful: { type: 'boolean' },
          toolExecutionNotifications: {
            type: 'array',
            items: object(['message'], { level: { enum: ['error', 'note'] }, message: text, locations: { type: 'array', items: location } }),
          },
        }),
      },
      results: {
        type: 'array',
        items: object(['ruleId', 'ruleIndex', 'level', 'message', 'locations'], {
          ruleId: { type: 'string' },
          ruleIndex: { type: 'integer', minimum: 0 },
          level: { enum: ['error', 'warning'] },
          message: text,
          locations: { type: 'array', minItems: 1, items: location },
        }),
      },
    }),
  },
});

test.each<[string, Setting]>([
  ['findings and problems', SETTING], ['nothing', { files: { 'c.yaml': SOUND } }], ['hostile names', { files: { 'a.yaml': HOSTILE } }],
  ['a note', { files: { 'b.yaml': TYPED }, rules: [{ ...noType, isNote: true }] }],
  ['a rule that fails', { ...SETTING, rules: [{ ...noWrong, targets: () => { throw new Error('bug'); } }] }],
])('SARIF of %s has the members that SARIF requires', async (_, setting) => {
  const { stdout } = await report('sarif', setting);
  const validate = new Ajv({ allErrors: true }).compile(SARIF);
  validate(JSON.parse(stdout));
  expect(validate.errors).toBe(null);
});

test('SARIF', async () => {
  const { code, stdout, stderr } = await report('sarif');
  expect([code, stderr]).toEqual([2, BESIDE]);
  const [{ tool, invocations, results }] = JSON.parse(stdout).runs;
  expect(tool.driver.rules.map(({ id }: any) => id)).toEqual(['no-type', 'no-wrong']);
  expect(tool.driver.rules[1]).toEqual({
    id: 'no-wrong',
    shortDescription: { text: 'Nothing must be wrong' },
    fullDescription: { text: 'In the cluster: it goes wrong ("went wrong").' },
    help: {
      text: 'In the cluster: it goes wrong ("went wrong").\nCause: whatever is wrong goes wrong.\nFix: remove data.wrong.',
      markdown: `In the cluster: it goes wrong ("went wrong").\n\nCause: whatever is wrong goes wrong.\n\nFix: remove data.wrong.\n\n[no-wrong](${PAGES}/no-wrong.md)`,
    },
    helpUri: `${PAGES}/no-wrong.md`,
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['kubernetes', 'postgresql', 'cloudnative-pg'] },
  });
  expect(invocations).toEqual([{
    executionSuccessful: false,
    toolExecutionNotifications: [{
      level: 'error',
      message: { text: 'indented with a tab; YAML allows only spaces.' },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'd.yaml' }, region: { startLine: 2 } } }],
    }],
  }]);
  expect(results).toHaveLength(2);
  expect(results[1]).toEqual({
    ruleId: 'no-wrong',
    ruleIndex: 1,
    level: 'error',
    message: { text: 'ConfigMap "a": data.wrong: true is invalid. In the cluster: it goes wrong ("went wrong"). Fix: remove data.wrong.' },
    locations: [{
      physicalLocation: { artifactLocation: { uri: 'dir/a%20b.yaml' }, region: { startLine: 6 } },
      logicalLocations: [{ name: 'a', kind: 'resource', fullyQualifiedName: 'ConfigMap/a' }],
    }],
  });
});

test('JUnit', async () => {
  expect(await report('junit')).toEqual({
    code: 2,
    stderr: BESIDE,
    stdout: `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="cdk8s-cnpg-i" tests="4" failures="2" errors="1">
  <testsuite name="cdk8s-cnpg-i check" tests="4" failures="2" errors="1">
    <testcase classname="cdk8s-cnpg-i" name="b.yaml" file="b.yaml">
      <failure type="failure" message="${xml(LINES[0])}">
${xml(LINES[0])}</failure>
    </testcase>
    <testcase classname="cdk8s-cnpg-i" name="c.yaml" file="c.yaml"/>
    <testcase classname="cdk8s-cnpg-i" name="d.yaml" file="d.yaml">
      <error type="error" message="d.yaml:2: problem: indented with a tab; YAML allows only spaces.">
d.yaml:2: problem: indented with a tab; YAML allows only spaces.</error>
    </testcase>
    <testcase classname="cdk8s-cnpg-i" name="dir/a b.yaml" file="dir/a b.yaml">
      <failure type="failure" message="${xml(LINES[1])}">
${xml(LINES[1])}</failure>
    </testcase>
  </testsuite>
</testsuites>
`,
  });
});

const LINES = [
  `b.yaml:6: warning: Service "b": spec.type: "NodePort" is not expected. In the cluster: the Service has a type. Fix: remove spec.type. [no-type] ${PAGES}/no-type.md`,
  'dir/a b.yaml:6: error: ConfigMap "a": data.wrong: true is invalid. In the cluster: it goes wrong ("went wrong"). Fix: remove data.wrong. [no-wrong] '
    + `${PAGES}/no-wrong.md`,
];

function xml(line: string): string {
  return line.replace(/"/g, '&quot;');
}

test('JUnit: what XML cannot say, several findings in a file, and what is no file\'s', async () => {
  const rules = [noWrong, { ...noWrong, id: 'bad', targets: () => { throw new Error('bug'); } }];
  const { stdout } = await report('junit', { files: { 'a.yaml': `${HOSTILE}---\n${WRONG}` }, rules });
  expect(stdout.split('\n').slice(2)).toEqual([
    '  <testsuite name="cdk8s-cnpg-i check" tests="2" failures="1" errors="1">',
    '    <testcase classname="cdk8s-cnpg-i" name="a.yaml" file="a.yaml">',
    '      <failure type="failure" message="2 findings or problems">',
    'a.yaml:6: error: ConfigMap &quot;a\\n::error::\\u001b[2J\\u202e&lt;&amp;&quot;&quot;: data.wrong: &quot;]]&gt;\\u0001\\ud800&quot; is invalid. In the cluster: it goes wrong (&quot;went wrong&quot;). '
      + `Fix: remove data.wrong. [no-wrong] ${PAGES}/no-wrong.md`,
    xml('a.yaml:13: error: ConfigMap "a": data.wrong: true is invalid. In the cluster: it goes wrong ("went wrong"). Fix: remove data.wrong. [no-wrong] ')
      + `${PAGES}/no-wrong.md</failure>`,
    '    </testcase>',
    '    <testcase classname="cdk8s-cnpg-i" name="cdk8s-cnpg-i check" file="cdk8s-cnpg-i check">',
    expect.stringMatching(/^ {6}<error type="error" message="problem: the rule bad failed on the input \(bug\)\. Fix: report this at https:.*">$/),
    expect.stringMatching(/^problem: the rule bad failed on the input \(bug\)\. Fix: .*<\/error>$/),
    '    </testcase>',
    '  </testsuite>',
    '</testsuites>',
    '',
  ]);
});

test.each(['text', 'json', 'sarif', 'junit'])('%s: two runs say the same, whatever the order of the arguments', async format => {
  const [one, again, other] = [['b.yaml', 'dir', 'd.yaml'], ['b.yaml', 'dir', 'd.yaml'], ['d.yaml', 'dir', 'b.yaml']];
  const first = await command(['check', ...one, '--format', format], SETTING);
  expect(await command(['check', ...again, '--format', format], SETTING)).toEqual(first);
  expect(await command(['check', ...other, '--format', format], SETTING)).toEqual(first);
});

test('findings of one line come in the order of their rules', async () => {
  const rules = [{ ...noWrong, id: 'z-rule' }, { ...noWrong, id: 'a-rule' }];
  const { stdout } = await report('json', { files: { 'a.yaml': WRONG }, rules });
  expect(JSON.parse(stdout).findings.map(({ rule }: any) => rule)).toEqual(['a-rule', 'z-rule']);
});

test('a warning that its object acknowledges is none', async () => {
  const files = { 'b.yaml': TYPED.replace('  name: b', '  name: b\n  annotations:\n    acknowledge.cdk8s-cnpg-i/no-type: it is meant so') };
  expect(await report('text', { files })).toEqual({ code: 0, stdout: '0 errors, 0 warnings in 1 object of 1 file.\n', stderr: '' });
});

describe('names of files, and what is in them, command nothing', () => {
  const NAMES = ['::error file=x::y.yaml', '  ::warning::z.yaml', 'a\n::error::x.yaml', '##[error]x.yaml', '##vso[task.complete].yaml', '\u001b[31m\u009b2J.yaml', '\u202e\u2066.yaml'];
  const files = Object.fromEntries([...NAMES.map(name => [name, WRONG]), ...NAMES.map(name => [`bad${name}`, 'a: [\n'])]);

  test.each(['text', 'json', 'sarif', 'junit'])('%s', async format => {
    const { stdout, stderr } = await report(format, { files });
    for (const written of [stdout, stderr]) {
      expect(written).not.toMatch(/^\s*::|##(?:\[|vso\[)/m);
      expect(written).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    }
    if (format === 'json') {
      expect(JSON.parse(stdout).findings.map(({ file }: { file: string }) => file).sort()).toEqual([...NAMES].sort());
    }
  });

  test('a message of SARIF has no links', async () => {
    const rule = { ...noWrong, check: () => '[free](https://example.com)' };
    const { stdout } = await report('sarif', { files: { 'a.yaml': WRONG }, rules: [rule] });
    expect(JSON.parse(stdout).runs[0].results[0].message.text).toContain('[free] (https://example.com)');
  });

  test('a command line', async () => {
    expect((await command(['check', 'a', '--format', '\u001b[31m##[error]'], {})).stderr)
      .toBe('cdk8s-cnpg-i: invalid --format "\\u001b[31m\\u0023#[error]": use text, json, sarif, junit or gitlab.\n');
  });
});
