/** Longer patterns are mistakes, or are meant to take time. */
const MAX_LENGTH = 500;
/** Braces multiply: a pattern stands for at most so many. */
const MAX_ALTERNATIVES = 100;

/** One character of a segment: a certain one, or one that fits. Undefined stands for any number of characters. */
type Token = string | ((character: string) => boolean) | undefined;
/** One segment of a path. Undefined stands for any number of segments. */
type Segment = readonly Token[] | undefined;

/**
 * A pattern for paths with slashes: `*` is any text in a segment, `?` one character, `[a-z]` and `[!a-z]` one of some, `{a,b}` one of several texts, and the
 * segment `**` any number of segments. It matches a path and everything below it.
 *
 * The time to match grows with the lengths of pattern and path, multiplied: it does not backtrack further.
 */
export class Glob {
  /** The pattern, or why it is invalid. */
  public static of(pattern: string): Glob | string {
    if (pattern.length > MAX_LENGTH) { return `it is longer than ${MAX_LENGTH} characters`; }
    if (pattern.startsWith('/')) { return 'it begins with a slash, but paths are relative'; }
    const alternatives = alternativesOf(pattern);
    if (alternatives === undefined) { return `its braces stand for more than ${MAX_ALTERNATIVES} patterns`; }
    const segments = alternatives.map(segmentsOf);
    return segments.some(one => one.length === 0) ? 'it is empty' : new Glob(pattern, segments);
  }

  /** Whether a text has characters with a meaning in patterns. */
  public static isPattern(text: string): boolean {
    return /[*?[{]/.test(text);
  }

  private constructor(public readonly pattern: string, private readonly alternatives: Segment[][]) {}

  /** Whether it matches a path, or a directory above it. */
  public matches(path: string): boolean {
    return this.ends(path).size > 0;
  }

  /** Whether it matches the path itself. */
  public matchesExactly(path: string): boolean {
    return this.ends(path).has(partsOf(path).length);
  }

  /** The numbers of segments of a path, counted from its begin, that the pattern matches. */
  private ends(path: string): Set<number> {
    const parts = partsOf(path);
    return new Set(this.alternatives.flatMap(segments => endsOf(segments, parts)));
  }
}

function partsOf(path: string): string[] {
  return path.split('/').filter(part => part !== '' && part !== '.');
}

function endsOf(segments: readonly Segment[], parts: readonly string[]): number[] {
  let reached = new Set([0]);
  for (const segment of segments) {
    const next = new Set<number>();
    if (segment === undefined) {
      for (let at = Math.min(...reached); at <= parts.length; at++) { next.add(at); }
    } else {
      reached.forEach(at => { if (at < parts.length && fits(segment, parts[at])) { next.add(at + 1); } });
    }
    if (next.size === 0) { return []; }
    reached = next;
  }
  return [...reached];
}

/** Where a text does not fit after a star, only the last star takes another character: earlier ones cannot help. */
function fits(tokens: readonly Token[], text: string): boolean {
  let [at, token, star, from] = [0, 0, -1, 0];
  while (at < text.length) {
    if (token < tokens.length && tokens[token] === undefined) {
      [star, from, token] = [token, at, token + 1];
    } else if (token < tokens.length && isOne(tokens[token], text[at])) {
      at++;
      token++;
    } else if (star >= 0) {
      from++;
      [at, token] = [from, star + 1];
    } else {
      return false;
    }
  }
  return tokens.slice(token).every(rest => rest === undefined);
}

function isOne(token: Token, character: string): boolean {
  return typeof token === 'function' ? token(character) : token === character;
}

function segmentsOf(pattern: string): Segment[] {
  const segments = partsOf(pattern).map(part => part === '**' ? undefined : tokensOf(part));
  return segments.filter((segment, index) => segment !== undefined || index === 0 || segments[index - 1] !== undefined);
}

function tokensOf(segment: string): Token[] {
  return [...segment.matchAll(/\[(!?)(\]?[^\]]+)\]|\*+|[^]/g)].map(([text, not, members]) => {
    if (members !== undefined) { return oneOf(members, not === '!'); }
    return text.startsWith('*') ? undefined : text === '?' ? () => true : text;
  });
}

/** One of the members, which can be ranges such as a-z. */
function oneOf(members: string, isNegated: boolean): (character: string) => boolean {
  const ranges = [...members.matchAll(/([^])-([^])|[^]/g)].map(([one, first = one, last = one]) => [first, last]);
  return character => ranges.some(([first, last]) => first <= character && character <= last) !== isNegated;
}

/** The patterns without braces that a pattern stands for; undefined if there are too many. Braces without a comma are plain text. */
function alternativesOf(pattern: string): string[] | undefined {
  const done: string[] = [];
  const pending = [pattern];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [braces, inside] = /\{([^{}]*,[^{}]*)\}/.exec(next) ?? [];
    if (braces === undefined) {
      done.push(next);
    } else {
      const at = next.indexOf(braces);
      for (const choice of inside.split(',')) { pending.push(next.slice(0, at) + choice + next.slice(at + braces.length)); }
    }
    if (done.length + pending.length > MAX_ALTERNATIVES) { return undefined; }
  }
  return done;
}
