/** The bytes of a stream, which may have no end. */
export async function upTo(most: number, chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    kept.push(chunk);
    size += chunk.length;
    if (size >= most) { break; }
  }
  return Buffer.concat(kept);
}
