/** The number of letters to change, add, remove or swap with the next one to turn one word into another. */
export function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const change = one[row - 1] === other[column - 1] ? 0 : 1;
      const isSwapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const distance = Math.min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + change);
      current.push(isSwapped ? Math.min(distance, before[column - 2] + 1) : distance);
    }
    [before, previous] = [previous, current];
  }
  return previous[other.length];
}
