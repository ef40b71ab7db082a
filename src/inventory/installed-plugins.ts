import { Inventory } from './inventory';
import { operatorPodsOf } from './operator-pods';
import { standalonePluginsIn } from './plugins';
import { sidecarsOf } from './sidecars';
import { Distribution } from '../contracts/distribution';

/** The plugins that an input installs for the operators of a product. */
export interface InstalledPlugins {
  readonly names: string[];
  /** Whether another container in an operator's pods may be a plugin whose name is unknown. */
  readonly mayHaveOthers: boolean;
}

export function installedPlugins(inventory: Inventory, { name: product }: Distribution): InstalledPlugins {
  const standalone = standalonePluginsIn(inventory).filter(({ distribution }) => distribution.name === product);
  const sidecars = sidecarsOf(inventory).filter(({ pods, pluginName }) => pluginName !== undefined && pods.operator.distribution.name === product);
  const ofProgram = (inventory.context.plugins ?? []).filter(({ installed }) => installed);
  const named = new Set(sidecars.map(({ container }) => container));
  return {
    names: [...new Set([...standalone, ...ofProgram, ...sidecars].flatMap(({ pluginName }) => pluginName || []))],
    mayHaveOthers: operatorPodsOf(inventory).filter(({ operator }) => operator.distribution.name === product)
      .some(({ containers, manager }) => containers.some(one => one !== manager && one.runsOn && !named.has(one.container))),
  };
}
