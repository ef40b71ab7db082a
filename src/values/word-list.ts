/** Names in a sentence, such as: "a", "b" and "c". */
export function quotedList(names: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const quoted = names.map(name => `"${name}"`);
  return quoted.length < 2 ? quoted.join() : `${quoted.slice(0, -1).join(', ')} ${conjunction} ${quoted[quoted.length - 1]}`;
}
