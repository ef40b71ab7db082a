import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { CONFIGURATION_FILE } from './format';
import { STANDARD_INPUT } from '../manifests/files';
import { isInside } from '../manifests/paths';
import { splitPattern } from '../manifests/patterns';
import { Glob } from '../values/glob';

/** The configuration in the directory that contains all paths, or in the nearest one above it, up to the root of the repository. */
export function findConfiguration(paths: readonly string[], cwd: string): string | undefined {
  let directory = commonDirectory(paths.map(path => directoryOf(path, cwd)), cwd);
  for (;;) {
    const file = join(directory, CONFIGURATION_FILE);
    if (existsSync(file)) { return relative(cwd, file).split(sep).join('/'); }
    if (existsSync(join(directory, '.git')) || dirname(directory) === directory) { return undefined; }
    directory = dirname(directory);
  }
}

function directoryOf(path: string, cwd: string): string {
  if (path === STANDARD_INPUT) { return resolve(cwd); }
  const exact = resolve(cwd, path);
  if (existsSync(exact)) { return statSync(exact).isDirectory() ? exact : dirname(exact); }
  return resolve(cwd, Glob.isPattern(path) ? splitPattern(path)[0] : '.');
}

function commonDirectory(directories: readonly string[], cwd: string): string {
  const [first = resolve(cwd), ...others] = directories;
  let common = first;
  for (const other of others) {
    while (!isInside(other, common)) { common = dirname(common); }
  }
  return common;
}
