import { isAlias, isCollection, isMap, isScalar, Node, Scalar as ScalarNode } from 'yaml';
import { endOfEntry, Entries, Entry, Field } from './fields';
import { Refusal } from './refusal';
import { Style, styleOf, written, writtenKey } from './scalars';
import { TextEdit } from './text-edit';
import { Action, Scalar } from '../rules/engine/change';

/** The text that a field is in. All positions are those of the whole file. */
export interface Surroundings {
  readonly text: string;
  /** Where the field's document begins. */
  readonly offset: number;
  readonly isJson: boolean;
}

/** The edit for a change, and the value that the field then has. */
export interface Edit extends TextEdit {
  readonly value?: Scalar;
}

/** The edit of a text that makes a change of a field. */
export function editOf(field: Field, key: string | number, action: Action, around: Surroundings): Edit {
  switch (action.action) {
    case 'set': return { ...setEdit(field, key, action.value, around) };
    case 'quote': return quoteEdit(field, around);
    case 'rename': return renameEdit(field, action.to, around);
    case 'remove': return removeEdit(field, around);
  }
}

function setEdit(field: Field, key: string | number, value: Scalar, around: Surroundings): Edit {
  const { value: node, entry } = field;
  if (node === undefined) { return insertion(field, `${key}`, value, around); }
  const flow = isFlow(field);
  if (node === null || isEmpty(node)) {
    if (!entry) { throw new Refusal('the entry of the list is empty'); }
    const end = behindColon(entry, around);
    return { start: end, end, text: ` ${written(value, { quotes: around.isJson ? 'double' : 'none', flow })}`, value };
  }
  const scalar = scalarOf(node);
  if (scalar.type === ScalarNode.BLOCK_LITERAL || scalar.type === ScalarNode.BLOCK_FOLDED) { return blockEdit(scalar, value, around); }
  const style: Style = around.isJson ? { quotes: 'double', flow } : styleOf(scalar, flow);
  return { ...rangeOf(scalar, around), text: written(value, style), value };
}

/** A block keeps its header and its indentation if it has one line. */
function blockEdit(scalar: ScalarNode, value: Scalar, around: Surroundings): Edit {
  const { start, end } = rangeOf(scalar, around);
  const [, before, line] = /^([^\n]*\n[ \t]*)(\S[^\n]*?)[ \t]*\r?\n?\s*$/.exec(around.text.slice(start, end)) ?? [];
  if (line === undefined || typeof value !== 'string' || /\n/.test(value) || value.trim() !== value || value === '') {
    throw new Refusal('its value is a block of text');
  }
  const rest = /\n*$/.exec(String(scalar.value))![0];
  return { start: start + before.length, end: start + before.length + line.length, text: value, value: `${value}${rest}` };
}

/** Numbers in other notations, such as 0x1F, were meant as numbers. */
const AS_WRITTEN = /^-?(0|[1-9]\d*)(\.\d+)?$|^(true|false|yes|no|on|off|y|n)$/i;

function quoteEdit({ value }: Field, around: Surroundings): Edit {
  const scalar = scalarOf(value);
  const { start, end } = rangeOf(scalar, around);
  const source = around.text.slice(start, end);
  if (scalar.type !== ScalarNode.PLAIN || !AS_WRITTEN.test(source)) { throw new Refusal(`its text is not certain: ${source} has other notations`); }
  return { start, end, text: `"${source}"`, value: source };
}

function renameEdit({ parent, entry, siblings }: Field, to: string, around: Surroundings): Edit {
  if (!entry || !isMap(parent)) { throw new Refusal('the file does not contain the key'); }
  const key = scalarOf(entry.key);
  if (siblings?.has(to)) { throw new Refusal(`the key ${to} is there already`); }
  const style: Style = around.isJson ? { quotes: 'double', flow: true } : styleOf(key, Boolean(parent.flow));
  return { ...rangeOf(key, around), text: writtenKey(to, style) };
}

function removeEdit({ parent, entry }: Field, around: Surroundings): Edit {
  if (!entry || !isMap<Node, Node | null>(parent)) { throw new Refusal('the file does not contain the key'); }
  if (parent.items.length === 1) { throw new Refusal('it is the only field of what it belongs to'); }
  return parent.flow ? removalInFlow(parent, entry, around) : removalOfLines(entry, around);
}

function removalInFlow({ items }: Entries, entry: Entry, { text, offset }: Surroundings): Edit {
  const index = items.indexOf(entry);
  const [before, next] = [items[index - 1], items[index + 1]];
  const [start, end] = next
    ? [entry.key.range![0], next.key.range![0]]
    : [endOfEntry(before), endOfEntry(entry)];
  const [own, all] = [text.slice(offset + entry.key.range![0], offset + endOfEntry(entry)), text.slice(offset + start, offset + end)];
  if (/#/.test(all.replace(own, ''))) { throw new Refusal('a comment is beside it'); }
  return { start: offset + start, end: offset + end, text: '' };
}

/** Removes the lines of a field with the comments in them. */
function removalOfLines(entry: Entry, { text, offset }: Surroundings): Edit {
  const [key, end] = [offset + entry.key.range![0], offset + endOfEntry(entry)];
  const start = text.lastIndexOf('\n', key - 1) + 1;
  const after = text.indexOf('\n', end - 1);
  const rest = text.slice(end, after < 0 ? text.length : after);
  const isBlock = text[end - 1] === '\n';
  if (/\S/.test(text.slice(start, key)) || !isBlock && !/^[ \t]*:?[ \t]*(#.*)?\r?$/.test(rest)) { throw new Refusal('other fields are in its lines'); }
  if (isBlock) { return { start, end, text: '' }; }
  // the last line may have no end: then that of the line before it goes
  return after < 0 ? { start: Math.max(start - lengthOfBreak(text, start), 0), end: text.length, text: '' } : { start, end: after + 1, text: '' };
}

function lengthOfBreak(text: string, end: number): number {
  return text.slice(0, end).endsWith('\r\n') ? 2 : 1;
}

/** Adds a key to a map. */
function insertion({ parent }: Field, key: string, value: Scalar, around: Surroundings): Edit {
  if (!isMap<Node, Node | null>(parent)) { throw new Refusal('the list does not have the entry'); }
  const [first] = parent.items;
  const quotes = around.isJson || first && isScalar(first.key) && first.key.type === ScalarNode.QUOTE_DOUBLE ? 'double' : 'none';
  const style: Style = { quotes, flow: Boolean(parent.flow) };
  const text = `${writtenKey(key, style)}: ${written(value, { ...style, quotes: quotes === 'double' && parent.flow ? 'double' : 'none' })}`;
  if (!parent.flow) { return lineInsertion(parent, text, value, around); }
  const brace = around.offset + parent.range![0] + 1;
  if (!first) { return { start: brace, end: brace, text, value }; }
  const start = around.offset + first.key.range![0];
  const space = /\s*$/.exec(around.text.slice(brace, start))![0];
  return { start, end: start, text: `${text},${/\n/.test(space) ? space : ' '}`, value };
}

/** Adds a line after the last field that is written on a single line, or after the last field if each has several. */
function lineInsertion({ items }: Entries, text: string, value: Scalar, around: Surroundings): Edit {
  const end = [...items].reverse().map(entry => endOfLine(entry, around)).find(position => position !== undefined) ?? endOfLast(items, around);
  const first = around.offset + items[0].key.range![0];
  const indentation = ' '.repeat(first - around.text.lastIndexOf('\n', first - 1) - 1);
  return { start: end, end, text: `${lineBreakOf(around.text)}${indentation}${text}`, value };
}

function endOfLine(entry: Entry, { text, offset }: Surroundings): number | undefined {
  const { key, value } = entry;
  const [start, end] = [key.range![0], endOfEntry(entry)];
  const isShort = !value || isAlias(value) || isScalar(value) && !`${value.type}`.startsWith('BLOCK') || isCollection(value) && value.flow;
  return isShort && !text.slice(offset + start, offset + end).includes('\n') ? behind(offset + end, text) : undefined;
}

function endOfLast(items: Entry[], { text, offset }: Surroundings): number {
  const end = offset + endOfEntry(items[items.length - 1]);
  const position = text[end - 1] === '\n' ? undefined : behind(end, text);
  if (position === undefined) { throw new Refusal('its place in the text is not certain'); }
  return position;
}

/** The end of a line, if only a comment is on the rest of it. */
function behind(end: number, text: string): number | undefined {
  const rest = matchAt(/([ \t]*:?[ \t]*(?:#[^\r\n]*)?)\r?(?:\n|$)/y, text, end);
  return rest ? end + rest[1].length : undefined;
}

function lineBreakOf(text: string): string {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

function scalarOf(node: Node | null | undefined): ScalarNode {
  if (!isScalar(node)) { throw new Refusal(node ? 'the file has a map, a list or an alias here' : 'the file does not contain the value'); }
  if (node.tag !== undefined) { throw new Refusal(`its type is set by the tag ${node.tag}`); }
  return node;
}

function isEmpty(node: Node): boolean {
  return isScalar(node) && node.range![0] === node.range![1] && node.tag === undefined && node.anchor === undefined;
}

function isFlow({ parent }: Field): boolean {
  return Boolean(parent.flow);
}

function behindColon({ key }: Entry, { text, offset }: Surroundings): number {
  const end = offset + key.range![1];
  const colon = matchAt(/[ \t]*:/y, text, end);
  if (!colon) { throw new Refusal('its key has no value'); }
  return end + colon[0].length;
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

function rangeOf({ range }: Node, { offset }: Surroundings): { readonly start: number; readonly end: number } {
  return { start: offset + range![0], end: offset + range![1] };
}
