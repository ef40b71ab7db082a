import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { PluginService } from './plugin-service';
import { IOperator } from '../../contracts/operator';
import { StandalonePluginProps } from '../standalone-plugin-props';
import { discoveryKeys, StandalonePluginWiring } from '../standalone-plugin-wiring';
import { TlsWiring } from '../tls/tls-wiring';

/** Defines the Service by which the operator finds a standalone plugin: it would silently be ignored without all four keys. */
export function defineService(
  scope: Construct, props: StandalonePluginProps, operator: IOperator, wiring: StandalonePluginWiring, tls: TlsWiring,
): PluginService {
  const keys = discoveryKeys(operator);
  const metadata = {
    name: wiring.serviceName,
    namespace: wiring.namespace,
    labels: { ...props.serviceLabels ?? wiring.selectorLabels, [keys.pluginName]: props.pluginName },
    annotations: {
      ...props.serviceAnnotations,
      [keys.port]: `${wiring.port}`,
      [keys.serverSecret]: tls.serverSecretName,
      [keys.clientSecret]: tls.clientSecretName,
      ...props.serverName === undefined ? {} : { [keys.serverName]: props.serverName },
    },
  };
  const service = new PluginService(scope, 'Service', {
    type: props.serviceType,
    clusterIP: props.headless ? 'None' : undefined,
    ports: servicePorts(props, wiring),
  }, metadata, {
    ipFamilies: props.ipFamilies,
    ipFamilyPolicy: props.ipFamilyPolicy,
    sessionAffinity: props.sessionAffinity,
  });
  Object.entries(wiring.selectorLabels).forEach(([key, value]) => service.selectLabel(key, value));
  return service;
}

function servicePorts(props: StandalonePluginProps, { port, portName }: StandalonePluginWiring): kplus.ServicePort[] {
  const further = (props.additionalPorts ?? []).filter(({ servicePort }) => servicePort !== undefined);
  return [
    { port, targetPort: port, name: portName, protocol: kplus.Protocol.TCP },
    ...further.map(({ servicePort, port: targetPort, name, protocol }) => ({
      port: servicePort!, targetPort, name, protocol: protocol ?? kplus.Protocol.TCP,
    })),
  ];
}
