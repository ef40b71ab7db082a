import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { FileSettings, ManifestFile } from './manifest-file';
import { textOf } from '../documents/text';
import { filesOf } from '../manifests/files';

/** A file as it was read from the disk. */
interface Stored {
  /** Changes when the file does. */
  readonly stamp: string;
  /** Undefined if it cannot be read. */
  readonly file?: ManifestFile;
}

/** The manifests of a folder, as they are on the disk. Each is read once, and again after it has changed. */
export class FolderFiles {
  private readonly stored = new Map<string, Stored>();
  /** The files that have been looked at since something on the disk changed. */
  private readonly current = new Set<string>();
  private listed?: readonly string[];

  public constructor(public readonly path: string, private readonly settings: FileSettings) {}

  /** Something in the folder has changed. */
  public invalidate(): void {
    this.current.clear();
    this.listed = undefined;
  }

  /** The paths, relative to the folder, of the files that `check` would read. */
  public names(): readonly string[] {
    this.listed ??= filesOf(['.'], this.path, this.settings.limits).files;
    return this.listed;
  }

  /** A file by its path relative to the folder; undefined if it cannot be read. */
  public file(name: string): ManifestFile | undefined {
    const known = this.stored.get(name);
    if (known && this.current.has(name)) { return known.file; }
    this.current.add(name);
    const stamp = this.stampOf(name);
    if (known?.stamp === stamp) { return known.file; }
    const file = this.read(name);
    this.stored.set(name, { stamp, file });
    return file;
  }

  private stampOf(name: string): string {
    const status = statSync(resolve(this.path, name), { throwIfNoEntry: false });
    return status?.isFile() ? `${status.ino} ${status.mtimeMs} ${status.size}` : '';
  }

  private read(name: string): ManifestFile | undefined {
    const path = resolve(this.path, name);
    try {
      return statSync(path).size <= this.settings.limits['input-size'] ? new ManifestFile(name, textOf(readFileSync(path)), this.settings) : undefined;
    } catch {
      return undefined;
    }
  }
}
