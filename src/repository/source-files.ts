import { readFileSync, statSync } from 'node:fs';
import { Document } from '../documents/document';
import { documentsIn } from '../documents/documents';
import { exceeded, Limits } from '../documents/limits';
import { objectsIn } from '../documents/objects';
import { valueOf } from '../documents/parse';
import { lineOf } from '../documents/positions';
import { ProblemError } from '../documents/problem';
import { textOf } from '../documents/text';
import { unreadable } from '../manifests/files';
import { Problem } from '../manifests/problem';
import { Path, valueAt } from '../values/field-path';

/** A place in a file of the repository. */
export interface Place {
  /** As reports name the file. */
  readonly where: string;
  readonly line: number;
}

/** A value in a file, with the place of everything in it. */
export interface Source {
  /** The real path of the file. */
  readonly file: string;
  readonly value: any;
  /** The object that orders the build that made it. */
  readonly appliedBy?: unknown;
  placeOf(path: Path): Place;
}

/** A document of a file; a malformed one has no value. */
export interface SourceDocument extends Source {
  /** The Kubernetes objects in it; undefined if it is something else. */
  readonly objects?: readonly Source[];
}

/** The files of a repository: each is read and parsed once, whatever needs it. */
export class SourceFiles {
  /** The files that were read. */
  public readonly names = new Set<string>();
  private readonly known = new Map<string, { readonly documents: SourceDocument[]; readonly problems: Problem[] }>();
  private bytes = 0;

  public constructor(
    /** As reports name a file. */
    public readonly nameOf: (file: string) => string,
    private readonly limits: Limits,
    private readonly contentOf: (file: string) => Buffer | undefined,
    /** Files that do not exist yet. */
    public readonly added: readonly string[] = [],
  ) {}

  public documentsOf(file: string): readonly SourceDocument[] {
    return this.read(file).documents;
  }

  /** The Kubernetes objects in a file. */
  public objectsOf(file: string): readonly Source[] {
    return this.documentsOf(file).flatMap(({ objects }) => objects ?? []);
  }

  public problemsOf(file: string): readonly Problem[] {
    return this.read(file).problems;
  }

  private read(file: string): { readonly documents: SourceDocument[]; readonly problems: Problem[] } {
    const known = this.known.get(file);
    if (known) { return known; }
    const [documents, problems]: [SourceDocument[], Problem[]] = [[], []];
    this.known.set(file, { documents, problems });
    const where = this.nameOf(file);
    this.names.add(where);
    const attempt = (act: () => void): void => {
      try {
        act();
      } catch (error) {
        problems.push(error instanceof ProblemError
          ? { file: where, line: error.line, message: error.message, hint: error.hint } : unreadable(where, error));
      }
    };
    attempt(() => {
      this.bytes += this.contentOf(file)?.length ?? statSync(file).size;
      if (this.bytes > this.limits['input-size']) { throw exceeded('input-size', this.limits, ': this file and those after it are not read', 1); }
      for (const document of documentsIn(textOf(this.contentOf(file) ?? readFileSync(file)), this.limits)) {
        attempt(() => documents.push(this.sourceOf(file, document)));
      }
    });
    return { documents, problems };
  }

  private sourceOf(file: string, document: Document): SourceDocument {
    const where = this.nameOf(file);
    const value = valueOf(document, this.limits);
    const placeIn = (start: Path) => (path: Path): Place => ({ where, line: lineOf(document, [...start, ...path]) });
    return {
      file,
      value,
      placeOf: placeIn([]),
      objects: objectsIn(value)?.map(({ object, path }) => ({ file, value: object, placeOf: placeIn(path) })),
    };
  }
}

/** A part of a value in a file. */
export function partOf(source: Source, start: Path): Source {
  return { file: source.file, value: valueAt(source.value, start), placeOf: path => source.placeOf([...start, ...path]) };
}

/**
 * The documents in a text that is a value of a file, such as a patch in a kustomization. The lines of the text follow the line of its key if it is a block.
 *
 * @param isFile whether the text is a file of its own
 */
export function documentsInText(source: Source, path: Path, limits: Limits, isFile = false): Source[] {
  const text = valueAt(source.value, path);
  if (typeof text !== 'string') { return []; }
  const isBlock = text.includes('\n');
  return [...documentsIn(text, limits)].flatMap(document => {
    const value = attempted(() => valueOf(document, limits));
    return value === undefined ? [] : [{
      file: source.file,
      value,
      placeOf: (inside: Path) => {
        const { where, line } = source.placeOf(path);
        return { where, line: isBlock ? line + lineOf(document, inside) - (isFile ? 1 : 0) : line };
      },
    }];
  });
}

function attempted<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
