import { SidecarPluginProps, SidecarStart } from './sidecar-plugin-props';
import { DEFAULT_WAIT_TIMEOUT } from './wait-for-socket';
import { Described } from '../check/layout';
import { mistakesOf } from '../check/mistakes';
import { IOperator } from '../contracts/operator';
import { SidecarHost } from '../operator/sidecar-host';
import { sidecarVolumeUnique, waitTimeout } from '../rules/sidecar-plugin/container';

/** The mistakes of a sidecar plugin that the operator's Deployment does not show: of two volumes with one name, one is written. */
export function mistakesInProps(operator: IOperator, props: SidecarPluginProps): Described[] {
  const host = SidecarHost.of(operator);
  return [
    ...(props.volumeMounts ?? []).flatMap(({ volume }, index) =>
      mistakesOf(sidecarVolumeUnique, { volume: volume.name, taken: !host.claimVolume(volume.name, volume) }, `volumeMounts[${index}].volume`)),
    ...mistakesOf(waitTimeout, { seconds: (props.waitTimeout ?? DEFAULT_WAIT_TIMEOUT).toSeconds({ integral: false }) }),
  ];
}

/** Whether the plugin starts as a native sidecar, which Kubernetes has from 1.29 on. */
export function isNative({ start = SidecarStart.NATIVE }: SidecarPluginProps): boolean {
  return start === SidecarStart.NATIVE;
}
