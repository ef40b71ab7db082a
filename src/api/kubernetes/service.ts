/**
 * How a Service is exposed.
 */
export enum ServiceType {
  /** From inside the Kubernetes cluster. */
  CLUSTER_IP = 'ClusterIP',
  /** Also on a port of every node. */
  NODE_PORT = 'NodePort',
  /** Also through a load balancer. */
  LOAD_BALANCER = 'LoadBalancer',
  /** As an alias for a DNS name. */
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
 * Whether connections from the same client are routed to the same pod.
 */
export enum ServiceAffinity {
  /** Yes, based on the client's IP address. */
  CLIENT_IP = 'ClientIP',
  /** No. */
  NONE = 'None',
}

/**
 * Pods that traffic from outside the Kubernetes cluster is routed to.
 */
export enum ServiceExternalTrafficPolicy {
  /** All pods. */
  CLUSTER = 'Cluster',
  /** Pods on the node that receives the traffic. The client's IP address is preserved. */
  LOCAL = 'Local',
}

/**
 * Pods that traffic from inside the Kubernetes cluster is routed to.
 */
export enum ServiceInternalTrafficPolicy {
  /** All pods. */
  CLUSTER = 'Cluster',
  /** Pods on the client's node. */
  LOCAL = 'Local',
}

/**
 * An IP family.
 */
export enum IPFamily {
  /** IPv4. */
  IPV4 = 'IPv4',
  /** IPv6. */
  IPV6 = 'IPv6',
}

/**
 * Whether a Service is single-stack or dual-stack.
 */
export enum IPFamilyPolicy {
  /** A single IP family. */
  SINGLE_STACK = 'SingleStack',
  /** Two IP families, if the Kubernetes cluster supports dual-stack. */
  PREFER_DUAL_STACK = 'PreferDualStack',
  /** Two IP families. The Service is rejected if the Kubernetes cluster does not support dual-stack. */
  REQUIRE_DUAL_STACK = 'RequireDualStack',
}

/**
 * A port of a Service.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ServicePort {
  /**
   * Port number, from 1 to 65535.
   */
  readonly port: number;

  /**
   * Application protocol of the port, for example `kubernetes.io/h2c`.
   *
   * @default - none
   */
  readonly appProtocol?: string;

  /**
   * Name of the port: a DNS label. Required if the Service has several ports.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * Port on every node, for `NodePort` and `LoadBalancer`.
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
   * Port of the pods: the name of a port, or a number as text (`'5432'`), which is rendered as a number.
   *
   * @default - `port`
   */
  readonly targetPort?: string;
}

/**
 * Session affinity based on the client's IP address.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ClientIPConfig {
  /**
   * How long the session affinity lasts after the last connection, in seconds, from 1 to 86400.
   *
   * @default 10800
   */
  readonly timeoutSeconds?: number;
}

/**
 * Configuration of session affinity.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface SessionAffinityConfig {
  /**
   * Configuration of session affinity based on the client's IP address.
   *
   * @default - a timeout of three hours
   */
  readonly clientIP?: ClientIPConfig;
}

/**
 * Spec of a Service.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ServiceSpec {
  /**
   * Whether node ports are allocated for a load balancer.
   *
   * @default true
   */
  readonly allocateLoadBalancerNodePorts?: boolean;

  /**
   * IP address in the Kubernetes cluster. `None` makes the Service headless.
   *
   * @default - Kubernetes chooses one
   */
  readonly clusterIP?: string;

  /**
   * IP addresses in the Kubernetes cluster, one for each IP family. The first must equal `clusterIP`.
   *
   * @default - Kubernetes chooses them
   */
  readonly clusterIPs?: string[];

  /**
   * IP addresses, not managed by Kubernetes, at which nodes also accept traffic for the Service.
   *
   * @default - none
   */
  readonly externalIPs?: string[];

  /**
   * DNS name that the Service is an alias for, with the type `ExternalName`.
   *
   * @default - none
   */
  readonly externalName?: string;

  /**
   * Pods that traffic from outside the Kubernetes cluster is routed to.
   *
   * @default ServiceExternalTrafficPolicy.CLUSTER
   */
  readonly externalTrafficPolicy?: ServiceExternalTrafficPolicy;

  /**
   * Node port for the health checks of a load balancer, with `externalTrafficPolicy` `Local`.
   *
   * @default - Kubernetes chooses one
   */
  readonly healthCheckNodePort?: number;

  /**
   * Pods that traffic from inside the Kubernetes cluster is routed to.
   *
   * @default ServiceInternalTrafficPolicy.CLUSTER
   */
  readonly internalTrafficPolicy?: ServiceInternalTrafficPolicy;

  /**
   * IP families of the Service, at most two.
   *
   * @default - Kubernetes chooses, depending on `ipFamilyPolicy`
   */
  readonly ipFamilies?: IPFamily[];

  /**
   * Whether the Service is single-stack or dual-stack.
   *
   * @default IPFamilyPolicy.SINGLE_STACK
   */
  readonly ipFamilyPolicy?: IPFamilyPolicy;

  /**
   * Class of the load balancer implementation, for example `example.com/internal-vip`.
   *
   * @default - the default implementation of the Kubernetes cluster
   */
  readonly loadBalancerClass?: string;

  /**
   * IP address of the load balancer. Deprecated by Kubernetes: many providers ignore it, and support annotations instead.
   *
   * @default - the provider chooses one
   */
  readonly loadBalancerIP?: string;

  /**
   * Client address ranges (CIDR) that the load balancer allows.
   *
   * @default - all clients
   */
  readonly loadBalancerSourceRanges?: string[];

  /**
   * Ports of the Service.
   *
   * @default - none; the operator adds the PostgreSQL port to a managed Service
   */
  readonly ports?: ServicePort[];

  /**
   * Whether traffic is also routed to pods that are not ready.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;

  /**
   * Labels of the pods. Must not be set for a managed Service: the operator selects the instances.
   *
   * @default - none
   */
  readonly selector?: Record<string, string>;

  /**
   * Whether connections from the same client are routed to the same pod.
   *
   * @default ServiceAffinity.NONE
   */
  readonly sessionAffinity?: ServiceAffinity;

  /**
   * Configuration of session affinity.
   *
   * @default - a timeout of three hours
   */
  readonly sessionAffinityConfig?: SessionAffinityConfig;

  /**
   * Preferred pods, for example `PreferClose` for pods in the client's zone.
   *
   * @default - no preference
   */
  readonly trafficDistribution?: string;

  /**
   * How the Service is exposed.
   *
   * @default ServiceType.CLUSTER_IP
   */
  readonly type?: ServiceType;
}
