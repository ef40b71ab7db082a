import { ClusterInput } from './cluster-rule';
import { isLater } from './spec-values';
import { imageTag, majorOfTag } from '../../values/image-version';

/** The major version of PostgreSQL; undefined where the image does not tell it, or the operator chooses the image. */
export function postgresqlMajor({ spec }: ClusterInput): number | undefined {
  if (spec.imageCatalogRef) {
    return spec.imageCatalogRef.major;
  }
  return typeof spec.imageName === 'string' ? majorOfTag(imageTag(spec.imageName)) : undefined;
}

/** Whether the operator cannot read a version from the image: then it validates no parameter. */
export function versionUnreadable(input: ClusterInput): boolean {
  return !input.spec.imageCatalogRef && !!input.spec.imageName && postgresqlMajor(input) === undefined;
}

/** A setting of `postgresql.conf`, where it is a string. */
export function setting({ spec }: ClusterInput, name: string): string | undefined {
  const value: unknown = spec.postgresql?.parameters?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** Whether the cluster is a replica of another one; nothing where that depends on a value that is filled in later. */
export function isReplica({ name, spec: { replica } }: ClusterInput): boolean | undefined {
  if (!replica) { return false; }
  if (isLater(replica)) { return undefined; }
  const enabled: unknown = replica.enabled ?? undefined;
  if (enabled !== undefined) { return typeof enabled === 'boolean' ? enabled : undefined; }
  const [self, primary]: unknown[] = [replica.self || name, replica.primary ?? ''];
  // a name with a placeholder
  if (typeof self !== 'string' || typeof primary !== 'string' || /[${]/.test(self)) { return undefined; }
  return self !== primary;
}
