import { isAlias, isMap, isScalar, Node, Scalar, visit } from 'yaml';
import { endOfEntry, Entry } from '../fix/fields';
import { Refusal } from '../fix/refusal';

/** The text of a file, and where the document begins whose nodes are looked at. */
export interface Around {
  readonly text: string;
  readonly offset: number;
}

/** A part of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The column of a position, from 0 on. */
export function columnOf(text: string, position: number): number {
  return position - lineStart(text, position);
}

export function lineStart(text: string, position: number): number {
  return text.lastIndexOf('\n', position - 1) + 1;
}

/** The position behind the line break. */
export function lineEnd(text: string, position: number): number {
  const end = text.indexOf('\n', position);
  return end < 0 ? text.length : end + 1;
}

/** Where the key of an entry is. */
export function keyOf({ key }: Entry, { offset }: Around): number {
  return offset + key.range![0];
}

/** An entry from its key to the end of its last line, with the comments below it that are indented deeper. Throws a refusal if something else is in its lines. */
export function spanOf(entry: Entry, around: Around): Span {
  const { text, offset } = around;
  const start = keyOf(entry, around);
  return { start, end: withDeeperComments(text, endOfLines(text, offset + endOfEntry(entry)), columnOf(text, start)) };
}

/** The end of the line that a value ends in. Throws a refusal if more than a comment follows in it. */
export function endOfLines(text: string, end: number): number {
  if (text[end - 1] === '\n') { return end; } // a block of text
  const line = lineEnd(text, end);
  if (!/^[ \t]*:?[ \t]*(#[^\n]*)?\r?\n?$/.test(text.slice(end, line))) { throw new Refusal('other fields are in its lines'); }
  return line;
}

function withDeeperComments(text: string, end: number, column: number): number {
  let last = end;
  for (let position = end; position < text.length; position = lineEnd(text, position)) {
    const line = text.slice(position, lineEnd(text, position));
    const indentation = /^( *)#/.exec(line)?.[1].length ?? -1;
    if (indentation > column) {
      last = lineEnd(text, position);
    } else if (line.trim() !== '') {
      break;
    }
  }
  return last;
}

/** Where the comments begin that are directly above a key, as far indented as the key itself. */
export function withCommentsAbove(text: string, key: number): number {
  const column = columnOf(text, key);
  let start = lineStart(text, key);
  if (text.slice(start, key).trim() !== '') { return key; } // the first key of an entry of a list
  for (;;) {
    const above = lineStart(text, start - 1);
    if (start === 0 || !new RegExp(`^ {${column}}#`).test(text.slice(above, start))) { return start; }
    start = above;
  }
}

/** Lines with another indentation. */
export function indented(lines: string, by: number): string {
  return lines.replace(/\r\n/g, '\n').split('\n').map(line => {
    if (line.trim() === '') { return ''; }
    return by >= 0 ? ' '.repeat(by) + line : line.slice(Math.min(-by, /^ */.exec(line)![0].length));
  }).join('\n');
}

/** The comment that follows a position on the same line; empty if there is none. */
export function commentBehind(text: string, end: number): string {
  return /^[ \t]*(#[^\r\n]*)/.exec(text.slice(end, lineEnd(text, end)))?.[1] ?? '';
}

/** Whether a part of a tree repeats, or is repeated by, what is written elsewhere. */
export function isShared(node: Node): boolean {
  let shared = false;
  visit(node, {
    Node: (_, one) => { shared ||= isAlias(one) || (one as Scalar).anchor !== undefined || isMap(one) && one.items.some(({ key }) => isScalar(key) && typeof key.value === 'symbol'); },
  });
  return shared;
}

/** The line break of a text. */
export function withBreaksOf(text: string, added: string): string {
  return /^[^\n]*\r\n/.test(text) ? added.replace(/\r?\n/g, '\r\n') : added;
}
