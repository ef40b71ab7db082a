import { existsSync, readdirSync, readFileSync } from 'fs';
import { dirname, join, posix } from 'path';

const SRC = join(__dirname, '..', 'src');

/**
 * The floors of the source, the lowest first. A file imports from its own folder and from lower floors, types included; folders of one floor do not know
 * each other. `index.ts` exports, and may import everything.
 */
const FLOORS = [
  ['values', 'programs'],
  ['documents'],
  ['contracts'],
  ['facts'],
  ['api'],
  ['inventory'],
  ['rules'],
  ['check'],
  ['kubernetes'],
  ['cert-manager', 'operator'],
  ['resource'],
  ['plugin', 'cluster'],
  ['backup', 'database', 'image-catalog', 'object-store', 'pooler'],
  ['catalog'],
  ['manifests'],
  ['configuration', 'live', 'repository'],
  ['checker'],
  ['fix'],
  ['import', 'migrate'],
  ['lsp'],
  ['cli'],
];

/** The shelves of rules: none imports from another, but from `engine`. */
const SHELVES = readdirSync(join(SRC, 'rules'), { withFileTypes: true }).filter(entry => entry.isDirectory() && entry.name !== 'engine').map(({ name }) => name);

/** Every file of `src`, with the files that it imports. */
const IMPORTS = new Map(readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts')).map(file => [file, importsOf(file)]));

function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/from '(\.[^']+)'/g)].map(([, specifier]) => {
    const path = posix.join(dirname(file), specifier);
    return [`${path}.ts`, `${path}/index.ts`, path].find(candidate => existsSync(join(SRC, candidate)) && candidate !== posix.dirname(candidate)) ?? path;
  });
}

function floorOf(file: string): number {
  return file === 'index.ts' ? FLOORS.length : FLOORS.findIndex(rooms => rooms.includes(file.split('/')[0]));
}

function isAllowed(from: string, to: string): boolean {
  return from.split('/')[0] === to.split('/')[0] || floorOf(to) < floorOf(from);
}

test('every folder has its floor', () => {
  const folders = readdirSync(SRC, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);
  expect(folders.sort()).toEqual(FLOORS.flat().sort());
  expect([...IMPORTS.keys()].filter(file => floorOf(file) < 0)).toEqual([]);
});

test('imports go down, types included', () => {
  const upward = [...IMPORTS].flatMap(([from, all]) => all.filter(to => !isAllowed(from, to)).map(to => `${from} imports ${to}`));
  expect(upward).toEqual([]);
});

test('no shelf of rules imports from another one', () => {
  const shelfOf = (file: string) => file.startsWith('rules/') ? SHELVES.find(shelf => file.startsWith(`rules/${shelf}/`)) : undefined;
  const across = [...IMPORTS].flatMap(([from, all]) => all
    .filter(to => shelfOf(from) !== undefined && shelfOf(to) !== undefined && shelfOf(from) !== shelfOf(to)).map(to => `${from} imports ${to}`));
  expect(across).toEqual([]);
});

test('no imports go in a circle, types included', () => {
  expect(circles()).toEqual([]);
});

/** The files that import each other, directly or not: those that nothing else ends at. */
function circles(): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) {
      found.push([...path.slice(start), file]);
    } else if (!done.has(file)) {
      IMPORTS.get(file)?.forEach(next => visit(next, [...path, file]));
      done.add(file);
    }
  };
  [...IMPORTS.keys()].forEach(file => visit(file, []));
  return found;
}
