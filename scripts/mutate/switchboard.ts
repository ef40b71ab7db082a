/** What a test did with a mutant. An `endless` one is reached far more often than without it, and stopped by that count. */
export type Outcome = 'survived' | 'killed' | 'endless';

/** The id of no mutant. */
export const NONE = -1;

class Endless extends Error {}

/** The switches of the mutants: at most one is on. */
export class Switchboard {
  /** The mutants that the last recorded test reached. */
  public reached = new Set<number>();
  /** The mutants that were reached outside tests, while modules are loaded. */
  public readonly loaded = new Set<number>();
  /** The mutants that were reached by a test that was run again without any. The first run may have filled a cache, so it does not reach all. */
  public readonly repeated = new Set<number>();

  private calls = new Map<number, number>();
  private isRecording = false;
  private limit = 1_000_000;

  constructor(private on?: number) {}

  public isOn(id: number): boolean {
    if (this.isRecording) {
      this.reached.add(id);
      this.calls.set(id, (this.calls.get(id) ?? 0) + 1);
    } else if (this.on === undefined) {
      this.loaded.add(id);
    } else if (this.on === NONE) {
      this.repeated.add(id);
    }
    if (id !== this.on) { return false; }
    if (this.limit-- <= 0) { throw new Endless(`the mutant ${id} does not end`); }
    return true;
  }

  /** Runs a test without any mutant, and remembers those which it reached. */
  public async recording(run: () => unknown): Promise<void> {
    this.reached = new Set();
    this.calls = new Map();
    this.isRecording = true;
    try {
      await run();
    } finally {
      this.isRecording = false;
    }
  }

  /** Runs the test that was recorded with one of its mutants on. */
  public async trying(id: number, run: () => unknown): Promise<Outcome> {
    this.on = id;
    const limit = (this.calls.get(id) ?? 0) * 100 + 10_000;
    this.limit = limit;
    try {
      await run();
      return this.limit < 0 ? 'endless' : 'survived';
    } catch (error) {
      return error instanceof Endless || this.limit < 0 ? 'endless' : 'killed';
    } finally {
      this.on = undefined;
    }
  }
}
