import { acceptedSpecOf } from './accepted-spec';
import { ClusterInput, ClusterRule } from './cluster-rule';
import { asMistakes, CheckResult, Precedence, Rule, Target } from './rule';
import { toApiPath, toPropKeys } from '../../api/renamed-keys';
import { clustersIn, ClusterView } from '../../inventory/clusters';
import { customResourceOf } from '../../inventory/custom-resources';
import { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { Path } from '../../values/field-path';
import { asRecord } from '../../values/narrow';

/** Cluster rules with the clusters of an inventory as their targets: all share one list of them. */
export function forEachCluster(rules: ClusterRule[], targets: (inventory: Inventory) => Target<ClusterInput>[]): Rule<ClusterInput>[] {
  return rules.map(rule => {
    const field = rule.field.split('.');
    return {
      ...rule,
      kinds: ['Cluster'],
      ofOneObject: true,
      precedence: Precedence.WEBHOOK,
      needs: 'the whole Cluster: without `storage` it may be a patch',
      check: input => inManifest(field, rule.check(input)),
      targets,
    };
  });
}

/** The clusters that the API server accepts. */
export function clusterTargets(inventory: Inventory): Target<ClusterInput>[] {
  return inventory.memoize(findClusterTargets);
}

/** Those that the operator's webhook validates: an annotation switches it off. */
export function webhookTargets(inventory: Inventory): Target<ClusterInput>[] {
  return inventory.memoize(findWebhookTargets);
}

function findClusterTargets(inventory: Inventory): Target<ClusterInput>[] {
  const { settled } = inventory.context;
  return clustersIn(inventory).filter(({ item }) => !settled?.has(item)).flatMap(view => {
    const input = inputOf(view, inventory);
    return input ? [{ item: view.item, input }] : [];
  });
}

function findWebhookTargets(inventory: Inventory): Target<ClusterInput>[] {
  return clusterTargets(inventory).filter(({ input: { annotations, distribution } }) => annotations[distribution.key('validation')] !== 'disabled');
}

/** Checks use the names of props in paths that begin at the rule's field; findings use whole paths, with the names of manifests. */
function inManifest(field: Path, result: CheckResult): CheckResult {
  const inApi = (path: Path = []) => toApiPath([...field, ...path]);
  return result === undefined ? undefined : asMistakes(result).map(({ path, changes, ...mistake }) => ({
    ...mistake, path: inApi(path), changes: changes?.map(change => change.path ? { ...change, path: inApi(change.path) } : change),
  }));
}

/**
 * A cluster as its operator's admission webhook sees it. Undefined where the webhook does not see it, because the API server rejects its types, and where it
 * may be a patch: then the rest is unknown.
 */
function inputOf(view: ClusterView, inventory: Inventory): ClusterInput | undefined {
  const { item, distribution, operator: { version } } = view;
  const { spec, partial } = acceptedSpecOf(customResourceOf(item, inventory)!);
  if (!spec || partial) {
    return undefined;
  }
  const { imageCatalogRef, ...rest } = toPropKeys(spec);
  return {
    name: item.name,
    // the API server sets a default number of instances, but no default group of a catalog
    spec: { instances: 1, ...rest, imageCatalogRef: imageCatalogRef && { apiGroup: '', ...imageCatalogRef } },
    annotations: { ...nullAnnotations(item), ...item.annotations },
    distribution,
    version,
  };
}

/** An annotation that is null is stored as an empty one. */
function nullAnnotations({ manifest }: Item): Record<string, string> {
  return Object.fromEntries(Object.entries(asRecord(asRecord(manifest.metadata).annotations)).filter(([, value]) => value === null).map(([key]) => [key, '']));
}
