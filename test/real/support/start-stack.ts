import { writeFileSync } from 'fs';
import { ControlPlane } from './stack';

/** Starts what all tests share. */
export default async function startStack(): Promise<void> {
  const controlPlane = new ControlPlane();
  (globalThis as any).controlPlane = controlPlane;
  writeFileSync(process.env.REAL_STACK!, JSON.stringify(await controlPlane.start()));
}
