import { objectStoresIn } from '../../inventory/barman-stores';
import { clustersIn } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { asBoolean } from '../../values/narrow';
import { Rule } from '../engine/rule';

const FORCE = 'kustomize.toolkit.fluxcd.io/force';

/** Flux Kustomizations that replace objects, and an object that must not be replaced. */
export interface ForceInput {
  readonly kind: string;
  readonly name: string;
  readonly kustomization: string;
}

/** A database must not be deleted to change a field. */
export const fluxForce: Rule<ForceInput> = {
  id: 'flux-force',
  severity: 'warning',
  title: `Clusters and ObjectStores under a Flux Kustomization with \`force\` should have the annotation ${FORCE}: disabled`,
  symptom: 'when an immutable field changes, Flux deletes the Cluster and its volumes, and creates it anew, empty',
  cause: 'with `force: true` Flux deletes and creates objects whose change the API server rejects',
  fix: `set the annotation ${FORCE} to disabled, or remove force from the Kustomization`,
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#force',
  kinds: ['Cluster', 'ObjectStore'],
  needs: 'Flux Kustomizations, all of them with `force: true`: another one may apply the object',
  check: ({ kind, name, kustomization }) => [{
    message: `the Kustomization "${kustomization}" has force: true, so Flux may delete and create this ${kind}: expected "disabled"`,
    fix: `set the annotation ${FORCE} of the ${kind} "${name}" to disabled`,
  }],
  targets: inventory => {
    const kustomizations = inventory.of('Kustomization', 'kustomize.toolkit.fluxcd.io');
    if (kustomizations.length === 0 || !kustomizations.every(({ spec }) => asBoolean(spec.force) === true)) { return []; }
    return guarded(inventory).filter(({ annotations }) => annotations[FORCE]?.toLowerCase() !== 'disabled').map(item => ({
      item, path: ['metadata', 'annotations', FORCE], input: { kind: item.kind, name: item.name, kustomization: kustomizations[0].name },
    }));
  },
};

function guarded(inventory: Inventory) {
  return [...clustersIn(inventory).map(({ item }) => item), ...objectStoresIn(inventory)];
}
