import { posix } from 'path';
import { Item } from '../../inventory/item';
import { settingsOf } from '../../inventory/operator-settings';
import { podContainersOf } from '../../inventory/pod-containers';
import { sharedSocketsOf, SharedSockets } from '../../inventory/shared-sockets';
import { sidecarsOf, SidecarView } from '../../inventory/sidecars';
import { Path } from '../../values/field-path';
import { asName, asRecords } from '../../values/narrow';
import { isKnownText } from '../../values/placeholder';
import { quotedList } from '../../values/word-list';
import { Rule } from '../engine/rule';
import { OPERATOR_DOCS, OPERATOR_SOURCE } from '../engine/source';

const MACHINERY = 'https://github.com/cloudnative-pg/cnpg-i-machinery/blob/main/pkg/pluginhelper/http/server.go';
const SIDECAR_PAGE = `${OPERATOR_DOCS}/cnpg_i#sidecar-container`;
const NEEDS_DEPLOYMENT = 'the operator\'s Deployment, or the patch of it that adds the plugin';

/** Where plugins of the official helper library make their sockets unless a flag sets another directory. */
const DEFAULT_PLUGIN_PATH = '/plugins';

/** The directory of the sockets is an absolute path. */
export const socketDirectory: Rule<{ readonly directory: string }> = {
  id: 'socket-directory',
  severity: 'error',
  title: '`PLUGIN_SOCKET_DIR` must be a plain absolute path',
  symptom: 'every dial fails ("invalid (non-empty) authority"), and Clusters stop with '
    + '"Cluster cannot proceed to reconciliation due to an error while interacting with plugins"',
  cause: 'the operator makes a URL of the directory and the plugin\'s name',
  fix: 'set `socketDirectory` of the operator to an absolute path without "%", "?", "#", "$(" and white space, such as "/plugins"',
  manifestFix: 'set PLUGIN_SOCKET_DIR to an absolute path without "%", "?", "#", "$(" and white space, such as "/plugins"',
  source: `${OPERATOR_SOURCE}/internal/cnpi/plugin/connection/unix.go`,
  kinds: ['Deployment', 'ConfigMap'],
  needs: 'PLUGIN_SOCKET_DIR in the operator\'s environment or ConfigMap',
  check: ({ directory }) => /^(\/[^/%?#\s]+)+$/.test(cleaned(directory)) && !directory.includes('$(')
    ? undefined
    : `"${directory}" is invalid: expected an absolute path without "%", "?", "#", "$(" and white space, such as "/plugins"`,
  // the operator ignores an empty variable, but not an empty entry of its ConfigMap
  targets: inventory => settingsOf(inventory).flatMap(({ item, path, key, value, source }) =>
    key === 'PLUGIN_SOCKET_DIR' && value !== undefined && !(source === 'environment' && (value === '' || refersToVariable(value, item)))
      ? [{ item, path, input: { directory: value } }]
      : []),
};

/** Kubernetes replaces references to variables of the same container; a reference to another variable stays as it is written. */
function refersToVariable(value: string, workload: Item): boolean {
  const names = podContainersOf(workload).flatMap(({ container }) => asRecords(container.env).map(({ name }) => asName(name)));
  return [...value.matchAll(/\$\(([^)]*)\)/g)].some(([, name]) => names.includes(name));
}

/** The operator cleans the paths of sockets. */
function cleaned(directory: string): string {
  return directory.startsWith('/') ? posix.normalize(directory).replace(/(?<=.)\/$/, '') : directory;
}

/** Linux accepts socket paths of at most 107 bytes. */
export const socketPath: Rule<{ readonly path: string }> = {
  id: 'socket-path',
  severity: 'error',
  title: 'The path of a socket must have at most 107 bytes',
  symptom: 'the plugin exits with "bind: invalid argument", and is never registered',
  cause: 'Linux has 108 bytes for the path of a Unix socket, the last of which is zero',
  fix: 'shorten `socketDirectory` or `pluginName`: with the "/" between them they may have 107 bytes',
  manifestFix: 'shorten PLUGIN_SOCKET_DIR, or use a plugin with a shorter name: with the "/" between them they may have 107 bytes',
  source: 'https://man7.org/linux/man-pages/man7/unix.7.html',
  kinds: ['Deployment'],
  needs: `${NEEDS_DEPLOYMENT}, and a probe or an argument that names the socket`,
  check: ({ path }) => Buffer.byteLength(path) <= 107
    ? undefined
    : `the path of the socket has ${Buffer.byteLength(path)} bytes: expected at most 107 in "${path}"`,
  targets: inventory => sidecarsOf(inventory).filter(one => one.socketPath !== undefined)
    .map(({ pods, path, socketPath: socket }) => ({ item: pods.deployment, path, input: { path: socket! } })),
};

/** Of two volumes at one path the plugin sees only one. */
export const socketShared: Rule<{ readonly directory: string; readonly shared: string; readonly volume: string }> = {
  id: 'socket-shared',
  severity: 'error',
  title: 'No other volume must be mounted at the plugin\'s socket directory',
  symptom: 'the plugin makes its socket where the operator cannot see it; it is never registered, without an event or a log',
  cause: 'of two volumes at one path the plugin sees only one, and the operator looks into the other',
  fix: 'mount the volume at another path',
  source: SIDECAR_PAGE,
  kinds: ['Deployment'],
  needs: NEEDS_DEPLOYMENT,
  check: ({ directory, shared, volume }) => [{
    message: `"${directory}" is already the mount path of the volume "${shared}", which the plugin shares with the operator`,
    fix: `mount the volume "${volume}" at another path than "${directory}"`,
  }],
  // a volume above or below the directory hides no socket: the one of the sockets is mounted on top, or beside
  targets: inventory => sidecarsOf(inventory).flatMap(plugin => {
    const shared = sharedMountsOf(plugin).find(({ part }) => part === plugin.managerMount!.part);
    return !shared ? [] : plugin.mounts.filter(mount => mount.directory === shared.directory && mount.volume !== shared.volume).map(mount => ({
      item: plugin.pods.deployment,
      path: [...plugin.path, ...mount.path, 'mountPath'],
      input: { directory: mount.directory, shared: shared.volume, volume: mount.volume },
    }));
  }),
};

/** Where a plugin mounts the volume that the operator has at its directory of sockets. */
function sharedMountsOf({ mounts, managerMount }: SidecarView): SidecarView['mounts'] {
  return mounts.filter(({ volume }) => volume === managerMount?.volume);
}

/** The operator and the plugin share a volume. */
export const socketMount: Rule<SharedSockets> = {
  id: 'socket-mount',
  severity: 'error',
  title: 'The operator and its sidecar plugin must share a volume at the operator\'s socket directory',
  symptom: 'the plugin is never registered, without an event or a log, and Clusters that name it stop with '
    + '"Cluster cannot proceed to reconciliation due to an unknown plugin being required"',
  cause: 'the operator reads one directory when it starts, and ignores silently that it is missing or empty',
  fix: 'mount one volume in both containers: the operator\'s at PLUGIN_SOCKET_DIR, which is "/plugins" by default, and the plugin\'s where it makes its socket',
  source: SIDECAR_PAGE,
  kinds: ['Deployment'],
  needs: 'the operator\'s Deployment',
  check: ({ mistake, certain }) => certain && mistake ? mistake.message : undefined,
  targets: sharedSockets,
};

/** The operator's settings may be anywhere. */
export const socketMountUnseen: Rule<SharedSockets> = {
  id: 'socket-mount-unseen',
  severity: 'warning',
  title: 'The shared volume should be mounted at the operator\'s socket directory',
  symptom: 'unless a ConfigMap or Deployment that is not in the input sets PLUGIN_SOCKET_DIR, the plugin is never registered, without an event or a log',
  cause: 'the operator looks in "/plugins" unless PLUGIN_SOCKET_DIR of its environment, ConfigMap or Secret names another directory',
  fix: 'mount the shared volume of the operator\'s container at "/plugins", or add the ConfigMap or Deployment with PLUGIN_SOCKET_DIR to the input',
  source: `${OPERATOR_SOURCE}/internal/configuration/configuration.go`,
  kinds: ['Deployment'],
  needs: NEEDS_DEPLOYMENT,
  check: ({ mistake, certain }) => !certain && mistake ? mistake.message : undefined,
  targets: sharedSockets,
};

function sharedSockets(inventory: Parameters<typeof sidecarsOf>[0]) {
  return sidecarsOf(inventory).map(one => {
    const input = sharedSocketsOf(one);
    return { item: one.pods.deployment, path: input.mistake?.path ?? one.path, input };
  });
}

/** A socket has to be made. */
export const socketReadOnly: Rule<{ readonly volume: string; readonly readOnly: boolean }> = {
  id: 'socket-read-only',
  severity: 'error',
  title: '`readOnly` must not be set where a plugin mounts the shared volume',
  symptom: 'the plugin exits with "bind: read-only file system", and is never registered',
  cause: 'the plugin makes its socket in the volume that it shares with the operator',
  fix: 'remove readOnly from the plugin\'s volumeMount',
  source: SIDECAR_PAGE,
  kinds: ['Deployment'],
  needs: NEEDS_DEPLOYMENT,
  check: ({ volume, readOnly }) => readOnly
    ? `true is invalid: the plugin makes its socket in the volume "${volume}", which it shares with the operator`
    : undefined,
  targets: inventory => sidecarsOf(inventory).flatMap(plugin => {
    const shared = sharedMountsOf(plugin);
    return shared.slice(0, 1).map(mount => ({
      item: plugin.pods.deployment,
      path: [...plugin.path, ...mount.path, 'readOnly'],
      input: { volume: mount.volume, readOnly: shared.every(({ readOnly }) => readOnly) },
    }));
  }),
};

/** A plugin, and where it mounts the volume that it shares with the operator. */
export interface SocketFlagInput {
  readonly directories: string[];
  /** The directory that the flag of the helper library sets. */
  readonly toldDirectory?: string;
  /** Whether anything names one of the directories, or may name it. */
  readonly mentioned: boolean;
}

/** The flag leads into the shared volume. */
export const socketFlag: Rule<SocketFlagInput> = {
  id: 'socket-flag',
  severity: 'error',
  title: '`--plugin-path` must be the directory that the plugin shares with the operator',
  symptom: 'the plugin makes its socket in a directory that the operator does not see; it is never registered',
  cause: 'the plugin is a separate program, and does not read the operator\'s settings',
  fix: 'set `socketFlag` to "--plugin-path", and remove the flag from `args` and `command`',
  manifestFix: 'set --plugin-path to the directory at which the plugin\'s container mounts the shared volume',
  source: MACHINERY,
  kinds: ['Deployment'],
  needs: `${NEEDS_DEPLOYMENT}, and the flag --plugin-path`,
  check: ({ directories, toldDirectory: told }) => told === undefined || /\$\(/.test(told) || !isKnownText(told)
    || directories.some(directory => `${cleaned(told)}/`.startsWith(`${cleaned(directory)}/`))
    ? undefined
    : `"${told}" is not shared with the operator: expected ${quotedList(directories, 'or')}`,
  targets: inventory => sidecarsOf(inventory).flatMap(plugin => targetOfFlag(plugin, flagPathOf(plugin))),
};

/** Without a flag plugins of the helper library use /plugins; an image may have another default. */
export const socketFlagMissing: Rule<SocketFlagInput> = {
  id: 'socket-flag-missing',
  severity: 'warning',
  title: '`--plugin-path` should be set where the plugin and the operator share another directory than "/plugins"',
  symptom: 'unless the plugin\'s image has this directory as its default, the plugin makes its socket where the operator does not look, '
    + 'and is never registered',
  cause: 'the plugin is a separate program, and does not read the operator\'s settings; with the official helper library its default is "/plugins"',
  fix: 'set `socketFlag` ("--plugin-path" with the official helper library), or name the directory in `args`, `command` or `envVariables`',
  manifestFix: 'add --plugin-path with the directory at which the plugin\'s container mounts the shared volume',
  source: MACHINERY,
  kinds: ['Deployment'],
  needs: NEEDS_DEPLOYMENT,
  check: ({ directories, toldDirectory, mentioned }) => mentioned || toldDirectory !== undefined || directories.includes(DEFAULT_PLUGIN_PATH)
    ? undefined
    : `no argument or variable names ${quotedList(directories, 'or')}, the directory that the plugin shares with the operator`,
  targets: inventory => sidecarsOf(inventory).flatMap(plugin => targetOfFlag(plugin, plugin.path)),
};

function targetOfFlag(plugin: SidecarView, path: Path) {
  const directories = sharedMountsOf(plugin).map(({ directory }) => directory);
  const { command, args, env, envFrom } = plugin.container;
  const texts = [...listOf(command), ...listOf(args), ...asRecords(env).map(({ value }) => value)].flatMap(text => asName(text) ?? []);
  const mentioned = asRecords(envFrom).length > 0 || asRecords(env).some(({ valueFrom }) => (valueFrom ?? undefined) !== undefined)
    || texts.some(text => !isKnownText(text) || directories.some(directory => text.includes(directory)));
  const input = { directories, toldDirectory: plugin.toldDirectory, mentioned };
  return directories.length === 0 || !directories.every(isKnownText) ? [] : [{ item: plugin.pods.deployment, path, input }];
}

function listOf(list: unknown): unknown[] {
  return Array.isArray(list) ? list : [];
}

/** Where a container has the flag. */
function flagPathOf({ container, path }: SidecarView): Path {
  const places = ['command', 'args'].flatMap(field => listOf(container[field])
    .map((word, index: number) => ({ word, place: [field, index] })));
  return [...path, ...places.filter(({ word }) => /^--?plugin-path(=|$)/.test(`${word}`)).pop()?.place ?? []];
}
