import { ClusterSpec } from '../../api/cluster-spec';
import { toApiPath } from '../../api/renamed-keys';
import { Distribution } from '../../distribution';
import { hasFeature } from '../../release';
import { Rule } from '../rule';

/** A cluster as its operator's admission webhook sees it. */
export interface ClusterFacts {
  readonly name: string;
  readonly spec: ClusterSpec;
  readonly annotations: Readonly<Record<string, string>>;
  readonly distribution: Distribution;
  /** The operator's release; the newest where undefined. */
  readonly version?: string;
  /** Whether a manifest says all that, with the API's names, and no program. */
  readonly isManifest?: boolean;
}

/** What the operator's admission webhook looks at. */
export interface ClusterRule extends Rule<ClusterFacts> {
  /** The field that it is about, as manifests have it. */
  readonly field: string;
}

/** Whether the cluster's operator does what came first in each of these releases; see `hasFeature`. */
export function operatorDoes({ version }: ClusterFacts, firstVersions: string[]): boolean {
  return version === undefined || hasFeature(version, firstVersions);
}

/** A field as whoever wrote the cluster knows it, by its path in the props. */
export function fieldName({ isManifest }: ClusterFacts, prop: string): string {
  return isManifest ? toApiPath(prop) : prop;
}
