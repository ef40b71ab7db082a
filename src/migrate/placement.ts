import { existsSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { Listings } from './kustomizations';
import { SourceFile } from './sources';
import { documentsIn } from '../documents/documents';
import { CHART_FILE, KUSTOMIZATION_FILES, seenFrom } from '../manifests/files';

/** Where new objects are written. */
export class Placement {
  private readonly named: ReadonlySet<string>;

  public constructor(
    private readonly cwd: string, paths: readonly string[], private readonly listings: Listings, private readonly onlySame: boolean,
  ) {
    this.named = new Set(paths.map(path => seenFrom(cwd, path)));
  }

  /** A new file beside one with a single object, if what applies that one applies the new one too. Otherwise the objects belong into the same file. */
  public newFileFor({ name, text, objects, limits }: SourceFile): string | undefined {
    const isOne = objects.length === 1 && [...documentsIn(text, limits)].length === 1;
    if (this.onlySame || this.named.has(name) || !isOne) { return undefined; }
    if (this.listings.listing(name).length === 0 && this.isPartOfMore(name)) { return undefined; }
    const { dir, name: stem, ext } = posix.parse(name);
    for (let number = 1; ; number++) {
      const file = posix.join(dir, `${stem}-object-store${number === 1 ? '' : `-${number}`}${ext}`);
      if (!existsSync(resolve(this.cwd, file))) { return file; }
    }
  }

  /** Whether a kustomization or a chart in a directory above may name the files that it uses. */
  private isPartOfMore(file: string): boolean {
    for (let directory = dirname(resolve(this.cwd, file)); ; directory = dirname(directory)) {
      if ([...KUSTOMIZATION_FILES, CHART_FILE].some(name => existsSync(join(directory, name)))) { return true; }
      if (existsSync(join(directory, '.git')) || directory === dirname(directory)) { return false; }
    }
  }
}
