import { readFileSync, statSync } from 'fs';
import { documentsIn } from '../documents/documents';
import { objectsIn } from '../documents/objects';
import { valueOf } from '../documents/parse';
import { ProblemError } from '../documents/problem';
import { textOf } from '../documents/text';
import { asRecord, asString } from '../values/narrow';

/** What a file contains: Kubernetes objects with kind and name, or why it cannot be used. */
export type FileContents = { readonly objects: any[] } | { readonly problem: string };

/** The objects of a YAML file. Nothing is downloaded. */
export function objectsOfFile(path: string): FileContents {
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(path)) {
    return { problem: 'is an address: expected the path of a file' };
  }
  try {
    if (!statSync(path).isFile()) { return { problem: 'is not a file' }; }
    return {
      objects: [...documentsIn(textOf(readFileSync(path)))].flatMap(document => {
        const value = valueOf(document);
        return isEmpty(value) ? [] : (objectsIn(value) ?? [{ object: undefined }]).map(({ object }) => named(object, document.line));
      }),
    };
  } catch (error) {
    return { problem: error instanceof ProblemError ? `line ${error.line ?? 1}: ${error.message}` : reasonOf(error as NodeJS.ErrnoException) };
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'object' && Object.keys(value).length === 0;
}

function named(object: Record<string, any> | undefined, line: number): Record<string, any> {
  if (!object || !asString(object.kind) || !asString(asRecord(object.metadata).name)) {
    throw new ProblemError('the document is not a Kubernetes object with apiVersion, kind and metadata.name', undefined, line);
  }
  return object;
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  return code === 'ENOENT' ? 'does not exist' : `cannot be read (${code ?? message})`;
}
