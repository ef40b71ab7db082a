import type * as kplus from 'cdk8s-plus-28';
import { IPFamily, IPFamilyPolicy, NetworkPolicyPeer, ServiceAffinity } from '../api/kubernetes';

/**
 * A port of the plugin's container beside the one for the operator.
 */
export interface PluginPort {
  /**
   * Name of the port: at most 15 lower case letters, digits and `-`.
   */
  readonly name: string;

  /**
   * Port on which the container listens.
   */
  readonly port: number;

  /**
   * Port of the plugin's Service that leads there.
   *
   * @default - the Service does not lead there
   */
  readonly servicePort?: number;

  /**
   * Protocol of the port.
   *
   * @default kplus.Protocol.TCP
   */
  readonly protocol?: kplus.Protocol;

  /**
   * Who may connect to the port if the plugin has a NetworkPolicy (`networkPolicy`), such as the pods of Prometheus. The kubelet always may, for probes.
   *
   * @default - nobody
   */
  readonly peers?: NetworkPolicyPeer[];

  /**
   * Whether everybody may connect to the port, whatever NetworkPolicy the plugin has: for webhooks, since the API server has no labels.
   *
   * @default false
   */
  readonly openToAll?: boolean;
}

/**
 * The Service by which the operator finds and reaches a standalone plugin.
 */
export interface PluginServiceOptions {
  /**
   * Port of the plugin, for everything that needs it: the Service, the container, the flag for the server's address, and the annotation.
   *
   * @default 9090
   */
  readonly port?: number;

  /**
   * Name of that port in the Service and the container.
   *
   * @default - none, and `grpc` where the plugin has further ports
   */
  readonly portName?: string;

  /**
   * Further ports of the container.
   *
   * @default - none
   */
  readonly additionalPorts?: PluginPort[];

  /**
   * The name that the operator expects in the plugin's certificate (annotation `pluginServerName`).
   *
   * Needs operator 1.26.3, 1.27.2, 1.28.0 or later: throws if the operator's stated version ignores it.
   *
   * @default - the Service's name, without an annotation
   */
  readonly serverName?: string;

  /**
   * Name of the Service: a DNS-1035 label.
   *
   * @default - `name`
   */
  readonly serviceName?: string;

  /**
   * Type of the Service. Not `ExternalName`, which has no endpoints of its own.
   *
   * @default kplus.ServiceType.CLUSTER_IP
   */
  readonly serviceType?: kplus.ServiceType;

  /**
   * Whether the Service has no address of its own, and its name leads to the pods themselves.
   *
   * @default false
   */
  readonly headless?: boolean;

  /**
   * Labels of the Service beside the one by which the operator finds it.
   *
   * @default - `selectorLabels`
   */
  readonly serviceLabels?: Record<string, string>;

  /**
   * Annotations of the Service beside those that the operator reads.
   *
   * @default - none
   */
  readonly serviceAnnotations?: Record<string, string>;

  /**
   * Versions of the Internet Protocol of the Service.
   *
   * @default - the cluster's
   */
  readonly ipFamilies?: IPFamily[];

  /**
   * How many versions of the Internet Protocol the Service has.
   *
   * @default - the cluster's choice: one
   */
  readonly ipFamilyPolicy?: IPFamilyPolicy;

  /**
   * Which pod the operator reaches when there are several.
   *
   * @default kubernetes.ServiceAffinity.NONE
   */
  readonly sessionAffinity?: ServiceAffinity;
}
