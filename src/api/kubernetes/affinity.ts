import { LabelSelector } from './selectors';

/**
 * How a node selector compares a label or field of a node with values.
 */
export enum NodeSelectorOperator {
  /** It has one of the values. */
  IN = 'In',
  /** It is absent or has none of the values. */
  NOT_IN = 'NotIn',
  /** It is present, whatever its value. */
  EXISTS = 'Exists',
  /** It is absent. */
  DOES_NOT_EXIST = 'DoesNotExist',
  /** It is a whole number greater than the one value. */
  GT = 'Gt',
  /** It is a whole number less than the one value. */
  LT = 'Lt',
}

/**
 * One condition on a node.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface NodeSelectorRequirement {
  /**
   * Label key, or name of the field, that is looked at.
   */
  readonly key: string;

  /**
   * How it is compared with `values`.
   */
  readonly operator: NodeSelectorOperator;

  /**
   * Values to compare with: at least one for `In` and `NotIn`, none for `Exists` and `DoesNotExist`, one whole number for
   * `Gt` and `Lt`.
   *
   * @default - no values
   */
  readonly values?: string[];
}

/**
 * Conditions on a node that must all hold. A term without any selects no node.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface NodeSelectorTerm {
  /**
   * Conditions on the node's labels.
   *
   * @default - no such conditions
   */
  readonly matchExpressions?: NodeSelectorRequirement[];

  /**
   * Conditions on the node's fields, of which Kubernetes knows `metadata.name`.
   *
   * @default - no such conditions
   */
  readonly matchFields?: NodeSelectorRequirement[];
}

/**
 * Nodes that qualify because at least one term selects them.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface NodeSelector {
  /**
   * The terms, of which one is enough.
   */
  readonly nodeSelectorTerms: NodeSelectorTerm[];
}

/**
 * A wish for certain nodes.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface PreferredSchedulingTerm {
  /**
   * The nodes that are wished for.
   */
  readonly preference: NodeSelectorTerm;

  /**
   * How much the wish counts, from 1 to 100.
   */
  readonly weight: number;
}

/**
 * Which nodes a pod may or should run on.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface NodeAffinity {
  /**
   * Nodes that the scheduler prefers.
   *
   * @default - no preference
   */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: PreferredSchedulingTerm[];

  /**
   * Nodes outside of which the pod is not scheduled.
   *
   * @default - every node qualifies
   */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
}

/**
 * Pods to be near to, or away from, and what near means.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface PodAffinityTerm {
  /**
   * Node label that defines the area: nodes with the same value are the same place.
   */
  readonly topologyKey: string;

  /**
   * The pods, by their labels.
   *
   * @default - no pods
   */
  readonly labelSelector?: LabelSelector;

  /**
   * Label keys whose values a pod must share with the pod being scheduled. Needs `labelSelector`.
   *
   * @default - none
   */
  readonly matchLabelKeys?: string[];

  /**
   * Label keys whose values a pod must not share with the pod being scheduled. Needs `labelSelector`.
   *
   * @default - none
   */
  readonly mismatchLabelKeys?: string[];

  /**
   * Namespaces of the pods, by labels of the namespace. An empty selector means every namespace.
   *
   * @default - only those in `namespaces`
   */
  readonly namespaceSelector?: LabelSelector;

  /**
   * Namespaces of the pods, by name; those of `namespaceSelector` come on top.
   *
   * @default - the pod's own namespace, when there is no `namespaceSelector` either
   */
  readonly namespaces?: string[];
}

/**
 * A wish to be near to, or away from, certain pods.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface WeightedPodAffinityTerm {
  /**
   * The pods, and what near means.
   */
  readonly podAffinityTerm: PodAffinityTerm;

  /**
   * How much the wish counts, from 1 to 100.
   */
  readonly weight: number;
}

/**
 * Which pods a pod must or should be near to.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface PodAffinity {
  /**
   * Pods that the scheduler tries to be near to.
   *
   * @default - no preference
   */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: WeightedPodAffinityTerm[];

  /**
   * Pods without which nearby the pod is not scheduled.
   *
   * @default - no requirement
   */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[];
}

/**
 * Which pods a pod must or should be away from.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface PodAntiAffinity {
  /**
   * Pods that the scheduler tries to keep away from.
   *
   * @default - no preference
   */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: WeightedPodAffinityTerm[];

  /**
   * Pods near which the pod is not scheduled.
   *
   * @default - no requirement
   */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[];
}

/**
 * Where a pod may or should run.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface Affinity {
  /**
   * By nodes.
   *
   * @default - no rules
   */
  readonly nodeAffinity?: NodeAffinity;

  /**
   * Near other pods.
   *
   * @default - no rules
   */
  readonly podAffinity?: PodAffinity;

  /**
   * Away from other pods.
   *
   * @default - no rules
   */
  readonly podAntiAffinity?: PodAntiAffinity;
}
