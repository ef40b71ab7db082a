/** Something that could not be read or judged. */
export interface Problem {
  /** The file; nothing where it is none's. */
  readonly file?: string;
  readonly line?: number;
  /** What is wrong, lower case, without a full stop. */
  readonly message: string;
  /** What to do, in the imperative, without a full stop. */
  readonly hint?: string;
}

/** A problem of a file. */
export class ProblemError extends Error {
  public constructor(message: string, public readonly hint?: string, public readonly line?: number) {
    super(message);
  }
}
