import { Lazy } from 'cdk8s';

/** Whether props have a value that is resolved only at synthesis. */
export function hasLazyValue(value: unknown): boolean {
  if (value instanceof Lazy) { return true; }
  const isPlain = Array.isArray(value) || typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain && Object.values(value as object).some(hasLazyValue);
}
