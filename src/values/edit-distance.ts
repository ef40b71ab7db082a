/** The number of letters to change, add or remove to turn one word into another. */
export function editDistance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const change = one[row - 1] === other[column - 1] ? 0 : 1;
      current.push(Math.min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + change));
    }
    previous = current;
  }
  return previous[other.length];
}

/** The one of many words that was probably meant: upper and lower case apart, or one or two letters away. */
export function nearestWord(word: string, words: string[]): string | undefined {
  const limit = word.length < 5 ? 1 : 2;
  const near = words.map(other => ({ other, distance: editDistance(word.toLowerCase(), other.toLowerCase()) }));
  return near.filter(({ distance }) => distance <= limit).sort((a, b) => a.distance - b.distance)[0]?.other;
}
