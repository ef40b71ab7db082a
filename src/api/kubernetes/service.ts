/**
 * How a Service is reached.
 */
export enum ServiceType {
  /** From inside the Kubernetes cluster. */
  CLUSTER_IP = 'ClusterIP',
  /** On a port of every node, too. */
  NODE_PORT = 'NodePort',
  /** Through a load balancer, too. */
  LOAD_BALANCER = 'LoadBalancer',
  /** It is an alias for a DNS name. */
  EXTERNAL_NAME = 'ExternalName',
}

/**
 * Transport protocol of a port.
 */
export enum Protocol {
  /** TCP. */
  TCP = 'TCP',
  /** UDP. */
  UDP = 'UDP',
  /** SCTP. */
  SCTP = 'SCTP',
}

/**
 * Whether connections of one client go to the same pod.
 */
export enum ServiceAffinity {
  /** Yes, by the client's address. */
  CLIENT_IP = 'ClientIP',
  /** No. */
  NONE = 'None',
}

/**
 * Which pods connections from outside the Kubernetes cluster go to.
 */
export enum ServiceExternalTrafficPolicy {
  /** All. */
  CLUSTER = 'Cluster',
  /** Those on the node where the connection arrives; the client's address is kept. */
  LOCAL = 'Local',
}

/**
 * Which pods connections from inside the Kubernetes cluster go to.
 */
export enum ServiceInternalTrafficPolicy {
  /** All. */
  CLUSTER = 'Cluster',
  /** Those on the client's node. */
  LOCAL = 'Local',
}

/**
 * A version of the Internet Protocol.
 */
export enum IPFamily {
  /** IPv4. */
  IPV4 = 'IPv4',
  /** IPv6. */
  IPV6 = 'IPv6',
}

/**
 * How many versions of the Internet Protocol a Service has.
 */
export enum IPFamilyPolicy {
  /** One. */
  SINGLE_STACK = 'SingleStack',
  /** Two, if the Kubernetes cluster has two. */
  PREFER_DUAL_STACK = 'PreferDualStack',
  /** Two, or the Service is refused. */
  REQUIRE_DUAL_STACK = 'RequireDualStack',
}

/**
 * A port of a Service.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ServicePort {
  /**
   * The port, from 1 to 65535.
   */
  readonly port: number;

  /**
   * Protocol spoken on the port, for example `kubernetes.io/h2c`.
   *
   * @default - not stated
   */
  readonly appProtocol?: string;

  /**
   * Name of the port: a DNS label. Necessary where there are several.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * Port of the nodes, for `NodePort` and `LoadBalancer`.
   *
   * @default - Kubernetes chooses one
   */
  readonly nodePort?: number;

  /**
   * Transport protocol.
   *
   * @default Protocol.TCP
   */
  readonly protocol?: Protocol;

  /**
   * Port of the pods: a port's name, or a number as text (`'5432'`), which becomes a number in the manifest.
   *
   * @default - `port`
   */
  readonly targetPort?: string;
}

/**
 * How long a client stays with a pod.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ClientIPConfig {
  /**
   * Seconds since the last connection, from 1 to 86400.
   *
   * @default 10800
   */
  readonly timeoutSeconds?: number;
}

/**
 * Details of session affinity.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface SessionAffinityConfig {
  /**
   * Details of affinity by the client's address.
   *
   * @default - three hours
   */
  readonly clientIP?: ClientIPConfig;
}

/**
 * A Service.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ServiceSpec {
  /**
   * Whether a load balancer gets node ports.
   *
   * @default true
   */
  readonly allocateLoadBalancerNodePorts?: boolean;

  /**
   * Address inside the Kubernetes cluster; `None` makes the Service headless.
   *
   * @default - Kubernetes chooses one
   */
  readonly clusterIP?: string;

  /**
   * Addresses inside the Kubernetes cluster, one for each version of the protocol. The first equals `clusterIP`.
   *
   * @default - Kubernetes chooses them
   */
  readonly clusterIPs?: string[];

  /**
   * Addresses outside of Kubernetes' care at which nodes also accept connections.
   *
   * @default - none
   */
  readonly externalIPs?: string[];

  /**
   * The DNS name that the Service is an alias for, with the type `ExternalName`.
   *
   * @default - none
   */
  readonly externalName?: string;

  /**
   * Which pods connections from outside go to.
   *
   * @default ServiceExternalTrafficPolicy.CLUSTER
   */
  readonly externalTrafficPolicy?: ServiceExternalTrafficPolicy;

  /**
   * Port of the nodes that a load balancer asks whether there is a pod, with `externalTrafficPolicy` `Local`.
   *
   * @default - Kubernetes chooses one
   */
  readonly healthCheckNodePort?: number;

  /**
   * Which pods connections from inside go to.
   *
   * @default ServiceInternalTrafficPolicy.CLUSTER
   */
  readonly internalTrafficPolicy?: ServiceInternalTrafficPolicy;

  /**
   * Versions of the Internet Protocol, at most two.
   *
   * @default - Kubernetes chooses by `ipFamilyPolicy`
   */
  readonly ipFamilies?: IPFamily[];

  /**
   * How many versions of the Internet Protocol the Service has.
   *
   * @default IPFamilyPolicy.SINGLE_STACK
   */
  readonly ipFamilyPolicy?: IPFamilyPolicy;

  /**
   * Implementation of the load balancer, for example `example.com/internal-vip`.
   *
   * @default - the Kubernetes cluster's own
   */
  readonly loadBalancerClass?: string;

  /**
   * Address of the load balancer. Outdated: many providers ignore it, and have annotations instead.
   *
   * @default - the provider chooses one
   */
  readonly loadBalancerIP?: string;

  /**
   * Address ranges (CIDR) that the load balancer lets in.
   *
   * @default - everybody
   */
  readonly loadBalancerSourceRanges?: string[];

  /**
   * The ports.
   *
   * @default - none stated; the operator adds PostgreSQL's to a managed service
   */
  readonly ports?: ServicePort[];

  /**
   * Whether pods are reached that are not ready.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;

  /**
   * Labels of the pods. A managed service must leave it out: the operator selects the instances.
   *
   * @default - none
   */
  readonly selector?: Record<string, string>;

  /**
   * Whether connections of one client go to the same pod.
   *
   * @default ServiceAffinity.NONE
   */
  readonly sessionAffinity?: ServiceAffinity;

  /**
   * Details of session affinity.
   *
   * @default - three hours
   */
  readonly sessionAffinityConfig?: SessionAffinityConfig;

  /**
   * Which pods are preferred, for example `PreferClose` for those in the client's zone.
   *
   * @default - no preference
   */
  readonly trafficDistribution?: string;

  /**
   * How the Service is reached.
   *
   * @default ServiceType.CLUSTER_IP
   */
  readonly type?: ServiceType;
}
