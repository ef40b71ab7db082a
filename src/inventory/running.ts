import { Item } from './item';
import { asRecord, asString } from '../values/narrow';

/** Whether an object was read from a running cluster, and still exists: only then its status is the present one. */
export function isRunning({ manifest }: Item): boolean {
  const { uid, resourceVersion, deletionTimestamp } = asRecord(asRecord(manifest).metadata);
  return asString(uid) !== undefined && asString(resourceVersion) !== undefined && deletionTimestamp === undefined;
}
