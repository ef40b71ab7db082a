import { alternativesOf, matchesWildcards } from '../../src/values/wildcards';

test.each<[string, string[], string[]]>([
  ['*.yaml', ['a.yaml', 'a/b.yaml', '.yaml'], ['a.yml', 'a.yaml.old']],
  ['a?c', ['abc', 'a/c'], ['ac', 'abbc']],
  ['[!a-c]*', ['d', 'dab'], ['a', '']],
  ['*', ['', 'a/b'], []],
])('%s', (pattern, matched, others) => {
  expect(matched.filter(text => !matchesWildcards(pattern, text))).toEqual([]);
  expect(others.filter(text => matchesWildcards(pattern, text))).toEqual([]);
});

test('many stars need no more time than their number: backtracking would not end', () => {
  expect(matchesWildcards('*a'.repeat(100), `${'a'.repeat(20_000)}b`)).toBe(false);
  expect(matchesWildcards(`${'*a'.repeat(100)}*`, `${'a'.repeat(20_000)}b`)).toBe(true);
});

test('braces stand for several patterns, and too many for none', () => {
  expect(alternativesOf('{a,b}.{yaml,yml}')?.sort()).toEqual(['a.yaml', 'a.yml', 'b.yaml', 'b.yml']);
  expect(alternativesOf('{a,b}'.repeat(20))).toBeUndefined();
});
