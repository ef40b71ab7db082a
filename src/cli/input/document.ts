/** One document of a file: its text, and where it stands. */
export interface Document {
  readonly text: string;
  /** The line of the file with which the text begins, from 1 on. */
  readonly line: number;
}
