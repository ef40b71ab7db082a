import * as kubernetes from './kubernetes';

/**
 * How firmly a cluster's instances are kept apart.
 */
export enum PodAntiAffinityType {
  /** Where possible. */
  PREFERRED = 'preferred',
  /** Always: an instance for which no place is left waits. */
  REQUIRED = 'required',
}

/**
 * Where the cluster's instances may or should run.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface AffinityConfiguration {
  /**
   * Other pods that instances should be near to.
   *
   * @default - none
   */
  readonly additionalPodAffinity?: kubernetes.PodAffinity;

  /**
   * Other pods that instances should be away from, besides the operator's own rule, if that is on.
   *
   * @default - none
   */
  readonly additionalPodAntiAffinity?: kubernetes.PodAntiAffinity;

  /**
   * Whether the operator keeps the cluster's instances apart.
   *
   * @default true
   */
  readonly enablePodAntiAffinity?: boolean;

  /**
   * Nodes that instances may or should run on.
   *
   * @default - no rules
   */
  readonly nodeAffinity?: kubernetes.NodeAffinity;

  /**
   * Labels that a node must have.
   *
   * @default - every node qualifies
   */
  readonly nodeSelector?: Record<string, string>;

  /**
   * How firmly instances are kept apart.
   *
   * @default PodAntiAffinityType.PREFERRED
   */
  readonly podAntiAffinityType?: PodAntiAffinityType;

  /**
   * Taints of nodes that instances tolerate.
   *
   * @default - none
   */
  readonly tolerations?: kubernetes.Toleration[];

  /**
   * Node label that says what apart means: nodes with the same value are the same place.
   *
   * @default 'kubernetes.io/hostname'
   */
  readonly topologyKey?: string;
}
