import { existsSync, readFileSync, statSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { filesOf, IsExcluded, seenFrom, STANDARD_INPUT, unreadable } from './files';
import { Input } from './input';
import { inNamespace } from './namespace';
import { Problem } from './problem';
import { Document, problemIn } from '../documents/document';
import { documentsIn } from '../documents/documents';
import { DEFAULT_LIMITS, exceeded, Limits } from '../documents/limits';
import { objectsIn } from '../documents/objects';
import { valueOf } from '../documents/parse';
import { lineOf } from '../documents/positions';
import { ProblemError } from '../documents/problem';
import { textOf } from '../documents/text';
import { Item } from '../inventory/item';

/** What there is to read. */
export interface Sources {
  readonly paths: string[];
  readonly cwd: string;
  /** The contents of standard input, if it was read. */
  readonly standardInput?: Buffer;
  /** Contents that stand for those of files, such as changes that are not written yet, and of files that do not exist yet. */
  readonly contents?: ReadonlyMap<string, Buffer>;
  /** The namespace of objects that set none. */
  readonly namespace?: string;
  readonly limits?: Limits;
  /** What is not read, although it is in the paths. */
  readonly exclude?: IsExcluded;
}

/** Reads all files, one document after the other. What cannot be read is reported as a problem, and does not stop the others. */
export function read(sources: Sources): Input {
  const { paths, cwd, limits = DEFAULT_LIMITS } = sources;
  const { files, problems, hasExcluded } = filesOf(paths, cwd, limits, { exclude: sources.exclude, added: newFilesOf(sources) });
  const reader = new Reader(sources, limits, problems);
  for (const file of files) {
    if (!reader.isFull) { reader.readFile(file); }
  }
  const { items, ignored, empty } = reader;
  return withExpected({ files: files.map(nameOf), sets: [{ items }], ignored, empty, hasExcluded, problems }, sources);
}

/** The files that only `contents` has. */
export function newFilesOf({ contents, cwd }: Pick<Sources, 'contents' | 'cwd'>): string[] {
  return [...contents?.keys() ?? []].filter(file => !existsSync(resolve(cwd, file)));
}

/** Adds the problems that nothing was found, or nothing in one of the directories. */
export function withExpected(input: Input, sources: Sources): Input {
  const items = input.sets.flatMap(set => set.items);
  if (items.length > 0) { return { ...input, problems: [...input.problems, ...withoutObjects(sources, input, items)] }; }
  if (input.problems.length > 0) { return input; }
  const excluded = input.hasExcluded ? ' in what is not excluded' : '';
  return { ...input, problems: [{ message: `no Kubernetes object was found${excluded}`, hint: 'specify files or directories with manifests' }] };
}

/** The directories of the command line whose files have no object: whatever should have been written there is missing. */
function withoutObjects({ paths, cwd }: Sources, { files, problems, skipped = [] }: Input, items: readonly Item[]): Problem[] {
  const named = directoriesOf(files);
  const said = [...problems, ...skipped].flatMap(({ file }) => file ?? []);
  const settled = directoriesOf([...new Set([...items.map(({ origin: { where } }) => where), ...said])]);
  return [...new Set(paths.map(path => seenFrom(cwd, path)))]
    .filter(directory => named.has(directory) && !settled.has(directory))
    .map(file => ({ file, message: 'no file in it contains a Kubernetes object', hint: 'check the program that wrote them, or remove it from the command line' }));
}

/** All directories in which files are, directly or not. */
function directoriesOf(files: readonly string[]): Set<string> {
  const directories = new Set<string>();
  for (const file of files) {
    for (let directory = posix.dirname(file); !directories.has(directory); directory = posix.dirname(directory)) { directories.add(directory); }
  }
  return directories;
}

/** One run over all files. */
class Reader {
  public readonly items: Item[] = [];
  public ignored = 0;
  public empty = 0;
  /** Whether a limit of the run was met: what follows is not read. */
  public isFull = false;
  private bytes = 0;
  /** Documents that are not Kubernetes objects, and malformed ones. */
  private others = 0;
  /** The files that are on the command line themselves: they are expected to contain objects. */
  private readonly named: ReadonlySet<string>;

  public constructor(private readonly sources: Sources, private readonly limits: Limits, private readonly problems: Problem[]) {
    this.named = new Set(sources.paths.flatMap(path => [path, posix.normalize(path)]));
  }

  public readFile(file: string): void {
    const [objects, wrong] = [this.items.length, this.problems.length];
    this.attempt(file, () => {
      let isEmpty = true;
      for (const document of this.documentsOf(file)) {
        isEmpty = false;
        if (this.isFull) { return; }
        this.attempt(file, () => this.add(document, file));
      }
      if (isEmpty) { this.empty++; }
    });
    if (this.items.length === objects && this.problems.length === wrong && this.named.has(file)) {
      const hint = 'check the program that wrote it, or remove it from the command line';
      this.problems.push({ file: nameOf(file), message: 'it contains no Kubernetes object', hint });
    }
  }

  private add(document: Document, file: string): void {
    const { namespace } = this.sources;
    this.others++; // until it is known to be an object
    this.expectRoom(0, document);
    const value = valueOf(document, this.limits);
    const objects = objectsIn(value);
    if (objects === undefined) {
      this.ignored += value === undefined || value === null ? 0 : 1;
      return;
    }
    this.others--;
    this.expectRoom(objects.length, document);
    for (const { object, path } of objects) {
      this.items.push(new Item(inNamespace(object, namespace), { where: nameOf(file), lineOf: place => lineOf(document, [...path, ...place]) }));
    }
  }

  private expectRoom(more: number, document: Document): void {
    if (this.items.length + this.others + more > this.limits.objects) {
      this.isFull = true;
      throw problemIn(document, exceeded('objects', this.limits, ': this one and those after it are not checked'));
    }
  }

  private documentsOf(file: string): Iterable<Document> {
    if (file !== STANDARD_INPUT) {
      const [path, contents] = [resolve(this.sources.cwd, file), this.sources.contents?.get(file)];
      this.expectBytes(contents?.length ?? statSync(path).size);
      return documentsIn(textOf(contents ?? readFileSync(path)), this.limits);
    }
    const { standardInput = Buffer.alloc(0) } = this.sources;
    this.expectBytes(standardInput.length);
    const text = textOf(standardInput);
    if (text.trim() === '') {
      throw new ProblemError('standard input is empty', 'check the output of the command before the pipe');
    }
    return documentsIn(text, this.limits);
  }

  private expectBytes(more: number): void {
    this.bytes += more;
    if (this.bytes > this.limits['input-size']) {
      this.isFull = true;
      throw exceeded('input-size', this.limits, ': this file and those after it are not read', 1);
    }
  }

  private attempt(file: string, act: () => void): void {
    try {
      act();
    } catch (error) {
      this.problems.push(error instanceof ProblemError
        ? { file: nameOf(file), line: error.line, message: error.message, hint: error.hint }
        : unreadable(nameOf(file), error));
    }
  }
}

function nameOf(file: string): string {
  return file === STANDARD_INPUT ? 'stdin' : file;
}
