import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Comments, commentsIn, CommentsOfObject } from './comments';
import { textOf } from '../documents/text';
import { Item } from '../inventory/item';
import { Path } from '../values/field-path';
import { asRecord, asString } from '../values/narrow';

/** An object of the input. */
export interface ImportedObject {
  readonly item: Item;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  /** As it is written. */
  readonly content: Record<string, any>;
  /** The file that it is read from. */
  readonly file: string;
  /** The line of a field. */
  lineOf(path: Path): number | undefined;
  /** Its comments, of which nothing has been taken. */
  comments(): CommentsOfObject;
}

/** The objects of items, with the comments of their files. */
export function importedObjects(items: readonly Item[], cwd: string, standardInput?: Buffer): ImportedObject[] {
  const files = new Map<string, Comments>();
  const commentsOf = (file: string): Comments => {
    const known = files.get(file) ?? commentsOfFile(file, cwd, standardInput);
    files.set(file, known);
    return known;
  };
  return items.map((item, index) => {
    const { where: file, lineOf = () => undefined } = item.origin;
    const content = asRecord(item.written);
    const metadata = asRecord(content.metadata);
    const lineAt = (other?: Item) => other?.origin.where === file ? other.origin.lineOf?.([]) : undefined;
    // what is above the first object is about it, and what is below the last one too
    const lines = [lineAt(items[index - 1]) === undefined ? 0 : lineOf([]) ?? 0, lineAt(items[index + 1]) ?? Infinity] as const;
    return {
      item,
      content,
      file,
      apiVersion: asString(content.apiVersion) ?? '',
      kind: asString(content.kind) ?? '',
      name: asString(metadata.name) ?? '',
      namespace: asString(metadata.namespace),
      lineOf,
      comments: () => new CommentsOfObject(commentsOf(file), lines),
    };
  });
}

function commentsOfFile(file: string, cwd: string, standardInput?: Buffer): Comments {
  return commentsIn(textOf(file === 'stdin' && standardInput ? standardInput : readFileSync(resolve(cwd, file))));
}
