import { transpileModule, ModuleKind } from 'typescript';
import { mutantsOf, NumberedMutant, withSwitches } from '../../scripts/mutate/mutants';

const changes = (text: string) => mutantsOf('src/a.ts', text).map(({ before, after }) => `${before} → ${after}`);

test.each([
  ['a < b;', 'a < b → a <= b'],
  ['a >= b;', 'a >= b → a > b'],
  ['a === b;', 'a === b → a !== b'],
  ['a && b;', 'a && b → a || b'],
  ['a || b;', 'a || b → a && b'],
  ['a ?? b;', 'a ?? b → a', 'a ?? b → b'],
  ['a + 1;', 'a + 1 → a - 1', '1 → 2'],
  ['!a;', '!a → a'],
  ['a ? b : c;', 'a ? b : c → a ? c : b'],
  ['if (a) { b; }', 'a → !(a)'],
  ['f(a);', 'f(a); → '],
  ['x = true;', 'true → false'],
  ['x = false;', 'false → true'],
  ['x = \'a\';', '\'a\' → \'\''],
  ['x = \'\';', '\'\' → \'mutant\''],
  ['x = [a, b];', '[a, b] → [b]', '[a, b] → [a]'],
  ['x = [a];', '[a] → []'],
  ['x = () => a;', 'a → undefined'],
  ['function f() { return a; }', 'a → undefined'],
  ['x = a.some(f);', 'a.some(f) → a.every(f)'],
  ['x = a.filter(f);', 'a.filter(f) → a'],
  ['x = a.trim();', 'a.trim() → a'],
])('%s', (text, ...expected) => {
  expect(changes(text)).toEqual(expected);
});

test.each([
  ['types', 'type A = \'a\' | 1; interface B { c: \'d\' } const x: 5 = y; z as \'q\';'],
  ['imports and exports', 'import a from \'b\'; export * from \'c\';'],
  ['enums', 'enum A { B = \'b\' }'],
  ['names of properties', 'x = { \'a\': b, 1: c };'],
  ['text for people', 'x = \'is not valid\';'],
  ['what returns nothing anyway', 'function f() { return undefined; }'],
  ['calls of the base class', 'class A extends B { constructor() { super(); } }'],
  ['what an array is assigned to', '[a, b] = c;'],
  ['links of an optional chain', 'x = a?.b.filter(f); y = a?.filter(f).length;'],
  ['additions of what may be text', 'x = a + b;'],
])('%s stay as they are', (_, text) => {
  expect(changes(text)).toEqual([]);
});

test('a mutant has its place', () => {
  expect(mutantsOf('src/a.ts', 'const a = b;\n  if (a) { c; }\n')).toEqual([
    { file: 'src/a.ts', start: 19, end: 20, before: 'a', after: '!(a)', statement: false, line: 2, source: 'if (a) { c; }', constant: true },
  ]);
});

test.each([
  ['const a = [b];', true],
  ['class A { static readonly b = [c]; }', true],
  ['class A { private readonly b = [c]; }', false],
  ['const a = () => { b = [c]; };', false],
])('what is only reached while its module is loaded is constant: %s', (text, constant) => {
  expect(mutantsOf('src/a.ts', text).find(({ after }) => after === '[]')).toMatchObject({ constant });
});

/** Runs a text with one of its mutants on, and returns its `result`. */
function run(text: string, on: number | undefined): unknown {
  const mutants = mutantsOf('src/a.ts', text).map<NumberedMutant>((mutant, id) => ({ ...mutant, id }));
  const { outputText } = transpileModule(withSwitches(text, mutants), { compilerOptions: { module: ModuleKind.CommonJS } });
  const log: string[] = [];
  const body = new Function('globalThis', 'log', `${outputText}\nreturn result;`);
  const result: unknown = body({ __mutant: (id: number) => id === on }, (entry: string) => log.push(entry));
  return log.length > 0 ? [result, ...log] : result;
}

test.each([
  ['const a = 1; const result = a < 1 || a > 5;', false],
  ['const f = (a: number | undefined) => (a ?? 2) + 1; const result = [f(undefined), f(3)].filter(x => x > 3);', [4]],
  ['log(\'b\'); const result = [3, 1].sort();', [[1, 3], 'b']],
])('with every mutant off, a program does what it did: %s', (text, expected) => {
  expect(run(text, undefined)).toEqual(expected);
});

test('each mutant that is on changes the program, nested ones included', () => {
  const text = 'log(\'b\'); const result = [1, 2, 3].filter(x => x > 1 && x !== 3);';
  const outcomes = mutantsOf('src/a.ts', text).map(({ before, after }, id) => [`${before} → ${after}`, run(text, id)]);
  expect(outcomes).toEqual([
    ['log(\'b\'); → ', [2]],
    ['\'b\' → \'\'', [[2], '']],
    ['[1, 2, 3].filter(x => x > 1 && x !== 3) → [1, 2, 3]', [[1, 2, 3], 'b']],
    ['[1, 2, 3] → [2, 3]', [[2], 'b']],
    ['[1, 2, 3] → [1, 2]', [[2], 'b']],
    ['1 → 2', [[2, 2], 'b']],
    ['2 → 3', [[], 'b']],
    ['3 → 4', [[2, 4], 'b']],
    ['x > 1 && x !== 3 → undefined', [[], 'b']],
    ['x > 1 && x !== 3 → x > 1 || x !== 3', [[1, 2, 3], 'b']],
    ['x > 1 → x >= 1', [[1, 2], 'b']],
    ['1 → 2', [[], 'b']],
    ['x !== 3 → x === 3', [[3], 'b']],
    ['3 → 4', [[2, 3], 'b']],
  ]);
});

test('a change that changes nothing is no mutant', () => {
  expect(changes('x = !(a); return; y = [];')).toEqual(['!(a) → (a)']);
  expect(mutantsOf('src/a.ts', 'if (!a) { b; }').filter(({ before, after }) => before === after)).toEqual([]);
});
