/** Stops what all tests shared. */
export default async function stopStack(): Promise<void> {
  await (globalThis as any).controlPlane.stop();
}
