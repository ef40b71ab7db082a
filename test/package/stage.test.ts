import { shipped } from '../../scripts/package/files';
import { smallAssembly } from '../../scripts/package/small-assembly';
import { withoutDocs } from '../../scripts/package/without-docs';

test('what nothing loads of a bundled package is not shipped, and its licence is', () => {
  const kept = ['lib/index.js', 'lib/index.d.ts', 'node_modules/yaml/LICENSE', 'node_modules/yaml/package.json', 'node_modules/yaml/dist/index.js'];
  const left = ['browser/index.js', 'dist/index.d.ts', 'dist/cli.mjs', 'bin.mjs', 'README.md'].map(file => `node_modules/yaml/${file}`);
  expect(shipped([...kept, ...left])).toEqual(kept);
});

test.each([
  ['a docstring, with its line', 'a();\n  /**\n   * Text.\n   */\n  b();\n', 'a();\n  b();\n'],
  ['two of one statement', '/** one */\n/** two */\nb();\n', 'b();\n'],
  ['one in a class', 'class A {\n    /** Text. */\n    b;\n}\n', 'class A {\n    b;\n}\n'],
])('compiled code loses %s', (_, text, expected) => {
  expect(withoutDocs(text)).toBe(expected);
});

test.each([
  ['text that looks like one', 'const a = "/** no */";\nconst b = `/** no */`;\nconst c = /\\/** no *\\//;\n'],
  ['one within a line', 'const a = /** x */ b;\n'],
  ['other comments', '// why\n/* why */\na();\n'],
])('compiled code keeps %s', (_, text) => {
  expect(withoutDocs(text)).toBe(text);
});

test('the assembly loses the lines of its source, and nothing else', () => {
  const assembly = { docs: { summary: 'A "text".' }, types: { 'a.B': { fqn: 'a.B', locationInModule: { filename: 'src/b.ts', line: 1 }, symbolId: 'src/b:B' } } };
  const small = smallAssembly(JSON.stringify(assembly, undefined, 2));
  expect(JSON.parse(small)).toEqual({ docs: assembly.docs, types: { 'a.B': { fqn: 'a.B', symbolId: 'src/b:B' } } });
  expect(small).not.toContain('\n');
});
