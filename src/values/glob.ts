import { alternativesOf, fits, MAX_ALTERNATIVES, Token, tokensOf } from './wildcards';

/** Longer patterns are mistakes, or are meant to take time. */
const MAX_LENGTH = 500;

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

function segmentsOf(pattern: string): Segment[] {
  const segments = partsOf(pattern).map(part => part === '**' ? undefined : tokensOf(part));
  return segments.filter((segment, index) => segment !== undefined || index === 0 || segments[index - 1] !== undefined);
}
