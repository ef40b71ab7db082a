import { Inventory } from './inventory';
import { Item } from './item';
import { operatorFor } from './operators';
import { pluginRelease } from './plugin-releases';
import { Crd, CRD_KINDS, crdOf, isBeyond, newestKnown } from '../facts/operator-crds';
import { PluginKind, pluginKindNames, pluginKindOf } from '../facts/plugin-kinds';
import { isOlder } from '../values/release';

/** An object of a kind that the operator or a plugin reads, and the API that it must fit. */
export interface CustomResource {
  readonly item: Item;
  readonly crd: Crd;
  readonly reader: Reader;
}

/** The software that reads an object. */
export interface Reader {
  /** As messages name it: `operator`, or the name of a plugin. */
  readonly name: string;
  /** The product of an operator; nothing for plugins, which serve both products. */
  readonly product?: string;
  /** The release; the newest known one is assumed if undefined. */
  readonly release?: string;
  /** The newest release known here before the reader's one, if that is newer: it may have other fields. */
  readonly newestKnown?: string;
}

/** The objects of operators' and plugins' kinds. */
export function customResourcesIn(inventory: Inventory): CustomResource[] {
  return inventory.memoize(findCustomResources);
}

/** The object as a custom resource; undefined for other kinds. */
export function customResourceOf(item: Item, inventory: Inventory): CustomResource | undefined {
  return inventory.memoize(byItem).get(item);
}

function byItem(inventory: Inventory): Map<Item, CustomResource> {
  return new Map(customResourcesIn(inventory).map(resource => [resource.item, resource]));
}

function findCustomResources(inventory: Inventory): CustomResource[] {
  const ofOperators = CRD_KINDS.flatMap(kind => inventory.ofProducts(kind).map(({ item, distribution }) => {
    const { version } = operatorFor(inventory, distribution, item.namespace);
    const newest = version !== undefined && isBeyond(version) ? newestKnown(version) : undefined;
    return { item, crd: crdOf(distribution, kind), reader: { name: 'operator', product: distribution.name, release: version, newestKnown: newest } };
  }));
  return [...ofOperators, ...ofPlugins(inventory)];
}

function ofPlugins(inventory: Inventory): CustomResource[] {
  return pluginKindNames().flatMap(name => {
    const [group, version, kind] = name.split('/');
    const known = pluginKindOf(`${group}/${version}`, kind)!;
    const items = inventory.of(kind, group).filter(({ manifest }) => manifest.apiVersion === `${group}/${version}`);
    return items.map(item => ({ item, crd: known.crd, reader: readerOf(known, inventory) }));
  });
}

function readerOf({ pluginName, newest }: PluginKind, inventory: Inventory): Reader {
  const release = pluginRelease(pluginName, inventory);
  return { name: pluginName, release, newestKnown: release !== undefined && isOlder(newest, release) ? newest : undefined };
}
