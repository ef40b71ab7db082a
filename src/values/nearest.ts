import { editDistance } from './edit-distance';

/** The candidate that a misspelled word most likely refers to: ignoring case, at most two letters, and at most one in four, differ. */
export function nearestOf(word: string, candidates: readonly string[]): string | undefined {
  const allowed = Math.min(2, Math.floor(word.length / 4));
  const measured = candidates.map(candidate => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }));
  return measured.filter(({ distance }) => distance <= allowed).sort((a, b) => a.distance - b.distance)[0]?.candidate;
}
