import { isMap, Node } from 'yaml';
import { Around, columnOf, keyOf, lineEnd, lineStart, spanOf, withBreaksOf, withCommentsAbove } from './block-text';
import { appendTo, LineEdit } from './list-text';
import { commentBehindKey, flowEntry, flowMap, linesOf, MovedStore, movedLine, movedStore } from './moved-text';
import { Parameters, pluginInFlow, pluginLines } from './plugin-text';
import { SourceObject } from './sources';
import { Use } from './uses';
import { endOfEntry, Entries, Entry, Field } from '../fix/fields';
import { Refusal } from '../fix/refusal';
import { TextEdit } from '../fix/text-edit';

/** What an object store of a cluster is replaced with. */
export interface Move {
  readonly use: Use;
  readonly parameters: Parameters;
}

/** What is taken out of a cluster. */
export interface Taken {
  readonly store: MovedStore;
  /** The lines of the retention policy. */
  readonly retention?: string;
}

/** The text that an object store leaves its cluster with. */
export function takenFrom({ cluster, path, external, retentionPolicy }: Use): Taken {
  const { fields, around } = cluster;
  const store = movedStore(fields.at(cluster.pathOf(path)), around);
  if (external !== undefined || retentionPolicy === undefined) { return { store }; }
  const { entry, parent } = fields.at(cluster.pathOf(['spec', 'backup', 'retentionPolicy']));
  return { store, retention: parent.flow ? `  ${flowEntry(entry!, around)}\n` : movedLine(entry!, around) };
}

/** Replaces the archive of a cluster; the given comments stay where it was. */
export function archiveEdits(cluster: SourceObject, parameters: Parameters, comments: readonly string[]): TextEdit[] {
  const { fields, around } = cluster;
  const backup = fields.at(cluster.pathOf(['spec', 'backup']));
  if (backup.parent.flow) { throw new Refusal('spec is written in brackets'); }
  const { start, end } = spanOf(backup.entry!, around);
  const item = { lines: (column: number) => pluginLines(parameters, column, true), inFlow: () => pluginInFlow(parameters, true) };
  const plugins = appendTo('plugins', fields.at(cluster.pathOf(['spec', 'plugins'])), item, around, { position: end, column: columnOf(around.text, start) });
  const [first, spaces] = [lineStart(around.text, start), ' '.repeat(columnOf(around.text, start))];
  const kept = comments.length === 0 ? [] : [{ start: first, end: first, text: comments.map(comment => `${spaces}${comment}\n`).join('') }];
  return [...kept, ...removedFrom(backup, around), plugins];
}

/** Removes the object store and its retention policy, and what they are in if nothing else is left. */
function removedFrom({ entry, value }: Field, around: Around): TextEdit[] {
  const map = value as Entries;
  const isGone = ({ key }: Entry) => ['barmanObjectStore', 'retentionPolicy'].includes(`${key}`);
  const [gone, left] = [map.items.filter(isGone), map.items.filter(one => !isGone(one))];
  const { text, offset } = around;
  if (map.flow) {
    const [start, end] = [offset + map.range![0], offset + map.range![1]];
    if (text.slice(start, end).includes('#')) { throw new Refusal('a comment is in the brackets of the map'); }
    return [left.length > 0 ? { start, end, text: flowMap(left.map(one => flowEntry(one, around))) } : { ...withoutComment(entry!, around) }];
  }
  const removed = gone.map(one => ({ ...linesOf(one, around), text: '' }));
  return left.length > 0 ? removed : [header(entry!, around), ...removed];
}

/** The line of a field in one line is removed, and its comment stays. */
function withoutComment(entry: Entry, around: Around): TextEdit {
  const { text, offset } = around;
  const key = keyOf(entry, around);
  const [start, { end }] = [lineStart(text, key), spanOf(entry, around)];
  const comment = /#[^\r\n]*/.exec(text.slice(offset + endOfEntry(entry), lineEnd(text, offset + endOfEntry(entry))))?.[0];
  const line = lineEnd(text, offset + endOfEntry(entry));
  return { start, end: Math.min(line, end), text: comment === undefined ? '' : `${text.slice(start, key)}${comment}\n` };
}

/** The line of a key goes, and its comment stays. */
function header(entry: Entry, around: Around): TextEdit {
  const { text } = around;
  const key = keyOf(entry, around);
  const start = lineStart(text, key);
  const comment = commentBehindKey(entry, around);
  if (text.slice(start, key).trim() !== '') { throw new Refusal('other fields are in its lines'); }
  return { start, end: lineEnd(text, key), text: comment === '' ? '' : `${text.slice(start, key)}${comment}\n` };
}

/** Replaces the object store of an external cluster with the plugin; the given comments go above it. */
export function externalEdit({ use: { cluster, path }, parameters }: Move, comments: readonly string[]): TextEdit {
  const { fields, around } = cluster;
  const { text, offset } = around;
  const { entry, parent } = fields.at(cluster.pathOf(path));
  if (!isMap<Node, Node | null>(parent)) { throw new Refusal('the external cluster is not a map'); }
  const key = keyOf(entry!, around);
  if (parent.flow) {
    if (comments.length > 0) { throw new Refusal('a comment is in the brackets of the map'); }
    return { start: key, end: offset + endOfEntry(entry!), text: `plugin: ${pluginInFlow(parameters, false)}` };
  }
  const [column, start] = [columnOf(text, key), withCommentsAbove(text, key)];
  const spaces = ' '.repeat(column);
  const lines = [`plugin:\n${spaces}  ${pluginLines(parameters, column + 2, false)}\n`];
  // the first field of an entry stands behind its dash
  const [above, below] = start === key ? ['', comments] : [`${comments.map(comment => `${spaces}${comment}\n`).join('')}${spaces}`, []];
  return { start, end: spanOf(entry!, around).end, text: `${above}${lines}${below.map(comment => `${spaces}  ${comment}\n`).join('')}` };
}

/** A text with edits: what is inserted comes before what is replaced. Throws a refusal if a position would be replaced twice. */
export function edited(text: string, edits: readonly LineEdit[]): string {
  const sorted = [...edits].sort((one, other) => one.start - other.start || one.end - other.end);
  if (sorted.some((edit, index) => index > 0 && edit.start < sorted[index - 1].end)) { throw new Refusal('its fields overlap in the text'); }
  let [result, position] = ['', 0];
  for (const edit of sorted) {
    result += text.slice(position, edit.start);
    result += edit.isLines && result !== '' && !result.endsWith('\n') ? withBreaksOf(text, `\n${edit.text}`) : edit.text;
    position = edit.end;
  }
  return result + text.slice(position);
}
