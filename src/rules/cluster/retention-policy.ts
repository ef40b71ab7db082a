import { barmanCloudOf, objectStoreOf } from '../../inventory/barman-stores';
import { webhookEnabled } from '../../inventory/cluster-parts';
import { clustersIn, ClusterView } from '../../inventory/clusters';
import { customResourceOf } from '../../inventory/custom-resources';
import { Inventory } from '../../inventory/inventory';
import { asRecord } from '../../values/narrow';
import { acceptedSpecOf } from '../engine/accepted-spec';
import { Precedence, Rule, Target } from '../engine/rule';
import { webhook } from '../engine/source';

/** A Cluster's retention policy that nothing applies. */
interface UnusedRetentionPolicy {
  /** The ObjectStore that the cluster backs up to; nothing where the input does not have it. */
  readonly objectStore?: { readonly name: string; readonly retentionPolicy?: unknown };
}

/** Plugins have retention policies in objects of their own kinds, or in parameters. */
export const retentionPolicyUnused: Rule<UnusedRetentionPolicy> = {
  id: 'retention-policy-unused',
  severity: 'warning',
  title: '`retentionPolicy` should be set only together with `barmanObjectStore`',
  symptom: 'the operator\'s webhook warns ("only used by the in-tree barman-cloud support, which is not being used in this cluster"); the policy is ignored, '
    + 'and backups are deleted only if the backup plugin has a retention policy',
  cause: 'the operator applies the policy only to backups that it makes itself with barmanObjectStore, not to those of plugins or to volume snapshots',
  fix: 'set the retention policy where the backup plugin reads it, and remove backup.retentionPolicy',
  source: webhook(2759),
  kinds: ['Cluster'],
  precedence: Precedence.WEBHOOK,
  needs: 'the whole Cluster: without `storage` it may be a patch',
  check: ({ objectStore }) => {
    if (objectStore === undefined) { return 'ignored without barmanObjectStore'; }
    const { name, retentionPolicy } = objectStore;
    return retentionPolicy
      ? [{ message: `ignored without barmanObjectStore: the retentionPolicy of ObjectStore "${name}" applies instead`, fix: 'remove backup.retentionPolicy' }]
      : [{
        message: `ignored without barmanObjectStore: no backup is ever deleted, because ObjectStore "${name}" has no retentionPolicy`,
        fix: `set spec.retentionPolicy of ObjectStore "${name}", and remove backup.retentionPolicy`,
      }];
  },
  targets: inventory => webhookEnabled(clustersIn(inventory)).flatMap(cluster => targetOf(cluster, inventory)),
};

function targetOf(cluster: ClusterView, inventory: Inventory): Target<UnusedRetentionPolicy>[] {
  if (!asRecord(cluster.item.spec.backup).retentionPolicy) { return []; }
  const { spec, partial } = acceptedSpecOf(customResourceOf(cluster.item, inventory)!);
  const { retentionPolicy, barmanObjectStore } = asRecord(spec?.backup);
  return partial || !retentionPolicy || barmanObjectStore
    ? []
    : [{ item: cluster.item, path: ['spec', 'backup', 'retentionPolicy'], input: { objectStore: policyOf(cluster, inventory) } }];
}

/** An ObjectStore without `configuration` may be a patch: what it contains is unknown. */
function policyOf(cluster: ClusterView, inventory: Inventory): UnusedRetentionPolicy['objectStore'] {
  const store = objectStoreOf(cluster, barmanCloudOf(cluster)?.parameters.barmanObjectName, inventory);
  return store?.spec.configuration ? { name: store.name, retentionPolicy: store.spec.retentionPolicy } : undefined;
}
