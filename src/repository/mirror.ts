import { copyFileSync, Dirent, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { Limits } from '../documents/limits';
import { SKIPPED } from '../manifests/files';
import { isInside } from '../manifests/paths';

/** No manifest or chart is larger: kustomize and Helm would not read it either. */
const LARGEST = 20_000_000;

/**
 * A copy of the directories that are built, outside the repository. It contains no links that lead out of the repository, and what must not be built is
 * removed in it: the repository itself is never written to.
 */
export class Mirror {
  /** An empty directory for the settings of programs. */
  public readonly home: string;
  private readonly temporary = realpathSync(mkdtempSync(join(tmpdir(), 'cdk8s-cnpg-i-')));
  private readonly copied = new Set<string>();
  private count = 0;
  private bytes = 0;
  private files = 0;

  public constructor(
    private readonly repository: string,
    private readonly limits: Limits,
    private readonly isExcluded: (path: string) => boolean,
    private readonly contentOf: (path: string) => Buffer | undefined,
    /** Files that do not exist yet. */
    private readonly added: readonly string[] = [],
  ) {
    this.home = join(this.temporary, 'home');
    mkdirSync(this.home);
  }

  /** Where the copy of a file or directory is. */
  public pathOf(path: string): string {
    return join(this.temporary, 'repository', relative(this.repository, path));
  }

  /** A text in which paths of the copy are those of the repository. */
  public unmirrored(text: string): string {
    return text.replaceAll(`${join(this.temporary, 'repository')}/`, '').replaceAll(join(this.temporary, 'repository'), '.').replaceAll(`${this.temporary}/`, '');
  }

  /** Copies a directory with all that is in it, or a file. */
  public add(path: string): void {
    const pending = [path];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (this.copied.has(next) || !isInside(next, this.repository)) { continue; }
      this.copied.add(next);
      if (this.added.includes(next)) {
        this.writeNew(next);
        continue;
      }
      if (statSync(next).isDirectory()) {
        mkdirSync(this.pathOf(next), { recursive: true });
        for (const entry of readdirSync(next, { withFileTypes: true })) { this.addEntry(next, entry, pending); }
        this.added.filter(file => dirname(file) === next).forEach(file => this.writeNew(file));
      } else {
        this.copyFile(next);
      }
    }
  }

  /** Replaces the copy of a file. */
  public write(path: string, text: string): void {
    rmSync(this.pathOf(path), { force: true });
    writeFileSync(this.pathOf(path), text);
  }

  public leaveOut(path: string): void {
    rmSync(this.pathOf(path), { force: true });
  }

  /** Makes the copy of a directory also the copy of another one. */
  public link(target: string, path: string): void {
    if (existsSync(this.pathOf(path))) { return; }
    mkdirSync(dirname(this.pathOf(path)), { recursive: true });
    symlinkSync(this.pathOf(target), this.pathOf(path));
  }

  /** A new directory beside the copy, with a file. */
  public beside(name: string, textIn: (directory: string) => string): { readonly directory: string; readonly file: string } {
    const directory = join(this.temporary, `${++this.count}`);
    mkdirSync(directory);
    const file = join(directory, name);
    writeFileSync(file, textIn(directory));
    return { directory, file };
  }

  public remove(): void {
    rmSync(this.temporary, { recursive: true, force: true });
  }

  private writeNew(file: string): void {
    mkdirSync(dirname(this.pathOf(file)), { recursive: true });
    writeFileSync(this.pathOf(file), this.contentOf(file)!);
  }

  private addEntry(directory: string, entry: Dirent, pending: string[]): void {
    const path = join(directory, entry.name);
    if (SKIPPED.includes(entry.name) || this.isExcluded(path)) { return; }
    if (entry.isSymbolicLink()) {
      this.addLink(path, pending);
    } else if (entry.isDirectory()) {
      pending.push(path);
    } else if (entry.isFile()) {
      this.copyFile(path);
    }
  }

  private addLink(path: string, pending: string[]): void {
    const target = existsSync(path) ? realpathSync(path) : undefined;
    if (target === undefined || !isInside(target, this.repository)) { return; }
    pending.push(target);
    mkdirSync(dirname(this.pathOf(path)), { recursive: true });
    if (!existsSync(this.pathOf(path))) { symlinkSync(relative(dirname(this.pathOf(path)), this.pathOf(target)), this.pathOf(path)); }
  }

  private copyFile(path: string): void {
    const { size } = statSync(path);
    this.copied.add(path);
    if (size > LARGEST || this.bytes + size > this.limits['input-size'] || this.files >= this.limits.files) { return; }
    this.bytes += size;
    this.files++;
    mkdirSync(dirname(this.pathOf(path)), { recursive: true });
    if (existsSync(this.pathOf(path))) { return; }
    const content = this.contentOf(path);
    if (content) { writeFileSync(this.pathOf(path), content); } else { copyFileSync(path, this.pathOf(path)); }
  }
}
