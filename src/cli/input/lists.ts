import { parseDocument } from 'yaml';
import { Document } from './document';
import { lineBreaks } from './text';

/** The position of a list's item in a text. */
interface Range { readonly start: number; readonly end: number }

/**
 * The items of a `kind: List`, each as its own document: such a list may contain all objects of a Kubernetes cluster, and need not be held as one tree.
 * Undefined if the document is not such a list, or cannot be split as it is written.
 */
export function itemsOf(document: Document): Document[] | undefined {
  const { text } = document;
  if (/^\uFEFF?\s*\{/.test(text)) {
    return parts(document, jsonItems(text));
  }
  // the dash belongs to the list; the rest keeps its columns
  return parts(document, yamlItems(text))?.map(item => ({ ...item, text: item.text.replace(/^( *)-/, '$1 ') }));
}

function parts({ text, line: first }: Document, ranges: Range[] | undefined): Document[] | undefined {
  let [line, counted] = [first, 0];
  return ranges?.map(({ start, end }) => {
    line += lineBreaks(text, counted, start);
    counted = start;
    return { text: text.slice(start, end), line };
  });
}

const JSON_TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;

/** The objects in the list `items` of a JSON text that is a list; undefined if it is not a list, or is empty. */
function jsonItems(text: string): Range[] | undefined {
  if (!/"kind"\s*:\s*"List"/.test(text)) { return undefined; }
  const items: Range[] = [];
  let [depth, start, key, inItems, isList] = [0, 0, '', false, false];
  for (const { 0: token, index } of text.matchAll(JSON_TOKEN)) {
    if (token === '{' || token === '[') {
      if (depth === 1) { inItems = token === '[' && key === '"items"'; }
      if (depth === 2) { start = index; }
      depth++;
    } else if (token === '}' || token === ']') {
      depth--;
      if (depth === 2 && inItems && token === '}') { items.push({ start, end: index + 1 }); }
    } else if (depth === 1) {
      isList ||= key === '"kind"' && token === '"List"';
      key = token;
    }
  }
  return isList && items.length > 0 ? items : undefined;
}

/** The entries of the list `items` of a YAML text, as kubectl writes it: each begins with a dash in the same column. */
function yamlItems(text: string): Range[] | undefined {
  const items = /^items:[ \t]*\r?\n((?: *#.*\r?\n)*)( *)- /m.exec(text);
  // the anchor of an alias may be in another item
  if (!items || !/^kind:[ \t]*["']?List["']?[ \t]*\r?$/m.test(text) || /(?:^|[\s,[{])[&*][A-Za-z]/.test(text)) { return undefined; }
  const begin = items.index + items[0].length - items[2].length - 2;
  const next = /^[A-Za-z"']/m.exec(text.slice(begin));
  const end = next ? begin + next.index : text.length;
  if (parseDocument(text.slice(0, items.index) + text.slice(end), { logLevel: 'silent' }).errors.length > 0) { return undefined; }
  const starts = [...text.slice(begin, end).matchAll(new RegExp(`^${items[2]}-(?=[ \\r\\n])`, 'gm'))].map(({ index }) => begin + index);
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? end }));
}
