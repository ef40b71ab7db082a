import { Construct } from 'constructs';
import { checkContainer } from './container-checks';
import { StandalonePluginProps } from './standalone-plugin-props';
import { discoveryKeys, StandalonePluginWiring } from './standalone-plugin-wiring';
import { assumeNewest } from '../operator/assumptions';
import { IOperator } from '../operator/operator-ref';
import { hasFeature } from '../release';
import { dnsName } from '../rules/cert-manager';
import { annotationSyntax, containerName, labelSyntax, objectName, subdomainName } from '../rules/kubernetes';
import { operatorNamespaceWatched } from '../rules/plugin-identity';
import { portClash, portName, portRange, PortsFacts } from '../rules/ports';
import { enforce } from '../rules/rule';
import { disruptionBudget, ipFamilies, mountPath, networkPolicyPeer, replicas, reservedKeys, selectorLabels, serviceType } from '../rules/standalone';
import { serverNameVersion } from '../rules/tls';

/** What a standalone plugin can check alone, before anything is defined. */
export function checkStandalonePlugin(scope: Construct, operator: IOperator, wiring: StandalonePluginWiring, props: StandalonePluginProps): void {
  enforce(scope, operatorNamespaceWatched, operator);
  checkContainer(scope, props);
  enforce(scope, replicas, { replicas: props.replicas ?? 1 });
  enforce(scope, serviceType, props);
  enforce(scope, ipFamilies, props);
  checkNames(scope, wiring, props);
  checkPorts(scope, wiring, props);
  checkKeys(scope, operator, wiring, props);
  checkServerName(scope, operator, props);
  for (const prop of ['serverMount', 'clientMount'] as const) {
    const { path = '/tls', volumeName = 'tls' } = props[prop] ?? {};
    enforce(scope, mountPath, { prop: `${prop}.path`, path });
    enforce(scope, containerName, { prop: `${prop}.volumeName`, value: volumeName });
  }
  if (props.networkPolicy) {
    enforce(scope, networkPolicyPeer, operator);
  }
  if (props.podDisruptionBudget) {
    const { minAvailable, maxUnavailable } = props.podDisruptionBudget;
    enforce(scope, disruptionBudget, { stated: [minAvailable, maxUnavailable].filter(value => value !== undefined).length });
  }
}

function checkNames(scope: Construct, wiring: StandalonePluginWiring, props: StandalonePluginProps): void {
  enforce(scope, objectName, {
    prop: props.name === undefined ? 'name, which is the first label of pluginName unless stated,' : 'name',
    value: wiring.name,
  });
  enforce(scope, objectName, { prop: 'serviceName', value: wiring.serviceName });
  enforce(scope, subdomainName, { prop: 'deploymentName', value: wiring.deploymentName });
  enforce(scope, containerName, { prop: 'containerName', value: wiring.containerName });
  enforce(scope, subdomainName, { prop: 'serviceAccountName', value: props.serviceAccountName ?? wiring.name });
}

function checkPorts(scope: Construct, wiring: StandalonePluginWiring, props: StandalonePluginProps): void {
  const further = props.additionalPorts ?? [];
  const protocol = (port: { protocol?: string }) => port.protocol ?? 'TCP';
  const container: PortsFacts['ports'] = [
    { prop: 'port', number: wiring.port, name: wiring.portName, protocol: 'TCP' },
    ...further.map(port => ({ prop: 'additionalPorts port', number: port.port, name: port.name, protocol: protocol(port) })),
  ];
  const service: PortsFacts['ports'] = [
    container[0],
    ...further.filter(port => port.servicePort !== undefined)
      .map(port => ({ prop: 'additionalPorts servicePort', number: port.servicePort!, name: port.name, protocol: protocol(port) })),
  ];
  [container, service].forEach(ports => {
    enforce(scope, portRange, { ports });
    enforce(scope, portClash, { ports });
  });
  container.filter(port => port.name !== undefined).forEach(port => enforce(scope, portName, { prop: 'port name', value: port.name! }));
}

function checkKeys(scope: Construct, operator: IOperator, wiring: StandalonePluginWiring, props: StandalonePluginProps): void {
  const keys = discoveryKeys(operator);
  const annotations = [keys.port, keys.serverSecret, keys.clientSecret, keys.serverName];
  const labels = [keys.pluginName, ...Object.keys(wiring.selectorLabels)];
  enforce(scope, selectorLabels, wiring);
  const { deploymentLabels, podLabels, serviceLabels, deploymentAnnotations, podAnnotations, serviceAnnotations } = props;
  Object.entries({ labels: props.labels, selectorLabels: wiring.selectorLabels, deploymentLabels, podLabels, serviceLabels })
    .forEach(([prop, stated]) => enforce(scope, labelSyntax, { prop, labels: stated ?? {} }));
  Object.entries({ annotations: props.annotations, deploymentAnnotations, podAnnotations, serviceAnnotations })
    .forEach(([prop, stated]) => enforce(scope, annotationSyntax, { prop, annotations: stated ?? {} }));
  enforce(scope, reservedKeys, { prop: 'labels', keys: Object.keys(props.labels ?? {}), reserved: [keys.pluginName] });
  enforce(scope, reservedKeys, { prop: 'annotations', keys: Object.keys(props.annotations ?? {}), reserved: annotations });
  enforce(scope, reservedKeys, { prop: 'serviceLabels', keys: Object.keys(props.serviceLabels ?? {}), reserved: [keys.pluginName] });
  enforce(scope, reservedKeys, { prop: 'serviceAnnotations', keys: Object.keys(props.serviceAnnotations ?? {}), reserved: annotations });
  enforce(scope, reservedKeys, { prop: 'podLabels', keys: Object.keys(props.podLabels ?? {}), reserved: labels });
}

function checkServerName(scope: Construct, operator: IOperator, props: StandalonePluginProps): void {
  const { serverName } = props;
  if (serverName === undefined) {
    return;
  }
  enforce(scope, dnsName, { prop: 'serverName', value: serverName });
  if (operator.version === undefined) {
    assumeNewest(operator, `serverName of ${scope.node.path} (operator 1.26.3, 1.27.2, 1.28.0 or later)`);
    return;
  }
  enforce(scope, serverNameVersion, {
    serverName,
    annotation: discoveryKeys(operator).serverName,
    version: operator.version,
    known: hasFeature(operator.version, ['1.26.3', '1.27.2', '1.28.0']),
  });
}
