import { Rule } from './rule';
import { ClusterSpec } from '../../api/cluster-spec';
import { Distribution } from '../../contracts/distribution';
import { hasFeature } from '../../values/release';

/** A cluster as its operator's admission webhook sees it. */
export interface ClusterInput {
  readonly name: string;
  readonly spec: ClusterSpec;
  readonly annotations: Readonly<Record<string, string>>;
  readonly distribution: Distribution;
  /** The operator's release; the newest where undefined. */
  readonly version?: string;
}

/** What the operator's admission webhook looks at. */
export interface ClusterRule extends Rule<ClusterInput> {
  /** The field that it judges, from `spec` on, by the names of props. */
  readonly field: string;
}

/** Whether the cluster's operator does what came first in each of these releases; see `hasFeature`. */
export function operatorSupports({ version }: ClusterInput, firstVersions: string[]): boolean {
  return version === undefined || hasFeature(version, firstVersions);
}
