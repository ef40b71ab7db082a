import { Lexer } from 'yaml';
import { Document } from './document';
import { Limits } from './limits';
import { valueOf } from './parse';
import { lineBreaks } from './text';

/** The position of a list's item in a text. */
interface Range { readonly start: number; readonly end: number }

/**
 * The items of a `kind: List`, each as its own document: such a list may contain all objects of a Kubernetes cluster, and need not be held as one tree.
 * Undefined if the document is not such a list, or cannot be split as it is written.
 */
export function itemsOf(document: Document, limits: Limits): Iterable<Document> | undefined {
  const { text } = document;
  if (/^\uFEFF?\s*\{/.test(text)) {
    const items = jsonItems(text);
    return items && parts(document, items);
  }
  const items = yamlItems(text, limits);
  // the dash belongs to the list; the rest keeps its columns
  return items && parts(document, items, item => item.replace(/^( *)-/, '$1 '));
}

function* parts({ text, line: first, start: offset }: Document, ranges: Range[], change = (item: string) => item): Generator<Document> {
  let [line, counted] = [first, 0];
  for (const { start, end } of ranges) {
    line += lineBreaks(text, counted, start);
    counted = start;
    yield { text: change(text.slice(start, end)), line, start: offset + start };
  }
}

/** The objects in the list `items` of a valid JSON text that is a list; undefined if it is not a list, or is empty. */
function jsonItems(text: string): Range[] | undefined {
  if (!/"kind"\s*:\s*"List"/.test(text)) { return undefined; }
  const items: Range[] = [];
  let [depth, start, key, inItems, isList] = [0, 0, '', false, false];
  const mark = /["{}[\]]/g;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const { 0: token, index } = found;
    if (token === '{' || token === '[') {
      if (depth === 1) { inItems = token === '[' && key === 'items'; }
      if (depth === 2) { start = index; }
      depth++;
    } else if (token !== '"') {
      depth--;
      if (depth === 2 && inItems && token === '}') { items.push({ start, end: index + 1 }); }
    } else {
      mark.lastIndex = endOfString(text, index);
      if (depth === 1) {
        const string = text.slice(index + 1, mark.lastIndex - 1);
        isList ||= key === 'kind' && string === 'List';
        key = string;
      }
    }
  }
  return isList && items.length > 0 ? items : undefined;
}

/** The position behind a JSON string. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (character === '"') { return at + 1; }
    if (character === '\\') { at++; }
  }
  return text.length;
}

/** The entries of the list `items` of a YAML text, as kubectl writes it: each begins with a dash in the same column. */
function yamlItems(text: string, limits: Limits): Range[] | undefined {
  const items = /^items:[ \t]*\r?\n((?: *#.*\r?\n)*)( *)- /m.exec(text);
  if (!items || !/^kind:[ \t]*["']?List["']?[ \t]*\r?$/m.test(text) || hasAnchors(text)) { return undefined; }
  const begin = items.index + items[0].length - items[2].length - 2;
  const next = /^[A-Za-z"']/m.exec(text.slice(begin));
  const end = next ? begin + next.index : text.length;
  if (!isValid(text.slice(0, items.index) + text.slice(end), limits)) { return undefined; }
  const starts = [...text.slice(begin, end).matchAll(new RegExp(`^${items[2]}-(?=[ \\r\\n])`, 'gm'))].map(({ index }) => begin + index);
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? end }));
}

/** The anchor of an alias may be in another item. Texts may contain what looks like one. */
function hasAnchors(text: string): boolean {
  if (!/(?:^|[\s,[{])[&*][A-Za-z]/.test(text)) { return false; }
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (!isScalar && /^[&*]/.test(lexeme)) { return true; }
    isScalar = lexeme === '\u001f';
  }
  return false;
}

function isValid(text: string, limits: Limits): boolean {
  try {
    valueOf({ text, line: 1, start: 0 }, limits);
    return true;
  } catch {
    return false;
  }
}
