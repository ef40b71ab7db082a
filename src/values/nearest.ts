import { editDistance } from './edit-distance';

/** The candidate that a word is probably a typo of: the nearest one, at most two letters away and fewer than half of the word. */
export function nearestOf(word: string, candidates: readonly string[]): string | undefined {
  const most = Math.min(2, Math.floor((word.length - 1) / 2));
  return candidates
    .map(candidate => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => candidate !== word && distance <= most)
    .sort((one, other) => one.distance - other.distance)[0]?.candidate;
}
