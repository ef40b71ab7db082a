import { isMap, isScalar, Node } from 'yaml';
import { Around, columnOf, commentBehind, endOfLines, indented, isShared, keyOf, lineEnd, lineStart, Span, spanOf, withCommentsAbove } from './block-text';
import { endOfEntry, Entries, Entry, Field } from '../fix/fields';
import { Refusal } from '../fix/refusal';

/** The text of an object store, as it is moved out of its cluster. */
export interface MovedStore {
  /** The comments above it, with the indentation of an ObjectStore's configuration. */
  readonly above: string;
  /** What follows `configuration:`. */
  readonly value: string;
  /** The value of serverName as it is written, with the comment behind it. */
  readonly serverName?: string;
}

/** Where an ObjectStore has its configuration. */
const COLUMN = 2;

/** The text of an object store without its serverName. Comments stay with what they are about. */
export function movedStore({ entry: found, parent }: Field, around: Around): MovedStore {
  const entry = found!;
  const { value } = entry;
  if (!isMap<Node, Node | null>(value)) { throw new Refusal('it is not a map'); }
  if (isShared(value)) { throw new Refusal('it has anchors or aliases, which do not reach another object'); }
  const server = value.items.find(one => isScalar(one.key) && one.key.value === 'serverName');
  const { text } = around;
  const key = keyOf(entry, around);
  const by = COLUMN - columnOf(text, key);
  const start = withCommentsAbove(text, key);
  return {
    above: start < key ? indented(text.slice(start, lineStart(text, key)), by) : '',
    value: value.flow ? flowWithout(value, server, around) + (parent.flow ? '' : behind(entry, around)) : indentedBelow(blockWithout(entry, server, around), by),
    serverName: server && scalarText(server, around),
  };
}

/** The first line is behind a key. */
function indentedBelow(text: string, by: number): string {
  const first = text.indexOf('\n') + 1;
  return text.slice(0, first).replace('\r', '') + indented(text.slice(first), by);
}

/** The text behind the key of an entry. */
function blockWithout(entry: Entry, server: Entry | undefined, around: Around): string {
  const { text, offset } = around;
  const [start, { end }] = [behindColon(entry, around), spanOf(entry, around)];
  if (!server) { return text.slice(start, end); }
  if ((entry.value as Entries).items.length === 1) { throw new Refusal('it has no destination'); }
  const line = lineStart(text, offset + server.key.range![0]);
  if (line < start) { throw new Refusal('other fields are in its lines'); }
  return text.slice(start, line) + text.slice(endOfLines(text, offset + endOfEntry(server)), end);
}

/** A map with brackets. */
function flowWithout(map: Entries, server: Entry | undefined, { text, offset }: Around): string {
  const [start, end] = map.range!;
  const whole = text.slice(offset + start, offset + end);
  if (!server) { return ` ${whole}`; }
  if (map.items.length === 1) { throw new Refusal('it has no destination'); }
  if (whole.includes('#')) { throw new Refusal('a comment is in the brackets of the map'); }
  return ` ${flowMap(map.items.filter(one => one !== server).map(one => flowEntry(one, { text, offset })))}`;
}

/** The rest of the lines of an entry: a comment, and those below it. */
export function behind(entry: Entry, around: Around): string {
  return around.text.slice(around.offset + endOfEntry(entry), spanOf(entry, around).end);
}

/** A scalar as it is written, with the comment behind it. */
function scalarText(entry: Entry, { text, offset }: Around): string {
  const { value } = entry;
  if (!isScalar(value) || `${value.type}`.startsWith('BLOCK') || text.slice(offset + value.range![0], offset + value.range![1]).includes('\n')) {
    throw new Refusal('serverName is not written in one line');
  }
  const comment = commentBehind(text, offset + value.range![1]);
  const written = text.slice(offset + value.range![0], offset + value.range![1]);
  return `${typeof value.value === 'string' ? written : JSON.stringify(written)}${comment === '' ? '' : ` ${comment}`}`;
}

export function behindColon({ key }: Entry, { text, offset }: Around): number {
  return text.indexOf(':', offset + key.range![1]) + 1;
}

/** An entry of a map with brackets. */
export function flowEntry(entry: Entry, { text, offset }: Around): string {
  return text.slice(offset + entry.key.range![0], offset + endOfEntry(entry));
}

/** A map with brackets. */
export function flowMap(entries: readonly string[]): string {
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** The lines of an entry with the comments above it, to remove them. */
export function linesOf(entry: Entry, around: Around): Span {
  const { start, end } = spanOf(entry, around);
  return { start: withCommentsAbove(around.text, start), end };
}

/** The line of a retention policy, as an ObjectStore has it. */
export function movedLine(entry: Entry, around: Around): string {
  const { text } = around;
  const { start, end } = linesOf(entry, around);
  const lines = text.slice(lineStart(text, start), end);
  return indented(lines.endsWith('\n') ? lines : `${lines}\n`, COLUMN - columnOf(text, keyOf(entry, around)));
}

/** The comment behind the key of an entry whose value is below it. */
export function commentBehindKey(entry: Entry, around: Around): string {
  const start = behindColon(entry, around);
  return /^[ \t]*(#[^\r\n]*)/.exec(around.text.slice(start, lineEnd(around.text, start)))?.[1] ?? '';
}
