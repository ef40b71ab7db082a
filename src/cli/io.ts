/** Where a run reads from and writes to. */
export interface Io {
  readonly cwd: string;
  readonly env: Record<string, string | undefined>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: { readonly isTTY?: boolean; write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}
