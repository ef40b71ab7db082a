import { existsSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Refusal } from './refusal';
import { STANDARD_INPUT } from '../manifests/files';
import { isInside } from '../manifests/paths';
import { writeWhole } from '../manifests/write';

/** The files that may be written: those in the directories of a command line, wherever links in them lead to. */
export class TargetFiles {
  private readonly roots: readonly string[];
  /** What was read, and is expected to be there when it is written. */
  private readonly before = new Map<string, Buffer>();
  /** By their real paths: the name under which each file was read first. */
  private readonly names = new Map<string, string>();

  public constructor(private readonly cwd: string, paths: readonly string[]) {
    this.roots = paths.filter(path => path !== STANDARD_INPUT).flatMap(path => rootOf(resolve(cwd, path)));
  }

  /** The contents of a file. Throws a refusal if it must not be written. */
  public read(file: string): Buffer {
    const path = resolve(this.cwd, file);
    const real = attempt(() => realpathSync(path));
    if (!this.roots.some(root => isInside(real, root))) { throw new Refusal('the file is outside of the paths on the command line'); }
    const name = this.names.get(real) ?? file;
    if (name !== file) { throw new Refusal(`the file is the same as ${name}`); }
    this.names.set(real, name);
    const known = this.before.get(file) ?? attempt(() => readFileSync(path));
    this.before.set(file, known);
    return known;
  }

  /** Writes a file that does not exist yet. Throws a refusal if it exists, or must not be written. */
  private create(file: string, contents: Buffer): void {
    const path = resolve(this.cwd, file);
    attempt(() => {
      const directory = realpathSync(dirname(path));
      if (!this.roots.some(root => isInside(directory, root))) { throw new Refusal('the file is outside of the paths on the command line'); }
      if (existsSync(path)) { throw new Refusal('the file exists already'); }
      writeWhole(path, contents);
    });
  }

  /** Writes a file that may be a new one. Returns what undoes that. */
  public put(file: string, contents: Buffer): () => void {
    const path = resolve(this.cwd, file);
    const before = this.before.get(file);
    if (before === undefined) {
      this.create(file, contents);
      return () => attempt(() => rmSync(path));
    }
    this.write(file, contents);
    return () => attempt(() => writeWhole(path, before, statSync(path)));
  }

  /** Whether a file was read. */
  public exists(file: string): boolean {
    return this.before.has(file);
  }

  /** Writes a file, whole or not at all. Throws a refusal if it cannot be written, or is not as it was read. */
  public write(file: string, contents: Buffer): void {
    const path = resolve(this.cwd, file);
    attempt(() => {
      if (!readFileSync(path).equals(this.before.get(file)!)) { throw new Refusal('the file was changed meanwhile'); }
      writeWhole(path, contents, statSync(path));
    });
  }
}

/** The directory, or that of a file. */
function rootOf(path: string): string[] {
  try {
    return [realpathSync(statSync(path).isDirectory() ? path : dirname(path))];
  } catch {
    return []; // the report has the problem
  }
}

function attempt<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(`the file cannot be read or written (${(error as NodeJS.ErrnoException).code})`);
  }
}
