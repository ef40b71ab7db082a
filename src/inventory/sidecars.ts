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
  /** The name of its socket, which is the plugin's, where something waits for that socket. */
  readonly pluginName?: string;
}

const PROBES = ['startupProbe', 'livenessProbe', 'readinessProbe'];

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
    socketPath: socketIn([...awaitedWords(one, pods), ...wordsOf(one)], one, pods),
    pluginName: nameOf(socketIn(awaitedWords(one, pods), one, pods), one, pods),
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
  return PROBES.some(name => Object.keys(asRecord(container[name])).length > 0);
}

function managerMountOf({ manager, sockets }: OperatorPods): Mount | undefined {
  return manager && mountsOf(manager.container).find(({ directory }) => directory === sockets.directory);
}

function toldDirectoryOf({ container }: PodContainer): string | undefined {
  return flagsOf(container).filter(({ name }) => name === 'plugin-path').pop()?.value;
}

/** The words of a plugin's probes, and of the init containers that wait for it: those whose names begin with that of its container. */
function awaitedWords(plugin: PodContainer, { containers }: OperatorPods): string[] {
  const others = containers.filter(({ runsOn, name }) => runsOn && name.length > plugin.name.length);
  const waiting = containers.filter(({ init, runsOn, name }) =>
    init && !runsOn && name.startsWith(plugin.name) && !others.some(other => name.startsWith(other.name)));
  const probes = PROBES.flatMap(name => asStrings(asRecord(asRecord(plugin.container[name]).exec).command));
  return [...probes, ...waiting.flatMap(wordsOf)];
}

function wordsOf({ container }: PodContainer): string[] {
  return [...asStrings(container.command), ...asStrings(container.args)];
}

/** The first word that is a path in a directory where the plugin may make its socket. */
function socketIn(words: string[], plugin: PodContainer, pods: OperatorPods): string | undefined {
  const directories = directoriesOf(plugin, pods);
  return words.flatMap(word => word.split(/[\s"';]+/)).find(word => directories.some(directory => word.startsWith(directory) && word !== directory));
}

/** What is behind the directory; nothing where that is a path, or is filled in later. */
function nameOf(socket: string | undefined, plugin: PodContainer, pods: OperatorPods): string | undefined {
  const directory = directoriesOf(plugin, pods).find(one => socket?.startsWith(one));
  const name = directory && socket!.slice(directory.length);
  return name && /^[-\w.]+$/.test(name) ? name : undefined;
}

function directoriesOf(plugin: PodContainer, { sockets }: OperatorPods): string[] {
  return [sockets.directory, toldDirectoryOf(plugin)].flatMap(directory => directory ? `${directory}/` : []);
}

/** The source of a volume in the pods; nothing where they have none of that name. */
export function volumeOf({ spec }: OperatorPods, name: string): Record<string, any> | undefined {
  return asRecords(spec.volumes).find(volume => volume.name === name);
}
