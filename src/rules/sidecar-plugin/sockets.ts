import { posix } from 'path';
import { settingsOf } from '../../inventory/operator-settings';
import { SharedSockets, sharedSocketsOf } from '../../inventory/shared-sockets';
import { sidecarsOf } from '../../inventory/sidecars';
import { Rule } from '../engine/rule';

const OPERATOR_SOURCE = 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0';
const SIDECAR_PAGE = 'https://cloudnative-pg.io/docs/current/cnpg_i#sidecar-container';
const NEEDS_DEPLOYMENT = 'the operator\'s Deployment, or the patch of it that adds the plugin';

/** The directory of the sockets is an absolute path. */
export const socketDirectory: Rule<{ readonly socketDirectory: string; readonly setting?: string }> = {
  id: 'socket-directory',
  severity: 'error',
  title: 'The directory of the sockets is a plain absolute path',
  symptom: 'every dial fails ("invalid (non-empty) authority"), and Clusters stop with '
    + '"Cluster cannot proceed to reconciliation due to an error while interacting with plugins"',
  cause: 'the operator makes a URL of the directory and the plugin\'s name',
  fix: 'state an absolute path without "/" at its end, "%", "?", "#" or white space, such as "/plugins"',
  source: `${OPERATOR_SOURCE}/internal/cnpi/plugin/connection/unix.go`,
  needs: 'PLUGIN_SOCKET_DIR in the operator\'s environment or ConfigMap',
  check: input => /^(\/[^/%?#\s]+)+$/.test(input.socketDirectory) && !/\/\.{1,2}(\/|$)/.test(input.socketDirectory)
    ? undefined
    : `${input.setting ?? 'socketDirectory'} "${input.socketDirectory}" is no plain absolute path`,
  targets: inventory => settingsOf(inventory).filter(({ key, value }) => key === 'PLUGIN_SOCKET_DIR' && value !== undefined)
    .map(({ item, path, value }) => ({ item, path, input: { setting: 'PLUGIN_SOCKET_DIR', socketDirectory: cleaned(value!) } })),
};

/** The operator cleans the paths of sockets. */
function cleaned(directory: string): string {
  return directory.startsWith('/') ? posix.normalize(directory).replace(/(?<=.)\/$/, '') : directory;
}

/** Linux takes socket paths of at most 107 bytes. */
export const socketPath: Rule<{ readonly path: string }> = {
  id: 'socket-path',
  severity: 'error',
  title: 'The path of a socket takes at most 107 bytes',
  symptom: 'the plugin exits with "bind: invalid argument", and is never registered',
  cause: 'Linux has 108 bytes for the path of a Unix socket, the last of which is zero',
  fix: 'use a shorter socketDirectory or pluginName: together with the "/" between them they may take 107 bytes',
  manifestFix: 'use a shorter PLUGIN_SOCKET_DIR, or a plugin with a shorter name: together with the "/" between them they may take 107 bytes',
  source: 'https://man7.org/linux/man-pages/man7/unix.7.html',
  needs: `${NEEDS_DEPLOYMENT}, and a probe or an argument that names the socket`,
  check: ({ path }) => Buffer.byteLength(path) <= 107 ? undefined : `the socket's path "${path}" takes ${Buffer.byteLength(path)} bytes`,
  targets: inventory => sidecarsOf(inventory).filter(one => one.socketPath !== undefined)
    .map(({ pods, path, socketPath: socket }) => ({ item: pods.deployment, path, input: { path: socket! } })),
};

/** What the sidecar itself mounts. */
export const socketShared: Rule<{ readonly socketDirectory: string; readonly mountPaths: string[] }> = {
  id: 'socket-shared',
  severity: 'error',
  title: 'No volume of the plugin\'s own covers the directory of the sockets',
  symptom: 'the plugin makes its socket where the operator cannot see it; it is never registered, without an event or a log',
  cause: 'of two volumes at one path the plugin sees only one, and the operator looks into the other',
  fix: 'leave that path to the volume which the plugin shares with the operator; mount yours elsewhere',
  source: SIDECAR_PAGE,
  needs: NEEDS_DEPLOYMENT,
  check: input => {
    const inside = input.mountPaths.find(path => path === input.socketDirectory || path.startsWith(`${input.socketDirectory}/`)
      || input.socketDirectory.startsWith(`${path.replace(/\/$/, '')}/`) && path !== '/');
    return inside === undefined ? undefined : `a volume of the plugin's own is mounted at "${inside}", over or under the socket directory "${input.socketDirectory}"`;
  },
  // in manifests only what certainly hides the sockets: a second volume at their very path
  targets: inventory => sidecarsOf(inventory).flatMap(({ pods, path, mounts, managerMount }) => {
    const shared = mounts.find(mount => mount.volume === managerMount?.volume && mount.part === managerMount.part);
    return !shared ? [] : mounts.filter(mount => mount.directory === shared.directory && mount.volume !== shared.volume).map(mount => ({
      item: pods.deployment, path: [...path, ...mount.path], input: { socketDirectory: shared.directory, mountPaths: [mount.directory] },
    }));
  }),
};

/** The operator and the plugin share a volume. */
export const socketMount: Rule<SharedSockets> = {
  id: 'socket-mount',
  severity: 'error',
  title: 'The operator has the plugin\'s volume mounted where it looks for sockets',
  symptom: 'the plugin is never registered, without an event or a log, and Clusters that name it stop with '
    + '"Cluster cannot proceed to reconciliation due to an unknown plugin being required"',
  cause: 'the operator reads one directory when it starts, and a directory that is missing or empty is no error to it',
  fix: 'mount one volume in both containers: the operator\'s at PLUGIN_SOCKET_DIR, which is "/plugins" unless stated, and the plugin\'s where it makes its socket',
  source: SIDECAR_PAGE,
  needs: 'the operator\'s Deployment',
  check: input => input.certain ? input.wrong : undefined,
  targets: inventory => sidecarsOf(inventory).map(one => ({ item: one.pods.deployment, path: one.path, input: sharedSocketsOf(one) })),
};

/** The operator's settings may be anywhere. */
export const socketMountUnseen: Rule<SharedSockets> = {
  id: 'socket-mount-unseen',
  severity: 'warning',
  title: 'The input shows that the operator looks where it shares a volume with the plugin',
  symptom: 'unless the operator\'s own ConfigMap or Deployment says otherwise, the plugin is never registered, without an event or a log',
  cause: 'the operator looks in "/plugins" unless PLUGIN_SOCKET_DIR of its environment, ConfigMap or Secret names another directory',
  fix: 'mount the shared volume of the operator\'s container at "/plugins", or give the input the ConfigMap or Deployment that says otherwise',
  source: `${OPERATOR_SOURCE}/internal/configuration/configuration.go`,
  needs: NEEDS_DEPLOYMENT,
  check: input => input.certain ? undefined : input.wrong,
  targets: inventory => sidecarsOf(inventory).map(one => ({ item: one.pods.deployment, path: one.path, input: sharedSocketsOf(one) })),
};

/** A socket has to be made. */
export const socketReadOnly: Rule<{ readonly container: string; readonly volume: string; readonly readOnly: boolean }> = {
  id: 'socket-read-only',
  severity: 'error',
  title: 'The plugin can write into the directory of the sockets',
  symptom: 'the plugin exits with "bind: read-only file system", and is never registered',
  cause: 'the plugin makes its socket in the volume that it shares with the operator',
  fix: 'leave readOnly out of the plugin\'s volumeMount',
  source: SIDECAR_PAGE,
  needs: NEEDS_DEPLOYMENT,
  check: ({ container, volume, readOnly }) => readOnly ? `container "${container}" mounts the shared volume "${volume}" readOnly` : undefined,
  targets: inventory => sidecarsOf(inventory).flatMap(({ pods, path, name, mounts, managerMount }) => {
    const shared = mounts.filter(({ volume }) => volume === managerMount?.volume);
    return shared.slice(0, 1).map(mount => ({
      item: pods.deployment,
      path: [...path, ...mount.path, 'readOnly'],
      input: { container: name, volume: mount.volume, readOnly: shared.every(({ readOnly }) => readOnly) },
    }));
  }),
};

/** A plugin that is not told where to listen takes /plugins. */
export const socketFlag: Rule<{ readonly socketDirectory: string; readonly told: boolean; readonly toldDirectory?: string }> = {
  id: 'socket-flag',
  severity: 'error',
  title: 'The plugin makes its socket in the directory that it shares with the operator',
  symptom: 'the plugin makes its socket in its own default directory, where the operator does not look; it is never registered',
  cause: 'the plugin is a program of its own, and does not read the operator\'s settings',
  fix: 'state `socketFlag` ("--plugin-path" with the official helper library), or name the directory in `args`, `command` or `envVariables`',
  manifestFix: 'let --plugin-path name the directory at which the plugin\'s container mounts the shared volume',
  source: 'https://github.com/cloudnative-pg/cnpg-i-machinery/blob/main/pkg/pluginhelper/http/server.go',
  needs: `${NEEDS_DEPLOYMENT}, and the flag --plugin-path`,
  check: ({ socketDirectory: directory, told, toldDirectory }) => told || directory === '/plugins' && toldDirectory === undefined
    ? undefined
    : `the operator looks in "${directory}", and the plugin is ${toldDirectory === undefined ? 'not told so' : `told "${toldDirectory}"`}`,
  // an image may know its directory by itself: in manifests only a plugin that is told another one is wrong
  targets: inventory => sidecarsOf(inventory).flatMap(({ pods, path, mounts, managerMount, toldDirectory }) => {
    const shared = mounts.filter(mount => mount.volume === managerMount?.volume);
    const told = toldDirectory === undefined || toldDirectory.includes('$(') || shared.some(({ directory }) => `${cleaned(toldDirectory)}/`.startsWith(`${directory}/`));
    return shared.length === 0 ? [] : [{ item: pods.deployment, path, input: { socketDirectory: managerMount!.directory, told, toldDirectory } }];
  }),
};
