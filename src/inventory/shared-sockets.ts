import { Mount, mountsOf } from './pod-containers';
import { SidecarView, volumeOf } from './sidecars';
import { Path } from '../values/field-path';
import { isKnownText } from '../values/placeholder';

/** Whether an operator and a sidecar plugin share the socket directory. */
export interface SharedSockets {
  /** Why they do not share it, and the field; undefined if they do. */
  readonly mistake?: { readonly path: Path; readonly message: string };
  /** Whether the result cannot change by objects that are not in the input. */
  readonly certain: boolean;
}

/** Compares the mounts of an operator and a sidecar plugin. */
export function sharedSocketsOf(plugin: SidecarView): SharedSockets {
  const { pods, managerMount, mounts } = plugin;
  const { directory, stated } = pods.sockets;
  if (directory === undefined || !pods.manager) {
    return { certain: false };
  }
  const managerMounts = mountsOf(pods.manager.container);
  if (![...managerMounts, ...mounts].every(isKnownMount)) {
    return { certain: false };
  }
  // a shared volume that is mounted at a parent directory contains the socket directory too
  if (!managerMount && managerMounts.some(mount => directory.startsWith(`${mount.directory}/`) && sharesVolume(plugin, mount, mounts))) {
    return { certain: false };
  }
  if (managerMount) {
    return { mistake: mistakeOfPlugin(plugin, managerMount), certain: true };
  }
  const elsewhere = managerMounts.find(mount => mounts.some(({ volume }) => volume === mount.volume));
  return elsewhere
    ? {
      mistake: {
        path: [...pods.manager.path, ...elsewhere.path, 'mountPath'],
        message: `"${elsewhere.directory}" is not the operator's socket directory: expected "${directory}" for the volume "${elsewhere.volume}", `
          + `which container "${plugin.name}" mounts too`,
      },
      certain: stated,
    }
    : {
      mistake: { path: [...pods.manager.path, 'volumeMounts'], message: `the operator's container mounts nothing at its socket directory "${directory}"` },
      certain: pods.whole,
    };
}

function isKnownMount({ volume, directory, part }: Mount): boolean {
  return [volume, directory, part].every(isKnownText);
}

/** The mistake of a plugin that mounts another volume, or another part of it, than the operator does at its socket directory. */
function mistakeOfPlugin(plugin: SidecarView, managerMount: Mount): SharedSockets['mistake'] {
  if (sharesVolume(plugin, managerMount, plugin.mounts)) {
    return undefined;
  }
  const { volume, directory, part } = managerMount;
  const other = plugin.mounts.find(mount => mount.volume === volume);
  if (!other) {
    return { path: [...plugin.path, 'volumeMounts'], message: `volume "${volume}" is missing: the operator mounts it at its socket directory "${directory}"` };
  }
  const expected = part === '' ? 'the whole' : `subPath "${part}" of the`;
  return {
    path: [...plugin.path, ...other.path, 'subPath'],
    message: `${other.part === '' ? 'required' : `"${other.part}" is invalid`}: `
      + `the operator mounts ${expected} volume "${volume}" at its socket directory "${directory}"`,
  };
}

/** Whether another container's mounts include a mount of the same volume, or of another volume with the same storage. */
function sharesVolume({ pods }: SidecarView, { volume, part }: Mount, mounts: Mount[]): boolean {
  const storage = (name: string) => {
    const { name: _, emptyDir, ...source } = volumeOf(pods, name) ?? {};
    return emptyDir === undefined && Object.keys(source).length > 0 ? JSON.stringify(source) : name;
  };
  return mounts.some(mount => storage(mount.volume) === storage(volume) && mount.part === part);
}
