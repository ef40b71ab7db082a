import { isMap, isSeq, Node } from 'yaml';
import { Around, columnOf, endOfLines, lineStart, spanOf } from './block-text';
import { behindColon } from './moved-text';
import { endOf, Entry, Field } from '../fix/fields';
import { Refusal } from '../fix/refusal';
import { TextEdit } from '../fix/text-edit';

/** An edit that may have to begin on a new line. */
export interface LineEdit extends TextEdit {
  readonly isLines?: true;
}

/** An entry of a list in both ways to write it. */
export interface NewItem {
  /** Its lines, of which the first one has no indentation. */
  lines(column: number): string;
  inFlow(): string;
}

/** The end of a field, and the column of its key. */
interface Below {
  readonly position: number;
  readonly column: number;
}

/** Adds an entry to a list that may be missing: then it is added below another field of the same map. */
export function appendTo(key: string, field: Field, item: NewItem, around: Around, below: Below): TextEdit {
  const { value, entry } = field;
  if (!entry) {
    const { position, column } = below;
    const spaces = ' '.repeat(column);
    return insertion(position, `${spaces}${key}:\n${spaces}  - ${item.lines(column + 4)}\n`);
  }
  if (!value || !isSeq<Node | null>(value) || value.items.length === 0) { return intoEmpty(entry, item, around); }
  const last = value.items[value.items.length - 1];
  const end = last ? around.offset + endOf(last) : around.offset + value.range![1];
  if (value.flow) { return { start: end, end, text: `, ${item.inFlow()}` }; }
  const dash = around.offset + value.range![0]; // the first one
  const column = columnOf(around.text, dash);
  if (around.text.slice(lineStart(around.text, dash), dash).trim() !== '') { throw new Refusal('other fields are in its lines'); }
  const isBlock = isMap(last) && !last.flow && last.items.length > 0;
  const position = isBlock ? spanOf(last.items[last.items.length - 1] as Entry, around).end : endOfLines(around.text, end);
  return insertion(position, `${' '.repeat(column)}- ${item.lines(column + 2)}\n`);
}


/** A list without entries gets its first one. */
function intoEmpty(entry: Entry, item: NewItem, around: Around): TextEdit {
  const { value } = entry;
  if (value && !isSeq(value) && value.range![1] > value.range![0] && around.text.slice(around.offset + value.range![0], around.offset + value.range![1]) !== 'null') {
    throw new Refusal('it is not a list');
  }
  const start = behindColon(entry, around);
  const end = value && value.range![1] > value.range![0] ? around.offset + value.range![1] : start;
  return { start, end, text: ` [${item.inFlow()}]` };
}

/** New lines. The text before them may lack the end of its last line. */
export function insertion(position: number, lines: string): LineEdit {
  return { start: position, end: position, text: lines, isLines: true };
}
