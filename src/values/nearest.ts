import { editDistance } from './edit-distance';

/** Longer words are identified by more than their spelling. */
const MAX_LENGTH = 100;
/** The API with the most names has some 100 for one object; longer lists are those of the input. */
const MAX_CANDIDATES = 300;

/**
 * The candidate that a misspelled word most likely refers to: ignoring case, at most two letters, and at most one in four, differ.
 *
 * Of many candidates, only the first are compared, since there may be as many words.
 */
export function nearestOf(word: string, candidates: Iterable<string>, isPossible = (_: string) => true): string | undefined {
  if (word.length > MAX_LENGTH) { return undefined; }
  const lower = word.toLowerCase();
  let allowed = Math.min(2, Math.floor(word.length / 4)) + 1; // what is found must differ less
  let nearest: string | undefined;
  let compared = 0;
  for (const candidate of candidates) {
    if (allowed === 0 || compared === MAX_CANDIDATES) { break; }
    compared++;
    const distance = Math.abs(candidate.length - word.length) < allowed ? editDistance(lower, candidate.toLowerCase()) : allowed;
    if (distance < allowed && isPossible(candidate)) { [allowed, nearest] = [distance, candidate]; }
  }
  return nearest;
}

/** Whether no other candidate is as similar to a word as the one that `nearestOf` finds: then there is no doubt which one was meant. */
export function isOnlyNearest(nearest: string, word: string, candidates: Iterable<string>, isPossible?: (candidate: string) => boolean): boolean {
  const distance = (candidate: string) => editDistance(word.toLowerCase(), candidate.toLowerCase());
  const other = nearestOf(word, [...candidates].filter(candidate => candidate !== nearest), isPossible);
  return other === undefined || distance(other) > distance(nearest);
}
