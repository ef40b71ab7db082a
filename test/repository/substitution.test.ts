import { substitute, SubstitutionError } from '../../src/repository/substitution';

const VALUES: Record<string, string> = { A: 'alpha', E: '', P: 'a/b/a', S: 'registry.example.com/x:1' };

/** What Flux' own substitution makes of each text; undefined for those that it rejects. */
test.each<[string, string | undefined]>([
  ['a ${A} b', 'a alpha b'],
  ['${M}', ''],
  ['$A $$ $${A} $$$ x$', '$A $ ${A} $$ x$'],
  ['${A:=d} ${E:=d} ${M:=d} ${M=d} ${M:-d} ${M:+d} ${M:?d} ${M:=}', 'alpha d d d d d d '],
  ['${M:=${A}} ${M:=x${A}y} ${M:=${N:=z}}', 'alpha xalphay z'],
  ['${A:1} ${A:1:2} ${A:-2} ${A:x} ${A:0:99} ${A:9}', 'lpha lp alpha alpha alpha '],
  ['${A^} ${A^^} ${A,} ${A,,}', 'Alpha ALPHA alpha alpha'],
  ['${#A} ${#E}', '5 0'],
  ['${P#a} ${P##a*} ${P%a} ${P%%*a} ${P#*/} ${P##*/} ${P%/*} ${P%%/*}', '/b/a  a/b/  b/a a a/b a'],
  ['${P/a/x} ${P//a/x} ${P/#a/x} ${P/%a/x} ${P//a/}', 'x/b/a x/b/x x/b/a a/b/x /b/'],
  ['${S%%:*} ${S##*:}', 'registry.example.com/x 1'],
  ['${P//\\//-}', 'a-b-a'],
  ['${}', undefined],
  ['${A', undefined],
  ['${A-d}', undefined],
  ['${A b}', undefined],
  ['${A!}', undefined],
  ['text {A} $ {A}', 'text {A} $ {A}'],
  ['${M:=http://x/y?z=1}', 'http://x/y?z=1'],
  ['${M:=a:b}', 'a:b'],
  ['${A:=${M', undefined],
  ['${1A}', ''],
  ['${P/a}', undefined],
])('%s', (text, expected) => {
  const act = () => substitute(text, name => VALUES[name] ?? '');
  if (expected === undefined) {
    expect(act).toThrow(SubstitutionError);
  } else {
    expect(act()).toBe(expected);
  }
});

test.each([
  ['${X}', '${X}'], ['${X:=d}', '${X:=d}'], ['a ${A} ${X} b', 'a alpha ${X} b'], ['${E:=${X}}', '${E:=${X}}'], ['${A:=${X}}', 'alpha'], ['${X^^}', '${X^^}'],
  ['${X%%:*}', '${X%%:*}'], ['${#X}', '${#X}'], ['${A%[a]}', '${A%[a]}'],
])('what is unknown remains as it is written: %s', (text, expected) => {
  expect(substitute(text, name => VALUES[name])).toBe(expected);
});

test('expressions do not nest forever', () => {
  expect(() => substitute('${X:='.repeat(30_000) + '}'.repeat(30_000), () => '')).toThrow(SubstitutionError);
});

test('a long value is not trimmed: the expression stays as it is written', () => {
  expect(substitute('${LONG##*a*b}', () => 'ab'.repeat(1_000_000))).toBe('${LONG##*a*b}');
});

test('many expressions, and a text without an end, are read once', () => {
  expect(substitute('$'.repeat(100_000), () => '')).toBe('$'.repeat(50_000));
  expect(substitute('${A}'.repeat(50_000), () => '')).toBe('');
  expect(() => substitute(`\${X:=${'a'.repeat(1_000_000)}`, () => '')).toThrow(SubstitutionError);
});
