import { acceptedSpecOf } from './accepted-spec';
import { Target } from './rule';
import { customResourcesIn, Reader } from '../../inventory/custom-resources';
import { Inventory } from '../../inventory/inventory';
import { hasFeature } from '../../values/release';

/** A custom resource whose types the API server accepts. */
export interface ResourceInput {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly spec: Readonly<Record<string, any>>;
  readonly reader: Reader;
}

/** The complete objects of a kind, with `spec` as their path. */
export function resourcesOf(...kinds: string[]): (inventory: Inventory) => Target<ResourceInput>[] {
  return inventory => customResourcesIn(inventory).filter(({ item }) => kinds.includes(item.kind)).flatMap(resource => {
    const { item, reader } = resource;
    const { spec, partial } = acceptedSpecOf(resource);
    return spec && !partial ? [{ item, path: ['spec'], input: { kind: item.kind, name: item.name, namespace: item.namespace, spec, reader } }] : [];
  });
}

/** Whether the software that reads an object has a feature that came with these releases; see `hasFeature`. */
export function readerHas({ release }: Reader, firstVersions: string[]): boolean {
  return release === undefined || hasFeature(release, firstVersions);
}
