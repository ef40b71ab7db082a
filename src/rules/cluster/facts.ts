import { ClusterSpec } from '../../api/cluster-spec';
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
}

/** What the operator's admission webhook looks at. */
export type ClusterRule = Rule<ClusterFacts>;

/** Whether the cluster's operator does what came first in each of these releases; see `hasFeature`. */
export function operatorDoes({ version }: ClusterFacts, firstVersions: string[]): boolean {
  return version === undefined || hasFeature(version, firstVersions);
}
