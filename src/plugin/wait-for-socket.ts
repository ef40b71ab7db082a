import { Duration } from 'cdk8s';
import { loadWorkload } from './load-workload';
import { SidecarPluginProps, SidecarStart } from './sidecar-plugin-props';
import { NO_TOKEN_VOLUME } from '../operator/sidecar-host';

/** Waits for a socket ($1) for at most some seconds ($2), and ends well whatever happened. */
const SCRIPT = [
  'i=0',
  'until [ -S "$1" ] || [ "$i" -ge "$2" ]; do i=$((i+1)); sleep 1; done',
  '[ -S "$1" ] || echo "no socket at $1 after $2 seconds: the operator starts without this plugin"',
].join('; ');

/**
 * An image with a shell, small and pinned: the digest is that of the index of all platforms.
 *
 * @see https://github.com/docker-library/repo-info/blob/master/repos/busybox/remote/1.37.0.md
 */
export const DEFAULT_WAIT_IMAGE = 'busybox:1.37.0@sha256:9db7b59979c38555a39def84a31fb98b5296952f9e3afd4f6f11f05b07adfab0';

/** Where Kubernetes mounts the token of a pod's ServiceAccount, except in containers that have a mount of their own there. */
const TOKEN_DIRECTORY = '/var/run/secrets/kubernetes.io/serviceaccount';

/** Longer than a plugin takes to start, shorter than an operator may be missed. */
export const DEFAULT_WAIT_TIMEOUT = Duration.seconds(60);

/** Whether the operator is held back by a container that waits. */
export function waits({ start, startup, waitForSocket: wanted }: SidecarPluginProps): boolean {
  return (start ?? SidecarStart.NATIVE) === SidecarStart.NATIVE && startup === undefined && (wanted ?? true);
}

/** The name of the container that waits for a plugin's socket. */
export function waitContainerName(containerName: string): string {
  return `${containerName}-wait`;
}

/** An init container that holds the operator back until a plugin's socket is there. */
export function waitForSocket(containerName: string, socketPath: string, mount: object, props: SidecarPluginProps, user?: number): object {
  const { sidecarSecurity } = loadWorkload();
  return {
    name: waitContainerName(containerName),
    image: props.waitImage ?? DEFAULT_WAIT_IMAGE,
    command: ['sh', '-c', SCRIPT, 'wait', socketPath, `${(props.waitTimeout ?? DEFAULT_WAIT_TIMEOUT).toSeconds()}`],
    resources: { requests: { cpu: '10m', memory: '8Mi' } },
    securityContext: sidecarSecurity({}, props.restricted ?? true, props.securityContext?.user ?? user),
    volumeMounts: [mount, ...masksToken(props) ? [{ name: NO_TOKEN_VOLUME, mountPath: TOKEN_DIRECTORY, readOnly: true }] : []],
  };
}

/** The volume that is mounted instead of the token; all containers that wait share it. */
export function waitVolumes(props: SidecarPluginProps): object[] {
  return masksToken(props) ? [{ name: NO_TOKEN_VOLUME, emptyDir: {} }] : [];
}

/** The operator's token would let a shell of somebody else's image do whatever the operator may. */
function masksToken(props: SidecarPluginProps): boolean {
  return waits(props) && !(props.waitServiceAccountToken ?? false);
}
