import { Document } from '../documents/document';
import { documentsIn } from '../documents/documents';
import { Limits } from '../documents/limits';
import { Found, objectsIn } from '../documents/objects';
import { valueOf } from '../documents/parse';
import { lineOf } from '../documents/positions';
import { ProblemError } from '../documents/problem';
import { Item } from '../inventory/item';
import { inNamespace } from '../manifests/namespace';
import { Path } from '../values/field-path';

/** One document of a file, with the objects in it. */
interface Part {
  readonly document: Document;
  /** Those of the last valid text, if the text is invalid now. */
  readonly objects: readonly Found[];
  readonly problem?: ProblemError;
}

/** A problem of a document. */
export interface DocumentProblem {
  readonly document: Document;
  readonly problem: ProblemError;
}

/** What reading needs to know besides the text. */
export interface FileSettings {
  readonly limits: Limits;
  /** The namespace of objects that set none. */
  readonly namespace?: string;
}

/** The text of a file, and the objects in it. Documents that did not change are not read again, and one that is half typed keeps its last objects. */
export class ManifestFile {
  public readonly items: readonly Item[];
  private readonly parts: readonly Part[];
  /** The problem that the text cannot be split into documents. */
  private readonly problem?: DocumentProblem;

  public constructor(public readonly name: string, public readonly text: string, private readonly settings: FileSettings, before?: ManifestFile) {
    const parts: Part[] = [];
    try {
      const old = new EarlierParts(before?.parts ?? []);
      const documents = [...documentsIn(text, settings.limits)];
      const known = documents.map(document => old.same(document));
      documents.forEach((document, index) => parts.push(known[index] ?? this.read(document, old.next())));
    } catch (error) {
      this.problem = { document: { text, line: 1, start: 0 }, problem: problemOf(error) };
    }
    this.parts = parts;
    this.items = parts.flatMap(part => this.itemsOf(part));
  }

  /** The documents that cannot be read now. */
  public get problems(): DocumentProblem[] {
    return [...this.problem ? [this.problem] : [], ...this.parts.flatMap(({ document, problem }) => problem ? [{ document, problem }] : [])];
  }

  /** The document at a line that has been read with its present text, and its objects. */
  public partAt(line: number): { readonly document: Document; readonly objects: readonly Found[] } | undefined {
    const part = [...this.parts].reverse().find(({ document }) => document.line <= line);
    return part?.problem ? undefined : part;
  }

  private read(document: Document, before: Part | undefined): Part {
    try {
      return { document, objects: objectsIn(valueOf(document, this.settings.limits)) ?? [] };
    } catch (error) {
      return { document, objects: before?.objects ?? [], problem: problemOf(error) };
    }
  }

  private itemsOf({ document, objects }: Part): Item[] {
    const lines = new Map<string, number>();
    const cached = (path: Path) => {
      const key = JSON.stringify(path);
      const line = lines.get(key) ?? lineOf(document, path);
      lines.set(key, line);
      return line;
    };
    return objects.map(({ object, path }) =>
      new Item(inNamespace(object, this.settings.namespace), { where: this.name, lineOf: place => cached([...path, ...place]) }));
  }
}

/** The documents of an earlier text, each of which is used once. */
class EarlierParts {
  private readonly unused: Set<Part>;

  public constructor(parts: readonly Part[]) {
    this.unused = new Set(parts);
  }

  /** The document with the same text, at the place where it is now. */
  public same({ text, line, start }: Document): Part | undefined {
    const part = [...this.unused].find(({ document }) => document.text === text);
    if (!part) { return undefined; }
    this.unused.delete(part);
    const isMoved = part.document.line !== line || part.document.start !== start;
    return isMoved ? { ...part, document: { text, line, start }, problem: movedTo(line, part) } : part;
  }

  /** The first one whose text is not there any more. */
  public next(): Part | undefined {
    const [part] = this.unused;
    this.unused.delete(part);
    return part;
  }
}

function movedTo(line: number, { problem, document }: Part): ProblemError | undefined {
  return problem && new ProblemError(problem.message, problem.hint, problem.line === undefined ? undefined : problem.line + line - document.line);
}

function problemOf(error: unknown): ProblemError {
  return error instanceof ProblemError ? error : new ProblemError(`cannot be read (${(error as Error).message})`);
}
