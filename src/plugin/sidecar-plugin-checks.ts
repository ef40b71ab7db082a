import { SidecarPluginProps, SidecarStart } from './sidecar-plugin-props';
import { DEFAULT_WAIT_TIMEOUT, waits } from './wait-for-socket';
import { Described } from '../check/layout';
import { mistakesOf } from '../check/mistakes';
import { IPlugin } from '../contracts/plugin';
import { Inventory } from '../inventory/inventory';
import { standalonePluginsIn } from '../inventory/plugins';
import { SidecarHost } from '../operator/sidecar-host';
import { pluginNameUnique } from '../rules/plugin-use/identity';
import { sidecarVolumeUnique, waitTimeout } from '../rules/sidecar-plugin/container';
import { socketPath } from '../rules/sidecar-plugin/sockets';

/** The mistakes of a sidecar plugin that the operator's Deployment does not show: of two volumes with one name, one is written. */
export function mistakesInProps({ pluginName, operator }: IPlugin, socket: string, props: SidecarPluginProps): Described[] {
  const host = SidecarHost.of(operator);
  return [
    ...mistakesOf(pluginNameUnique, { pluginName, owner: host.sidecarNamed(pluginName)?.node.path }, 'pluginName'),
    ...waits(props) ? [] : mistakesOf(socketPath, { path: socket }, 'pluginName'),
    ...(props.volumeMounts ?? []).flatMap(({ volume }, index) =>
      mistakesOf(sidecarVolumeUnique, { volume: volume.name, taken: !host.claimVolume(volume.name, volume) }, `volumeMounts[${index}].volume`)),
    ...mistakesOf(waitTimeout, { seconds: (props.waitTimeout ?? DEFAULT_WAIT_TIMEOUT).toSeconds({ integral: false }) }),
  ];
}

/** A standalone plugin of the same name; where nothing waits for the sidecar's socket, no manifest shows its name. */
export function mistakesInApp({ pluginName, operator }: IPlugin, inventory: Inventory): Described[] {
  const other = standalonePluginsIn(inventory).find(one => one.pluginName === pluginName && one.service.namespace === operator.namespace
    && one.distribution.keyPrefix === operator.distribution.keyPrefix);
  return mistakesOf(pluginNameUnique, { pluginName, owner: other && `${other.service}` }, 'pluginName');
}

/** Whether the plugin starts as a native sidecar, which Kubernetes has from 1.29 on. */
export function isNative({ start = SidecarStart.NATIVE }: SidecarPluginProps): boolean {
  return start === SidecarStart.NATIVE;
}
