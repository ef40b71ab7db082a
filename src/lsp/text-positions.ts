import type { Position, Range } from 'vscode-languageserver/node';
import { Document } from '../documents/document';
import { Range as Part, rangeOf } from '../documents/positions';
import { Path } from '../values/field-path';

/** The lines of a text, without their ends. */
export function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}

/** The whole line without its indentation, from 0 on. */
export function rangeOfLine(lines: readonly string[], line: number): Range {
  const at = Math.max(0, Math.min(line, lines.length - 1));
  const text = lines[at] ?? '';
  return { start: { line: at, character: text.length - text.trimStart().length }, end: { line: at, character: text.trimEnd().length } };
}

/** Where a field of a document is in its file; the whole line where the columns are not known, as in an item of a JSON list. */
export function rangeOfField(lines: readonly string[], document: Document, path: Path): Range | undefined {
  const part = rangeOf(document, path);
  if (!part) { return undefined; }
  const start = positionIn(document, part.start);
  const written = document.text.slice(part.start, part.end);
  return written !== '' && lines[start.line]?.startsWith(written, start.character)
    ? { start, end: { line: start.line, character: start.character + written.length } }
    : rangeOfLine(lines, start.line);
}

/** The file's position of an offset in a document's text. */
function positionIn({ text, line }: Document, offset: Part['start']): Position {
  const position = positionAt(text, offset);
  return { ...position, line: line - 1 + position.line };
}

/** The position of an offset in a text. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before[before.length - 1].length };
}

/** The offset in a document's text of a position in its file; undefined if it is not in the document. */
export function offsetIn({ text, line }: Document, position: Position): number | undefined {
  let offset = 0;
  for (let at = line - 1; at < position.line; at++) {
    const end = text.indexOf('\n', offset);
    if (end < 0) { return undefined; }
    offset = end + 1;
  }
  return position.line < line - 1 ? undefined : offset + position.character;
}

/** Whether a position is in a range, its ends included. */
export function isIn({ start, end }: Range, position: Position): boolean {
  return compare(start, position) <= 0 && compare(position, end) <= 0;
}

/** Whether two ranges have a position in common. */
export function overlap(one: Range, other: Range): boolean {
  return compare(one.start, other.end) <= 0 && compare(other.start, one.end) <= 0;
}

function compare(one: Position, other: Position): number {
  return one.line - other.line || one.character - other.character;
}
