import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import { SCHEMA, schemaText } from '../../scripts/configuration-schema';
import { configurationShape } from '../../src/configuration/format';
import { Invalid, readShape } from '../../src/configuration/read-shape';
import { documentsIn } from '../../src/documents/documents';
import { valueOf } from '../../src/documents/parse';
import { allRules } from '../../src/rules/catalogue';

const ROOT = join(__dirname, '../..');

test('the published schema is that of the reader', () => {
  expect(readFileSync(SCHEMA, 'utf8')).toBe(schemaText());
});

describe('schema and reader agree', () => {
  const accepts = new Ajv().compile(JSON.parse(schemaText()));
  const shape = configurationShape(allRules());
  const invalid = (value: unknown) => { const found: Invalid[] = []; readShape(shape, value, [], one => found.push(one)); return found; };
  const guide = readFileSync(join(ROOT, 'docs/guides/checker.md'), 'utf8');
  const [example] = /(?<=```yaml\n)# yaml-language-server: \$schema=.*configuration\.schema\.json\n[^]*?(?=```)/.exec(guide) ?? [''];

  test('on the example of the guide, which has all keys', () => {
    const value = valueOf([...documentsIn(example)][0]);
    expect([invalid(value), accepts(value), accepts.errors]).toEqual([[], true, null]);
    expect(Object.keys(value as object).sort()).toEqual(Object.keys(shape.keys).sort());
  });

  test.each<[unknown, boolean]>([
    [{}, true], [[], false], [null, false], [{ prodct: 'edb' }, false], [{ product: 'edb' }, true], [{ product: 'x' }, false], [{ operatorVersion: 1.3 }, false],
    [{ exclude: ['a'] }, true], [{ exclude: [''] }, false], [{ exclude: 'a' }, false], [{ rules: { schedule: { severity: false, reason: 'x' } } }, true],
    [{ rules: { schedule: { severity: 'off' } } }, false], [{ rules: { shedule: { severity: 'off', reason: 'x' } } }, false],
    [{ suppressions: [{ rule: 'schedule', reason: 'x' }] }, true], [{ suppressions: [{ reason: 'x' }] }, false], [{ environments: { a: ['b'] } }, true],
    [{ paths: { a: { product: 'edb', exclude: [] } } }, false], [{ exclude: Array(1001).fill('a') }, false],
  ])('%j: %s', (value, isValid) => {
    expect([invalid(value).length === 0, accepts(value)]).toEqual([isValid, isValid]);
  });
});
