import { relative, resolve, sep } from 'node:path';

/** Paths of reports, which are relative to the working directory, as paths that are relative to another one. */
export class Place {
  private readonly known = new Map<string, string>();

  public constructor(private readonly cwd: string, private readonly directory: string) {}

  /** Names that are not of files, such as that of standard input, are files of the working directory to it. */
  public from(path: string): string {
    const known = this.known.get(path) ?? (relative(this.directory, resolve(this.cwd, path)).split(sep).join('/') || '.');
    this.known.set(path, known);
    return known;
  }
}
