import { ClusterFacts, ClusterRule } from './facts';
import * as image from './image';
import * as postgresql from './postgresql';
import * as recovery from './recovery';
import * as replication from './replication';
import * as resources from './resources';

/** The rules of the operator's admission webhook, by family. A rule that a family's module exports is here by itself. */
export const ADMISSION_FAMILIES: Record<string, ClusterRule[]> = {
  Images: Object.values(image),
  Resources: Object.values(resources),
  PostgreSQL: Object.values(postgresql),
  Replication: Object.values(replication),
  Recovery: Object.values(recovery),
};

/** The rules that the operator applies to a cluster: none where an annotation switches its webhook off. */
export function admissionRules({ annotations, distribution }: ClusterFacts): ClusterRule[] {
  return annotations[distribution.key('validation')] === 'disabled' ? [] : Object.values(ADMISSION_FAMILIES).flat();
}
