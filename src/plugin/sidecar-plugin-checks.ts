import { SidecarPluginProps, SidecarStart } from './sidecar-plugin-props';
import { StandalonePlugin } from './standalone-plugin';
import { DEFAULT_WAIT_TIMEOUT, waits } from './wait-for-socket';
import { Described } from '../check/layout';
import { mistakesOf } from '../check/mistakes';
import { IPlugin } from '../contracts/plugin';
import { SidecarHost } from '../operator/sidecar-host';
import { pluginNameUnique } from '../rules/plugin-use/identity';
import { sidecarVolumeUnique, waitTimeout } from '../rules/sidecar-plugin/container';
import { socketPath } from '../rules/sidecar-plugin/sockets';

/** The mistakes of a sidecar plugin that the operator's Deployment does not show: of two volumes with one name, one is written. */
export function mistakesInProps({ pluginName, operator }: IPlugin, socket: string, props: SidecarPluginProps): Described[] {
  const host = SidecarHost.of(operator);
  return [
    ...mistakesOf(pluginNameUnique, { pluginName, owner: host.sidecarNamed(pluginName)?.node.path }, ['pluginName']),
    ...waits(props) ? [] : mistakesOf(socketPath, { path: socket }, ['pluginName']),
    ...(props.volumeMounts ?? []).flatMap(({ volume }, index) =>
      mistakesOf(sidecarVolumeUnique, { volume: volume.name, taken: !host.claimVolume(volume.name, volume) }, ['volumeMounts', index, 'volume'])),
    ...mistakesOf(waitTimeout, { seconds: (props.waitTimeout ?? DEFAULT_WAIT_TIMEOUT).toSeconds({ integral: false }) }),
  ];
}

/** A standalone plugin of the same name and operator; where nothing waits for the sidecar's socket, no manifest shows its name. */
export function mistakesInApp({ pluginName, operator, node }: IPlugin): Described[] {
  const other = node.root.node.findAll().find(one => one instanceof StandalonePlugin && one.pluginName === pluginName && one.operator === operator);
  return mistakesOf(pluginNameUnique, { pluginName, owner: other?.node.path }, ['pluginName']);
}

/** Whether the plugin starts as a native sidecar, which Kubernetes has from 1.29 on. */
export function isNative({ start = SidecarStart.NATIVE }: SidecarPluginProps): boolean {
  return start === SidecarStart.NATIVE;
}
