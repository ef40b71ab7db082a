import { ServerFlags } from './server-flags';
import { StandalonePluginProps } from './standalone-plugin-props';
import { discoveryKeys, StandalonePluginWiring } from './standalone-plugin-wiring';
import { ClientCa } from './tls/client-ca';
import { Described } from '../check/layout';
import { mistakesOf } from '../check/mistakes';
import { IOperator } from '../contracts/operator';
import { objectName } from '../rules/kubernetes/names';
import { portClash, PortsInput } from '../rules/kubernetes/ports';
import { clientFileFlag, mountClash, mountPath, tlsKeysMounted } from '../rules/standalone-plugin/mounts';
import { networkPolicyPeer, reservedKeys, roleSubject, selectorLabels } from '../rules/standalone-plugin/options';
import { serviceType } from '../rules/standalone-plugin/service';
import { Path } from '../values/field-path';

/** Mistakes that many fields of the objects would repeat: the plugin is not defined where there are any. */
export function mistakesInNames(operator: IOperator, wiring: StandalonePluginWiring, props: StandalonePluginProps): Described[] {
  return [
    ...props.serviceName === undefined ? mistakesOf(objectName, wiring.name, ['name']) : [],
    ...mistakesOf(selectorLabels, { labels: Object.keys(wiring.selectorLabels).length }, ['selectorLabels']),
    ...reservedKeyMistakes(operator, wiring, props),
  ];
}

/** The mistakes of a standalone plugin that its objects do not show, because they look intended. */
export function mistakesInProps(operator: IOperator, props: StandalonePluginProps): Described[] {
  const { createServiceAccount, serviceAccount, roleRules, clusterRoleRules, leaderElection, networkPolicy } = props;
  return [
    ...(['serverMount', 'clientMount'] as const).flatMap(prop => {
      const path = props[prop]?.path;
      return path === undefined ? [] : mistakesOf(mountPath, { path }, [prop, 'path']);
    }),
    ...roleRules || clusterRoleRules || leaderElection
      ? mistakesOf(roleSubject, { serviceAccount: createServiceAccount !== false || serviceAccount !== undefined }, ['createServiceAccount'])
      : [],
    ...networkPolicy ? mistakesOf(networkPolicyPeer, { podLabels: operator.podLabels }, ['networkPolicy']) : [],
  ];
}

function reservedKeyMistakes(operator: IOperator, wiring: StandalonePluginWiring, props: StandalonePluginProps): Described[] {
  const keys = discoveryKeys(operator);
  const label = { [keys.pluginName]: 'pluginName' };
  const annotations = { [keys.port]: 'port', [keys.serverSecret]: 'tls', [keys.clientSecret]: 'tls', [keys.serverName]: 'serverName' };
  const reserved: Array<[keyof StandalonePluginProps, Record<string, string>]> = [
    ['labels', label],
    ['annotations', annotations],
    ['serviceLabels', label],
    ['serviceAnnotations', annotations],
    ['podLabels', { ...label, ...Object.fromEntries(Object.keys(wiring.selectorLabels).map(key => [key, 'selectorLabels'])) }],
  ];
  return reserved.flatMap(([prop, sources]) => Object.keys(props[prop] as object ?? {}).filter(key => Object.hasOwn(sources, key))
    .flatMap(key => mistakesOf(reservedKeys, { instead: sources[key] }, [prop, key])));
}

/** The flags whose files are checked in the Deployment. */
const KNOWN_FLAGS = ['--server-cert', '--server-key', '--client-cert'];

/** Whether the flags make the plugin trust the file that it should, and whether the files of flags with other names are mounted. */
export function mistakesInFlags({ serverFlags, ...props }: StandalonePluginProps, { key }: ClientCa): Described[] {
  const flags = serverFlags ?? ServerFlags.standard();
  return [
    ...mistakesOf(clientFileFlag, { onlyClientFile: flags._onlyClientFile, clientCa: key }, ['serverFlags']),
    ...flags._files.filter(({ flag }) => !KNOWN_FLAGS.includes(flag)).flatMap(({ side, flag, file = key }) => {
      const prop = `${side}Mount` as const;
      const keys = props[prop]?.keys ?? [];
      return keys.length === 0 ? [] : mistakesOf(tlsKeysMounted, { flag, file, mounted: keys.includes(file) }, [prop, 'keys']);
    }),
  ];
}

/** Mistakes for which cdk8s-plus throws errors of its own, before there are objects that show them. */
export function mistakesForCdk8sPlus(wiring: StandalonePluginWiring, props: StandalonePluginProps): Described[] {
  return [
    ...mistakesOf(serviceType, { serviceType: props.serviceType, headless: props.headless }, ['serviceType']),
    ...mistakesOf(portClash, { ports: containerPorts(wiring, props) }),
    ...volumeNames(props).flatMap(({ prop, name }, index, all) => mistakesOf(mountClash, {
      kind: 'volume name', value: name, repeated: all.findIndex(other => other.name === name) < index,
    }, prop)),
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

/** One volume may be mounted at several paths. */
function volumeNames({ serverMount, clientMount, volumeMounts = [] }: StandalonePluginProps): Array<{ readonly prop: Path; readonly name: string }> {
  const volumes = volumeMounts.map(({ volume }) => volume);
  return [
    { prop: ['serverMount', 'volumeName'], name: serverMount?.volumeName ?? 'server' },
    { prop: ['clientMount', 'volumeName'], name: clientMount?.volumeName ?? 'client' },
    ...volumes.flatMap((volume, index) => volumes.indexOf(volume) < index ? [] : [{ prop: ['volumeMounts', index, 'volume'], name: volume.name }]),
  ];
}
