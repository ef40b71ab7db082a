import { ClusterFacts, ClusterRule } from './facts';
import { toPropKeys } from '../../api/renamed-keys';
import { ClusterView } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { Item, Path } from '../../inventory/item';
import { mapOf } from '../../inventory/values';
import { takenSpecOf } from '../field-subjects';
import { Subject } from '../rule';

const known = new WeakMap<ClusterView, { facts?: ClusterFacts }>();

/** The same rules, with the clusters of an inventory as what they are about. */
export function overClusters(rules: ClusterRule[], applies: (facts: ClusterFacts) => boolean = () => true): ClusterRule[] {
  return rules.map(rule => {
    const path = rule.field.split('.');
    const subjects = ({ clusters }: Inventory) => clusters.flatMap(view => subjectOf(path, view, applies));
    return { ...rule, needs: 'the whole Cluster: without `storage` it may be a patch', subjects };
  });
}

function subjectOf(path: Path, view: ClusterView, applies: (facts: ClusterFacts) => boolean): Subject<ClusterFacts>[] {
  const facts = factsOf(view);
  return facts && applies(facts) ? [{ item: view.item, path: existing(view.item, path), facts }] : [];
}

/**
 * A cluster as its operator's admission webhook sees it. Nothing where the webhook does not see it, because the API server refuses its types, and where it
 * may be a patch: then the rest is unknown.
 */
function factsOf(view: ClusterView): ClusterFacts | undefined {
  const found = known.get(view) ?? gather(view);
  known.set(view, found);
  return found.facts;
}

function gather(view: ClusterView): { facts?: ClusterFacts } {
  const { item, distribution, operator: { version } } = view;
  const { spec, partial } = takenSpecOf(view);
  if (!spec || partial) {
    return {};
  }
  const { imageCatalogRef, ...rest } = toPropKeys(spec);
  return {
    facts: {
      name: item.name,
      // the API server fills in the number of instances, and no group of a catalog
      spec: { instances: 1, ...rest, imageCatalogRef: imageCatalogRef && { apiGroup: '', ...imageCatalogRef } },
      annotations: { ...nullAnnotations(item), ...item.annotations },
      distribution,
      version,
      isManifest: true,
    },
  };
}

/** An annotation that is null is stored as an empty one. */
function nullAnnotations({ manifest }: Item): Record<string, string> {
  return Object.fromEntries(Object.entries(mapOf(mapOf(manifest.metadata).annotations)).filter(([, value]) => value === null).map(([key]) => [key, '']));
}

/** A path, as far as the object has it. */
function existing({ manifest }: Item, path: Path): Path {
  let value: any = manifest;
  const missing = path.findIndex(key => {
    value = mapOf(value)[key];
    return value === undefined;
  });
  return missing < 0 ? path : path.slice(0, missing);
}
