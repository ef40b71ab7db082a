import { Duration } from 'cdk8s';
import { loadWorkload } from './load-workload';
import { SidecarPluginProps, SidecarStart } from './sidecar-plugin-props';

/** Waits for a socket ($1) for at most some seconds ($2), and ends well whatever happened. */
const SCRIPT = [
  'i=0',
  'until [ -S "$1" ] || [ "$i" -ge "$2" ]; do i=$((i+1)); sleep 1; done',
  '[ -S "$1" ] || echo "no socket at $1 after $2 seconds: the operator starts without this plugin"',
].join('; ');

/** An image with a shell, small and pinned. */
export const DEFAULT_WAIT_IMAGE = 'busybox:1.37.0';

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
  const { containerSecurity } = loadWorkload();
  return {
    name: waitContainerName(containerName),
    image: props.waitImage ?? DEFAULT_WAIT_IMAGE,
    command: ['sh', '-c', SCRIPT, 'wait', socketPath, `${(props.waitTimeout ?? DEFAULT_WAIT_TIMEOUT).toSeconds()}`],
    resources: { requests: { cpu: '10m', memory: '8Mi' } },
    securityContext: containerSecurity({}, props.restricted ?? true, props.securityContext?.user ?? user),
    volumeMounts: [mount],
  };
}
