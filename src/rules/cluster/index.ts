import * as clusterAnnotations from './annotations';
import * as backup from './backup';
import * as certificates from './certificates';
import * as expressions from './expressions';
import * as extensions from './extensions';
import { ClusterFacts, ClusterRule } from './facts';
import * as image from './image';
import * as initdb from './initdb';
import * as managed from './managed';
import * as podSelectors from './pod-selectors';
import * as pods from './pods';
import * as postgresql from './postgresql';
import * as recovery from './recovery';
import * as replication from './replication';
import * as resources from './resources';
import * as scheduling from './scheduling';
import * as slots from './slots';
import { overClusters } from './subjects';
import * as tablespaces from './tablespaces';
import * as warnings from './warnings';

/** The rules of the operator's admission webhook, by family. A rule that a family's module exports is here by itself. */
export const ADMISSION_FAMILIES: Record<string, ClusterRule[]> = families({
  'Images': Object.values(image),
  'Resources': Object.values(resources),
  'PostgreSQL': Object.values(postgresql),
  'Replication': Object.values(replication),
  'Replication slots': Object.values(slots),
  'Recovery': Object.values(recovery),
  'Initialization and import': Object.values(initdb),
  'Managed roles and services': Object.values(managed),
  'Tablespaces': Object.values(tablespaces),
  'Certificates of a cluster': Object.values(certificates),
  'Backup to object stores': Object.values(backup),
  'Pods': Object.values(pods),
  'Pod selectors': Object.values(podSelectors),
  'Scheduling': Object.values(scheduling),
  'Extensions': Object.values(extensions),
  'Annotations': Object.values(clusterAnnotations),
  'Warnings of admission': Object.values(warnings),
});

/** The rules of the API server's, which look at more than one field. */
export const EXPRESSIONS: ClusterRule[] = overClusters(Object.values(expressions));

/** The rules that the operator applies to a cluster: none where an annotation switches its webhook off. */
export function admissionRules(facts: ClusterFacts): ClusterRule[] {
  return isAdmitted(facts) ? Object.values(ADMISSION_FAMILIES).flat() : [];
}

function families(modules: Record<string, ClusterRule[]>): Record<string, ClusterRule[]> {
  return Object.fromEntries(Object.entries(modules).map(([name, rules]) => [name, overClusters(rules, isAdmitted)]));
}

function isAdmitted({ annotations, distribution }: ClusterFacts): boolean {
  return annotations[distribution.key('validation')] !== 'disabled';
}
