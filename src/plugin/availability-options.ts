import type * as kplus from 'cdk8s-plus-28';

/**
 * How many pods of a plugin stay up while nodes are drained: one of the two.
 */
export interface PluginDisruptionBudget {
  /**
   * How many pods must stay up.
   *
   * @default - not limited this way
   */
  readonly minAvailable?: kplus.PercentOrAbsolute;

  /**
   * How many pods may be down.
   *
   * @default - not limited this way
   */
  readonly maxUnavailable?: kplus.PercentOrAbsolute;
}

/**
 * Which connections NetworkPolicies allow.
 */
export interface PluginNetworkPolicyOptions {
  /**
   * Whether the plugin's pods accept connections to the plugin's port from the operator's pods only, and to each additional port from its `peers` only.
   *
   * @default true
   */
  readonly ingress?: boolean;

  /**
   * Whether the operator's pods are allowed to reach the plugin, and DNS.
   *
   * Only for namespaces in which outgoing connections are denied already: this policy selects the operator's pods, and so denies them whatever no
   * other policy allows, the API server included.
   *
   * @default false
   */
  readonly operatorEgress?: boolean;
}
