import { LabelSelector } from './selectors';

/**
 * A range of IP addresses.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface IpBlock {
  /**
   * The range, such as `10.0.0.0/8` or `2001:db8::/64`.
   */
  readonly cidr: string;
}

/**
 * Pods or addresses that a NetworkPolicy allows to connect: `ipBlock`, or at least one of the two selectors. Anything else is an error.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export interface NetworkPolicyPeer {
  /**
   * Addresses outside the cluster. Cannot be combined with the selectors.
   *
   * @default - none
   */
  readonly ipBlock?: IpBlock;

  /**
   * Namespaces of the pods. An empty selector selects all namespaces.
   *
   * @default - the namespace of the NetworkPolicy
   */
  readonly namespaceSelector?: LabelSelector;

  /**
   * Labels of the pods. An empty selector selects all pods.
   *
   * @default - all pods of the selected namespaces
   */
  readonly podSelector?: LabelSelector;
}
