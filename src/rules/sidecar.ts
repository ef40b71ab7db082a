import { Rule } from './rule';
import { hasFeature } from '../release';

/** The directory of the sockets is an absolute path. */
export const socketDirectory: Rule<{ readonly socketDirectory: string }> = {
  id: 'socket-directory',
  severity: 'error',
  symptom: 'every dial fails ("invalid (non-empty) authority"), and Clusters stop with '
    + '"Cluster cannot proceed to reconciliation due to an error while interacting with plugins"',
  fix: 'state an absolute path without "/" at its end, "%", "?", "#" or white space, such as "/plugins"',
  check: facts => /^(\/[^/%?#\s]+)+$/.test(facts.socketDirectory) && !/\/\.{1,2}(\/|$)/.test(facts.socketDirectory)
    ? undefined
    : `socketDirectory "${facts.socketDirectory}" is no plain absolute path`,
};

/** Linux takes socket paths of at most 107 bytes. */
export const socketPath: Rule<{ readonly path: string }> = {
  id: 'socket-path',
  severity: 'error',
  symptom: 'the plugin exits with "bind: invalid argument", and is never registered',
  fix: 'use a shorter socketDirectory or pluginName: together with the "/" between them they may take 107 bytes',
  check: ({ path }) => Buffer.byteLength(path) <= 107 ? undefined : `the socket's path "${path}" takes ${Buffer.byteLength(path)} bytes`,
};

/** What the sidecar itself mounts. */
export const socketShared: Rule<{ readonly socketDirectory: string; readonly mountPaths: string[] }> = {
  id: 'socket-shared',
  severity: 'error',
  symptom: 'the plugin makes its socket where the operator cannot see it; it is never registered, without an event or a log',
  fix: 'leave that path to the volume which the plugin shares with the operator; mount yours elsewhere',
  check: facts => {
    const inside = facts.mountPaths.find(path => path === facts.socketDirectory || path.startsWith(`${facts.socketDirectory}/`)
      || facts.socketDirectory.startsWith(`${path.replace(/\/$/, '')}/`) && path !== '/');
    return inside === undefined ? undefined : `a volume of the plugin's own is mounted at "${inside}", over or under the socket directory "${facts.socketDirectory}"`;
  },
};

/** A plugin that is not told where to listen takes /plugins. */
export const socketFlag: Rule<{ readonly socketDirectory: string; readonly told: boolean }> = {
  id: 'socket-flag',
  severity: 'error',
  symptom: 'the plugin makes its socket in its own default directory, where the operator does not look; it is never registered',
  fix: 'state `socketFlag` ("--plugin-path" with the official helper library), or name the directory in `args`, `command` or `envVariables`',
  check: facts => facts.socketDirectory === '/plugins' || facts.told
    ? undefined
    : `the operator looks in "${facts.socketDirectory}", and the plugin is not told so`,
};

/** Native sidecars came with Kubernetes 1.29. */
export const nativeSidecar: Rule<{ readonly native: boolean; readonly kubernetesVersion?: string }> = {
  id: 'native-sidecar',
  severity: 'error',
  symptom: 'the API server refuses the Deployment, or drops restartPolicy and the operator waits for ever for an init container that never ends',
  fix: 'use SidecarStart.CONTAINER, knowing that the plugin may then be missed if it starts more slowly than the operator',
  check: ({ native, kubernetesVersion }) => native && kubernetesVersion !== undefined && !hasFeature(kubernetesVersion, ['1.29.0'])
    ? `native sidecars need Kubernetes 1.29 or later, and kubernetesVersion is "${kubernetesVersion}"`
    : undefined,
};

/** A plain container races with the operator. */
export const sidecarRace: Rule<{ readonly native: boolean }> = {
  id: 'sidecar-race',
  severity: 'warning',
  symptom: 'the operator looks for sockets once, when it starts; a plugin that is slower is missing until the operator restarts, without a log',
  fix: 'use SidecarStart.NATIVE, on Kubernetes 1.29 or later',
  check: ({ native }) => native ? undefined : 'start is SidecarStart.CONTAINER',
};

/** The operator connects to the socket as its own user. */
export const sidecarUser: Rule<{ readonly user?: number; readonly operatorUser?: number; readonly restricted?: boolean }> = {
  id: 'sidecar-user',
  severity: 'warning',
  symptom: 'the operator\'s connection to the socket is refused ("permission denied") unless the plugin makes its socket group-writable',
  fix: 'run the sidecar as the operator\'s user, or state that user in `Operator.fromAttributes`',
  check: ({ user, operatorUser, restricted }) => {
    const runsAs = user ?? (restricted === false ? 'its image\'s' : operatorUser);
    return runsAs === operatorUser || operatorUser === undefined ? undefined : `the plugin runs as user ${runsAs}, and the operator as ${operatorUser}`;
  },
};

/** Containers of one pod have names of their own. */
export const sidecarContainerUnique: Rule<{ readonly container: string; readonly taken: boolean }> = {
  id: 'sidecar-container-unique',
  severity: 'error',
  symptom: 'the API server refuses the Deployment ("Duplicate value"), or the patch changes another container',
  fix: 'state `containerName`',
  check: ({ container, taken }) => taken ? `the operator's pod already has a container "${container}"` : undefined,
};

/** Volumes of one pod have names of their own. */
export const sidecarVolumeUnique: Rule<{ readonly volume: string; readonly taken: boolean }> = {
  id: 'sidecar-volume-unique',
  severity: 'error',
  symptom: 'the API server refuses the Deployment ("Duplicate value"), or one of the two volumes replaces the other',
  fix: 'give the volume a name of its own, or share one Volume object',
  check: ({ volume, taken }) => taken ? `the operator's pod already has another volume "${volume}"` : undefined,
};

/** The shell that waits counts whole seconds. */
export const waitTimeout: Rule<{ readonly seconds: number }> = {
  id: 'wait-timeout',
  severity: 'error',
  symptom: 'the container that waits fails at once or never ends, and the operator does not start',
  fix: 'state whole seconds, one at least',
  check: ({ seconds }) => Number.isInteger(seconds) && seconds >= 1 ? undefined : `waitTimeout is ${seconds} seconds`,
};
