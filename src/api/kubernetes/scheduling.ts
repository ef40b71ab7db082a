import { LabelSelector } from './selectors';

/**
 * What a node's taint does to pods that do not tolerate it.
 */
export enum TaintEffect {
  /** New pods are not scheduled there. */
  NO_SCHEDULE = 'NoSchedule',
  /** New pods are scheduled elsewhere where possible. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',
  /** New pods are not scheduled there, running ones are evicted. */
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
  /** A smaller number. Kubernetes must have its feature `TaintTolerationComparisonOperators` switched on. */
  LT = 'Lt',
  /** A greater number. Kubernetes must have its feature `TaintTolerationComparisonOperators` switched on. */
  GT = 'Gt',
}

/**
 * Lets a pod run on nodes with a matching taint.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface Toleration {
  /**
   * Effect of the taint.
   *
   * @default - every effect
   */
  readonly effect?: TaintEffect;

  /**
   * Key of the taint.
   *
   * @default - every key; `operator` must then be `Exists`
   */
  readonly key?: string;

  /**
   * How the taint's value is compared with `value`.
   *
   * @default TolerationOperator.EQUAL
   */
  readonly operator?: TolerationOperator;

  /**
   * Seconds that a running pod stays after a `NoExecute` taint appears. 0 or less evicts at once.
   *
   * @default - the pod stays for good
   */
  readonly tolerationSeconds?: number;

  /**
   * Value of the taint. Leave it out with the operator `Exists`.
   *
   * @default ''
   */
  readonly value?: string;
}

/**
 * What happens to a pod that would break a spread constraint.
 */
export enum UnsatisfiableConstraintAction {
  /** It waits. */
  DO_NOT_SCHEDULE = 'DoNotSchedule',
  /** It is scheduled where it does the least harm. */
  SCHEDULE_ANYWAY = 'ScheduleAnyway',
}

/**
 * Whether a property of nodes counts when pods are spread.
 */
export enum NodeInclusionPolicy {
  /** It is ignored: such nodes are counted. */
  IGNORE = 'Ignore',
  /** It is respected: nodes where the pod cannot run are not counted. */
  HONOR = 'Honor',
}

/**
 * Spreads pods evenly over zones, nodes or other areas.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface TopologySpreadConstraint {
  /**
   * How far the numbers of pods in two areas may differ. At least 1.
   */
  readonly maxSkew: number;

  /**
   * Node label that defines the areas: nodes with the same value are the same area.
   */
  readonly topologyKey: string;

  /**
   * What happens to a pod that would exceed `maxSkew`.
   */
  readonly whenUnsatisfiable: UnsatisfiableConstraintAction;

  /**
   * The pods that are counted, by their labels.
   *
   * @default - no pods are counted
   */
  readonly labelSelector?: LabelSelector;

  /**
   * Label keys whose values a counted pod must share with the pod being scheduled. Needs `labelSelector`.
   *
   * @default - none
   */
  readonly matchLabelKeys?: string[];

  /**
   * Number of areas below which empty ones are assumed to exist. At least 1, and only with `DoNotSchedule`.
   *
   * @default 1
   */
  readonly minDomains?: number;

  /**
   * Whether nodes that the pod's node affinity and node selector rule out are left out of the count.
   *
   * @default NodeInclusionPolicy.HONOR
   */
  readonly nodeAffinityPolicy?: NodeInclusionPolicy;

  /**
   * Whether nodes with taints that the pod does not tolerate are left out of the count.
   *
   * @default NodeInclusionPolicy.IGNORE
   */
  readonly nodeTaintsPolicy?: NodeInclusionPolicy;
}
