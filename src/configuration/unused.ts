/** An entry of a configuration or a baseline that changes nothing. */
export interface Unused {
  readonly file: string;
  readonly line: number;
  /** In lower case, without a full stop. */
  readonly message: string;
  /** What to do, in the imperative, without a full stop. */
  readonly hint: string;
}
