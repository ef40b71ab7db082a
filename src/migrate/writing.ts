import { isDeepStrictEqual } from 'node:util';
import { backupEdits, withPlugin } from './backup-edits';
import { withBreaksOf } from './block-text';
import { archiveEdits, edited, externalEdit, Taken } from './cluster-edits';
import { commentsIn } from './comments';
import { expectedCluster, expectedStore } from './expected';
import { listedAs, Listings, listingEdit } from './kustomizations';
import { insertion, LineEdit } from './list-text';
import { attempt } from './obstacle';
import { Placement } from './placement';
import { ClusterPlan, Plan } from './plan';
import { recoveryEdits } from './recovery';
import { SourceFile, SourceObject } from './sources';
import { metadataOf, storeText } from './store-text';
import { Store } from './stores';
import { Use } from './uses';
import { FileText } from '../fix/file-text';
import { Refusal } from '../fix/refusal';
import { TextEdit } from '../fix/text-edit';
import { Problem } from '../manifests/problem';
import { groupBy } from '../values/group-by';

/** What files will contain. */
export interface Written {
  readonly contents: ReadonlyMap<string, Buffer>;
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** The file of each new ObjectStore. */
  readonly places: ReadonlyMap<Store, string>;
  readonly obstacles: readonly Problem[];
}

/** Writes a plan into texts: nothing is on the disk yet. */
export class Writing {
  private readonly obstacles: Problem[] = [];
  private readonly edits = new Map<string, LineEdit[]>();
  private readonly expected = new Map<SourceObject, any>();
  private readonly places = new Map<Store, string>();
  /** The new entries of kustomizations, each with the index of the one above it. */
  private readonly listed = new Map<SourceFile, Array<{ readonly field: string; readonly index: number; readonly entry: string }>>();
  private readonly newFiles = new Map<string, string>();
  /** New objects in files that exist, by the position where they are. */
  private readonly added = new Map<SourceFile, Array<{ readonly position: number; readonly object: any }>>();

  public constructor(
    private readonly plan: Plan,
    private readonly files: ReadonlyMap<string, SourceFile>,
    private readonly listings: Listings,
    private readonly placement: Placement,
  ) {}

  public write(): Written {
    const { plan, edits, obstacles, places } = this;
    plan.clusters.forEach(one => this.writeCluster(one));
    plan.backups.forEach(backup => {
      this.edit(backup, ['spec'], () => backupEdits(backup));
      this.expected.set(backup, withPlugin(backup.written.object));
    });
    const created = plan.stores.filter(({ origin }) => origin && plan.taken.has(origin));
    for (const [file, stores] of groupBy(created, ({ origin }) => origin!.cluster.file)) { this.writeStores(file, stores); }
    const contents = new Map<string, Buffer>([...this.newFiles].map(([name, text]) => [name, Buffer.from(text)]));
    for (const [name, own] of edits) {
      const text = this.verified(this.files.get(name)!, own);
      if (text !== undefined) { contents.set(name, contentsOf(this.files.get(name)!, text)); }
    }
    return { contents, edits, places, obstacles };
  }

  private writeCluster(plan: ClusterPlan): void {
    const { cluster, moves, recovery } = plan;
    for (const move of moves) {
      const { use, parameters } = move;
      const isOwn = use.external === undefined;
      const comments = this.commentsOf(use);
      this.edit(cluster, use.path, () => isOwn ? archiveEdits(cluster, parameters, comments) : [externalEdit(move, comments)]);
    }
    if (recovery) { this.edit(cluster, ['spec', 'bootstrap', 'recovery', 'backup'], () => recoveryEdits(recovery.recovery, recovery.parameters)); }
    this.expected.set(cluster, expectedCluster(plan));
  }

  /** The comments of an object store whose text is not used, because there is an equal one. */
  private commentsOf(use: Use): string[] {
    const { plan: { stores, taken } } = this;
    if (stores.some(({ origin }) => origin === use)) { return []; }
    const { store: { above, value }, retention = '' } = taken.get(use)!;
    return commentsIn(`${above}configuration:${value}\n${retention}`);
  }

  private edit(object: SourceObject, path: ReadonlyArray<string | number>, act: () => TextEdit[]): void {
    const edits = attempt(object, path, this.obstacles, act) ?? [];
    this.addEdits(object.file, edits);
  }

  private addEdits({ name, text }: SourceFile, edits: readonly LineEdit[]): void {
    const all = this.edits.get(name) ?? [];
    this.edits.set(name, all);
    all.push(...edits.map(edit => ({ ...edit, text: withBreaksOf(text, edit.text) })));
  }

  /** ObjectStores are beside the first cluster that they are made of: in its file, or in a new one. */
  private writeStores(file: SourceFile, stores: readonly Store[]): void {
    const newFile = this.placement.newFileFor(file);
    stores.forEach(store => this.places.set(store, newFile ?? file.name));
    const texts = stores.map(store => {
      const { cluster } = store.origin!;
      const metadata = metadataOf(cluster.written.object);
      return { cluster, object: expectedStore(store, metadata), text: storeText(store, this.takenOf(store), metadata) };
    });
    if (newFile === undefined) {
      texts.forEach(({ cluster, object, text }) => this.append(file, cluster, object, text));
      return;
    }
    const text = withBreaksOf(file.text, `${/^---/.test(file.text) ? '---\n' : ''}${texts.map(one => one.text).join('---\n')}`);
    this.newFiles.set(newFile, text);
    this.expect(new SourceFile(newFile, Buffer.from(text), file.limits), texts.map(({ object }) => object));
    this.list(file.name, newFile);
  }

  private takenOf({ origin }: Store): Taken {
    return this.plan.taken.get(origin!)!;
  }

  private append(file: SourceFile, { written: { document } }: SourceObject, object: any, text: string): void {
    const end = document.start + document.text.length;
    const separator = /^---/m.exec(file.text.slice(end))?.index ?? -1;
    const position = separator < 0 ? file.text.length : end + separator;
    this.addEdits(file, [insertion(position, `---\n${text}`)]);
    this.added.set(file, [...this.added.get(file) ?? [], { position, object }]);
  }

  /** The kustomizations that list a file list the new one too. */
  private list(file: string, newFile: string): void {
    for (const { kustomization, reference } of this.listings.listing(file)) {
      const source = this.files.get(kustomization);
      if (!source) { continue; }
      try {
        this.addEdits(source, [listingEdit(source.text, reference, newFile, source.limits)]);
        this.listed.set(source, [...this.listed.get(source) ?? [], { index: Number(reference.path[1]), field: `${reference.path[0]}`, entry: listedAs(reference, newFile) }]);
      } catch (error) {
        if (!(error instanceof Refusal)) { throw error; }
        this.obstacles.push({ file: kustomization, message: `${newFile} cannot be listed: ${error.message}`, hint: `add it to resources by hand, beside ${reference.text}` });
      }
    }
  }

  /** The text with all edits, if nothing else is changed by them. */
  private verified(file: SourceFile, edits: readonly LineEdit[]): string | undefined {
    const text = this.textWith(file, edits);
    if (text === undefined) { return undefined; }
    const added = this.added.get(file) ?? [];
    const objects = file.source.objects.map(written => {
      const object = file.objects.find(one => one.written === written);
      const isChanged = object && this.expected.has(object);
      return { position: written.document.start, object: isChanged ? this.expected.get(object) : this.withListed(file, written.object) };
    });
    const all = [...objects.map((one, index) => ({ ...one, index })), ...added.map((one, index) => ({ ...one, index: index - added.length }))]
      .sort((one, other) => one.position - other.position || one.index - other.index);
    return this.expect(new SourceFile(file.name, Buffer.from(text), file.limits), all.map(({ object }) => object), file) ? text : undefined;
  }

  private withListed(file: SourceFile, object: any): any {
    const listed = [...this.listed.get(file) ?? []].sort((one, other) => other.index - one.index);
    return listed.reduce((all, { field, index, entry }) => {
      const list = all[field];
      return { ...all, [field]: [...list.slice(0, index + 1), entry, ...list.slice(index + 1)] };
    }, object);
  }

  private textWith(file: SourceFile, edits: readonly LineEdit[]): string | undefined {
    try {
      return edited(file.text, edits);
    } catch (error) {
      if (!(error instanceof Refusal)) { throw error; }
      this.obstacles.push({ file: file.name, message: `it cannot be changed: ${error.message}` });
      return undefined;
    }
  }

  private expect(file: SourceFile, expected: readonly any[], old?: SourceFile): boolean {
    const isEqual = isDeepStrictEqual(file.source.objects.map(({ object }) => object), expected);
    if (!isEqual) { this.obstacles.push({ file: (old ?? file).name, message: 'its text cannot be changed without changing something else', hint: 'move the fields by hand, as the guide "migration" describes' }); }
    return isEqual;
  }
}

/** A file keeps its mark at the begin. */
function contentsOf(file: SourceFile, text: string): Buffer {
  const whole = new FileText(file.bytes);
  whole.text = text;
  return whole.contents;
}
