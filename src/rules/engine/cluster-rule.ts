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

/** A rule about one cluster, as the operator's admission webhook sees it. */
export interface ClusterRule extends Rule<ClusterInput> {
  /** The field from `spec` on that it judges, by the names of props. Paths of mistakes are relative to it. */
  readonly field: string;
}

/** Whether the cluster's operator has a feature that came with these releases, one for each minor release; see `hasFeature`. */
export function operatorSupports({ version }: ClusterInput, firstVersions: string[]): boolean {
  return version === undefined || hasFeature(version, firstVersions);
}
