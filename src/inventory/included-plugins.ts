import { Inventory } from './inventory';
import { OperatorView } from './operator-view';
import { environmentOf, managerOf } from './operators';
import { asRecord, asString } from '../values/narrow';

/**
 * The plugins that an operator adds to every cluster by itself (`INCLUDE_PLUGINS`), as far as the input shows.
 *
 * The ConfigMap with the operator's settings is read wherever it is: whoever has it in the input may have the operator elsewhere.
 */
export function includedPlugins({ deployment, distribution }: OperatorView, inventory: Inventory): string[] {
  const manager = deployment && managerOf(deployment, distribution);
  return [...inventory.memoize(configuredLists), manager && environmentOf(manager, 'INCLUDE_PLUGINS')]
    .flatMap(list => (list ?? '').split(',')).map(name => name.trim()).filter(name => name !== '');
}

function configuredLists(inventory: Inventory): string[] {
  return inventory.of('ConfigMap', '').flatMap(({ manifest }) => asString(asRecord(asRecord(manifest).data).INCLUDE_PLUGINS) ?? []);
}
