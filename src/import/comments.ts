import { Lexer } from 'yaml';
import { lineBreaks } from '../documents/text';

/** What the lexer adds to the text. A scalar, which may begin with `#`, follows the last one. */
const CONTROLS = ['\u0002', '\u0018', '\u001f'];
const SCALAR = '\u001f';

/** The comments of a file by the line of what they are about: that beside them, or the next one below. */
export type Comments = ReadonlyMap<number, readonly string[]>;

/** Finds the comments in a text. Those at the end of a document are about its last line. */
export function commentsIn(text: string): Comments {
  const found = new Map<number, string[]>();
  const add = (line: number, comments: string[]) => { if (comments.length > 0) { found.set(line, [...found.get(line) ?? [], ...comments]); } };
  let [line, last, pending, isScalar] = [1, 0, [] as string[], false];
  for (const lexeme of new Lexer().lex(text)) {
    if (CONTROLS.includes(lexeme)) {
      isScalar = lexeme === SCALAR;
      continue;
    }
    if (!isScalar && lexeme.startsWith('#')) {
      last === line ? add(line, [textOf(lexeme)]) : pending.push(textOf(lexeme));
    } else if (!isScalar && /^(---|\.\.\.)$/.test(lexeme)) {
      if (last > 0) {
        add(last, pending);
        pending = [];
      }
      last = 0;
    } else if (isScalar || !/^(\s*|%.*)$/.test(lexeme)) {
      add(line, pending);
      pending = [];
      last = line;
    }
    line += lineBreaks(lexeme, 0, lexeme.length);
    isScalar = false;
  }
  add(last || line, pending);
  return found;
}

function textOf(comment: string): string {
  return comment.replace(/^#+ ?/, '').trimEnd();
}

/** Hands out the comments of one object, each once. */
export class CommentsOfObject {
  private readonly taken = new Set<number>();

  /** @param lines the lines of the object: the first, and the one after the last */
  public constructor(private readonly comments: Comments, private readonly lines: readonly [from: number, to: number]) {}

  public take(line: number | undefined): readonly string[] {
    if (line === undefined || this.taken.has(line) || line < this.lines[0] || line >= this.lines[1]) { return []; }
    this.taken.add(line);
    return this.comments.get(line) ?? [];
  }

  /** Those that nothing has taken, in their order. */
  public rest(): readonly string[] {
    return [...this.comments.keys()].filter(line => !this.taken.has(line)).sort((one, other) => one - other).flatMap(line => this.take(line));
  }
}
