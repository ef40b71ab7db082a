import { Around } from './block-text';
import { Distribution } from '../contracts/distribution';
import { DEFAULT_LIMITS, Limits } from '../documents/limits';
import { lineOf } from '../documents/positions';
import { ProblemError } from '../documents/problem';
import { mayBePartial } from '../facts/complete-objects';
import { Fields } from '../fix/fields';
import { FileText } from '../fix/file-text';
import { SourceText, WrittenObject } from '../fix/source-text';
import { Path } from '../values/field-path';
import { asName, asRecord } from '../values/narrow';

const PRODUCTS = [Distribution.CLOUDNATIVE_PG, Distribution.EDB];

/** An object as it is written in a file. */
export class SourceObject {
  public readonly kind: string;
  public readonly name: string;
  public readonly namespace?: string;
  /** The product whose API group it has. */
  public readonly distribution?: Distribution;
  public readonly spec: Record<string, any>;

  public constructor(public readonly file: SourceFile, public readonly written: WrittenObject) {
    const { apiVersion, kind, metadata, spec } = written.object;
    this.kind = `${kind}`;
    this.name = asName(asRecord(metadata).name) ?? '';
    this.namespace = asName(asRecord(metadata).namespace);
    this.distribution = PRODUCTS.find(({ apiGroup }) => `${apiVersion}`.startsWith(`${apiGroup}/`));
    this.spec = asRecord(spec);
  }

  /** The line of a field, from 1 on. */
  public lineOf(path: Path = []): number {
    return lineOf(this.written.document, [...this.written.path, ...path]);
  }

  public get fields(): Fields {
    return this.file.source.fieldsOf(this.written.document);
  }

  public pathOf(path: Path): Path {
    return [...this.written.path, ...path];
  }

  public get around(): Around {
    return { text: this.file.text, offset: this.written.document.start };
  }

  /** Whether it is complete: other objects may be patches. */
  public get isWhole(): boolean {
    return !mayBePartial(this.kind, this.spec);
  }

  /** As messages name it. */
  public toString(): string {
    return `${this.kind} "${this.name}"${this.namespace === undefined ? '' : ` in namespace "${this.namespace}"`}`;
  }
}

/** A file with its text and objects. */
export class SourceFile {
  public readonly text: string;

  private own?: readonly SourceObject[];
  private parsed?: SourceText;

  public constructor(public readonly name: string, public readonly bytes: Buffer, public readonly limits: Limits = DEFAULT_LIMITS) {
    this.text = textOf(bytes);
  }

  /** The files of a repository have many other objects, and are not parsed for these. */
  public get objects(): readonly SourceObject[] {
    return this.own ??= /\b(Cluster|Backup|ScheduledBackup|ObjectStore)\b/.test(this.text) ? this.source.objects.map(written => new SourceObject(this, written)) : [];
  }

  public get source(): SourceText {
    return this.parsed ??= new SourceText(this.text, this.limits);
  }

  public get isJson(): boolean {
    return /^\uFEFF?\s*\{/.test(this.text);
  }
}

/** The text of a file. A binary file counts as empty, since it has no old fields. */
function textOf(bytes: Buffer): string {
  try {
    return new FileText(bytes).text;
  } catch (error) {
    if (!(error instanceof ProblemError)) { throw error; }
    return '';
  }
}
