import { isClusterScoped } from '../facts/cluster-scoped';
import { asRecord, asString } from '../values/narrow';

/** An object with the namespace it will be in if it sets none. */
export function inNamespace(object: Record<string, any>, namespace: string | undefined): Record<string, any> {
  const metadata = asRecord(object.metadata);
  const stays = namespace === undefined || asString(metadata.namespace) || isClusterScoped(object.kind);
  return stays ? object : { ...object, metadata: { ...metadata, namespace } };
}
