import { objectStoresIn } from '../../inventory/barman-stores';
import { clustersIn } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { asBoolean, asRecord } from '../../values/narrow';
import { Rule } from '../engine/rule';

const GROUP = 'kustomize.toolkit.fluxcd.io';
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
  needs: 'the Flux Kustomization that applies the object, or several, all of them with `force: true`',
  check: ({ kind, name, kustomization }) => [{
    message: `the Kustomization "${kustomization}" has force: true, so Flux may delete and create this ${kind}: expected "disabled"`,
    fix: `set the annotation ${FORCE} of the ${kind} "${name}" to disabled`,
  }],
  targets: inventory => {
    const kustomizations = inventory.of('Kustomization', GROUP).filter(({ origin }) => !origin.isBuilt).map(({ manifest }) => manifest);
    return guarded(inventory).filter(({ annotations }) => annotations[FORCE]?.toLowerCase() !== 'disabled').flatMap(item => {
      const { appliedBy } = item.origin;
      const appliers = appliedBy === undefined ? kustomizations : [appliedBy];
      return appliers.length > 0 && appliers.every(isForcing)
        ? [{ item, path: ['metadata', 'annotations', FORCE], input: { kind: item.kind, name: item.name, kustomization: `${asRecord(asRecord(appliers[0]).metadata).name}` } }]
        : [];
    });
  },
};

/** Whether an object is a Kustomization of Flux that replaces objects. */
function isForcing(applier: unknown): boolean {
  const { apiVersion, kind, spec } = asRecord(applier);
  return kind === 'Kustomization' && `${apiVersion}`.startsWith(`${GROUP}/`) && asBoolean(asRecord(spec).force) === true;
}

function guarded(inventory: Inventory) {
  return [...clustersIn(inventory).map(({ item }) => item), ...objectStoresIn(inventory)];
}
