import { Document } from './document';
import { DEFAULT_LIMITS, Limits } from './limits';
import { itemsOf } from './lists';
import { lineBreaks } from './text';

/** Documents are separated by a separate line, as in kubectl. */
const SEPARATOR = /(?<=^|\n)---[ \t]*(?:#[^\n]*)?\r?(?=\n|$)/g;

/** JSON values in a row, as from two calls of `kubectl get -o json`, or from `jq -c`. Two braces are a template. */
const NEXT_VALUE = /(?<=\n)(?=\{(?!\{))/g;

/** The documents of a file, one after the other, without those that contain only comments and directives. */
export function* documentsIn(text: string, limits: Limits = DEFAULT_LIMITS): Generator<Document> {
  for (const document of split({ text, line: 1, start: 0 }, SEPARATOR)) {
    if (/^\uFEFF?\s*\{/.test(document.text) && !isJson(document.text)) {
      yield* split(document, NEXT_VALUE);
    } else {
      yield* itemsOf(document, limits) ?? [document];
    }
  }
}

function* split({ text, line: first, start: offset }: Document, separator: RegExp): Generator<Document> {
  let line = first;
  let start = 0;
  for (const match of text.matchAll(separator)) {
    const end = match.index + match[0].length;
    yield* some({ text: text.slice(start, match.index), line, start: offset + start });
    line += lineBreaks(text, start, end);
    start = end;
  }
  yield* some({ text: text.slice(start), line, start: offset + start });
}

function some(document: Document): Document[] {
  return hasContent(document.text) ? [document] : [];
}

/** Whether a text has a line that is neither blank nor a comment or directive. Each character is looked at once. */
function hasContent(text: string): boolean {
  const character = /[^\s\uFEFF]/g;
  for (let found = character.exec(text); found; found = character.exec(text)) {
    if (found[0] !== '#' && found[0] !== '%') { return true; }
    const end = text.indexOf('\n', found.index);
    if (end < 0) { return false; }
    character.lastIndex = end;
  }
  return false;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
