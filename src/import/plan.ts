import { ImportedObject } from './imported-object';

/**
 * How an object is written:
 * - `typed`: as a construct of this library
 * - `object`: as `ApiObject`
 * - `unchecked`: the same, in an app that has no construct of this library, and is not validated
 */
export type Level = 'typed' | 'object' | 'unchecked';

const LEVELS: readonly Level[] = ['typed', 'object', 'unchecked'];

interface Decision { readonly level: Level; readonly reasons: readonly string[] }

/** How the objects are written, as far as is known. */
export class Plan {
  private readonly decisions = new Map<ImportedObject, Decision>();

  public levelOf(object: ImportedObject): Level {
    return this.decisions.get(object)?.level ?? 'typed';
  }

  /** Why an object is not written as a construct, or is not validated. */
  public reasonsFor(object: ImportedObject): readonly string[] {
    return this.decisions.get(object)?.reasons ?? [];
  }

  /** Writes an object in the next way, or in a given later one. Returns whether there is one. */
  public lower(object: ImportedObject, reason?: string, to?: Level): boolean {
    const level = this.levelOf(object);
    const next = to ?? LEVELS[LEVELS.indexOf(level) + 1];
    if (next === undefined || LEVELS.indexOf(next) <= LEVELS.indexOf(level)) { return false; }
    this.decisions.set(object, { level: next, reasons: [...this.reasonsFor(object), ...reason === undefined ? [] : [reason]] });
    return true;
  }
}
