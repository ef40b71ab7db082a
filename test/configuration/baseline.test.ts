import { readFileSync } from 'fs';
import { join } from 'path';
import { run as runConfigured } from './support';
import { baselineOf } from '../../src/configuration/baseline';
import { Place } from '../../src/configuration/place';
import { command, noType, noWrong, SOUND, TYPED, WRONG } from '../cli/support';

const FILE = '.cdk8s-cnpg-i-baseline.json';
const FILES = { 'a.yaml': WRONG, 'd/b.yaml': TYPED };
const [A, B] = ['error a.yaml:6 no-wrong', 'warning d/b.yaml:6 no-type'];
const run = (files: Record<string, string>, argv?: string[]) => runConfigured(`baseline: ${FILE}`, files, argv);

/** The baseline that the command writes for some files. */
async function written(files: Record<string, string>, argv = ['.']): Promise<string> {
  let text = '';
  await command(['baseline', ...argv], { files, then: directory => { text = readFileSync(join(directory, FILE), 'utf8'); } });
  return text;
}

test('it has the findings, each in a line, and the command names the next step', async () => {
  let text = '';
  const then = (directory: string) => { text = readFileSync(join(directory, FILE), 'utf8'); };
  expect(await command(['baseline', '.'], { files: FILES, then })).toEqual({
    code: 0, stdout: '', stderr: `2 findings written to ${FILE}.\nTo use it, add this line to .cdk8s-cnpg-i.yaml:\nbaseline: ${FILE}\n`,
  });
  expect(text).toBe(`{
  "version": 1,
  "tool": { "name": "cdk8s-cnpg-i" },
  "findings": [
    {"rule":"no-wrong","file":"a.yaml","kind":"ConfigMap","name":"a","field":"data.wrong","count":1},
    {"rule":"no-type","file":"d/b.yaml","kind":"Service","name":"b","field":"spec.type","count":1}
  ]
}
`);
});

test('what it has is hidden, wherever the lines move; what is new is reported', async () => {
  const baseline = await written(FILES);
  expect(await run({ ...FILES, [FILE]: baseline })).toEqual(['0, 2 hidden']);
  expect(await run({ 'a.yaml': `# a comment\n\n${SOUND}---\n${WRONG}`, 'd/b.yaml': TYPED, [FILE]: baseline })).toEqual(['0, 2 hidden']);
  expect(await run({ ...FILES, 'c.yaml': WRONG.replace('name: a', 'name: z'), [FILE]: baseline })).toEqual(['1, 2 hidden', 'error c.yaml:6 no-wrong']);
});

test('more than it has: all are reported', async () => {
  const baseline = await written(FILES);
  expect(await run({ ...FILES, 'a.yaml': `${WRONG}---\n${WRONG}`, [FILE]: baseline })).toEqual(['1, 1 hidden', A, A.replace('6', '13')]);
});

test('positions in lists do not matter', () => {
  const finding = (path: Array<string | number>) => ({ rule: noWrong, file: 'a.yaml', kind: 'Cluster', name: 'x', path });
  const text = baselineOf([finding(['spec', 'plugins', 0, 'name']), finding(['spec', 'plugins', 7, 'name']), finding(['metadata', 'labels', 'a[0]'])], new Place('/w', '/w/d'));
  expect(JSON.parse(text).findings).toEqual([
    { rule: 'no-wrong', file: '../a.yaml', kind: 'Cluster', name: 'x', field: 'metadata.labels["a[]"]', count: 1 },
    { rule: 'no-wrong', file: '../a.yaml', kind: 'Cluster', name: 'x', field: 'spec.plugins[].name', count: 2 },
  ]);
});

test('less than it has is a warning, if the file was checked', async () => {
  const baseline = await written({ ...FILES, 'a.yaml': `${WRONG}---\n${WRONG}` });
  const unused = `unused ${FILE}:5 the baseline has 2 of "no-wrong" in ConfigMap "a", and 1 is found (write the baseline again: cdk8s-cnpg-i baseline)`;
  expect(await run({ ...FILES, [FILE]: baseline })).toEqual(['1, 2 hidden', unused]);
  expect(await run({ ...FILES, [FILE]: baseline }, ['d'])).toEqual(['0, 1 hidden']);
  expect((await run({ 'a.yaml': SOUND, [FILE]: baseline })).map(line => line.slice(0, 40))).toEqual([
    '1, 0 hidden', `unused ${FILE}:5 `.slice(0, 40), `unused ${FILE}:6 `.slice(0, 40),
  ].map((line, index) => index === 0 ? line : expect.stringContaining(line)));
});

test('a new one replaces it, and has what the old one had', async () => {
  const baseline = await written(FILES);
  expect(await written({ ...FILES, [FILE]: baseline, '.cdk8s-cnpg-i.yaml': `baseline: ${FILE}` })).toBe(baseline);
  expect(JSON.parse(await written({ 'a.yaml': SOUND, [FILE]: baseline })).findings).toEqual([]);
});

test('suppressions and severities come before it', async () => {
  const configuration = `baseline: ${FILE}\nrules: {no-type: {severity: off, reason: x}}`;
  expect(JSON.parse(await written({ ...FILES, '.cdk8s-cnpg-i.yaml': configuration })).findings).toHaveLength(1);
});

test('on the command line, and in another directory', async () => {
  const baseline = baselineOf([{ rule: noType, file: 'd/b.yaml', kind: 'Service', name: 'b', path: ['spec', 'type'] }], new Place('/w', '/w/d'));
  expect(JSON.parse(baseline).findings[0].file).toBe('b.yaml');
  const { code, stdout } = await command(['check', '.', '--baseline', 'd/old.json'], { files: { ...FILES, 'd/old.json': baseline } });
  expect([code, stdout]).toEqual([1, expect.stringMatching(/\n1 error, 0 warnings in 2 objects of 2 files; 1 finding hidden by the configuration\.\n$/)]);
});

test('what cannot be read is a problem, and in no baseline', async () => {
  expect(await command(['baseline', '.'], { files: { ...FILES, 'x.yaml': 'a: [' } })).toMatchObject({ code: 2, stderr: expect.stringMatching(/^x\.yaml:1: problem: invalid YAML[^]*2 findings written/) });
  expect((await command(['baseline', 'a.yaml', '--output', 'a.yaml'], { files: FILES })).stderr).toBe('cdk8s-cnpg-i: --output "a.yaml" is the input "a.yaml": use another file.\n');
});

test.each<[string, string, string]>([
  ['no file', '', 'no such file or directory'],
  ['text', 'x', 'expected a map, got the string x'],
  ['other JSON', '[]', 'expected a map, got a list'],
  ['no findings', '{}', 'missing key "findings"'],
  ['no count', '{"findings":[{"rule":"a","file":"b","kind":"c","name":"d","field":"e"}]}', 'findings[0]: missing key "count"'],
  ['a wrong count', '{"findings":[{"rule":"a","file":"b","kind":"c","name":"d","field":"e","count":-1}]}', 'findings[0].count: expected a number from 1 on, got -1'],
  ['another type', '{"findings":[{"rule":7,"file":"b","kind":"c","name":"d","field":"e","count":1}]}', 'findings[0].rule: expected a text, got the number 7'],
  ['a prototype', '{"__proto__":{"findings":[]}}', '__proto__: unknown key'],
])('an invalid one is a problem: %s', async (_, content, problem) => {
  const lines = await run({ ...FILES, ...content === '' ? {} : { [FILE]: content } });
  expect(lines[0]).toBe('2, 0 hidden');
  expect(lines).toEqual(expect.arrayContaining([A, B, expect.stringContaining(problem)]));
});
