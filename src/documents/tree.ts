import { Composer, CST, Document as Tree, Lexer, LineCounter, Parser } from 'yaml';
import { Document, problemIn } from './document';
import { exceeded, Limits } from './limits';
import { OPTIONS } from './yaml';

/** Each entry has some tokens; spaces, comments and blank lines have tokens too, and take as much memory. */
const TOKENS_PER_ENTRY = 10;

/** What the lexer adds to the text: the begin of a document, the end of a malformed flow collection, and a scalar that follows. */
const CONTROLS = ['\u0002', '\u0018', '\u001f'];

/** A document as a tree of nodes with positions. */
export function treeOf(document: Document, limits: Limits, lines?: LineCounter): Tree.Parsed {
  const tokens = tokensOf(document, limits, lines);
  // the list of tokens and the document are no levels of nesting
  if (isDeeper(tokens, tokensIn, limits.depth + 2)) { throw tooDeep(document, limits); }
  const [first, second] = [...new Composer(OPTIONS).compose(tokens, true, document.text.length)];
  if (second) {
    throw problemIn(document, 'missing line "---" before the second document', second.range[0]);
  }
  return first;
}

/** The problem that a document nests too deep. */
export function tooDeep(document: Document, limits: Limits): Error {
  return problemIn(document, exceeded('depth', limits));
}

/** Tokens take a hundred times the memory of their text: reading ends where there are too many. */
function tokensOf(document: Document, limits: Limits, lines?: LineCounter): CST.Token[] {
  const parser = new Parser(lines?.addNewLine);
  lines?.addNewLine(0);
  const tokens: CST.Token[] = [];
  let [count, entries, position] = [0, 0, 0];
  for (const lexeme of new Lexer().lex(document.text)) {
    count++;
    if (lexeme === ',' || lexeme === ':' || lexeme === '-') { entries++; }
    if (entries > limits.entries || count > TOKENS_PER_ENTRY * limits.entries) {
      throw problemIn(document, exceeded('entries', limits), position);
    }
    if (!CONTROLS.includes(lexeme)) { position += lexeme.length; }
    for (const token of parser.next(lexeme)) { tokens.push(token); }
  }
  for (const token of parser.end()) { tokens.push(token); }
  return tokens;
}

function tokensIn(token: unknown): unknown[] {
  if (Array.isArray(token)) { return token; }
  const { value, items } = token as { value?: unknown; items?: CST.CollectionItem[] };
  const parts: unknown[] = items ? items.flatMap(({ key, value: entry }) => [key, entry]) : [value];
  return parts.filter(part => typeof part === 'object' && part !== null);
}

/** Whether a value nests deeper than the given levels. It recurses no deeper than that, to protect the stack. */
export function isDeeper(value: unknown, inside: (value: unknown) => unknown[], levels: number): boolean {
  return levels < 0 || inside(value).some(part => isDeeper(part, inside, levels - 1));
}
