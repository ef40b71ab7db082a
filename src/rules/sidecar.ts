import { posix } from 'path';
import { Rule } from './rule';
import { duplicated, SharedSockets, sharedSocketsOf } from './sidecar-facts';
import { mountsOf, operatorPodsOf } from '../inventory/operator-pods';
import { settingsOf } from '../inventory/operator-settings';
import { sidecarsOf } from '../inventory/sidecars';
import { mapOf, mapsOf, numberOf, textOf } from '../inventory/values';
import { hasFeature } from '../release';

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
  check: facts => /^(\/[^/%?#\s]+)+$/.test(facts.socketDirectory) && !/\/\.{1,2}(\/|$)/.test(facts.socketDirectory)
    ? undefined
    : `${facts.setting ?? 'socketDirectory'} "${facts.socketDirectory}" is no plain absolute path`,
  subjects: inventory => settingsOf(inventory).filter(({ key, value }) => key === 'PLUGIN_SOCKET_DIR' && value !== undefined)
    .map(({ item, path, value }) => ({ item, path, facts: { setting: 'PLUGIN_SOCKET_DIR', socketDirectory: cleaned(value!) } })),
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
  subjects: inventory => sidecarsOf(inventory).filter(one => one.socketPath !== undefined)
    .map(({ pods, path, socketPath: socket }) => ({ item: pods.deployment, path, facts: { path: socket! } })),
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
  check: facts => {
    const inside = facts.mountPaths.find(path => path === facts.socketDirectory || path.startsWith(`${facts.socketDirectory}/`)
      || facts.socketDirectory.startsWith(`${path.replace(/\/$/, '')}/`) && path !== '/');
    return inside === undefined ? undefined : `a volume of the plugin's own is mounted at "${inside}", over or under the socket directory "${facts.socketDirectory}"`;
  },
  // in manifests only what certainly hides the sockets: a second volume at their very path
  subjects: inventory => sidecarsOf(inventory).flatMap(({ pods, path, mounts, managerMount }) => {
    const shared = mounts.find(mount => mount.volume === managerMount?.volume && mount.part === managerMount.part);
    return !shared ? [] : mounts.filter(mount => mount.directory === shared.directory && mount.volume !== shared.volume).map(mount => ({
      item: pods.deployment, path: [...path, ...mount.path], facts: { socketDirectory: shared.directory, mountPaths: [mount.directory] },
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
  check: facts => facts.certain ? facts.wrong : undefined,
  subjects: inventory => sidecarsOf(inventory).map(one => ({ item: one.pods.deployment, path: one.path, facts: sharedSocketsOf(one) })),
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
  check: facts => facts.certain ? undefined : facts.wrong,
  subjects: inventory => sidecarsOf(inventory).map(one => ({ item: one.pods.deployment, path: one.path, facts: sharedSocketsOf(one) })),
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
  subjects: inventory => sidecarsOf(inventory).flatMap(({ pods, path, name, mounts, managerMount }) => {
    const shared = mounts.filter(({ volume }) => volume === managerMount?.volume);
    return shared.slice(0, 1).map(mount => ({
      item: pods.deployment,
      path: [...path, ...mount.path, 'readOnly'],
      facts: { container: name, volume: mount.volume, readOnly: shared.every(({ readOnly }) => readOnly) },
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
  subjects: inventory => sidecarsOf(inventory).flatMap(({ pods, path, mounts, managerMount, toldDirectory }) => {
    const shared = mounts.filter(mount => mount.volume === managerMount?.volume);
    const told = toldDirectory === undefined || toldDirectory.includes('$(') || shared.some(({ directory }) => `${cleaned(toldDirectory)}/`.startsWith(`${directory}/`));
    return shared.length === 0 ? [] : [{ item: pods.deployment, path, facts: { socketDirectory: managerMount!.directory, told, toldDirectory } }];
  }),
};

/** Native sidecars came with Kubernetes 1.29. */
export const nativeSidecar: Rule<{ readonly native: boolean; readonly kubernetesVersion?: string }> = {
  id: 'native-sidecar',
  severity: 'error',
  title: 'Native sidecars run on Kubernetes 1.29 or later',
  symptom: 'the API server refuses the Deployment, or drops restartPolicy and the operator waits for ever for an init container that never ends',
  cause: 'init containers with `restartPolicy: Always` came with Kubernetes 1.29',
  fix: 'use SidecarStart.CONTAINER, knowing that the plugin may then be missed if it starts more slowly than the operator',
  manifestFix: 'move the container from `initContainers` to `containers` and drop its restartPolicy, knowing that the plugin may then be missed '
    + 'if it starts more slowly than the operator',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/',
  needs: `${NEEDS_DEPLOYMENT}, and the version of Kubernetes`,
  check: ({ native, kubernetesVersion }) => native && kubernetesVersion !== undefined && !hasFeature(kubernetesVersion, ['1.29.0'])
    ? `native sidecars need Kubernetes 1.29 or later, and kubernetesVersion is "${kubernetesVersion}"`
    : undefined,
  subjects: inventory => sidecarsOf(inventory).map(({ pods, path, init, runsOn }) => ({
    item: pods.deployment, path, facts: { native: init && runsOn, kubernetesVersion: pods.operator.kubernetesVersion },
  })),
};

/** A plain container races with the operator. */
export const sidecarRace: Rule<{ readonly native: boolean; readonly container?: string }> = {
  id: 'sidecar-race',
  severity: 'warning',
  title: 'A sidecar plugin starts before the operator',
  symptom: 'the operator looks for sockets once, when it starts; a plugin that is slower is missing until the operator restarts, without a log',
  cause: 'the containers of a pod start together, unless one is an init container that goes on running',
  fix: 'use SidecarStart.NATIVE, on Kubernetes 1.29 or later',
  manifestFix: 'on Kubernetes 1.29 or later, make it an init container with `restartPolicy: Always` and a startupProbe',
  source: `${OPERATOR_SOURCE}/internal/cmd/manager/controller/controller.go`,
  needs: NEEDS_DEPLOYMENT,
  check: ({ native, container }) => {
    const what = container === undefined ? 'start is SidecarStart.CONTAINER' : `container "${container}" starts together with the operator`;
    return native ? undefined : what;
  },
  subjects: inventory => sidecarsOf(inventory).map(({ pods, path, name, init }) => ({
    item: pods.deployment, path, facts: { native: init, container: name },
  })),
};

/** An init container that does not end keeps what comes after it from starting. */
export const sidecarInitContainer: Rule<{ readonly container: string; readonly runsOn: boolean }> = {
  id: 'sidecar-init-container',
  severity: 'error',
  title: 'A plugin that is an init container has `restartPolicy: Always`',
  symptom: 'the operator never starts, its pod stays at "Init:0/1", and no Cluster is reconciled; with a probe the API server refuses the Deployment '
    + '("may not be set for init containers without restartPolicy=Always")',
  cause: 'Kubernetes starts the containers of a pod when all its init containers have ended, and a plugin does not end',
  fix: 'add `restartPolicy: Always` to the init container',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/',
  needs: `${NEEDS_DEPLOYMENT}, and the flag --plugin-path or a probe, which only a plugin has`,
  check: ({ container, runsOn }) => runsOn ? undefined : `init container "${container}" runs a plugin, and has no restartPolicy Always`,
  subjects: inventory => sidecarsOf(inventory).map(({ pods, path, name, runsOn }) => ({
    item: pods.deployment, path, facts: { container: name, runsOn },
  })),
};

/** The operator connects to the socket as its own user. */
export const sidecarUser: Rule<{ readonly user?: number; readonly operatorUser?: number; readonly restricted?: boolean }> = {
  id: 'sidecar-user',
  severity: 'warning',
  title: 'A sidecar plugin runs as the operator\'s user',
  symptom: 'the operator\'s connection to the socket is refused ("permission denied") unless the plugin makes its socket group-writable',
  cause: 'whoever connects to a socket has to be able to write to it, and by default only its owner is',
  fix: 'run the sidecar as the operator\'s user, or state that user in `Operator.fromAttributes`',
  manifestFix: 'give the plugin\'s container the runAsUser of the operator\'s (10001 in the published manifests)',
  source: `${OPERATOR_SOURCE}/config/manager/manager.yaml`,
  needs: 'the operator\'s Deployment, with the runAsUser of both containers',
  check: ({ user, operatorUser, restricted }) => {
    const runsAs = user ?? (restricted === false ? 'its image\'s' : operatorUser);
    return runsAs === operatorUser || operatorUser === undefined ? undefined : `the plugin runs as user ${runsAs}, and the operator as ${operatorUser}`;
  },
  subjects: inventory => sidecarsOf(inventory).flatMap(({ pods, path, container }) => {
    const [user, operatorUser] = [container, pods.manager?.container ?? {}]
      .map(one => numberOf(mapOf(one.securityContext).runAsUser) ?? numberOf(mapOf(pods.spec.securityContext).runAsUser));
    return [{ item: pods.deployment, path, facts: { user, operatorUser: operatorUser ?? pods.operator.user } }];
  }),
};

/** Containers of one pod have names of their own. */
export const sidecarContainerUnique: Rule<{ readonly container: string; readonly taken: boolean }> = {
  id: 'sidecar-container-unique',
  severity: 'error',
  title: 'Each container of the operator\'s pods has a name of its own',
  symptom: 'the API server refuses the Deployment ("Duplicate value"), or the patch changes another container',
  cause: 'containers and init containers of a pod share their names',
  fix: 'state `containerName`',
  manifestFix: 'give the container another name',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container',
  needs: NEEDS_DEPLOYMENT,
  check: ({ container, taken }) => taken ? `the operator's pod already has a container "${container}"` : undefined,
  subjects: inventory => operatorPodsOf(inventory).flatMap(({ deployment, containers }) => {
    const named = containers.filter(({ name }) => name !== '');
    return duplicated(named, ({ name }) => name).map(({ name, path }) => ({ item: deployment, path: [...path, 'name'], facts: { container: name, taken: true } }));
  }),
};

/** Volumes of one pod have names of their own. */
export const sidecarVolumeUnique: Rule<{ readonly volume: string; readonly taken: boolean }> = {
  id: 'sidecar-volume-unique',
  severity: 'error',
  title: 'Each volume of the operator\'s pods has a name of its own',
  symptom: 'the API server refuses the Deployment ("Duplicate value", applied by the server "duplicate entries for key […]"), '
    + 'or one of the two volumes replaces the other',
  cause: 'containers mount volumes by their names',
  fix: 'give the volume a name of its own, or share one Volume object',
  manifestFix: 'give the volume another name, or mount the one volume in both containers',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/',
  needs: NEEDS_DEPLOYMENT,
  check: ({ volume, taken }) => taken ? `the operator's pod already has another volume "${volume}"` : undefined,
  subjects: inventory => operatorPodsOf(inventory).flatMap(({ deployment, spec }) => {
    const named = mapsOf(spec.volumes).filter(({ name }) => textOf(name));
    return duplicated(named, ({ name }) => name)
      .map(({ name }) => ({ item: deployment, path: ['spec', 'template', 'spec', 'volumes'], facts: { volume: name, taken: true } }));
  }),
};

/** Who mounts a volume needs one. */
export const sidecarVolumeMissing: Rule<{ readonly container: string; readonly volume: string; readonly present: boolean }> = {
  id: 'sidecar-volume-missing',
  severity: 'error',
  title: 'The operator\'s pods have the volumes that their containers mount',
  symptom: 'the API server refuses the Deployment ("volumeMounts[0].name: Not found")',
  cause: 'a volumeMount names a volume of the pod',
  fix: 'add the volume to the pod, such as `{ name: plugins, emptyDir: {} }`',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  needs: 'the whole Deployment of the operator',
  check: ({ container, volume, present }) => present ? undefined : `container "${container}" mounts volume "${volume}", and the operator's pod has none of that name`,
  subjects: inventory => operatorPodsOf(inventory).filter(pods => pods.whole).flatMap(({ deployment, spec, containers }) => containers.flatMap(one =>
    mountsOf(one.container).filter(({ volume }) => volume !== '').map(mount => ({
      item: deployment,
      path: [...one.path, ...mount.path, 'name'],
      facts: { container: one.name, volume: mount.volume, present: mapsOf(spec.volumes).some(({ name }) => name === mount.volume) },
    })))),
};

/** The shell that waits counts whole seconds. */
export const waitTimeout: Rule<{ readonly seconds: number }> = {
  id: 'wait-timeout',
  severity: 'error',
  title: 'The operator waits for a sidecar for whole seconds',
  symptom: 'the container that waits fails at once or never ends, and the operator does not start',
  cause: 'a shell counts the seconds, and shells know no fractions',
  fix: 'state whole seconds, one at least',
  source: 'https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sleep.html',
  programsOnly: 'it is about a prop of SidecarPlugin; whoever writes a container that waits has a script of their own',
  check: ({ seconds }) => Number.isInteger(seconds) && seconds >= 1 ? undefined : `waitTimeout is ${seconds} seconds`,
};
