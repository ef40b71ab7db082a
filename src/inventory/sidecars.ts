import type { Inventory } from './inventory';
import { OperatorPods, operatorPodsOf } from './operator-pods';
import { flagsOf, Mount, mountsOf, PodContainer } from './pod-containers';
import { DEFAULT_DIRECTORY, DOCUMENTED_DIRECTORY } from './socket-directory';
import { asRecord, asRecords, asStrings } from '../values/narrow';
import { isKnownText } from '../values/placeholder';

/** A sidecar plugin in the pods of an operator. */
export interface SidecarView extends PodContainer {
  readonly pods: OperatorPods;
  readonly mounts: Mount[];
  /** The mount of the operator's container at its socket directory. */
  readonly managerMount?: Mount;
  /** The directory for the plugin's socket, from the flag of the helper library. */
  readonly toldDirectory?: string;
  /** The path of the plugin's socket, if a probe or an argument contains it. */
  readonly socketPath?: string;
  /** Name of the plugin: that of its socket, if a probe or an init container waits for the socket. */
  readonly pluginName?: string;
}

const PROBES = ['startupProbe', 'livenessProbe', 'readinessProbe'];

/** The sidecar plugins in operators' pods. Other containers, such as service mesh proxies, are skipped. */
export function sidecarsOf(inventory: Inventory): SidecarView[] {
  return operatorPodsOf(inventory).flatMap(pods => pods.containers
    .filter(one => !mayBeManager(one, pods) && isPlugin(one, pods))
    .map(one => sidecarOf(one, pods)));
}

/** Without a container that has the name of the operator's, one of an unknown name may be it. */
function mayBeManager(one: PodContainer, { manager }: OperatorPods): boolean {
  return manager === undefined ? !isKnownText(one.name) : one === manager;
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
 * A container is a plugin if it has the flag for its socket's directory, or mounts the socket directory.
 *
 * An init container that terminates may only wait for a socket. It is a plugin only if it has a probe, which shows that it is meant to keep
 * running.
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

/** The words of a plugin's probes, and of the init containers that wait for it: their names begin with the name of its container. */
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

/** The first word that is a path in a directory where the plugin may create its socket. */
function socketIn(words: string[], plugin: PodContainer, pods: OperatorPods): string | undefined {
  const directories = directoriesOf(plugin, pods);
  return words.flatMap(word => word.split(/[\s"';]+/)).find(word => directories.some(directory => word.startsWith(directory) && word !== directory));
}

/** The file name of the socket; undefined if it contains a slash or a placeholder. */
function nameOf(socket: string | undefined, plugin: PodContainer, pods: OperatorPods): string | undefined {
  const directory = directoriesOf(plugin, pods).find(one => socket?.startsWith(one));
  const name = directory && socket!.slice(directory.length);
  return name && /^[-\w.]+$/.test(name) ? name : undefined;
}

function directoriesOf(plugin: PodContainer, { sockets }: OperatorPods): string[] {
  return [sockets.directory, toldDirectoryOf(plugin)].flatMap(directory => directory ? `${directory}/` : []);
}

/** The volume with this name in the pods; undefined if there is none. */
export function volumeOf({ spec }: OperatorPods, name: string): Record<string, any> | undefined {
  return asRecords(spec.volumes).find(volume => volume.name === name);
}
