import { StandalonePluginProps } from './standalone-plugin-props';
import { discoveryKeys, StandalonePluginWiring } from './standalone-plugin-wiring';
import { Described } from '../check/layout';
import { mistakesOf } from '../check/mistakes';
import { IOperator } from '../contracts/operator';
import { PortsInput } from '../rules/engine/kubernetes-targets';
import { portClash } from '../rules/kubernetes/ports';
import { mountPath, reservedKeys } from '../rules/standalone-plugin/options';

/** The mistakes of a standalone plugin that its objects do not show: because they look as if they were meant, or because cdk8s-plus rejects them in words of its own. */
export function mistakesInProps(operator: IOperator, wiring: StandalonePluginWiring, props: StandalonePluginProps): Described[] {
  return [
    ...(['serverMount', 'clientMount'] as const).flatMap(prop => mistakesOf(mountPath, { prop: `${prop}.path`, path: props[prop]?.path ?? '/tls' })),
    ...portLists(wiring, props).flatMap(ports => mistakesOf(portClash, { ports })),
    ...reservedKeyMistakes(operator, wiring, props),
  ];
}

/** The ports of the container, and those of the Service. */
function portLists(wiring: StandalonePluginWiring, props: StandalonePluginProps): Array<PortsInput['ports']> {
  const further = props.additionalPorts ?? [];
  const protocol = (port: { protocol?: string }) => port.protocol ?? 'TCP';
  const first = { prop: 'port', number: wiring.port, name: wiring.portName, protocol: 'TCP' };
  return [
    [first, ...further.map(port => ({ prop: 'additionalPorts port', number: port.port, name: port.name, protocol: protocol(port) }))],
    [first, ...further.filter(port => port.servicePort !== undefined)
      .map(port => ({ prop: 'additionalPorts servicePort', number: port.servicePort!, name: port.name, protocol: protocol(port) }))],
  ];
}

function reservedKeyMistakes(operator: IOperator, wiring: StandalonePluginWiring, props: StandalonePluginProps): Described[] {
  const keys = discoveryKeys(operator);
  const annotations = [keys.port, keys.serverSecret, keys.clientSecret, keys.serverName];
  const reserved: Array<[keyof StandalonePluginProps, string[]]> = [
    ['labels', [keys.pluginName]],
    ['annotations', annotations],
    ['serviceLabels', [keys.pluginName]],
    ['serviceAnnotations', annotations],
    ['podLabels', [keys.pluginName, ...Object.keys(wiring.selectorLabels)]],
  ];
  return reserved.flatMap(([prop, names]) => mistakesOf(reservedKeys, { prop, keys: Object.keys(props[prop] as object ?? {}), reserved: names }));
}
