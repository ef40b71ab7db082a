import { Fields } from './fields';
import { Refusal } from './refusal';
import { FileChange } from '../checker/file-change';
import { Document } from '../documents/document';
import { documentsIn } from '../documents/documents';
import { DEFAULT_LIMITS, Limits } from '../documents/limits';
import { objectsIn } from '../documents/objects';
import { valueOf } from '../documents/parse';
import { lineOf } from '../documents/positions';
import { lineBreaks } from '../documents/text';
import { Path } from '../values/field-path';
import { asRecord, asName } from '../values/narrow';

/** A part of a text that is an object. */
export interface WrittenObject {
  readonly document: Document;
  /** The last line of its document. */
  readonly lastLine: number;
  /** Where it is in its document. */
  readonly path: Path;
  readonly object: Record<string, any>;
}

/** More objects than this with one name, in the same lines, are not told apart. */
const MOST_NAMESAKES = 100;

/** The text of a file, its objects and their fields. */
export class SourceText {
  public readonly objects: readonly WrittenObject[];
  private readonly byIdentity = new Map<string, WrittenObject[]>();
  private readonly fields = new Map<Document, Fields>();

  public constructor(public readonly text: string, private readonly limits: Limits = DEFAULT_LIMITS) {
    this.objects = [...documentsIn(text, limits)].flatMap(document => objectsOf(document, limits));
    for (const one of this.objects) {
      const { kind, metadata } = one.object;
      [identityOf(kind, asName(asRecord(metadata).name) ?? ''), identityOf(kind)].forEach(key => {
        const same = this.byIdentity.get(key);
        same ? same.push(one) : this.byIdentity.set(key, [one]);
      });
    }
  }

  /** The object that a change is for. */
  public objectOf({ kind, name, line, path }: FileChange): WrittenObject {
    const near = (this.byIdentity.get(identityOf(kind, name)) ?? []).filter(({ document, lastLine }) => document.line <= line && line <= lastLine);
    const found = near.length > MOST_NAMESAKES ? near : near.filter(one => lineOf(one.document, [...one.path, ...path]) === line);
    if (found.length === 0) { throw new Refusal('the file does not contain the object as it was checked'); }
    if (found.length > 1) { throw new Refusal('the line has several objects of this name'); }
    return found[0];
  }

  public fieldsOf(document: Document): Fields {
    const known = this.fields.get(document) ?? new Fields(document, this.limits);
    this.fields.set(document, known);
    return known;
  }
}

function identityOf(kind: unknown, name?: string): string {
  return JSON.stringify([kind, name]);
}

function objectsOf(document: Document, limits: Limits): WrittenObject[] {
  try {
    const lastLine = document.line + lineBreaks(document.text, 0, document.text.length);
    return (objectsIn(valueOf(document, limits)) ?? []).map(found => ({ ...found, document, lastLine }));
  } catch {
    return []; // the report has the problem
  }
}
