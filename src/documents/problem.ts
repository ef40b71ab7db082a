/** What is wrong with a text, and where. */
export class ProblemError extends Error {
  public constructor(message: string, public readonly hint?: string, public readonly line?: number) {
    super(message);
  }
}
