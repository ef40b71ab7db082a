import { existsSync, readdirSync, readFileSync } from 'fs';
import { dirname, join, relative } from 'path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..');
const EXAMPLES = join(ROOT, 'examples', 'typescript');

function markdown(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap(entry => entry.isDirectory()
    ? markdown(join(directory, entry.name))
    : entry.name.endsWith('.md') ? [join(directory, entry.name)] : []);
}

const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'].map(name => join(ROOT, name))
  .concat(markdown(join(ROOT, 'docs')))
  .filter(page => dirname(page) !== join(ROOT, 'docs', 'api')); // generated, with docstrings of dependencies that link into their own pages

/** The TypeScript programs of all pages, as files among the examples. */
const programs = new Map(pages.flatMap(page => [...readFileSync(page, 'utf8').matchAll(/^```ts\n(.*?)^```/gms)].map((match, index) => [
  join(EXAMPLES, `${relative(ROOT, page).replace(/\W/g, '-')}-${index + 1}.ts`), match[1],
] as const)));

test('every program in the documentation compiles', () => {
  const config = ts.getParsedCommandLineOfConfigFile(join(EXAMPLES, 'tsconfig.json'), {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} })!;
  const host = ts.createCompilerHost(config.options);
  const { readFile, fileExists } = host;
  host.readFile = name => programs.get(name) ?? readFile(name);
  host.fileExists = name => programs.has(name) || fileExists(name);
  const program = ts.createProgram([...programs.keys()], { ...config.options, noUnusedLocals: false }, host);
  const errors = [...programs.keys()].flatMap(name => ts.getPreEmitDiagnostics(program, program.getSourceFile(name)))
    .map(({ file, start, messageText }) => {
      const line = file ? file.getLineAndCharacterOfPosition(start!).line + 1 : 0;
      return `${relative(ROOT, file?.fileName ?? '')}:${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  expect(errors).toEqual([]);
  expect(programs.size).toBeGreaterThan(10);
});

test('every example in JSON is JSON', () => {
  const examples = pages.flatMap(page => [...readFileSync(page, 'utf8').matchAll(/^```json\n(.*?)^```/gms)].map(([, text]) => text));
  expect(examples.length).toBeGreaterThan(0);
  examples.forEach(text => expect(() => JSON.parse(text)).not.toThrow());
});

test('every link to a file leads to one, and every link to a heading to one that is there', () => {
  const broken = pages.flatMap(page => [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)]
    .filter(([, file, heading]) => !leads(file === '' ? page : join(dirname(page), file), heading))
    .map(([link]) => `${relative(ROOT, page)}: ${link}`));
  expect(broken).toEqual([]);
});

function leads(file: string, heading?: string): boolean {
  return existsSync(file) && (heading === undefined || anchorsOf(readFileSync(file, 'utf8')).includes(heading));
}

/** What GitHub makes of the headings of a page, and the anchors that it sets itself. */
function anchorsOf(text: string): string[] {
  const prose = text.replace(/^```.*?^```/gms, '');
  return [...prose.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading.toLowerCase().replace(/[^-\w ]/g, '').replace(/ /g, '-'))
    .concat([...prose.matchAll(/<a (?:id|name)="([^"]+)">/g)].map(([, name]) => name));
}
