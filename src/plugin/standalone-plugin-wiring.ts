import { StandalonePluginProps } from './standalone-plugin-props';
import { IOperator } from '../contracts/operator';

/** User and group of a plugin's container, as of the operator's own image. */
const DEFAULT_USER = 10001;

/** Everything that more than one object of a standalone plugin must agree on. */
export interface StandalonePluginWiring {
  readonly name: string;
  readonly namespace: string;
  readonly deploymentName: string;
  readonly serviceName: string;
  readonly containerName: string;
  readonly port: number;
  readonly portName?: string;
  readonly selectorLabels: Record<string, string>;
  /** Numeric user and group of the container; none where the platform assigns one. */
  readonly user?: number;
  /** The name that the operator expects in the plugin's certificate. */
  readonly serverName: string;
}

/** Fills in the defaults. */
export function wiringOf(pluginName: string, operator: IOperator, props: StandalonePluginProps): StandalonePluginWiring {
  const name = props.name ?? pluginName.split('.')[0];
  const serviceName = props.serviceName ?? name;
  return {
    name,
    namespace: operator.namespace,
    deploymentName: props.deploymentName ?? name,
    serviceName,
    containerName: props.containerName ?? name,
    port: props.port ?? 9090,
    portName: props.portName ?? (props.additionalPorts?.length ? 'grpc' : undefined),
    selectorLabels: props.selectorLabels ?? { app: name },
    user: operator.user === undefined ? undefined : DEFAULT_USER,
    serverName: props.serverName ?? serviceName,
  };
}

/** The keys by which the operator finds a plugin's Service, and what it needs to call it. */
export function discoveryKeys(operator: IOperator) {
  const { distribution } = operator;
  return {
    pluginName: distribution.key('pluginName'),
    port: distribution.key('pluginPort'),
    serverSecret: distribution.key('pluginServerSecret'),
    clientSecret: distribution.key('pluginClientSecret'),
    serverName: distribution.key('pluginServerName'),
  };
}
