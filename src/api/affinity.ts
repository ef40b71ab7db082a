import * as kubernetes from './kubernetes';

/**
 * How strictly instances of a cluster are kept in different topology domains (by default, nodes).
 */
export enum PodAntiAffinityType {
  /** Instances share a topology domain only if there is no other. */
  PREFERRED = 'preferred',
  /** Instances never share a topology domain: an instance stays pending if there is no other. */
  REQUIRED = 'required',
}

/**
 * Scheduling rules of the cluster's instances.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface AffinityConfiguration {
  /**
   * Additional pod affinity rules.
   *
   * @default - none
   */
  readonly additionalPodAffinity?: kubernetes.PodAffinity;

  /**
   * Additional pod anti-affinity rules, next to the operator's own rule if `enablePodAntiAffinity` is true.
   *
   * @default - none
   */
  readonly additionalPodAntiAffinity?: kubernetes.PodAntiAffinity;

  /**
   * Whether the operator adds a pod anti-affinity rule that keeps the cluster's instances in different topology domains.
   *
   * @default true
   */
  readonly enablePodAntiAffinity?: boolean;

  /**
   * Nodes that instances must or should run on.
   *
   * @default - no rules
   */
  readonly nodeAffinity?: kubernetes.NodeAffinity;

  /**
   * Labels that a node must have to run instances.
   *
   * @default - every node qualifies
   */
  readonly nodeSelector?: Record<string, string>;

  /**
   * Type of the operator's pod anti-affinity rule.
   *
   * @default PodAntiAffinityType.PREFERRED
   */
  readonly podAntiAffinityType?: PodAntiAffinityType;

  /**
   * Node taints that instances tolerate.
   *
   * @default - none
   */
  readonly tolerations?: kubernetes.Toleration[];

  /**
   * Node label of the operator's pod anti-affinity rule. Nodes with the same value belong to the same topology domain.
   *
   * @default 'kubernetes.io/hostname'
   */
  readonly topologyKey?: string;
}
