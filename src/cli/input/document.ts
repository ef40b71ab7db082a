/** One document of a file: its text and position. */
export interface Document {
  readonly text: string;
  /** The line of the file where the text begins, from 1 on. */
  readonly line: number;
}
