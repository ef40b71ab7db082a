import type { Diagnostic } from 'vscode-languageserver/node';
import { diagnosticsOf, Shown } from './diagnostics';
import { configured, FolderOptions } from './folder-configuration';
import { judge, Placed } from './judge';
import { FileSet, OpenFile, Workspace } from './workspace';
import { inventoryOf } from '../checker/check';
import type { Inventory } from '../inventory/inventory';
import { Rule } from '../rules/engine/rule';

/** How everything is judged, from the command line. */
export interface SessionOptions extends FolderOptions {
  /** The namespace of objects that set none. */
  readonly namespace?: string;
}

/** What an editor is told. */
export interface Editor {
  show(uri: string, version: number | undefined, diagnostics: Diagnostic[]): void;
  log(message: string): void;
}

/** The state of one editor: its files, and what was found in them. */
export class Session {
  public readonly workspace: Workspace;
  private readonly shown = new Map<string, readonly Shown[]>();
  private readonly logged = new Set<string>();
  private sets?: Map<FileSet, OpenFile[]>;

  public constructor(private readonly options: SessionOptions, private readonly rules: ReadonlyArray<Rule<any>>, private readonly editor: Editor) {
    this.workspace = new Workspace(options);
  }

  /** Files have changed: sets and inventories are made anew when they are needed. */
  public changed(): void {
    this.sets = undefined;
  }

  /** Judges the open files, and shows what was found in each. */
  public judge(): void {
    const judged = new Set<OpenFile>();
    for (const [set, files] of this.currentSets) {
      const { findings, problems } = judge(set, this.options, this.rules);
      problems.forEach(({ message }) => this.log(message));
      files.forEach(file => this.show(file, findings.get(file.file.name) ?? []));
      files.forEach(file => judged.add(file));
    }
    this.workspace.open.filter(file => !judged.has(file)).forEach(file => {
      this.log(`${file.file.name} is not checked: another program renders it, or it is not applied itself`);
      this.show(file, undefined);
    });
  }

  public shownIn(uri: string): readonly Shown[] {
    return this.shown.get(uri) ?? [];
  }

  public close(uri: string): void {
    this.workspace.close(uri);
    this.shown.delete(uri);
    this.editor.show(uri, undefined, []);
  }

  /** The objects of the set that an open file is judged in. */
  public inventoryOf(uri: string): Inventory {
    const open = this.workspace.get(uri);
    const own = [...open?.file.items ?? []];
    const [set] = [...this.currentSets].find(([, files]) => files.some(file => file === open)) ?? [];
    const sets = set ? configured(set, this.options, this.rules).input.sets : [];
    return inventoryOf(sets.find(({ items }) => items.some(item => own.includes(item))) ?? { items: own }, this.options);
  }

  private get currentSets(): Map<FileSet, OpenFile[]> {
    this.sets ??= this.workspace.sets();
    return this.sets;
  }

  private show({ uri, file, version }: OpenFile, findings: readonly Placed[] | undefined): void {
    const shown = findings ? diagnosticsOf(file, findings) : [];
    this.shown.set(uri, shown);
    this.editor.show(uri, version, shown.map(({ diagnostic }) => diagnostic));
  }

  private log(message: string): void {
    if (!this.logged.has(message)) { this.editor.log(message); }
    this.logged.add(message);
  }
}
