import type { Inventory } from './inventory';
import { OperatorPods, operatorPodsOf } from './operator-pods';
import { flagsOf, Mount, mountsOf, PodContainer } from './pod-containers';
import { DEFAULT_DIRECTORY, DOCUMENTED_DIRECTORY } from './socket-directory';
import { asRecord, asRecords, asStrings } from '../values/narrow';

/** A plugin in the pods of an operator. */
export interface SidecarView extends PodContainer {
  readonly pods: OperatorPods;
  readonly mounts: Mount[];
  /** What the operator's own container mounts at its directory of sockets. */
  readonly managerMount?: Mount;
  /** The directory that its program is told to make its socket in, by the flag of the helper library. */
  readonly toldDirectory?: string;
  /** The path of its socket, where anything shows the name. */
  readonly socketPath?: string;
}

/** The plugins in operators' pods. A proxy of a mesh, or whatever else runs there, is none. */
export function sidecarsOf(inventory: Inventory): SidecarView[] {
  return operatorPodsOf(inventory).flatMap(pods => pods.containers
    .filter(one => one !== pods.manager && isPlugin(one, pods))
    .map(one => sidecarOf(one, pods)));
}

function sidecarOf(one: PodContainer, pods: OperatorPods): SidecarView {
  return {
    ...one,
    pods,
    mounts: mountsOf(one.container),
    managerMount: managerMountOf(pods),
    toldDirectory: toldDirectoryOf(one),
    socketPath: socketPathOf(one, pods),
  };
}

/**
 * A plugin is told where to make its socket, or mounts something where sockets are looked for.
 *
 * An init container that ends may wait for a socket as well: it is a plugin only if it was made to go on running.
 */
function isPlugin(one: PodContainer, pods: OperatorPods): boolean {
  if (toldDirectoryOf(one) !== undefined) {
    return true;
  }
  const { directory } = pods.sockets;
  const shared = managerMountOf(pods)?.volume;
  const mounts = mountsOf(one.container)
    .some(mount => [directory, DEFAULT_DIRECTORY, DOCUMENTED_DIRECTORY].includes(mount.directory) || mount.volume === shared && shared !== undefined);
  return mounts && (one.runsOn || hasProbe(one));
}

function hasProbe({ container }: PodContainer): boolean {
  return ['startupProbe', 'livenessProbe', 'readinessProbe'].some(name => Object.keys(asRecord(container[name])).length > 0);
}

function managerMountOf({ manager, sockets }: OperatorPods): Mount | undefined {
  return manager && mountsOf(manager.container).find(({ directory }) => directory === sockets.directory);
}

function toldDirectoryOf({ container }: PodContainer): string | undefined {
  return flagsOf(container).filter(({ name }) => name === 'plugin-path').pop()?.value;
}

/** A probe, or an init container that waits, names the socket that it looks for. */
function socketPathOf(plugin: PodContainer, { containers, sockets }: OperatorPods): string | undefined {
  const waiting = containers.filter(one => one.init && !one.runsOn && one.name.startsWith(plugin.name));
  const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'].flatMap(name => asStrings(asRecord(asRecord(plugin.container[name]).exec).command));
  const words = [...probes, ...[plugin, ...waiting].flatMap(({ container }) => [...asStrings(container.command), ...asStrings(container.args)])];
  const directories = [sockets.directory, toldDirectoryOf(plugin)].filter(directory => directory);
  return words.flatMap(word => word.split(/[\s"';]+/))
    .find(word => directories.some(directory => word.startsWith(`${directory}/`) && word.length > directory!.length + 1));
}

/** The source of a volume in the pods; nothing where they have none of that name. */
export function volumeOf({ spec }: OperatorPods, name: string): Record<string, any> | undefined {
  return asRecords(spec.volumes).find(volume => volume.name === name);
}
