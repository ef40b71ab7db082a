import { FileChange } from '../../src/checker/file-change';
import { Document } from '../../src/documents/document';
import { documentsIn } from '../../src/documents/documents';
import { objectsIn } from '../../src/documents/objects';
import { valueOf } from '../../src/documents/parse';
import { lineOf } from '../../src/documents/positions';
import { edited } from '../../src/fix/text-edit';
import { textEditsOf } from '../../src/fix/text-edits';
import { Action } from '../../src/rules/engine/change';
import { Path, valueAt } from '../../src/values/field-path';

/** A change of the first object, or of another one. */
type Step = readonly [path: Path, action: Action, index?: number];

const set = (value: string | number | boolean): Action => ({ action: 'set', value });
const rename = (to: string): Action => ({ action: 'rename', to });
const QUOTE: Action = { action: 'quote' };
const REMOVE: Action = { action: 'remove' };

function changeOf(text: string, [path, action, index = 0]: Step): FileChange {
  const objectsOf = (document: Document) => (objectsIn(valueOf(document)) ?? []).map(one => ({ ...one, document }));
  const found = [...documentsIn(text)].flatMap(objectsOf)[index];
  return {
    ...action,
    path,
    file: 'a',
    kind: found.object.kind,
    name: found.object.metadata?.name ?? '',
    line: lineOf(found.document, [...found.path, ...path]),
    found: valueAt(found.object, path),
  };
}

function after(text: string, ...steps: Step[]): string | undefined {
  const edits = textEditsOf(text, steps.map(step => changeOf(text, step)));
  return edits && edited(text, edits);
}

const HEAD = 'apiVersion: v1\nkind: A\nmetadata:\n  name: a\n';
const spec = (text: string): string => `${HEAD}spec:\n${text}`;

/** Texts behind the same head, before and after. */
const CASES: Array<[what: string, before: string, after: string, ...steps: Step[]]> = [
  ['a plain value', '  x: 0 3 * * *  # nightly\n  w: 1\n', '  x: 0 0 3 * * *  # nightly\n  w: 1\n', [['spec', 'x'], set('0 0 3 * * *')]],
  ['a value in double quotes', '  x: "a"\n', '  x: "b"\n', [['spec', 'x'], set('b')]],
  ['a value in single quotes', '  x: \'a\'\n', '  x: \'b\'\'s\'\n', [['spec', 'x'], set('b\'s')]],
  ['a plain value that needs quotes then', '  x: a\n', '  x: "true"\n', [['spec', 'x'], set('true')]],
  ['a plain value in brackets that needs quotes there', '  x: [a, b]\n', '  x: [a, "c,d"]\n', [['spec', 'x', 1], set('c,d')]],
  ['a plain value with a colon', '  x: a\n', '  x: "b: c"\n', [['spec', 'x'], set('b: c')]],
  ['an empty text', '  x: a\n', '  x: ""\n', [['spec', 'x'], set('')]],
  ['a number', '  x: "3"\n', '  x: 3\n', [['spec', 'x'], set(3)]],
  ['a boolean', '  x: \'true\' # yes\n', '  x: true # yes\n', [['spec', 'x'], set(true)]],
  ['the entry of a list', '  x:\n  - a\n  # two\n  - b\n', '  x:\n  - a\n  # two\n  - c\n', [['spec', 'x', 1], set('c')]],
  ['a folded block', '  x: >-\n    0 3 * * *\n  w: 1\n', '  x: >-\n    0 0 3 * * *\n  w: 1\n', [['spec', 'x'], set('0 0 3 * * *')]],
  ['a literal block', '  x: | # text\n    a\n\n  w: 1\n', '  x: | # text\n    b\n\n  w: 1\n', [['spec', 'x'], set('b')]],
  ['a value over two lines', '  x: "a\n    b"\n  w: 1\n', '  x: "c"\n  w: 1\n', [['spec', 'x'], set('c')]],
  ['an anchored value without aliases', '  x: &x a\n', '  x: &x b\n', [['spec', 'x'], set('b')]],
  ['an empty value', '  x:   # nothing\n  w: 1\n', '  x: a   # nothing\n  w: 1\n', [['spec', 'x'], set('a')]],
  ['an empty value at the end', '  x:', '  x: a', [['spec', 'x'], set('a')]],
  ['null', '  x: null\n', '  x: a\n', [['spec', 'x'], set('a')]],

  ['a missing key', '  w: 1 # one\n  z:\n    a: 1\n', '  w: 1 # one\n  x: a\n  z:\n    a: 1\n', [['spec', 'x'], set('a')]],
  ['a missing key after maps only', '  z:\n    a: 1\n# end\n', '  z:\n    a: 1\n  x: a\n# end\n', [['spec', 'x'], set('a')]],
  ['a missing key in an entry of a list', '  z:\n    - a: 1\n      b: [2]\n    - a: 2\n', '  z:\n    - a: 1\n      b: [2]\n      x: a\n    - a: 2\n', [['spec', 'z', 0, 'x'], set('a')]],
  ['a missing key without a line end', '  w: 1', '  w: 1\n  x: a', [['spec', 'x'], set('a')]],
  ['a missing key of an empty map', '  z: {}\n', '  z: {x: a}\n', [['spec', 'z', 'x'], set('a')]],
  ['a missing key in braces', '  z: { w: 1, }\n', '  z: { x: a, w: 1, }\n', [['spec', 'z', 'x'], set('a')]],
  ['a missing key in lines in braces', '  z: {\n    "w": 1\n  }\n', '  z: {\n    "x": "a",\n    "w": 1\n  }\n', [['spec', 'z', 'x'], set('a')]],
  ['a missing key after a block of text', '  w: 1\n  z: |\n    text\n', '  w: 1\n  x: a\n  z: |\n    text\n', [['spec', 'x'], set('a')]],

  ['quotes around a number', '  x: 1.10 # v\n', '  x: "1.10" # v\n', [['spec', 'x'], QUOTE]],
  ['quotes around a boolean', '  x: on\n', '  x: "on"\n', [['spec', 'x'], QUOTE]],
  ['quotes in brackets', '  x: [1, off]\n', '  x: [1, "off"]\n', [['spec', 'x', 1], QUOTE]],

  ['a renamed key', '  # x\n  x: &w # c\n    a: 1\n', '  # x\n  z: &w # c\n    a: 1\n', [['spec', 'x'], rename('z')]],
  ['a renamed key in quotes', '  "x" : 1\n', '  "z" : 1\n', [['spec', 'x'], rename('z')]],
  ['a renamed key in braces', '  w: {x: 1}\n', '  w: {z: 1}\n', [['spec', 'w', 'x'], rename('z')]],
  ['a key that needs quotes then', '  x: 1\n', '  "on": 1\n', [['spec', 'x'], rename('on')]],
  ['a key over a question mark', '  ? x\n  : 1\n', '  ? z\n  : 1\n', [['spec', 'x'], rename('z')]],
  ['two keys', '  x: 1\n  w: 2\n', '  a: 1\n  b: 2\n', [['spec', 'x'], rename('a')], [['spec', 'w'], rename('b')]],

  ['a removed line', '  w: 1\n  # next\n  x: 2 # two\n  # last\n  z: 3\n', '  w: 1\n  # next\n  # last\n  z: 3\n', [['spec', 'x'], REMOVE]],
  ['a removed map', '  x:\n    a: 1\n    b:\n    - c\n  z: 3\n', '  z: 3\n', [['spec', 'x'], REMOVE]],
  ['a removed last line without an end', '  w: 1\n  x: 2', '  w: 1', [['spec', 'x'], REMOVE]],
  ['a removed block of text', '  x: |\n    a\n    b\n  z: 3\n', '  z: 3\n', [['spec', 'x'], REMOVE]],
  ['a removed key in braces', '  w: { x: 1, z: 2 }\n', '  w: { z: 2 }\n', [['spec', 'w', 'x'], REMOVE]],
  ['a removed last key in braces', '  w: { z: 2, x: [1] }\n', '  w: { z: 2 }\n', [['spec', 'w', 'x'], REMOVE]],
  ['a removed empty key', '  x:\n  z: 3\n', '  z: 3\n', [['spec', 'x'], REMOVE]],
];

test.each(CASES)('%s', (_, before, expected, ...steps) => {
  expect(after(spec(before), ...steps)).toBe(spec(expected));
});

test.each(CASES)('%s, with CRLF', (_, before, expected, ...steps) => {
  const crlf = (text: string) => spec(text).replaceAll('\n', '\r\n');
  expect(after(crlf(before), ...steps)).toBe(crlf(expected));
});

test.each(CASES)('%s, as the item of a list', (_, before, expected, ...steps) => {
  const item = (text: string) => `apiVersion: v1\nkind: List\nitems:\n- ${spec(text).replace(/\n(?!$)/g, '\n  ')}`;
  expect(after(item(before), ...steps)).toBe(item(expected));
});

test.each(CASES)('%s, in the second of two documents', (_, before, expected, ...steps) => {
  const second = (text: string) => `# first\n${spec('  x: 7\n')}--- # second\n${spec(text)}`;
  expect(after(second(before), ...steps.map(([path, action]): Step => [path, action, 1]))).toBe(second(expected));
});

const JSON_CASES: Array<[what: string, before: string, after: string, ...steps: Step[]]> = [
  ['a value', '{"x":"a"}', '{"x":"b"}', [['spec', 'x'], set('b')]],
  ['a number that becomes a string', '{"x": 1}', '{"x": "a"}', [['spec', 'x'], set('a')]],
  ['quotes', '{"x": 100}', '{"x": "100"}', [['spec', 'x'], QUOTE]],
  ['a number', '{"x": "3"}', '{"x": 3}', [['spec', 'x'], set(3)]],
  ['a key', '{"x": [1]}', '{"w": [1]}', [['spec', 'x'], rename('w')]],
  ['a missing key', '{"w": 1}', '{"x": "a", "w": 1}', [['spec', 'x'], set('a')]],
  ['a missing key in lines', '{\n\t"w": 1\n}', '{\n\t"x": "a",\n\t"w": 1\n}', [['spec', 'x'], set('a')]],
  ['a removed key', '{"w": 1, "x": 2}', '{"w": 1}', [['spec', 'x'], REMOVE]],
];

test.each(JSON_CASES)('in JSON: %s', (_, before, expected, ...steps) => {
  const json = (text: string) => `{"apiVersion": "v1", "kind": "A", "metadata": {"name": "a"},\n "spec": ${text}}\n`;
  expect(after(json(before), ...steps)).toBe(json(expected));
  const list = (text: string) => `{"apiVersion": "v1", "kind": "List", "items": [${json('{"x": 7}')}, ${json(text)}]}`;
  expect(after(list(before), ...steps.map(([path, action]): Step => [path, action, 1]))).toBe(list(expected));
});

test.each<[what: string, text: string, ...steps: Step[]]>([
  ['an alias', spec('  w: &w a\n  x: *w\n'), [['spec', 'x'], set('b')]],
  ['a value in an alias', spec('  w: &w { a: 1 }\n  x: *w\n'), [['spec', 'x', 'a'], set(2)]],
  ['what an alias repeats', spec('  x: &w a\n  w: *w\n'), [['spec', 'x'], set('b')]],
  ['a value in what an alias repeats', spec('  x: &w { a: 1 }\n  w: *w\n'), [['spec', 'x', 'a'], rename('b')]],
  ['a value from a merged map', spec('  w: { a: 1 }\n  x:\n    <<: { b: 1 }\n'), [['spec', 'x', 'b'], set(2)]],
  ['a key that would be missing beside a merge', spec('  x:\n    <<: { b: 1 }\n    c: 1\n'), [['spec', 'x', 'd'], set(2)]],
  ['a key that is there already', spec('  x: 1\n  w: 1\n'), [['spec', 'x'], rename('w')]],
  ['a tag', spec('  x: !!str 1\n'), [['spec', 'x'], set('b')]],
  ['a block of several lines', spec('  x: |\n    a\n    b\n'), [['spec', 'x'], set('b')]],
  ['a number in another notation', spec('  x: 0777\n'), [['spec', 'x'], QUOTE]],
  ['a list', spec('  x: [1]\n'), [['spec', 'x'], set(1)]],
  ['the only key', spec('  x: 1\n'), [['spec', 'x'], REMOVE]],
  ['a key in the line of a dash', spec('  x:\n  - a: 1\n    b: 2\n'), [['spec', 'x', 0, 'a'], REMOVE]],
  ['a missing parent', spec('  x: 1\n'), [['spec', 'w', 'z'], set(1)]],
  ['a comment in braces', spec('  x: { a: 1, # c\n    b: 2 }\n'), [['spec', 'x', 'a'], REMOVE]],
  ['two changes of one field', spec('  x: 1\n'), [['spec', 'x'], set(2)], [['spec', 'x'], rename('w')]],
  ['a field in a renamed one', spec('  x: { a: 1 }\n'), [['spec', 'x'], rename('w')], [['spec', 'x', 'a'], set(2)]],
])('is left: %s', (_, text, ...steps) => {
  expect(after(text, ...steps)).toBeUndefined();
});

test('the object of a change is found by its line and its name', () => {
  const [one, two] = [spec('  x: 1\n'), spec('  x: 1\n')];
  const change = changeOf(`${one}---\n${two}`, [['spec', 'x'], set(2), 1]);
  expect(edited(`${one}---\n${two}`, textEditsOf(`${one}---\n${two}`, [change])!)).toBe(`${one}---\n${spec('  x: 2\n')}`);
  expect(textEditsOf(`${one}---\n${two}`, [{ ...change, name: 'b' }])).toBeUndefined();
  expect(textEditsOf(`${one}---\n${two}`, [{ ...change, line: change.line + 1 }])).toBeUndefined();
  expect(textEditsOf(`${one}---\n${two}`, [{ ...change, found: 7 }])).toBeUndefined();
  // built objects may have other names
  expect(textEditsOf(`${one}---\n${two}`, [{ ...change, name: undefined }])).toBeDefined();
});

test('objects that cannot be told apart are left', () => {
  const item = '{"apiVersion": "v1", "kind": "A", "metadata": {"name": "a"}, "spec": {"x": 1}}';
  const list = `{"apiVersion": "v1", "kind": "List", "items": [${item}, ${item}]}`;
  expect(after(list, [['spec', 'x'], set(2)])).toBeUndefined();
});
