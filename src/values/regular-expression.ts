const ESCAPE = '\\\\(?:[1-7][0-7]{1,2}|0[0-7]{0,2}|x[\\da-fA-F]{2}|x\\{0*(?:10|[\\da-fA-F])?[\\da-fA-F]{1,4}\\}|[afnrtv]|[^\\da-zA-Z\\x80-\\uffff])';
const CLASS = '\\\\(?:[dDsSwW]|[pP](?:\\{\\^?\\w+\\}|[A-Z]))';
const POSIX = '\\[:\\^?(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\\]';
/** The tokens of an expression, except brackets. Go has no lookaround, no back references and no possessive operators. */
const TOKEN = new RegExp([
  '(?<repetition>(?:[*+?]|\\{(?:0|[1-9]\\d*)(?:,(?:[1-9]\\d*|0)?)?\\})\\??)',
  '(?<flags>\\(\\?[imsU]*(?:-[imsU]+)?\\))',
  '\\((?:\\?P?<(?<name>\\w+)>|(?<open>\\?[imsU]*(?:-[imsU]+)?:|(?!\\?)))',
  '(?<close>\\))',
  '(?<bar>\\|)',
  `(?<atom>\\\\Q[^]*?(?:\\\\E|$)|\\\\[AbBz]|${CLASS}|${ESCAPE}|[^\\\\()|*+?[])`,
].join('|'), 'y');
const IN_BRACKETS = new RegExp(`(?:${POSIX}|${CLASS})|(${ESCAPE}|(?!\\[:[^]*:\\])[^\\\\])(?:-(?!\\])(${ESCAPE}|[^\\\\])|(?!-[^\\]]))`, 'uy');
const CONTROLS: Record<string, number> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };
const MOST_REPETITIONS = 1000;

/** Whether a text is a valid regular expression in Go, the operator's language. */
export function isRegularExpression(pattern: string): boolean {
  // the largest repetition count in each open group, outermost first; and that of the last token
  const groups = [1];
  let [last, at] = [1, 0];
  // the token that a repetition would apply to
  let before: 'nothing' | 'atom' | 'repetition' = 'nothing';
  while (at < pattern.length) {
    TOKEN.lastIndex = at;
    const { repetition, flags, name, open, close, bar, atom } = TOKEN.exec(pattern)?.groups ?? {};
    const bracket = pattern[at] === '[' ? bracketEnd(pattern, at) : undefined;
    const known = [repetition, flags, name, open, close, bar, atom, bracket].some(part => part !== undefined);
    if (!known || (repetition && before !== 'atom')) {
      return false;
    }
    const opens = (name ?? open) !== undefined;
    last = repetition ? last * countOf(repetition) : close ? groups.pop()! : flags === undefined ? 1 : last;
    if (last > MOST_REPETITIONS || groups.length === 0) {
      return false;
    }
    groups.push(Math.max(groups.pop()!, last), ...opens ? [1] : []);
    before = flags !== undefined ? before === 'nothing' ? before : 'atom' : repetition ? 'repetition' : opens || bar ? 'nothing' : 'atom';
    at = bracket ?? TOKEN.lastIndex;
  }
  return groups.length === 1;
}

/** The maximum count of a repetition; infinite if the bounds are in the wrong order or too large. */
function countOf(repetition: string): number {
  const [least = 1, most = Math.max(least, 1)] = (repetition.match(/\d+/g) ?? []).map(Number);
  return least <= most && !(least > MOST_REPETITIONS) ? most : Infinity;
}

/** The end of the brackets that begin at `start`; undefined if they are invalid. */
function bracketEnd(pattern: string, start: number): number | undefined {
  let at = pattern[start + 1] === '^' ? start + 2 : start + 1;
  for (let first = true; first || pattern[at] !== ']'; first = false) {
    IN_BRACKETS.lastIndex = at;
    const item = IN_BRACKETS.exec(pattern);
    if (!item || (item[2] !== undefined && codeOf(item[2]) < codeOf(item[1]))) {
      return undefined;
    }
    at = IN_BRACKETS.lastIndex;
  }
  return at + 1;
}

function codeOf(character: string): number {
  const [, hex, octal, control] = /^\\(?:x\{?([\da-fA-F]+)\}?|([0-7]+)|([afnrtv]))$/.exec(character) ?? [];
  if (hex ?? octal) {
    return hex ? parseInt(hex, 16) : parseInt(octal, 8);
  }
  return CONTROLS[control] ?? character.codePointAt(character.length > 1 && character[0] === '\\' ? 1 : 0);
}
