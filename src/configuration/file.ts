import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Invalid, readShape } from './read-shape';
import { Shape } from './shape';
import { Document, problemIn } from '../documents/document';
import { documentsIn } from '../documents/documents';
import { DEFAULT_LIMITS, Limits } from '../documents/limits';
import { valueOf } from '../documents/parse';
import { lineOf } from '../documents/positions';
import { ProblemError } from '../documents/problem';
import { textOf } from '../documents/text';
import { unreadable } from '../manifests/files';
import { Problem } from '../manifests/problem';
import { formatPath, Path } from '../values/field-path';

/** A file with settings for this command, as far as it is valid. */
export interface SettingsFile {
  /** As reports name it. */
  readonly file: string;
  /** The directory of the file: its paths are relative to it. */
  readonly directory: string;
  readonly content: any;
  lineOf(path: Path): number;
}

/** A file with more is not what its name promises. */
const MOST_PROBLEMS = 100;
const TOO_MANY = new ProblemError(`more than ${MOST_PROBLEMS} invalid keys and values`, 'use another file');

/** Reads a file of a certain shape. Nothing if it cannot be read; what is invalid in it is a problem, and omitted. */
export function readSettingsFile(file: string, cwd: string, shape: Shape, most: number, problems: Problem[]): SettingsFile | undefined {
  try {
    const path = resolve(cwd, file);
    const document = documentIn(path, most);
    const limits: Limits = { ...DEFAULT_LIMITS, 'document-size': most, 'aliases': 100, 'depth': 50 };
    const value = valueOf(document, limits);
    const invalid: Invalid[] = [];
    const content = readShape(shape, value, [], one => { if (invalid.push(one) > MOST_PROBLEMS) { throw problemIn(document, TOO_MANY); } });
    for (const one of invalid) { problems.push(problemOf(one, document, file)); }
    return { file, directory: dirname(path), content: content ?? {}, lineOf: place => lineOf(document, place) };
  } catch (error) {
    problems.push(error instanceof ProblemError ? { file, line: error.line, message: error.message, hint: error.hint } : unreadable(file, error));
    return undefined;
  }
}

function documentIn(path: string, most: number): Document {
  const status = statSync(path);
  if (!status.isFile()) { throw new ProblemError('not a regular file', 'use a regular file'); }
  if (status.size > most) { throw new ProblemError(`larger than ${most} bytes`, 'use a smaller file'); }
  const [document, second] = documentsIn(textOf(readFileSync(path)));
  if (document === undefined) { throw new ProblemError('it is empty', 'write the settings, or remove the file'); }
  if (second !== undefined) { throw new ProblemError('it contains several documents', 'use one document', second.line); }
  return document;
}

function problemOf({ path, message, hint }: Invalid, document: Document, file: string): Problem {
  return { file, line: lineOf(document, path), message: path.length === 0 ? message : `${formatPath(path).slice(0, 200)}: ${message}`, hint };
}
