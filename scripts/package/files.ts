import { execFileSync } from 'child_process';

/** The parts of bundled packages that nothing in this one loads: builds for browsers, commands, declarations, which ours do not mention. */
const UNUSED = /^node_modules\/yaml\/(browser\/|bin\.mjs$|dist\/cli\.mjs$|README\.md$|.*\.d\.ts$)/;

/** Filters the files of a package: what is left is shipped. */
export function shipped(files: readonly string[]): string[] {
  return files.filter(file => !UNUSED.test(file));
}

/** The files that npm would pack of a directory, bundled packages included. */
export function packedFiles(directory: string): string[] {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error'], { cwd: directory, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const parsed = JSON.parse(output) as unknown;
  const [pack] = (Array.isArray(parsed) ? parsed : Object.values(parsed as object)) as [{ files: { path: string }[] }];
  return pack.files.map(({ path }) => path);
}
