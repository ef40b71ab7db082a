import { matchesWildcards } from '../values/wildcards';

/** A text that Flux cannot substitute; the message contains the reason. */
export class SubstitutionError extends Error {}

/** The value of a variable; undefined if it is unknown. */
export type Variables = (name: string) => string | undefined;

/**
 * Substitutes variables as Flux does after a build. An expression with an unknown variable remains as it is written.
 *
 * It differs from a shell: `$NAME` is a text, `$$` is a dollar, and `:-`, `:=`, `:?` and `:+` all begin a default, which also replaces an empty value.
 */
export function substitute(text: string, variables: Variables): string {
  const parts: string[] = [];
  let at = 0;
  for (let dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', at)) {
    parts.push(text.slice(at, dollar));
    if (text[dollar + 1] === '{') {
      const reader = new Expression(text, dollar, variables);
      const value = reader.value();
      parts.push(value ?? text.slice(dollar, reader.at));
      at = reader.at;
    } else {
      parts.push('$');
      at = dollar + (text[dollar + 1] === '$' ? 2 : 1);
    }
  }
  return [...parts, text.slice(at)].join('');
}

/** The deepest nesting of expressions; real ones have two levels. */
const MOST_LEVELS = 20;

/** The reading of one expression, from `${` on. */
class Expression {
  public at: number;

  public constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly variables: Variables,
    private readonly level = 0,
  ) {
    this.at = start + 2;
    if (level > MOST_LEVELS) { throw this.malformed(); }
  }

  public value(): string | undefined {
    if (this.text[this.at] === '#') { return this.length(); }
    const value = this.variables(this.name());
    const operator = this.text[this.at];
    switch (operator) {
      case '}': return this.closed(value);
      case '=': return this.withDefault(value, 1);
      case ':': return '=-?+'.includes(this.text[this.at + 1] ?? ' ') ? this.withDefault(value, 2) : this.part(value);
      case ',':
      case '^': return this.inCase(value, operator);
      case '#':
      case '%': return this.trimmed(value, operator);
      case '/': return this.replaced(value);
      default: throw this.malformed();
    }
  }

  private name(): string {
    const name = /[\p{L}\p{Nd}_]*/yu;
    name.lastIndex = this.at;
    const [found] = name.exec(this.text)!;
    if (found === '') { throw this.malformed(); }
    this.at += found.length;
    return found;
  }

  private length(): string | undefined {
    this.at++;
    const value = this.variables(this.name());
    return this.closed(value === undefined ? undefined : String(Buffer.byteLength(value)));
  }

  private withDefault(value: string | undefined, width: number): string | undefined {
    this.at += width;
    const parts: Array<string | undefined> = [];
    while (this.at < this.text.length && this.text[this.at] !== '}') { parts.push(this.parameter(/\}/g)); }
    const fallback = parts.includes(undefined) ? undefined : parts.join('');
    return this.closed(value === '' ? fallback : value);
  }

  private part(value: string | undefined): string | undefined {
    this.at++;
    const position = this.parameter(/[:}]/g);
    if (this.text[this.at] !== ':') { return this.closed(sliceOf(value, position)); }
    while (this.text[this.at] === ':') { this.at++; }
    const length = this.parameter(/\}/g);
    return this.closed(length === undefined ? undefined : sliceOf(value, position, length));
  }

  private inCase(value: string | undefined, operator: string): string | undefined {
    const isWhole = this.text[this.at + 1] === operator;
    this.at += isWhole ? 2 : 1;
    const change = (text: string) => operator === ',' ? text.toLowerCase() : text.toUpperCase();
    const [first = '', ...rest] = value ?? '';
    return this.closed(value === undefined ? undefined : isWhole ? change(value) : change(first) + rest.join(''));
  }

  private trimmed(value: string | undefined, operator: string): string | undefined {
    const isLongest = this.text[this.at + 1] === operator;
    this.at += isLongest ? 2 : 1;
    const pattern = this.parameter(/\}/g);
    return this.closed(value === undefined || pattern === undefined ? undefined : trim(value, pattern, operator === '#', isLongest));
  }

  private replaced(value: string | undefined): string | undefined {
    this.at++;
    const mode = /[/#%]/.test(this.text[this.at] ?? '') ? this.text[this.at++] : '';
    const pattern = this.parameter(/\//g, true);
    if (this.text[this.at] !== '/') { throw this.malformed(); }
    while (this.text[this.at] === '/') { this.at++; }
    const by = this.text[this.at] === '}' ? '' : this.parameter(/\}/g, true);
    if (value === undefined || pattern === undefined || by === undefined) { return this.closed(undefined); }
    switch (mode) {
      case '/': return this.closed(value.replaceAll(pattern, () => by));
      case '#': return this.closed(value.startsWith(pattern) ? by + value.slice(pattern.length) : value);
      case '%': return this.closed(value.endsWith(pattern) ? value.slice(0, value.length - pattern.length) + by : value);
      default: return this.closed(value.replace(pattern, () => by));
    }
  }

  /** A nested expression, or the text up to an end or to a nested expression. */
  private parameter(end: RegExp, hasEscapes = false): string | undefined {
    if (this.text.startsWith('${', this.at)) {
      const nested = new Expression(this.text, this.at, this.variables, this.level + 1);
      const value = nested.value();
      this.at = nested.at;
      return value;
    }
    let value = '';
    for (; this.at < this.text.length && !this.text.startsWith('${', this.at); this.at++) {
      if (hasEscapes && /^(?:\$\$|\\[\\/])/.test(this.text.slice(this.at, this.at + 2))) {
        this.at++;
      } else {
        end.lastIndex = 0;
        if (end.test(this.text[this.at])) { break; }
      }
      value += this.text[this.at];
    }
    return value;
  }

  private closed(value: string | undefined): string | undefined {
    if (this.text[this.at] !== '}') { throw this.malformed(); }
    this.at++;
    return value;
  }

  private malformed(): SubstitutionError {
    const line = this.text.slice(this.start, this.start + 60).split('\n', 1)[0];
    return new SubstitutionError(`"${line}" is not a valid expression`);
  }
}

function sliceOf(value: string | undefined, position: string | undefined, length?: string): string | undefined {
  if (value === undefined || position === undefined) { return undefined; }
  if (!/^[-+]?\d+$/.test(position)) { return value; }
  const start = Number(position) < 0 ? Math.max(0, value.length + Number(position)) : Number(position);
  if (length === undefined) { return value.slice(start); }
  return /^[-+]?\d+$/.test(length) ? value.slice(start, start + Number(length)) : value;
}

/** A longer value is not trimmed: each of its beginnings or ends would be compared with the pattern. */
const MOST_TRIMMED = 1000;

/** Removes the shortest or longest beginning or end that matches a pattern with `*` and `?`. Other patterns are unknown. */
function trim(value: string, pattern: string, isStart: boolean, isLongest: boolean): string | undefined {
  if (/[[\]\\]/.test(pattern) || value.length > MOST_TRIMMED) { return undefined; }
  const lengths = Array.from({ length: value.length }, (_, index) => index + 1);
  const length = (isLongest ? lengths.reverse() : lengths).find(one => matchesWildcards(pattern, isStart ? value.slice(0, one) : value.slice(-one)));
  return length === undefined ? value : isStart ? value.slice(length) : value.slice(0, -length);
}
