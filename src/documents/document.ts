import { ProblemError } from './problem';
import { lineBreaks } from './text';

/** One document of a file: its text and position. */
export interface Document {
  readonly text: string;
  /** The line of the file where the text begins, from 1 on. */
  readonly line: number;
  /** The position in the file's text where the text begins. */
  readonly start: number;
}

/** A problem at a position of a document; by default, at its first character. */
export function problemIn({ text, line }: Pick<Document, 'text' | 'line'>, problem: string | ProblemError, position = /\S/.exec(text)?.index ?? 0): ProblemError {
  const { message, hint } = typeof problem === 'string' ? { message: problem, hint: undefined } : problem;
  const template = text.includes('{{') ? 'if it is a Helm template, check what `helm template` renders' : undefined;
  return new ProblemError(message, hint ?? template, line + lineBreaks(text, 0, position));
}
