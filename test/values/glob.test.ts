import fc from 'fast-check';
import { Glob } from '../../src/values/glob';

const glob = (pattern: string) => {
  const read = Glob.of(pattern);
  if (typeof read === 'string') { throw new Error(read); }
  return read;
};

test.each<[string, string[], string[]]>([
  ['a.yaml', ['a.yaml', './a.yaml'], ['b/a.yaml', 'a.yam', 'a.yaml2', 'axyaml']],
  ['charts', ['charts', 'charts/a/b.yaml'], ['chart', 'charts2', 'a/charts']],
  ['./charts/', ['charts', 'charts/a'], ['chart']],
  ['*.yaml', ['a.yaml', '.yaml', 'd.yaml/in'], ['a/b.yaml', 'a.yml']],
  ['a*b*c', ['abc', 'a--b--b--c', 'abbcbc'], ['ab', 'acb', 'abcd']],
  ['a?', ['ab', 'a?'], ['a', 'abc', 'a/b']],
  ['**/test', ['test', 'a/test', 'a/b/test/c'], ['tests', 'a/testing']],
  ['a/**', ['a', 'a/b', 'a/b/c'], ['b', 'ab']],
  ['a/**/b/*.json', ['a/b/c.json', 'a/x/y/b/c.json'], ['a/b/c.yaml', 'a/b/x/c.json']],
  ['**', ['a', 'a/b'], []],
  ['**/**/a/**/**/b', ['a/b', 'x/y/a/z/b/q'], ['a', 'b/a']],
  ['[a-c]x[!0-9]', ['axy', 'cx-'], ['dxy', 'ax1', 'ax']],
  ['[]x]', [']', 'x'], ['[']],
  ['[abc', ['[abc'], ['a']],
  ['{a,b}/c', ['a/c', 'b/c'], ['c', '{a,b}/c']],
  ['{a,b{1,2}}.yaml', ['a.yaml', 'b1.yaml', 'b2.yaml'], ['b.yaml']],
  ['clusters/{prod,{dev,test}/*}', ['clusters/prod/x', 'clusters/dev/y'], ['clusters/dev']],
  ['{a}', ['{a}'], ['a']],
  ['a+(b)$^|\\', ['a+(b)$^|\\'], ['ab', 'a']],
])('%s', (pattern, matched, others) => {
  expect(matched.filter(path => !glob(pattern).matches(path))).toEqual([]);
  expect(others.filter(path => glob(pattern).matches(path))).toEqual([]);
});

test.each([['a', 'a', true], ['a', 'a/b', false], ['a/*', 'a/b', true], ['a/*', 'a', false], ['**/b', 'a/b', true], ['a/**', 'a/b/c', true]])(
  '%s matches exactly %s: %s', (pattern, path, expected) => expect(glob(pattern).matchesExactly(path)).toBe(expected));

test.each([
  ['/etc', 'it begins with a slash, but paths are relative'],
  ['', 'it is empty'],
  ['./', 'it is empty'],
  ['{,a}', 'it is empty'],
  ['a'.repeat(501), 'it is longer than 500 characters'],
  ['{a,b}'.repeat(7), 'its braces stand for more than 100 patterns'],
  [`{${','.repeat(100)}}`, 'its braces stand for more than 100 patterns'],
])('%s is invalid', (pattern, problem) => expect(Glob.of(pattern)).toBe(problem));

test('what looks like a pattern', () => {
  expect(['a*', 'a?', '[a]', '{a,b}'].every(Glob.isPattern)).toBe(true);
  expect(['a', 'a/b.yaml', 'a]b', '!a'].some(Glob.isPattern)).toBe(false);
});

test('matches what a regular expression for the same pattern matches', () => {
  const text = fc.array(fc.constantFrom('a', 'b', '*', '?', '/', '**'), { maxLength: 9 }).map(parts => parts.join(''));
  fc.assert(fc.property(text, fc.array(fc.constantFrom('a', 'b', '/'), { maxLength: 9 }).map(parts => parts.join('')), (pattern, path) => {
    const read = Glob.of(pattern);
    if (typeof read === 'string') { return; }
    const segments = (whole: string) => whole.split('/').filter(part => part !== '');
    const expression = segments(pattern).map(part => part === '**' ? '(?:/[^/]*)*' : `/${part.replace(/\*+/g, '[^/]*').replace(/\?/g, '[^/]')}`).join('');
    const whole = segments(path).map(part => `/${part}`).join('');
    expect(read.matches(path)).toBe(new RegExp(`^${expression}(?:/.*)?$`).test(whole));
  }), { numRuns: 1000 });
});

// a backtracking matcher would need longer than the age of the universe
test.each([['*a'.repeat(200), 'a'.repeat(3999)], ['**/a/'.repeat(80), `${'a/'.repeat(1900)}b`], ['**/*a*a*a*a*b/'.repeat(30), 'aaaa/'.repeat(800)]])(
  'patterns that seem to need many attempts: %s', (pattern, path) => {
    const before = process.cpuUsage().user;
    glob(`${pattern}c`).matches(path);
    expect(process.cpuUsage().user - before).toBeLessThan(3e6);
  });
