import { readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { Document } from './document';
import { documentsIn } from './documents';
import { filesOf, STANDARD_INPUT, unreadable } from './files';
import { inNamespace, objectsIn } from './objects';
import { valueOf } from './parse';
import { lineOf } from './positions';
import { textOf } from './text';
import { Item } from '../../inventory/item';
import { Problem, ProblemError } from '../problem';

/** What was read, and what could not be. */
export interface Input {
  readonly files: string[];
  readonly items: Item[];
  /** The number of documents that are not Kubernetes objects. */
  readonly ignored: number;
  readonly problems: Problem[];
}

/** What there is to read. */
export interface Sources {
  readonly paths: string[];
  readonly cwd: string;
  /** The contents of standard input, if it was read. */
  readonly standardInput?: Buffer;
  /** The namespace of objects that set none. */
  readonly namespace?: string;
}

/** Reads all files, one document after the other. What cannot be read is reported as a problem, and does not stop the others. */
export function read({ paths, cwd, standardInput, namespace }: Sources): Input {
  const { files, problems } = filesOf(paths, cwd);
  const items: Item[] = [];
  let ignored = 0;
  for (const file of files) {
    const name = file === STANDARD_INPUT ? 'stdin' : file;
    const [before, wrong] = [items.length, problems.length];
    for (const document of attempt(name, problems, () => documentsOf(file, cwd, standardInput)) ?? []) {
      const value = attempt(name, problems, () => valueOf(document));
      const objects = objectsIn(value);
      items.push(...(objects ?? []).map(({ object, path }) => new Item(inNamespace(object, namespace), {
        where: name, lineOf: place => lineOf(document, [...path, ...place]),
      })));
      ignored += objects === undefined && value !== undefined && value !== null ? 1 : 0;
    }
    if (items.length === before && problems.length === wrong && isNamed(file, paths)) {
      problems.push({ file: name, message: 'it contains no Kubernetes object', hint: 'check the program that wrote it, or remove it from the command line' });
    }
  }
  if (items.length === 0 && problems.length === 0) {
    problems.push({ message: 'no Kubernetes object was found', hint: 'specify files or directories with manifests' });
  }
  return { files: files.map(file => file === STANDARD_INPUT ? 'stdin' : file), items, ignored, problems };
}

/** Whether a file itself is on the command line: it is then expected to contain objects. */
function isNamed(file: string, paths: string[]): boolean {
  return paths.some(path => path === file || posix.normalize(path) === file);
}

function documentsOf(file: string, cwd: string, standardInput?: Buffer): Iterable<Document> {
  if (file !== STANDARD_INPUT) {
    return documentsIn(textOf(readFileSync(resolve(cwd, file))));
  }
  const text = textOf(standardInput ?? Buffer.alloc(0));
  if (text.trim() === '') {
    throw new ProblemError('standard input is empty', 'check the output of the command before the pipe');
  }
  return documentsIn(text);
}

function attempt<T>(file: string, problems: Problem[], what: () => T): T | undefined {
  try {
    return what();
  } catch (error) {
    if (error instanceof ProblemError) {
      problems.push({ file, line: error.line, message: error.message, hint: error.hint });
    } else {
      problems.push(unreadable(file, error));
    }
    return undefined;
  }
}
