import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { hardenWorkflow, readPins } from '../../projenrc/harden-workflow';

const COMMIT = 'a'.repeat(40);
const PINS = readPins(`    - uses: actions/checkout@${COMMIT} # v7.0.1\n`);
const WORKFLOW = `# generated
name: checks
on: push
jobs:
  checks:
    permissions:
      contents: write
    steps:
      - uses: actions/checkout@v7
      - run: make
`;

test('an action is pinned, with its version as a comment', () => {
  expect(hardenWorkflow(WORKFLOW, PINS)).toContain(`- uses: actions/checkout@${COMMIT} # v7.0.1\n        with:\n          persist-credentials: false\n`);
});

test('a workflow grants nothing, and its jobs what is listed', () => {
  expect(parse(hardenWorkflow(WORKFLOW, PINS))).toMatchObject({ permissions: {}, jobs: { checks: { permissions: { contents: 'write' } } } });
  expect(parse(hardenWorkflow(WORKFLOW, PINS, { checks: { permissions: { contents: 'read' } } })).jobs.checks.permissions).toEqual({ contents: 'read' });
  expect(() => hardenWorkflow(WORKFLOW, PINS, { check: {} })).toThrow('no job "check"');
});

test('a step that is added is the last one, and pinned', () => {
  const { steps } = parse(hardenWorkflow(WORKFLOW, PINS, { checks: { steps: [{ uses: 'actions/checkout' }] } })).jobs.checks;
  expect(steps[1]).toEqual({ run: 'make' });
  expect(steps[2]).toEqual({ uses: `actions/checkout@${COMMIT}`, with: { 'persist-credentials': false } });
});

test('the rest stays as it is', () => {
  expect(hardenWorkflow(WORKFLOW, PINS)).toMatch(/^# generated\nname: checks\non: push\npermissions: {}\njobs:\n/);
  expect(hardenWorkflow(hardenWorkflow(WORKFLOW, PINS), PINS)).toBe(hardenWorkflow(WORKFLOW, PINS));
});

test('an action without a pin is an error, and so is a pin that is not a commit', () => {
  expect(() => hardenWorkflow(WORKFLOW.replace('checkout', 'cache'), PINS)).toThrow('"actions/cache" has no pin');
  expect(() => readPins('- uses: actions/checkout@v7')).toThrow('40 hex digits');
});

describe.each(readdirSync(join(__dirname, '..', '..', '.github', 'workflows')))('%s', file => {
  const text = readFileSync(join(__dirname, '..', '..', '.github', 'workflows', file), 'utf8');

  test('each action is pinned', () => {
    const uses = text.split('\n').filter(line => /\buses:/.test(line));
    expect(uses).not.toEqual([]);
    expect(uses.filter(line => !/uses: [^@]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  test('no package is taken in whatever version is the latest', () => {
    expect(text).not.toContain('@latest');
  });

  test('what publishes, and nothing else, is in the guarded environment', () => {
    const jobs = Object.entries(parse(text).jobs as Record<string, { environment?: string }>);
    expect(jobs.filter(([, { environment }]) => environment === 'release').map(([name]) => name)).toEqual(
      jobs.map(([name]) => name).filter(name => name.startsWith('release_')));
  });
});
