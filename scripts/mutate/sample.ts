import { createHash } from 'crypto';

/** Some elements of a list, in its order. The same seed gives the same ones. */
export function sample<T>(all: readonly T[], count: number, seed: string): T[] {
  const rank = (index: number) => createHash('sha256').update(`${seed} ${index}`).digest('hex');
  const ranked = all.map((element, index) => ({ element, index, rank: rank(index) })).sort((one, other) => one.rank < other.rank ? -1 : 1);
  return ranked.slice(0, count).sort((one, other) => one.index - other.index).map(({ element }) => element);
}

/**
 * How many mutants of a sample may survive if the rate of all is to be believed in: with more, a rate this good would be seen less often than once in a
 * hundred samples.
 */
export function tolerated(size: number, rate: number): number {
  const survival = 1 - rate;
  let probability = (1 - survival) ** size;
  let sum = probability;
  let survivors = 0;
  for (; sum < 0.99 && survivors < size; survivors++) {
    probability *= (size - survivors) / (survivors + 1) * survival / (1 - survival);
    sum += probability;
  }
  return survivors;
}
