/** Words in a sentence, such as: a, b and c. */
export function wordList(words: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} ${conjunction} ${words[words.length - 1]}`;
}

/** Names in a sentence, such as: "a", "b" and "c". */
export function quotedList(names: readonly string[], conjunction?: 'and' | 'or'): string {
  return wordList(names.map(name => `"${name}"`), conjunction);
}
