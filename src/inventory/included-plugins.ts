import { Inventory } from './inventory';
import { OperatorView } from './operator-view';
import { environmentOf, managerOf } from './operators';
import { commaSeparated } from '../values/comma-separated';
import { asRecord, asString } from '../values/narrow';

/**
 * The plugins that an operator adds to every cluster (`INCLUDE_PLUGINS`), as far as the input shows.
 *
 * ConfigMaps in any namespace count: the input may have the operator's settings without its Deployment.
 */
export function includedPlugins({ deployment, distribution }: OperatorView, inventory: Inventory): string[] {
  const manager = deployment && managerOf(deployment, distribution);
  return [...inventory.memoize(configuredLists), manager && environmentOf(manager, 'INCLUDE_PLUGINS')]
    .flatMap(list => commaSeparated(list ?? ''));
}

function configuredLists(inventory: Inventory): string[] {
  return inventory.of('ConfigMap', '').flatMap(({ manifest }) => asString(asRecord(asRecord(manifest).data).INCLUDE_PLUGINS) ?? []);
}
