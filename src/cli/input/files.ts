import { Dirent, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { Problem } from '../problem';

/** The name of standard input on the command line. */
export const STANDARD_INPUT = '-';

/** Files that mark a directory as input of another program, and the command that renders its manifests. */
const OTHERS_INPUT: Record<string, { readonly whose: string; readonly command: string }> = {
  'kustomization.yaml': { whose: 'kustomize\'s', command: 'kubectl kustomize' },
  'kustomization.yml': { whose: 'kustomize\'s', command: 'kubectl kustomize' },
  'Kustomization': { whose: 'kustomize\'s', command: 'kubectl kustomize' },
  'Chart.yaml': { whose: 'Helm\'s', command: 'helm template' },
};

/** The files to read. */
export interface Found {
  /** Relative to the working directory, unique and sorted. */
  readonly files: string[];
  readonly problems: Problem[];
}

/** The files of the given paths. A path to a file is accepted with any file name. */
export function filesOf(paths: string[], cwd: string): Found {
  const files = new Set<string>();
  const problems: Problem[] = [];
  for (const path of [...new Set(paths.filter(one => one !== STANDARD_INPUT).map(one => seenFrom(cwd, one)))].sort()) {
    try {
      if (statSync(resolve(cwd, path)).isDirectory()) {
        const found = filesIn(path, cwd);
        found.files.forEach(file => files.add(file));
        problems.push(...found.problems);
      } else {
        files.add(path);
      }
    } catch (error) {
      problems.push(unreadable(path, error));
    }
  }
  return { files: [...paths.includes(STANDARD_INPUT) ? [STANDARD_INPUT] : [], ...[...files].sort()], problems: unique(problems) };
}

/** The problem for a file or directory that cannot be read. */
export function unreadable(file: string, error: unknown): Problem {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT': return { file, message: 'no such file or directory' };
    case 'EACCES': return { file, message: 'permission denied', hint: 'change its permissions' };
    default: return { file, message: `cannot be read (${code ?? (error as Error).message})` };
  }
}

function filesIn(directory: string, cwd: string): Found {
  const found = walk(directory, cwd);
  const empty = found.files.length === 0 && found.problems.length === 0;
  return empty ? { files: [], problems: [{ file: directory, message: 'the directory contains no .yaml, .yml or .json file', hint: 'use another directory' }] } : found;
}

function walk(directory: string, cwd: string): Found {
  const entries = readdirSync(resolve(cwd, directory), { withFileTypes: true }).sort((a, b) => a.name < b.name ? -1 : 1);
  const other = entries.map(({ name }) => name).find(name => Object.hasOwn(OTHERS_INPUT, name));
  if (other !== undefined) {
    const { whose, command } = OTHERS_INPUT[other];
    const hint = `check the rendered manifests: ${command} ${directory} | npx cdk8s-cnpg-i check -`;
    return { files: [], problems: [{ file: portable(join(directory, other)), message: `the directory holds ${whose} input, not manifests`, hint }] };
  }
  const files: string[] = [];
  const problems: Problem[] = [];
  for (const entry of entries) {
    const path = portable(join(directory, entry.name));
    if (isFile(entry, resolve(cwd, path)) && /\.(ya?ml|json)$/i.test(entry.name)) {
      files.push(path);
    } else if (entry.isDirectory() && !['node_modules', '.git'].includes(entry.name)) {
      try {
        const inner = walk(path, cwd);
        files.push(...inner.files);
        problems.push(...inner.problems);
      } catch (error) {
        problems.push(unreadable(path, error));
      }
    }
  }
  return { files, problems };
}

/** Links to files count as files. Links to directories are not followed: they may form a cycle. */
function isFile(entry: Dirent, path: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? true));
}

function seenFrom(cwd: string, path: string): string {
  return portable(relative(cwd, resolve(cwd, path))) || '.';
}

function portable(path: string): string {
  return path.split(sep).join('/');
}

function unique(problems: Problem[]): Problem[] {
  return [...new Map(problems.map(problem => [JSON.stringify(problem), problem])).values()];
}
