import { readFileSync } from 'fs';
import { join } from 'path';
import { Mutant } from './mutants';

/** A mutant that no test can kill, since the program does the same with it. Lines may move: it is known by their text. */
export interface Equivalent {
  readonly file: string;
  readonly source: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

export function readEquivalents(): Equivalent[] {
  return JSON.parse(readFileSync(join(__dirname, 'equivalent.json'), 'utf8')) as Equivalent[];
}

export function isEquivalent(mutant: Mutant, equivalents: readonly Equivalent[]): boolean {
  return equivalents.some(one => isSame(one, mutant));
}

/** Whether two mutants are the same change of the same text, wherever it stands in the file. */
export function isSame(one: Omit<Equivalent, 'reason'>, other: Omit<Equivalent, 'reason'>): boolean {
  return (['file', 'source', 'before', 'after'] as const).every(field => one[field] === other[field]);
}
