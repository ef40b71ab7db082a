import { readdirSync } from 'fs';
import { join } from 'path';
import { CATALOGUE } from '../../src/rules/catalogue';
import { brokenPrograms, tablesOf } from '../support/rule-cases';

const FILES = Object.entries(CATALOGUE);
const RULES = FILES.flatMap(([, rules]) => rules);
const SHELVES = [...new Set(FILES.map(([file]) => file.split('/')[0]))];

describe.each(FILES)('%s', (file, rules) => {
  const tables = tablesOf(file);

  test('each rule has its cases, once, in the file of the same name', () => {
    expect(tables.map(({ id }) => id).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  test.each(rules.map(rule => [rule.id, rule] as const))('%s can be broken, and kept', (id, { severity }) => {
    const table = tables.find(one => one.id === id)!;
    expect([...table.passes ?? [], ...table.valid ?? []]).not.toEqual([]);
    expect([...brokenPrograms(table), ...table.invalid ?? []]).not.toEqual([]);
    expect(table.warns ?? []).toHaveLength(severity === 'warning' ? brokenPrograms(table).length : 0);
    [...brokenPrograms(table), ...table.invalid ?? []].forEach(([, , ...texts]) => expect(texts).not.toEqual([]));
  });
});

test('every file of a shelf is in the catalogue, and every shelf has a suite', () => {
  const rules = join(__dirname, '..', '..', 'src', 'rules');
  const onDisk = readdirSync(rules, { withFileTypes: true }).filter(entry => entry.isDirectory() && entry.name !== 'engine')
    .flatMap(({ name }) => readdirSync(join(rules, name)).map(file => `${name}/${file.replace(/\.ts$/, '')}`));
  expect([...onDisk.filter(file => !file.endsWith('/index')), 'acknowledgements'].sort()).toEqual(FILES.map(([file]) => file).sort());
  const suites = readdirSync(__dirname).filter(name => name.endsWith('.test.ts')).map(name => name.replace('.test.ts', ''));
  expect(suites.filter(name => name !== 'catalogue').sort()).toEqual([...SHELVES].sort());
});

test('the ids are unique and in kebab-case', () => {
  const ids = RULES.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(ids.filter(id => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
});

test.each(RULES.map(rule => [rule.id, rule] as const))('%s says what must hold, what the cluster shows, why, and what to do, without a full stop at the end', (_, rule) => {
  for (const text of [rule.title, rule.symptom, rule.cause, rule.fix, rule.manifestFix ?? 'none']) {
    expect(text.trim()).toBe(text);
    expect(text).toMatch(/[^.]$/);
  }
});

test.each(RULES.map(rule => [rule.id, rule] as const))('%s is judged in manifests, or says why it cannot be', (_, { targets, programsOnly }) => {
  expect(targets === undefined).toBe(programsOnly !== undefined);
});
