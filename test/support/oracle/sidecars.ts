import { OperatorFacts } from './operator';
import { flags, mountOf } from './pod';

export interface Sidecar {
  /** Read from a probe of the socket; nothing else in the manifest names the plugin. */
  pluginName?: string;
  container: string;
  /** The socket appears where the manager looks. */
  shared: boolean;
  startsBeforeManager: boolean;
  /** Connecting to a socket takes the user who made it. */
  sameUser: boolean;
  problems: string[];
}

/** The containers next to the manager of the operator that share, or mean to share, its socket directory. */
export function sidecars(operatorDeployment: any, operator: OperatorFacts): Sidecar[] {
  const pod = operatorDeployment.spec.template.spec;
  const manager = pod.containers.find((c: any) => c.name === 'manager');
  if (!manager) throw new Error('the Deployment has no container manager');
  const directory = socketDirectory(manager, operator);
  const managers = mountOf(manager, directory);
  const isInit = (container: any) => (pod.initContainers ?? []).includes(container);
  return [...(pod.initContainers ?? []), ...pod.containers]
    .filter(container => container !== manager && isCandidate(pod, container, manager, directory))
    .map(container => {
      const name = pluginName(container, directory);
      const sharing = sharingProblems(pod, container, managers, directory);
      const starting = startProblems(container, isInit(container));
      const sameUser = userOf(pod, container) === userOf(pod, manager);
      return {
        ...(name && { pluginName: name }),
        container: container.name,
        shared: sharing.length === 0,
        startsBeforeManager: isInit(container) && container.restartPolicy === 'Always',
        sameUser,
        problems: [...sharing, ...starting, ...(sameUser ? [] : ['another user than the manager']), ...socketProblems(directory, name)],
      };
    });
}

function socketDirectory(manager: any, operator: OperatorFacts): string {
  const env = (manager.env ?? []).filter((e: any) => e.name === 'PLUGIN_SOCKET_DIR').pop();
  return operator.socketDirectory ?? (env?.value || '/plugins');
}

function isCandidate(pod: any, container: any, manager: any, directory: string): boolean {
  const mounts: any[] = container.volumeMounts ?? [];
  if (mountOf(container, directory)) return true;
  const volume = mountOf(manager, directory)?.mount.name;
  if (volume) return mounts.some(m => m.name === volume);
  const emptyDirs = (pod.volumes ?? []).filter((v: any) => v.emptyDir).map((v: any) => v.name);
  return mounts.some(m => emptyDirs.includes(m.name) && (manager.volumeMounts ?? []).some((own: any) => own.name === m.name));
}

function sharingProblems(pod: any, container: any, managers: ReturnType<typeof mountOf>, directory: string): string[] {
  if (!managers) return [`the manager mounts nothing at ${directory}`];
  if (!(pod.volumes ?? []).some((v: any) => v.name === managers.mount.name)) return [`no volume ${managers.mount.name}`];
  const path = flags(container).find(flag => flag.name === 'plugin-path')?.value ?? directory;
  const own = mountOf(container, path);
  if (own?.mount.name !== managers.mount.name || own?.rest !== managers.rest) return [`the volume of the manager is not mounted at ${path}`];
  return own?.mount.readOnly ? ['the mount is read-only'] : [];
}

function startProblems(container: any, isInit: boolean): string[] {
  if (!isInit) return ['the manager may look before the socket exists'];
  if (container.restartPolicy !== 'Always') return ['the manager waits for an init container that never ends'];
  return container.startupProbe ? [] : ['without startupProbe the manager may look before the socket exists'];
}

function socketProblems(directory: string, name?: string): string[] {
  const path = `${directory}/${name ?? ''}`;
  return [
    ...(directory.startsWith('/') ? [] : [`a relative directory ${directory} breaks every dial`]),
    ...(Buffer.byteLength(path) > 107 ? [`the socket path is longer than 107 bytes: ${path}`] : []),
    ...(/[%?#]/.test(path) ? [`the socket path is no URL: ${path}`] : []),
  ];
}

function pluginName(container: any, directory: string): string | undefined {
  const words: string[] = [container.startupProbe, container.readinessProbe, container.livenessProbe]
    .flatMap(probe => probe?.exec?.command ?? []).flatMap(word => `${word}`.split(/[\s"']+/));
  const path = flags(container).find(flag => flag.name === 'plugin-path')?.value ?? directory;
  return words.find(word => word.startsWith(`${path}/`))?.slice(path.length + 1);
}

function userOf(pod: any, container: any): number | undefined {
  return container.securityContext?.runAsUser ?? pod.securityContext?.runAsUser;
}
