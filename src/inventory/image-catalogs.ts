import { Inventory } from './inventory';
import { Item, mayShareNamespace } from './item';
import { asRecord, asString } from '../values/narrow';

/** The kinds of image catalogs: of a namespace, and of the whole Kubernetes cluster. */
export const CATALOG_KINDS = ['ImageCatalog', 'ClusterImageCatalog'];

/** The catalog that an object of a namespace refers to; undefined if the input has none of that name, or several. */
export function catalogOf(reference: unknown, apiGroup: string, namespace: string | undefined, inventory: Inventory): Item | undefined {
  const { kind, name } = asRecord(reference);
  const [kindName, catalogName] = [asString(kind), asString(name)];
  if (kindName === undefined || catalogName === undefined || !CATALOG_KINDS.includes(kindName)) { return undefined; }
  const [found, ...others] = inventory.named(catalogName, kindName, apiGroup)
    .filter(one => kindName === 'ClusterImageCatalog' || mayShareNamespace(one.namespace, namespace));
  return others.length === 0 ? found : undefined;
}
