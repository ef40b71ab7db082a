import { posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FolderFiles } from './folder-files';
import { FileSettings, ManifestFile } from './manifest-file';
import { filesOfKustomization, Rendered, renderedBy } from './rendered';

/** A file in the editor. */
export interface OpenFile {
  readonly uri: string;
  readonly file: ManifestFile;
  /** The version of the text, as the editor counts. */
  readonly version?: number;
  /** The folder that it is in, if it is in one. */
  readonly folder?: FolderFiles;
}

/** Files that are judged together. */
export interface FileSet {
  readonly files: readonly ManifestFile[];
  /** The folder that names of files are relative to; none if they are not in a folder of the editor. */
  readonly folder?: string;
  /** The directory with the kustomization, relative to the folder. */
  readonly root?: string;
  /** Whether another program changes the objects before they are applied: what is missing may be added then. */
  readonly isRendered: boolean;
}

/** The files of the editor, and those of its folders. */
export class Workspace {
  private readonly folders = new Map<string, FolderFiles>();
  private readonly openFiles = new Map<string, OpenFile>();

  public constructor(private readonly settings: FileSettings) {}

  public get open(): OpenFile[] {
    return [...this.openFiles.values()];
  }

  public addFolder(uri: string): void {
    const path = pathOf(uri);
    if (path !== undefined) { this.folders.set(path, new FolderFiles(path, this.settings)); }
    this.reopen();
  }

  public removeFolder(uri: string): void {
    this.folders.delete(pathOf(uri) ?? '');
    this.reopen();
  }

  /** A file has been opened, or its text has changed. */
  public setText(uri: string, text: string, version?: number): void {
    const path = pathOf(uri);
    const folder = path === undefined ? undefined : this.folderOf(path);
    const name = path === undefined ? uri : folder ? portable(relative(folder.path, path)) : path;
    this.openFiles.set(uri, { uri, version, folder, file: new ManifestFile(name, text, this.settings, this.openFiles.get(uri)?.file) });
  }

  public close(uri: string): void {
    this.openFiles.delete(uri);
  }

  public get(uri: string): OpenFile | undefined {
    return this.openFiles.get(uri);
  }

  /** Something on the disk has changed. */
  public invalidate(): void {
    this.folders.forEach(folder => folder.invalidate());
  }

  /** The open files by the sets in which they are judged. Files that only another program can read are in none. */
  public sets(): Map<FileSet, OpenFile[]> {
    const byKey = new Map<string, { set: FileSet; files: OpenFile[] }>();
    for (const open of this.open) {
      const rendered = open.folder && renderedBy(open.file.name, open.folder.path);
      if (rendered?.isChart || rendered && this.isPatch(open, rendered)) { continue; }
      const key = JSON.stringify([open.folder?.path ?? open.uri, rendered?.directory ?? '']);
      const known = byKey.get(key) ?? { set: this.setOf(open, rendered), files: [] };
      byKey.set(key, { ...known, files: [...known.files, open] });
    }
    return new Map([...byKey.values()].map(({ set, files }) => [set, files]));
  }

  private isPatch({ file, folder }: OpenFile, rendered: Rendered): boolean {
    return filesOfKustomization(rendered, folder!).patches.includes(file.name) || posix.basename(file.name) === rendered.marker;
  }

  private setOf({ file, folder }: OpenFile, rendered: Rendered | undefined): FileSet {
    if (!folder) { return { files: [file], isRendered: false }; }
    const listed = rendered ? filesOfKustomization(rendered, folder).resources : folder.names();
    const others = this.open.filter(open => open.folder === folder && this.isBeside(open, rendered));
    const edited = new Map(others.map(open => [open.file.name, open.file]));
    const names = [...new Set([...listed, ...edited.keys()])].sort();
    const files = names.flatMap(name => edited.get(name) ?? folder.file(name) ?? []);
    return { files, folder: folder.path, root: rendered?.directory, isRendered: rendered !== undefined };
  }

  /** Whether an open file belongs to the same set, even if it is not listed, such as a new one. */
  private isBeside(open: OpenFile, rendered: Rendered | undefined): boolean {
    const own = renderedBy(open.file.name, open.folder!.path);
    return own?.directory === rendered?.directory && !(own && this.isPatch(open, own));
  }

  /** The innermost folder that a file is in. */
  private folderOf(path: string): FolderFiles | undefined {
    return [...this.folders.values()].filter(folder => path.startsWith(folder.path + sep)).sort((a, b) => b.path.length - a.path.length)[0];
  }

  private reopen(): void {
    this.open.forEach(({ uri, file, version }) => this.setText(uri, file.text, version));
  }
}

/** The path of a file's address; undefined for what is not on the disk. */
function pathOf(uri: string): string | undefined {
  try {
    return resolve(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}

function portable(path: string): string {
  return path.split(sep).join('/');
}
