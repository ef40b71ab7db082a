import { Inventory } from './inventory';
import { standalonePluginsIn } from './plugins';
import { runningContainersOf } from './pod-containers';
import { sidecarsOf } from './sidecars';
import { releaseOfImage } from '../values/image-version';
import { asString } from '../values/narrow';

/**
 * The release of a plugin: as stated, or the tag of its image. Undefined if the input has no such plugin, several releases of it, or other tags.
 */
export function pluginRelease(pluginName: string, inventory: Inventory): string | undefined {
  const { pluginVersions, plugins = [] } = inventory.context;
  const stated = pluginVersions?.[pluginName] ?? plugins.find(plugin => plugin.pluginName === pluginName)?.version;
  if (stated !== undefined) { return stated; }
  const releases = inventory.memoize(releasesOfPlugins).get(pluginName);
  return releases?.size === 1 ? [...releases][0] : undefined;
}

function releasesOfPlugins(inventory: Inventory): Map<string, Set<string | undefined>> {
  const found = new Map<string, Set<string | undefined>>();
  for (const { pluginName, container } of pluginContainers(inventory)) {
    const releases = found.get(pluginName) ?? new Set();
    found.set(pluginName, releases.add(releaseOfImage(asString(container.image) ?? '')));
  }
  return found;
}

/** The containers that may run a plugin. */
function pluginContainers(inventory: Inventory): Array<{ readonly pluginName: string; readonly container: Record<string, any> }> {
  const standalone = standalonePluginsIn(inventory).flatMap(({ pluginName, workloads }) =>
    workloads.flatMap(runningContainersOf).map(({ container }) => ({ pluginName, container })));
  return [...standalone, ...sidecarsOf(inventory)].flatMap(({ pluginName, container }) => pluginName ? [{ pluginName, container }] : []);
}
