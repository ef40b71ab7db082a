import { StandalonePluginProps } from './standalone-plugin-props';
import { discoveryKeys, StandalonePluginWiring } from './standalone-plugin-wiring';
import { Described } from '../check/layout';
import { mistakesOf } from '../check/mistakes';
import { IOperator } from '../contracts/operator';
import { portClash, PortsInput } from '../rules/kubernetes/ports';
import { mountPath, reservedKeys } from '../rules/standalone-plugin/options';

/** The mistakes of a standalone plugin that its objects do not show: because they look as if they were meant, or because cdk8s-plus rejects them in words of its own. */
export function mistakesInProps(operator: IOperator, wiring: StandalonePluginWiring, props: StandalonePluginProps): Described[] {
  return [
    ...(['serverMount', 'clientMount'] as const).flatMap(prop => mistakesOf(mountPath, { prop: `${prop}.path`, path: props[prop]?.path ?? '/tls' })),
    ...mistakesOf(portClash, { ports: containerPorts(wiring, props) }),
    ...reservedKeyMistakes(operator, wiring, props),
  ];
}

/** The ports of the container. */
function containerPorts(wiring: StandalonePluginWiring, props: StandalonePluginProps): PortsInput['ports'] {
  return [
    { number: wiring.port, numberPath: ['port'], name: wiring.portName, namePath: ['portName'], protocol: 'TCP' },
    ...(props.additionalPorts ?? []).map(({ port, name, protocol = 'TCP' }, index) => ({
      number: port, numberPath: ['additionalPorts', index, 'port'], name, namePath: ['additionalPorts', index, 'name'], protocol,
    })),
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
