/** Braces multiply: a pattern stands for at most so many. */
export const MAX_ALTERNATIVES = 100;

/** One character of a pattern: a certain one, or one that fits. Undefined stands for any number of characters. */
export type Token = string | ((character: string) => boolean) | undefined;

/**
 * Whether a pattern matches a whole text: `*` is any text, `?` one character, and `[a-z]` and `[!a-z]` one of some.
 *
 * The time grows with the lengths of both, multiplied.
 */
export function matchesWildcards(pattern: string, text: string): boolean {
  return fits(tokensOf(pattern), text);
}

/** Where a text does not fit after a star, only the last star takes another character: earlier ones cannot help. */
export function fits(tokens: readonly Token[], text: string): boolean {
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

export function tokensOf(pattern: string): Token[] {
  return [...pattern.matchAll(/\[(!?)(\]?[^\]]+)\]|\*+|[^]/g)].map(([text, not, members]) => {
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
export function alternativesOf(pattern: string): string[] | undefined {
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
