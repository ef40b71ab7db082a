import { commaSeparated } from '../../src/values/comma-separated';
import { editDistance } from '../../src/values/edit-distance';
import { isLabel, isLabelValue } from '../../src/values/labels';
import { nearestOf } from '../../src/values/nearest';
import { isKnownText, Placeholder, withPlaceholders } from '../../src/values/placeholder';
import { isServiceName } from '../../src/values/service-name';
import { quotedList, wordList } from '../../src/values/word-list';

test.each([['', 'abc', 3], ['abc', '', 3], ['kitten', 'sitting', 3], ['abc', 'abc', 0], ['ab', 'ba', 1], ['orders', 'ordres', 1], ['abcd', 'badc', 2], ['ca', 'abc', 3], ['abcd', 'abd', 1], ['abd', 'abcd', 1]])(
  'from "%s" to "%s" are %d changes', (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance);
  });

test.each([
  ['name', ['nome', 'image'], 'nome'], // one letter of four
  ['name', ['nomo'], undefined], // two of four
  ['abc', ['abd'], undefined], // too short
  ['INSTANCES', ['instance', 'instances'], 'instances'], // the nearest, ignoring case
  ['abcdefgh', ['abcdefxy', 'abcdefgx'], 'abcdefgx'],
  ['abcdefghijkl', ['abcdefghixyz'], undefined], // never three
])('%s: the nearest of %j is %s', (word, candidates, nearest) => {
  expect(nearestOf(word, candidates)).toBe(nearest);
});

test('lists of words', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(words => wordList(words))).toEqual(['', 'a', 'a and b', 'a, b and c']);
  expect(wordList(['a', 'b'], 'or')).toBe('a or b');
  expect(quotedList(['a', 'b'], 'or')).toBe('"a" or "b"');
  expect(commaSeparated(' a,, b ,')).toEqual(['a', 'b']);
});

test('labels and names of Services', () => {
  expect(['', 'a', 'a_b.c-d', 'a'.repeat(63)].map(isLabelValue)).toEqual([true, true, true, true]);
  expect(['-a', 'a-', 'a b', 'a'.repeat(64)].map(isLabelValue)).toEqual([false, false, false, false]);
  expect([isLabel('a/b', 'c'), isLabel('a/b/c', 'c'), isLabel('a', 1), isLabel('a', '-')]).toEqual([true, false, false, false]);
  expect(['a', 'a-1', 'a'.repeat(63)].map(isServiceName)).toEqual([true, true, true]);
  expect(['', '1a', 'a-', 'A', 'a'.repeat(64)].map(isServiceName)).toEqual([false, false, false, false, false]);
});

test.each([
  ['${NAME}', undefined], ['a-${NAME}', undefined], ['${NAME:-b}', 'b'], ['a-${NAME:=b}-${OTHER-c}', 'a-b-c'], ['${NAME:?b}', undefined], ['${NAME:+b}', undefined],
  ['${A:-b}${C}', undefined], ['{{ .Values.name }}', undefined], ['${A:-b}{{ c }}', undefined], ['$NAME', undefined], ['a/$NAME:b', undefined],
])('%s is substituted, with the default %s', (text, fallback) => {
  const { field } = withPlaceholders({ field: text });
  expect(field).toBeInstanceOf(Placeholder);
  expect([`${field}`, JSON.stringify(field), field.fallback]).toEqual([text, JSON.stringify(text), fallback]);
  expect(isKnownText(text)).toBe(false);
});

test.each(['$', 'a', '$${NAME}', '${image_root}', '${podselector:a}', 'echo $NAME', '$1', '$$NAME', '{ a }'])('%s is no placeholder', text => {
  const manifest = { list: [text], map: { text } };
  expect(withPlaceholders(manifest)).toBe(manifest);
  expect(isKnownText(text)).toBe(true);
});

test('only what has placeholders is copied, and parts that are used twice once', () => {
  const shared = { name: '${NAME}' };
  const other = { a: [1, null, 'b'] };
  const copy = withPlaceholders({ one: shared, list: [shared, 'a'], other, date: new Date(0) });
  expect(copy.one).not.toBe(shared);
  expect(copy.one).toBe(copy.list[0]);
  expect(copy.list[1]).toBe('a');
  expect(copy.other).toBe(other);
  expect(copy.date).toEqual(new Date(0));
  const circle: Record<string, unknown> = { name: 'a' };
  circle.self = circle;
  expect(withPlaceholders(circle)).toBe(circle);
});
