import { LabelSelector } from './selectors';

/**
 * Effect of a node's taint on pods that do not tolerate it.
 */
export enum TaintEffect {
  /** New pods are not scheduled on the node. */
  NO_SCHEDULE = 'NoSchedule',
  /** New pods are scheduled on other nodes if possible. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',
  /** New pods are not scheduled on the node, and running pods are evicted. */
  NO_EXECUTE = 'NoExecute',
}

/**
 * How a toleration compares a taint's value.
 */
export enum TolerationOperator {
  /** Any value. */
  EXISTS = 'Exists',
  /** The same value. */
  EQUAL = 'Equal',
  /** A smaller number. Needs the Kubernetes feature gate `TaintTolerationComparisonOperators`. */
  LT = 'Lt',
  /** A greater number. Needs the Kubernetes feature gate `TaintTolerationComparisonOperators`. */
  GT = 'Gt',
}

/**
 * Allows a pod to run on nodes with a matching taint.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface Toleration {
  /**
   * Effect of the taint.
   *
   * @default - all effects
   */
  readonly effect?: TaintEffect;

  /**
   * Key of the taint.
   *
   * @default - all keys; `operator` must then be `Exists`
   */
  readonly key?: string;

  /**
   * How the taint's value is compared with `value`.
   *
   * @default TolerationOperator.EQUAL
   */
  readonly operator?: TolerationOperator;

  /**
   * How long a running pod stays on the node after a `NoExecute` taint is added, in seconds. 0 or less evicts it immediately.
   *
   * @default - the pod is not evicted
   */
  readonly tolerationSeconds?: number;

  /**
   * Value of the taint. Must not be set with the operator `Exists`.
   *
   * @default ''
   */
  readonly value?: string;
}

/**
 * What happens to a pod that cannot be scheduled without violating a spread constraint.
 */
export enum UnsatisfiableConstraintAction {
  /** The pod stays pending. */
  DO_NOT_SCHEDULE = 'DoNotSchedule',
  /** The pod is scheduled on the node that minimizes the skew. */
  SCHEDULE_ANYWAY = 'ScheduleAnyway',
}

/**
 * Whether node affinity or taints are considered when pods are spread.
 */
export enum NodeInclusionPolicy {
  /** Ignored: nodes that the pod cannot run on are counted. */
  IGNORE = 'Ignore',
  /** Honored: nodes that the pod cannot run on are not counted. */
  HONOR = 'Honor',
}

/**
 * Spreads pods evenly over zones, nodes or other topology domains.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface TopologySpreadConstraint {
  /**
   * Maximum difference between the numbers of pods in two domains: 1 or more.
   */
  readonly maxSkew: number;

  /**
   * Node label that defines the topology domains: nodes with the same value belong to the same domain.
   */
  readonly topologyKey: string;

  /**
   * What happens to a pod that cannot be scheduled without exceeding `maxSkew`.
   */
  readonly whenUnsatisfiable: UnsatisfiableConstraintAction;

  /**
   * Label selector of the pods that are counted.
   *
   * @default - no pods are counted
   */
  readonly labelSelector?: LabelSelector;

  /**
   * Label keys. Only pods that have the same values as the pod being scheduled are counted. Needs `labelSelector`.
   *
   * @default - none
   */
  readonly matchLabelKeys?: string[];

  /**
   * Minimum number of domains: 1 or more. If there are fewer, a domain without pods is assumed. Only with `DoNotSchedule`.
   *
   * @default 1
   */
  readonly minDomains?: number;

  /**
   * Whether nodes that the pod's node affinity and node selector exclude are not counted.
   *
   * @default NodeInclusionPolicy.HONOR
   */
  readonly nodeAffinityPolicy?: NodeInclusionPolicy;

  /**
   * Whether nodes with taints that the pod does not tolerate are not counted.
   *
   * @default NodeInclusionPolicy.IGNORE
   */
  readonly nodeTaintsPolicy?: NodeInclusionPolicy;
}
