import { Construct } from 'constructs';
import { checkContainer } from './container-checks';
import { SidecarPluginProps, SidecarStart } from './sidecar-plugin-props';
import { DEFAULT_WAIT_IMAGE, DEFAULT_WAIT_TIMEOUT, waitContainerName, waits } from './wait-for-socket';
import { assumeNewest } from '../operator/assumptions';
import { IOperator } from '../operator/operator-ref';
import { SidecarHost } from '../operator/sidecar-host';
import { containerName as containerNameRule, image, objectName } from '../rules/kubernetes';
import { enforce } from '../rules/rule';
import { nativeSidecar, sidecarContainerUnique, sidecarRace, sidecarUser, sidecarVolumeUnique, waitTimeout } from '../rules/sidecar';
import { socketFlag, socketPath as socketPathRule, socketShared } from '../rules/sockets';
import { mountClash } from '../rules/standalone';

/** The names that a sidecar plugin goes by. */
export interface SidecarNames {
  readonly name: string;
  readonly containerName: string;
  readonly socketPath: string;
}

/** What a sidecar plugin can check alone, before anything is defined. */
export function checkSidecarPlugin(scope: Construct, operator: IOperator, names: SidecarNames, props: SidecarPluginProps): void {
  const { name, containerName, socketPath } = names;
  const { socketDirectory, kubernetesVersion } = operator;
  const native = (props.start ?? SidecarStart.NATIVE) === SidecarStart.NATIVE;
  checkContainer(scope, props);
  enforce(scope, objectName, {
    prop: props.name === undefined ? 'name, which is the first label of pluginName unless stated,' : 'name',
    value: name,
  });
  enforce(scope, containerNameRule, { prop: 'containerName', value: containerName });
  const containers = [containerName, ...waits(props) ? [waitContainerName(containerName)] : []];
  for (const container of containers) {
    enforce(scope, containerNameRule, { prop: container === containerName ? 'containerName' : 'containerName of the container that waits', value: container });
    enforce(scope, sidecarContainerUnique, { container, taken: SidecarHost.of(operator).hasContainer(container) });
  }
  enforce(scope, socketPathRule, { path: socketPath });
  enforce(scope, mountClash, { kind: 'mount paths', values: (props.volumeMounts ?? []).map(mount => mount.path) });
  enforce(scope, socketShared, { socketDirectory, mountPaths: (props.volumeMounts ?? []).map(mount => mount.path) });
  (props.volumeMounts ?? []).forEach(({ volume }) =>
    enforce(scope, sidecarVolumeUnique, { volume: volume.name, taken: !SidecarHost.of(operator).claimVolume(volume.name, volume) }));
  enforce(scope, socketFlag, { socketDirectory, told: isTold(socketDirectory, props) });
  enforce(scope, image, { prop: 'waitImage', value: props.waitImage ?? DEFAULT_WAIT_IMAGE });
  enforce(scope, waitTimeout, { seconds: (props.waitTimeout ?? DEFAULT_WAIT_TIMEOUT).toSeconds({ integral: false }) });
  enforce(scope, nativeSidecar, { native, kubernetesVersion });
  enforce(scope, sidecarRace, { native });
  enforce(scope, sidecarUser, { user: props.securityContext?.user, operatorUser: operator.user, restricted: props.restricted });
  if (native && kubernetesVersion === undefined) {
    assumeNewest(operator, `the native sidecar of ${scope.node.path} (Kubernetes 1.29 or later)`);
  }
}

/** Whether anything tells the plugin's program where its socket goes. */
function isTold(socketDirectory: string, props: SidecarPluginProps): boolean {
  const values = Object.values(props.envVariables ?? {}).map(variable => variable.value as string | undefined);
  return props.socketFlag !== undefined
    || [...props.command ?? [], ...props.args ?? [], ...values].some(text => text?.includes(socketDirectory));
}
