import { SidecarPluginProps, SidecarStart } from './sidecar-plugin-props';
import { DEFAULT_WAIT_TIMEOUT } from './wait-for-socket';
import { Described } from '../check/layout';
import { mistakesOf } from '../check/mistakes';
import { IOperator } from '../contracts/operator';
import { SidecarHost } from '../operator/sidecar-host';
import { sidecarContainerUnique, sidecarVolumeUnique, waitTimeout } from '../rules/sidecar-plugin/container';

/** The mistakes of a sidecar plugin that the operator's Deployment does not show: parts of one name are one part there. */
export function mistakesInProps(operator: IOperator, containers: string[], props: SidecarPluginProps): Described[] {
  const host = SidecarHost.of(operator);
  return [
    ...containers.flatMap(container => mistakesOf(sidecarContainerUnique, { container, taken: host.hasContainer(container) })),
    ...(props.volumeMounts ?? []).flatMap(({ volume }) =>
      mistakesOf(sidecarVolumeUnique, { volume: volume.name, taken: !host.claimVolume(volume.name, volume) })),
    ...mistakesOf(waitTimeout, { seconds: (props.waitTimeout ?? DEFAULT_WAIT_TIMEOUT).toSeconds({ integral: false }) }),
  ];
}

/** Whether the plugin starts as a native sidecar, which Kubernetes has from 1.29 on. */
export function isNative({ start = SidecarStart.NATIVE }: SidecarPluginProps): boolean {
  return start === SidecarStart.NATIVE;
}
