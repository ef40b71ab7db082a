import { containerFields } from './container-fields';
import { alike, keysFrom, propAt, PropField, whole } from './prop-fields';
import { StandalonePluginProps } from './standalone-plugin-props';
import { discoveryKeys, StandalonePluginWiring } from './standalone-plugin-wiring';
import { certificateFields } from './tls/certificate-fields';
import { TlsOptions } from './tls/plugin-tls';
import { TlsWiring } from './tls/tls-wiring';
import { tlsMountPath } from './tls-mount-path';
import { IOperator } from '../contracts/operator';
import { Item } from '../inventory/item';
import { Path, valueAt } from '../values/field-path';
import { asRecord, asStrings } from '../values/narrow';

/** What decides how the objects of a standalone plugin are rendered. */
export interface RenderedFrom {
  readonly props: StandalonePluginProps;
  readonly operator: IOperator;
  readonly wiring: StandalonePluginWiring;
  readonly tls: TlsWiring;
}

const POD: Path = ['spec', 'template', 'spec'];
const CONTAINER: Path = [...POD, 'containers', 0];

/** The prop that a field of a standalone plugin's object comes from, where that is certain. */
export function standalonePropOf(from: RenderedFrom, item: Item, path: Path): string | undefined {
  return propAt([...commonFields(from.props), ...fieldsOf(from, item)], path);
}

function fieldsOf(from: RenderedFrom, item: Item): PropField[] {
  const { props, wiring, tls } = from;
  switch (item.kind) {
    case 'Deployment': return nameOf(item) === wiring.deploymentName ? deploymentFields(from, item) : [];
    case 'Service': return nameOf(item) === wiring.serviceName ? serviceFields(from) : [];
    case 'ServiceAccount': return [alike(['metadata', 'name'], accountProp(props))];
    case 'PodDisruptionBudget': return item.name !== wiring.name ? [] : [
      alike(['metadata', 'name'], 'name'), alike(['spec'], 'podDisruptionBudget'), alike(['spec', 'selector', 'matchLabels'], 'selectorLabels'),
    ];
    case 'Certificate':
    case 'Issuer': return certificateFields(tlsOptions(props), {
      serverName: props.serverName,
      serviceProp: serviceProp(props),
      serverCertificate: tls.serverCertificate?.name,
      clientCertificate: tls.clientCertificate?.name,
    }, item);
    default: return [];
  }
}

/** A name may be of any type. */
function nameOf({ manifest }: Item): unknown {
  return asRecord(asRecord(manifest).metadata).name;
}

function commonFields({ labels, annotations }: StandalonePluginProps): PropField[] {
  return [...keysFrom(['metadata', 'labels'], ['labels', labels]), ...keysFrom(['metadata', 'annotations'], ['annotations', annotations])];
}

function tlsOptions({ tls }: StandalonePluginProps): TlsOptions {
  return tls?._options ?? {};
}

function accountProp({ serviceAccountName }: StandalonePluginProps): string {
  return serviceAccountName === undefined ? 'name' : 'serviceAccountName';
}

function serviceProp({ serviceName }: StandalonePluginProps): string {
  return serviceName === undefined ? 'name' : 'serviceName';
}

function deploymentFields({ props, wiring, tls }: RenderedFrom, item: Item): PropField[] {
  const { selectorLabels } = wiring;
  const container = valueAt(item.manifest, CONTAINER);
  return [
    alike(['metadata', 'name'], props.deploymentName === undefined ? 'name' : 'deploymentName'),
    ...keysFrom(['metadata', 'labels'], props.deploymentLabels ? ['deploymentLabels', props.deploymentLabels] : ['selectorLabels', selectorLabels]),
    ...keysFrom(['metadata', 'annotations'], ['deploymentAnnotations', props.deploymentAnnotations]),
    ...props.replicas === undefined ? [] : [alike(['spec', 'replicas'], 'replicas')],
    ...props.strategy ? [whole(['spec', 'strategy'], 'strategy')] : [],
    whole(['spec', 'selector'], 'selectorLabels'),
    alike(['spec', 'selector', 'matchLabels'], 'selectorLabels'),
    ...keysFrom(['spec', 'template', 'metadata', 'labels'], ['podLabels', props.podLabels], ['selectorLabels', selectorLabels]),
    ...keysFrom(['spec', 'template', 'metadata', 'annotations'], ['podAnnotations', props.podAnnotations]),
    ...props.serviceAccount ? [] : [alike([...POD, 'serviceAccountName'], accountProp(props))],
    ...podFields(props),
    ...containerFields(CONTAINER, container, props),
    ...trustFields(asRecord(container).args, props, tls),
    ...portFields(props),
    ...mountFields(props),
  ];
}

/** The argument that names the file which the plugin trusts. */
function trustFields(args: unknown, props: StandalonePluginProps, { clientCa }: TlsWiring): PropField[] {
  const file = `${tlsMountPath('client', props.clientMount)}/${clientCa.key}`;
  const rendered = asStrings(args).slice(0, asStrings(args).length - (props.args?.length ?? 0));
  return rendered.flatMap((word, index) => word.endsWith(`=${file}`) ? [whole([...CONTAINER, 'args', index], 'tls', 'clientCa')] : []);
}

function podFields(props: StandalonePluginProps): PropField[] {
  const same = [
    'imagePullSecrets', 'nodeSelector', 'tolerations', 'affinity', 'topologySpreadConstraints', 'priorityClassName', 'runtimeClassName', 'schedulerName', 'hostNetwork',
    'automountServiceAccountToken',
  ] as const;
  return [
    ...same.filter(prop => props[prop] !== undefined).map(prop => alike([...POD, prop], prop)),
    ...props.podSecurityContext ? [whole([...POD, 'securityContext'], 'podSecurityContext')] : [],
    ...props.terminationGracePeriod ? [whole([...POD, 'terminationGracePeriodSeconds'], 'terminationGracePeriod')] : [],
  ];
}

function portFields({ defaultReadiness, readiness, additionalPorts = [] }: StandalonePluginProps): PropField[] {
  return [
    ...readiness === undefined && defaultReadiness === false ? [whole([...CONTAINER, 'readinessProbe'], 'defaultReadiness')] : [],
    whole([...CONTAINER, 'ports', 0, 'containerPort'], 'port'),
    alike([...CONTAINER, 'ports', 0, 'name'], 'portName'),
    ...additionalPorts.flatMap((_, index) => [
      alike([...CONTAINER, 'ports', index + 1], 'additionalPorts', index),
      whole([...CONTAINER, 'ports', index + 1, 'containerPort'], 'additionalPorts', index, 'port'),
    ]),
  ];
}

/** The two Secrets are mounted before everything else. */
function mountFields(props: StandalonePluginProps): PropField[] {
  const { serverMount = {}, clientMount = {}, volumeMounts = [] } = props;
  const mounts: Path = [...CONTAINER, 'volumeMounts'];
  return [
    ...[['serverMount', serverMount] as const, ['clientMount', clientMount] as const].flatMap(([prop, options], index) => [
      ...options.path === undefined ? [] : [whole([...mounts, index, 'mountPath'], prop, 'path')],
      ...options.volumeName === undefined ? [] : [whole([...mounts, index, 'name'], prop, 'volumeName'), whole([...POD, 'volumes', index, 'name'], prop, 'volumeName')],
      ...options.keys === undefined ? [] : [whole([...POD, 'volumes', index, 'secret', 'items'], prop, 'keys')],
      ...options.defaultMode === undefined ? [] : [whole([...POD, 'volumes', index, 'secret', 'defaultMode'], prop, 'defaultMode')],
    ]),
    ...(['server', 'client'] as const).map((side, index) => whole([...POD, 'volumes', index, 'secret', 'secretName'], ...secretProp(side, tlsOptions(props)))),
    ...volumeMounts.flatMap((_, index) => [
      alike([...mounts, index + 2], 'volumeMounts', index),
      whole([...mounts, index + 2, 'mountPath'], 'volumeMounts', index, 'path'),
      whole([...mounts, index + 2, 'name'], 'volumeMounts', index, 'volume'),
    ]),
  ];
}

function secretProp(side: 'server' | 'client', options: TlsOptions): string[] {
  if (options[`${side}SecretName`] !== undefined) { return ['tls', `${side}SecretName`]; }
  return options[`${side}Certificate`]?.secretName === undefined ? ['tls'] : ['tls', `${side}Certificate`, 'secretName'];
}

function serviceFields({ props, operator, wiring }: RenderedFrom): PropField[] {
  const keys = discoveryKeys(operator);
  const label: Path = ['metadata', 'labels', keys.pluginName];
  const annotation = (key: string, ...prop: string[]) => whole(['metadata', 'annotations', key], ...prop);
  const further = (props.additionalPorts ?? []).flatMap(({ servicePort }, index) => servicePort === undefined ? [] : [index]);
  return [
    alike(['metadata', 'name'], serviceProp(props)),
    ...keysFrom(['metadata', 'labels'], props.serviceLabels ? ['serviceLabels', props.serviceLabels] : ['selectorLabels', wiring.selectorLabels]),
    whole(label, 'pluginName'),
    ...keysFrom(['metadata', 'annotations'], ['serviceAnnotations', props.serviceAnnotations]),
    annotation(keys.port, 'port'),
    annotation(keys.serverName, 'serverName'),
    ...(['server', 'client'] as const).map(side => annotation(keys[`${side}Secret`], ...secretProp(side, tlsOptions(props)))),
    whole(['spec', 'type'], 'serviceType'),
    ...props.headless ? [whole(['spec', 'clusterIP'], 'headless')] : [],
    ...(['ipFamilies', 'ipFamilyPolicy', 'sessionAffinity'] as const).map(prop => alike(['spec', prop], prop)),
    alike(['spec', 'selector'], 'selectorLabels'),
    ...['port', 'targetPort'].map(field => whole(['spec', 'ports', 0, field], 'port')),
    alike(['spec', 'ports', 0, 'name'], 'portName'),
    ...further.flatMap((port, index) => [
      alike(['spec', 'ports', index + 1], 'additionalPorts', port),
      whole(['spec', 'ports', index + 1, 'port'], 'additionalPorts', port, 'servicePort'),
      whole(['spec', 'ports', index + 1, 'targetPort'], 'additionalPorts', port, 'port'),
    ]),
  ];
}
