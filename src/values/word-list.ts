/** Words in a sentence, such as: a, b and c. */
export function wordList(words: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} ${conjunction} ${words[words.length - 1]}`;
}

/** More names do not help, and there may be as many messages as names. */
const MOST_NAMES = 50;

/** Names with commas, such as: "a", "b", "c". Of many names, only the first are shown. */
export function quotedNames(names: readonly string[]): string {
  return shown(names.slice(0, MOST_NAMES).map(name => `"${name}"`), names.length).join(', ');
}

function shown(words: string[], count: number): string[] {
  return count > words.length ? [...words, `and ${count - words.length} others`] : words;
}

/** Names in a sentence, such as: "a", "b" and "c". */
export function quotedList(names: readonly string[], conjunction?: 'and' | 'or'): string {
  return names.length > MOST_NAMES ? quotedNames(names) : wordList(names.map(name => `"${name}"`), conjunction);
}
