import * as annotations from './annotations';
import * as application from './application';
import * as certificates from './certificates';
import * as credentials from './credentials';
import * as deprecations from './deprecations';
import * as expressions from './expressions';
import * as extensions from './extensions';
import * as externalClusters from './external-clusters';
import * as flux from './flux';
import * as helmHooks from './helm-hooks';
import * as identity from './identity';
import * as image from './image';
import * as initdb from './initdb';
import * as managed from './managed';
import * as objectStoreCredentials from './object-store-credentials';
import * as podSelectors from './pod-selectors';
import * as pods from './pods';
import * as postgresql from './postgresql';
import * as recovery from './recovery';
import * as references from './references';
import * as replication from './replication';
import * as resources from './resources';
import * as retentionPolicy from './retention-policy';
import * as running from './running';
import * as scheduling from './scheduling';
import * as slots from './slots';
import * as storage from './storage';
import * as tablespaces from './tablespaces';
import * as walArchiving from './wal-archiving';
import { ClusterRule } from '../engine/cluster-rule';
import { clusterTargets, forEachCluster, webhookTargets } from '../engine/cluster-targets';
import { Rule } from '../engine/rule';

/** The rules of clusters, by file. A rule that such a file exports is here by itself. */
export const CLUSTER_RULES: Readonly<Record<string, ReadonlyArray<Rule<any>>>> = {
  'cluster/identity': Object.values(identity),
  'cluster/storage': Object.values(storage),
  'cluster/external-clusters': Object.values(externalClusters),
  'cluster/application': Object.values(application),
  'cluster/wal-archiving': Object.values(walArchiving),
  'cluster/retention-policy': Object.values(retentionPolicy),
  'cluster/credentials': Object.values(credentials),
  'cluster/flux': Object.values(flux),
  'cluster/helm-hooks': Object.values(helmHooks),
  'cluster/references': Object.values(references),
  'cluster/running': Object.values(running),
  'cluster/expressions': forEachCluster(Object.values(expressions), clusterTargets),
  'cluster/image': webhookRules(image),
  'cluster/resources': webhookRules(resources),
  'cluster/postgresql': webhookRules(postgresql),
  'cluster/replication': webhookRules(replication),
  'cluster/slots': webhookRules(slots),
  'cluster/recovery': webhookRules(recovery),
  'cluster/initdb': webhookRules(initdb),
  'cluster/managed': webhookRules(managed),
  'cluster/tablespaces': webhookRules(tablespaces),
  'cluster/certificates': webhookRules(certificates),
  'cluster/object-store-credentials': webhookRules(objectStoreCredentials),
  'cluster/pods': webhookRules(pods),
  'cluster/pod-selectors': webhookRules(podSelectors),
  'cluster/scheduling': webhookRules(scheduling),
  'cluster/extensions': webhookRules(extensions),
  'cluster/annotations': webhookRules(annotations),
  'cluster/deprecations': webhookRules(deprecations),
};

/** The rules of the operator's admission webhook, which an annotation of the Cluster switches off. */
function webhookRules(file: object): ReadonlyArray<Rule<any>> {
  return forEachCluster(Object.values(file) as ClusterRule[], webhookTargets);
}
