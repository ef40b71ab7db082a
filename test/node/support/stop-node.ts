/** Stops the node. */
export default async function stopNode(): Promise<void> {
  await (globalThis as any).node.stop();
}
