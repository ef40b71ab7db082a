import { Dirent, existsSync, readdirSync, realpathSync, Stats, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { Problem } from './problem';
import { exceeded, Limits } from '../documents/limits';

/** The name of standard input on the command line. */
export const STANDARD_INPUT = '-';

/** The names of the file that makes a directory a kustomization. */
export const KUSTOMIZATION_FILES: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** The name of the file that makes a directory a chart. */
export const CHART_FILE = 'Chart.yaml';

/** Files that mark a directory as input of another program, and the command that renders its manifests. */
const OTHERS_INPUT: Record<string, { readonly whose: string; readonly command: string }> = {
  ...Object.fromEntries(KUSTOMIZATION_FILES.map(name => [name, { whose: 'kustomize\'s', command: 'kubectl kustomize' }])),
  [CHART_FILE]: { whose: 'Helm\'s', command: 'helm template' },
};

/** The names of files with manifests. */
export const MANIFEST = /\.(ya?ml|json)$/i;
/** Directories that are never read. */
export const SKIPPED = ['node_modules', '.git'];

/** The files to read. */
export interface Found {
  /** Relative to the working directory, unique and sorted. */
  readonly files: string[];
  readonly problems: Problem[];
  /** Whether a file or directory was left out because it is excluded. */
  readonly hasExcluded: boolean;
}

/** Whether a path, relative to the working directory, is not read: a file, or a directory with everything in it. */
export type IsExcluded = (path: string) => boolean;

/** What a search leaves to others. */
export interface SearchOptions {
  readonly exclude?: IsExcluded;
  /** Files that do not exist yet, relative to the working directory: those in the directories that are read are found too. */
  readonly added?: readonly string[];
  /** Takes a file that marks its directory as input of another program. Without it, such a directory is a problem. */
  onOthersInput?(file: string): void;
}

/** The files of the given paths. A path to a file is accepted with any file name. */
export function filesOf(paths: string[], cwd: string, limits: Limits, options: SearchOptions = {}): Found {
  const search = new Search(cwd, limits, options);
  const named = [...new Set(paths.filter(one => one !== STANDARD_INPUT).map(one => seenFrom(cwd, one)))].sort();
  named.forEach(path => search.addNamed(path));
  options.added?.forEach(file => search.addNew(file));
  return {
    files: [...paths.includes(STANDARD_INPUT) ? [STANDARD_INPUT] : [], ...[...search.files].sort()],
    problems: [...search.problems.values()],
    hasExcluded: search.hasExcluded,
  };
}

/** The problem for a file or directory that cannot be read. */
export function unreadable(file: string, error: unknown): Problem {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT': return { file, message: 'no such file or directory' };
    case 'EACCES': return { file, message: 'permission denied', hint: 'change its permissions' };
    case 'ELOOP': return { file, message: 'the symbolic link leads back to itself', hint: 'remove the link, or make it refer to a file or directory' };
    default: return { file, message: `cannot be read (${code ?? (error as Error).message})` };
  }
}

/** A search for files. Each directory is read once, whatever links lead to it: links may form a cycle. */
class Search {
  public readonly files = new Set<string>();
  public readonly problems = new Map<string, Problem>();
  /** The real paths of the directories that were read. */
  private readonly directories = new Set<string>();
  public hasExcluded = false;
  private isFull = false;
  /** How many files were found that mark their directory as input of another program. */
  private marks = 0;

  public constructor(private readonly cwd: string, private readonly limits: Limits, private readonly options: SearchOptions) {}

  public addNamed(path: string): void {
    if (this.excludes(path)) { return; }
    this.attempt(path, () => {
      const status = this.statusOf(path);
      if (!status.isDirectory()) {
        this.addFile(path, status);
        return;
      }
      const found = () => this.files.size + this.problems.size + this.marks;
      const before = found();
      const isNew = this.addDirectory(path);
      if (isNew && found() === before && !this.hasFilesIn(path) && !this.hasExcluded) {
        this.report({ file: path, message: 'the directory contains no .yaml, .yml or .json file', hint: 'use another directory' });
      }
    });
  }

  /** Adds a file that does not exist yet, if its directory was read. */
  public addNew(file: string): void {
    const directory = dirname(resolve(this.cwd, file));
    const isRead = existsSync(directory) && this.directories.has(realpathSync(directory));
    if (isRead && MANIFEST.test(file) && !this.excludes(file)) { this.files.add(file); }
  }

  /** Whether files of a directory were found before, by another path of the command line. */
  private hasFilesIn(directory: string): boolean {
    return [...this.files].some(file => directory === '.' || file.startsWith(`${directory}/`));
  }

  /** Reads a directory with all that is in it; false if that has been done. Links are followed last: a directory is named by its own path. */
  private addDirectory(root: string): boolean {
    const links: string[] = [];
    const isNew = this.walk(root, links);
    for (let index = 0; index < links.length; index++) { this.walk(links[index], links); }
    return isNew;
  }

  private walk(root: string, links: string[]): boolean {
    const pending = [root];
    let isNew = false;
    for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
      const directory = path;
      this.attempt(directory, () => {
        const real = realpathSync(resolve(this.cwd, directory));
        if (this.directories.has(real) || !this.hasRoom(directory)) { return; }
        this.directories.add(real);
        isNew = true;
        this.read(directory, links).reverse().forEach(inside => pending.push(inside));
      });
    }
    return isNew;
  }

  /** Adds the files of a directory, and links to directories; returns the directories in it. */
  private read(directory: string, links: string[]): string[] {
    const entries = readdirSync(resolve(this.cwd, directory), { withFileTypes: true }).sort((a, b) => a.name < b.name ? -1 : 1);
    const other = entries.find(({ name }) => Object.hasOwn(OTHERS_INPUT, name));
    const { onOthersInput } = this.options;
    if (other && !onOthersInput) {
      this.report(problemOfOthersInput(directory, other.name));
      return [];
    }
    const inside: string[] = [];
    for (const entry of entries.filter(({ name }) => !SKIPPED.includes(name))) {
      const path = portable(join(directory, entry.name));
      if (this.excludes(path)) { continue; }
      if (Object.hasOwn(OTHERS_INPUT, entry.name)) {
        onOthersInput?.(path);
        this.marks++;
        continue;
      }
      this.attempt(path, () => {
        const status = this.targetOf(entry, path);
        if (status?.isDirectory()) {
          (entry.isDirectory() ? inside : links).push(path);
        } else if (status && MANIFEST.test(entry.name)) {
          this.addFile(path, status);
        }
      });
    }
    return inside;
  }

  /** What an entry is, or leads to. Nothing is missing if a link to nothing is not named like a manifest. */
  private targetOf(entry: Dirent, path: string): Dirent | Stats | undefined {
    if (entry.isFile() || entry.isDirectory()) { return entry; }
    return MANIFEST.test(entry.name) ? this.statusOf(path) : statSync(resolve(this.cwd, path), { throwIfNoEntry: false });
  }

  private addFile(path: string, status: Dirent | Stats): void {
    if (!status.isFile()) {
      this.report({ file: path, message: 'not a regular file', hint: 'write the manifests to a file, or to standard input, and use the path -' });
    } else if (this.hasRoom(path)) {
      this.files.add(path);
    }
  }

  private excludes(path: string): boolean {
    const isExcluded = this.options.exclude?.(path) ?? false;
    this.hasExcluded ||= isExcluded;
    return isExcluded;
  }

  private hasRoom(path: string): boolean {
    if (this.files.size + this.directories.size < this.limits.files) { return true; }
    if (!this.isFull) {
      const { message, hint } = exceeded('files', this.limits, ': this one and those after it are not read');
      this.report({ file: path, message, hint });
    }
    this.isFull = true;
    return false;
  }

  private statusOf(path: string): Stats {
    return statSync(resolve(this.cwd, path));
  }

  private attempt(path: string, act: () => void): void {
    try {
      act();
    } catch (error) {
      this.report(unreadable(path, error));
    }
  }

  private report(problem: Problem): void {
    this.problems.set(JSON.stringify(problem), problem);
  }
}

function problemOfOthersInput(directory: string, name: string): Problem {
  const { whose, command } = OTHERS_INPUT[name];
  const hint = `check the rendered manifests: ${command} ${directory} | npx cdk8s-cnpg-i check -`;
  return { file: portable(join(directory, name)), message: `the directory holds ${whose} input, not manifests`, hint };
}

/** A path as it is shown: relative to the working directory, with slashes. */
export function seenFrom(cwd: string, path: string): string {
  return portable(relative(cwd, resolve(cwd, path))) || '.';
}

function portable(path: string): string {
  return path.split(sep).join('/');
}
