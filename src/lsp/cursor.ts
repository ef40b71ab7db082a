import type { Position } from 'vscode-languageserver/node';
import { linesOf } from './text-positions';
import { documentsIn } from '../documents/documents';
import { Limits } from '../documents/limits';
import { placeAt } from '../documents/place';
import { Path } from '../values/field-path';
import { asRecord, isMap } from '../values/narrow';

/** What stands in for what is being typed, so that the text around it can be read. */
const MARK = 'xCursorx';

/** What is being typed. */
export interface Cursor {
  /** The object, and the path in it: of the field whose value is typed, or of the object whose key is. */
  readonly object: Record<string, any>;
  readonly path: Path;
  readonly types: 'key' | 'value';
  /** Where the word begins, in the line. */
  readonly start: number;
  /** Whether a colon follows. */
  readonly hasColon: boolean;
}

const KEY = /^(\s*(?:- +)*)([\w./-]*)$/;
const VALUE = /^(\s*(?:- +)*)("[^"]*"|'[^']*'|[^\s"'#:[\]{},][^\s:]*):\s+(["']?)([^"'\s]*)$/;

/** What is being typed at a position of a YAML text in block style; undefined in flow style, comments and block scalars. */
export function cursorAt(text: string, position: Position, limits: Limits): Cursor | undefined {
  const lines = linesOf(text);
  const line = lines[position.line] ?? '';
  const [before, after] = [line.slice(0, position.character), line.slice(position.character)];
  const rest = after.replace(/^[\w./-]*/, '');
  const [key, value] = [KEY.exec(before), VALUE.exec(before)];
  if (value) { return read(lines, position.line, `${value[1]}${value[2]}: ${MARK}`, before.length - value[4].length, false, limits); }
  if (!key) { return undefined; }
  const hasColon = /^\s*:/.test(rest);
  return read(lines, position.line, `${key[1]}${MARK}${hasColon ? rest : ':'}`, key[1].length, hasColon, limits);
}

function read(lines: readonly string[], at: number, marked: string, start: number, hasColon: boolean, limits: Limits): Cursor | undefined {
  const text = [...lines.slice(0, at), marked, ...lines.slice(at + 1)].join('\n');
  for (const document of documentsIn(text, limits)) {
    const offset = document.text.indexOf(MARK);
    if (offset < 0) { continue; }
    const place = placeAt(document, offset, limits);
    const typed = place && withObject(place.root, place.isKey ? place.path.slice(0, -1) : place.path);
    return typed && { ...typed, types: place.isKey ? 'key' : 'value', start, hasColon };
  }
  return undefined;
}

/** The object at a path, which may be in a list, and the path in it. */
export function withObject(root: unknown, path: Path): { readonly object: Record<string, any>; readonly path: Path } | undefined {
  const { kind, items } = asRecord(root);
  if (typeof kind === 'string' && kind.endsWith('List') && path[0] === 'items' && typeof path[1] === 'number' && Array.isArray(items)) {
    return withObject(items[path[1]], path.slice(2));
  }
  return isMap(root) ? { object: root as Record<string, any>, path } : undefined;
}
