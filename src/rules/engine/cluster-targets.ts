import { acceptedSpecOf } from './accepted-spec';
import { ClusterInput, ClusterRule } from './cluster-rule';
import { CheckResult, Mistake, mistakesIn, Precedence, Rule, Target } from './rule';
import { toApiPath, toPropKeys } from '../../api/renamed-keys';
import { clustersIn, ClusterView } from '../../inventory/clusters';
import { Item } from '../../inventory/item';
import { Path } from '../../values/field-path';
import { asRecord } from '../../values/narrow';

const known = new WeakMap<ClusterView, { input?: ClusterInput }>();

/** The same rules, with the clusters of an inventory as their targets. */
export function forEachCluster(rules: ClusterRule[], applies: (input: ClusterInput) => boolean = () => true): Rule<ClusterInput>[] {
  return rules.map(rule => {
    const path = toApiPath(rule.field.split('.'));
    return {
      ...rule,
      kinds: ['Cluster'],
      precedence: Precedence.WEBHOOK,
      needs: 'the whole Cluster: without `storage` it may be a patch',
      check: input => withApiNames(rule.field.split('.'), path, mistakesIn(rule, input)),
      targets: inventory => clustersIn(inventory).flatMap(view => targetOf(path, view, applies)),
    };
  });
}

/** Whether the operator's webhook validates a cluster: an annotation switches it off. */
export function isAdmitted({ annotations, distribution }: ClusterInput): boolean {
  return annotations[distribution.key('validation')] !== 'disabled';
}

/** Checks name fields as props do, and findings as manifests do. */
function withApiNames(field: Path, path: Path, mistakes: Mistake[]): CheckResult {
  return mistakes.map(mistake => mistake.path ? { ...mistake, path: toApiPath([...field, ...mistake.path]).slice(path.length) } : mistake);
}

function targetOf(path: Path, view: ClusterView, applies: (input: ClusterInput) => boolean): Target<ClusterInput>[] {
  const input = inputOf(view);
  return input && applies(input) ? [{ item: view.item, path, input }] : [];
}

/**
 * A cluster as its operator's admission webhook sees it. Nothing where the webhook does not see it, because the API server rejects its types, and where it
 * may be a patch: then the rest is unknown.
 */
function inputOf(view: ClusterView): ClusterInput | undefined {
  const found = known.get(view) ?? gather(view);
  known.set(view, found);
  return found.input;
}

function gather(view: ClusterView): { input?: ClusterInput } {
  const { item, distribution, operator: { version } } = view;
  const { spec, partial } = acceptedSpecOf(view);
  if (!spec || partial) {
    return {};
  }
  const { imageCatalogRef, ...rest } = toPropKeys(spec);
  return {
    input: {
      name: item.name,
      // the API server fills in the number of instances, and no group of a catalog
      spec: { instances: 1, ...rest, imageCatalogRef: imageCatalogRef && { apiGroup: '', ...imageCatalogRef } },
      annotations: { ...nullAnnotations(item), ...item.annotations },
      distribution,
      version,
    },
  };
}

/** An annotation that is null is stored as an empty one. */
function nullAnnotations({ manifest }: Item): Record<string, string> {
  return Object.fromEntries(Object.entries(asRecord(asRecord(manifest.metadata).annotations)).filter(([, value]) => value === null).map(([key]) => [key, '']));
}
