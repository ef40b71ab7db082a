import { idsOf, judge, mendFiles } from './support';
import { Change } from '../../src/rules/engine/change';
import { Rule } from '../../src/rules/engine/rule';
import { asRecord } from '../../src/values/narrow';

const configMap = (data: string, name = 'a') => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n${data}`;

/** A rule that ConfigMaps with a key break, and what mends it. */
function rule(id: string, key: string, changes: readonly Change[], isBroken = (value: unknown): boolean => value !== undefined): Rule<unknown> {
  return {
    id,
    severity: 'error',
    title: 'A must be',
    symptom: 'it fails',
    cause: 'it is so',
    fix: 'change it',
    source: 'https://example.com',
    check: value => isBroken(value) ? [{ message: 'is invalid', changes }] : undefined,
    targets: inventory => inventory.of('ConfigMap', '').map(item => ({ item, path: ['data', key], input: asRecord(item.manifest.data)[key] })),
  };
}

const RENAME = rule('rename', 'old', [{ action: 'rename', to: 'new' }]);
const NOT_NEW = rule('not-new', 'new', []);
const REPLACE = rule('replace', 'x', [{ action: 'set', value: 'right' }], value => value === 'wrong');
const NEVER = rule('never', 'x', [{ action: 'set', value: 'other' }], value => value !== undefined && value !== 'right');

test('what is certain is mended, and the rest stays', async () => {
  const { mended, texts } = await mendFiles({ a: configMap('  old: 1 # c\n  x: wrong\n') }, {}, [RENAME, REPLACE]);
  expect(texts).toEqual({ a: configMap('  new: 1 # c\n  x: right\n') });
  expect(idsOf(mended.after)).toEqual([]);
  expect(mended.fixed.map(finding => finding.rule.id)).toEqual(['rename', 'replace']);
  expect(mended.unmended).toEqual([]);
});

test('what is mended may show what can be mended too', async () => {
  const { mended, texts } = await mendFiles({ a: configMap('  old: 1\n  x: 1\n') }, {}, [RENAME, rule('second', 'new', [{ action: 'rename', to: 'newest' }])]);
  expect([texts.a, idsOf(mended.after), mended.fixed.map(({ rule: { id } }) => id)]).toEqual([configMap('  newest: 1\n  x: 1\n'), [], ['rename', 'second']]);
});

test('an object in which another mistake is found then is left, and others are not', async () => {
  const text = `${configMap('  old: 1\n  x: wrong\n')}---\n${configMap('  x: wrong\n', 'b')}`;
  const { mended, texts } = await mendFiles({ a: text, b: configMap('  x: wrong\n', 'c') }, {}, [RENAME, NOT_NEW, REPLACE]);
  expect(texts).toEqual({ a: `${configMap('  old: 1\n  x: wrong\n')}---\n${configMap('  x: right\n', 'b')}`, b: configMap('  x: right\n', 'c') });
  const reason = 'with the change, another mistake is found in a: data.new: is invalid [not-new]';
  expect(mended.unmended.map(({ finding, reason: its }) => [finding.rule.id, its])).toEqual([['rename', reason], ['replace', reason]]);
  expect(idsOf(mended.after)).toEqual(['rename', 'replace']);
});

test('a change after which the same is found is not made', async () => {
  const { mended, texts } = await mendFiles({ a: configMap('  x: wrong\n') }, {}, [NEVER]);
  expect([texts.a, mended.unmended.map(({ reason }) => reason)]).toEqual([configMap('  x: wrong\n'), ['the same is found after the change']]);
});

test('a mistake that is not the doing of a change stays as it was', async () => {
  const { mended, texts } = await mendFiles({ a: configMap('  x: wrong\n  new: 1\n') }, {}, [NOT_NEW, REPLACE]);
  expect([texts.a, idsOf(mended.after)]).toEqual([configMap('  x: right\n  new: 1\n'), ['not-new']]);
});

test('changes of one place are made one after the other', async () => {
  const add = (key: string) => rule(key, key, [{ action: 'set', value: 'v' }], value => value === undefined);
  const { texts } = await mendFiles({ a: configMap('  x: 1\n') }, {}, ['p', 'q', 'r'].map(add));
  expect(texts.a).toBe(configMap('  x: 1\n  p: v\n  q: v\n  r: v\n'));
});

test('one edit can mend two mistakes', async () => {
  const { mended, texts } = await mendFiles({ a: configMap('  old: 1\n') }, {}, [RENAME, { ...RENAME, id: 'again' }]);
  expect([texts.a, mended.fixed.length]).toEqual([configMap('  new: 1\n'), 2]);
});

test('the changes of one mistake are made all or none', async () => {
  const both = rule('both', 'x', [{ action: 'set', value: 'right' }, { action: 'remove', path: [] }], value => value === 'wrong');
  const { texts } = await mendFiles({ a: configMap('  x: wrong\n  w: 1\n') }, {}, [both]);
  expect(texts.a).toBe(configMap('  x: wrong\n  w: 1\n'));
});

test('what is substituted later is left', async () => {
  const text = configMap('  x: ${X:-wrong}\n');
  const defaulted = rule('defaulted', 'x', [{ action: 'set', value: 'right' }]);
  const { mended, texts } = await mendFiles({ a: text }, {}, [defaulted]);
  expect([texts.a, mended.unmended.map(({ reason }) => reason)]).toEqual([text, ['its value is substituted before the object is applied']]);
});

test('the mark before a text stays', async () => {
  const { texts } = await mendFiles({ a: `\uFEFF${configMap('  x: wrong\n')}` }, {}, [REPLACE]);
  expect(texts.a).toBe(`\uFEFF${configMap('  x: right\n')}`);
});

test('a second run changes nothing', async () => {
  const files = { a: configMap('  old: 1\n  x: wrong\n'), b: configMap('  x: wrong\n', 'b') };
  const { texts } = await mendFiles(files, {}, [RENAME, NOT_NEW, REPLACE]);
  expect((await mendFiles(texts, {}, [RENAME, NOT_NEW, REPLACE])).texts).toEqual(texts);
  expect(texts).not.toEqual(files);
});

test('the number of judgements does not grow with the number of changes', async () => {
  const files = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`f${index}`, configMap('  old: 1\n  x: wrong\n', `m${index}`)]));
  let judgements = 0;
  const counted: Rule<unknown> = { ...REPLACE, targets: inventory => { judgements++; return REPLACE.targets!(inventory); } };
  const { mended } = await mendFiles(files, {}, [RENAME, NOT_NEW, counted]);
  expect([mended.fixed.length, judgements]).toEqual([0, 2]);
  expect(judge(files, {}, [RENAME]).findings).toHaveLength(50);
});
