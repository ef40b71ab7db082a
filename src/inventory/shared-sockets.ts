import { Mount, mountsOf } from './pod-containers';
import { SidecarView, volumeOf } from './sidecars';

/** Whether an operator and its plugin share a directory of sockets. */
export interface SharedSockets {
  /** Why they do not; nothing where they do. */
  readonly wrong?: string;
  /** Whether nothing outside of the input can make it right. */
  readonly certain: boolean;
}

/** What is between an operator and a plugin in its pods. */
export function sharedSocketsOf(plugin: SidecarView): SharedSockets {
  const { pods, managerMount, mounts } = plugin;
  const { directory, stated } = pods.sockets;
  if (directory === undefined || !pods.manager) {
    return { certain: false };
  }
  const managerMounts = mountsOf(pods.manager.container);
  // a volume above the directory holds it as well
  if (!managerMount && managerMounts.some(mount => directory.startsWith(`${mount.directory}/`) && sharesVolume(plugin, mount, mounts))) {
    return { certain: false };
  }
  const elsewhere = managerMounts.find(mount => mounts.some(({ volume }) => volume === mount.volume));
  const wrong = managerMount ? wrongMount(plugin, managerMount) : `the operator's container mounts nothing at its socket directory "${directory}"`
    + (elsewhere ? `, and the volume "${elsewhere.volume}" that it shares with container "${plugin.name}" at "${elsewhere.directory}"` : '');
  return { wrong, certain: elsewhere ? stated : pods.whole || managerMount !== undefined };
}

function wrongMount(plugin: SidecarView, managerMount: Mount): string | undefined {
  if (sharesVolume(plugin, managerMount, plugin.mounts)) {
    return undefined;
  }
  const { volume, directory, part } = managerMount;
  const other = plugin.mounts.find(mount => mount.volume === volume);
  const what = `the operator looks in volume "${volume}"${part && ` (subPath "${part}")`}, which it mounts at "${directory}"`;
  return other
    ? `${what}, and container "${plugin.name}" mounts ${other.part ? `subPath "${other.part}" of it` : 'the whole of it'}`
    : `${what}, and container "${plugin.name}" does not mount it`;
}

/** Whether one of the mounts is what another container mounts: the same volume, or another name for the same storage. */
function sharesVolume({ pods }: SidecarView, { volume, part }: Mount, mounts: Mount[]): boolean {
  const storage = (name: string) => {
    const { name: _, emptyDir, ...source } = volumeOf(pods, name) ?? {};
    return emptyDir === undefined && Object.keys(source).length > 0 ? JSON.stringify(source) : name;
  };
  return mounts.some(mount => storage(mount.volume) === storage(volume) && mount.part === part);
}

/** The entries whose key an earlier one has. */
export function duplicated<T>(entries: T[], keyOf: (entry: T) => string): T[] {
  return entries.filter((entry, index) => entries.findIndex(other => keyOf(other) === keyOf(entry)) < index);
}
