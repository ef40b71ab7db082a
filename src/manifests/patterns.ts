import { lstatSync, readdirSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { MANIFEST, SKIPPED } from './files';
import { Problem } from './problem';
import { exceeded, Limits } from '../documents/limits';
import { Glob } from '../values/glob';

/** Paths in which patterns are replaced by what they match. */
export interface Expanded {
  readonly paths: string[];
  readonly problems: Problem[];
}

/** Replaces the patterns among paths by the files and directories that they match, for shells that do not. A path that exists is not a pattern. */
export function expandPatterns(paths: readonly string[], cwd: string, limits: Limits): Expanded {
  const expanded: string[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    if (!Glob.isPattern(path) || exists(resolve(cwd, path))) {
      expanded.push(path);
      continue;
    }
    const [base, pattern] = splitPattern(path);
    const glob = Glob.of(pattern);
    const found = typeof glob === 'string' ? [] : matchesIn(resolve(cwd, base), glob, limits, problems);
    if (typeof glob === 'string') {
      problems.push({ file: path, message: `the pattern is invalid: ${glob}`, hint: 'change the pattern' });
    } else if (found.length === 0) {
      problems.push({ file: path, message: 'the pattern matches no .yaml, .yml or .json file and no directory', hint: 'change the pattern' });
    }
    for (const match of found) { expanded.push(posix.join(base, match)); }
  }
  return { paths: expanded, problems };
}

/** The directory before the first segment with special characters, and the rest. */
export function splitPattern(path: string): [base: string, pattern: string] {
  const segments = path.split('/');
  const first = segments.findIndex(Glob.isPattern);
  return [segments.slice(0, first).join('/') || (path.startsWith('/') ? '/' : '.'), segments.slice(first).join('/')];
}

/** Directories that match are not searched: everything in them is read. Links are not followed: they may form a cycle. */
function matchesIn(base: string, glob: Glob, limits: Limits, problems: Problem[]): string[] {
  const found: string[] = [];
  const pending = [''];
  let seen = 0;
  for (let directory = pending.pop(); directory !== undefined; directory = pending.pop()) {
    for (const entry of entriesOf(resolve(base, directory))) {
      if (++seen > limits.files) {
        const { message, hint } = exceeded('files', limits, ': the pattern is not followed further');
        problems.push({ file: glob.pattern, message, hint });
        return found.sort();
      }
      const path = posix.join(directory, entry.name);
      if (glob.matchesExactly(path) && (entry.isDirectory() || MANIFEST.test(entry.name))) {
        found.push(path);
      } else if (entry.isDirectory()) {
        pending.push(path);
      }
    }
  }
  return found.sort();
}

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true }).filter(({ name }) => !SKIPPED.includes(name));
  } catch {
    return [];
  }
}

function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch { // such as a file where the path needs a directory
    return false;
  }
}
