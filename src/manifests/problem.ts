/** Something that could not be read or checked. */
export interface Problem {
  /** The file, if the problem belongs to one. */
  readonly file?: string;
  readonly line?: number;
  /** The problem, in lower case, without a full stop. */
  readonly message: string;
  /** What to do, in the imperative, without a full stop. */
  readonly hint?: string;
}
