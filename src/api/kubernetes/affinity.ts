import { LabelSelector } from './selectors';

/**
 * How a node selector compares a node's label or field with values.
 */
export enum NodeSelectorOperator {
  /** The label or field has one of the values. */
  IN = 'In',
  /** The label or field is absent or has none of the values. */
  NOT_IN = 'NotIn',
  /** The label or field is present, with any value. */
  EXISTS = 'Exists',
  /** The label or field is absent. */
  DOES_NOT_EXIST = 'DoesNotExist',
  /** The label or field is a whole number greater than the value. */
  GT = 'Gt',
  /** The label or field is a whole number less than the value. */
  LT = 'Lt',
}

/**
 * A condition on a node.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface NodeSelectorRequirement {
  /**
   * Key of the label, or name of the field.
   */
  readonly key: string;

  /**
   * How the label or field is compared with `values`.
   */
  readonly operator: NodeSelectorOperator;

  /**
   * Values to compare with: at least one for `In` and `NotIn`, no values for `Exists` and `DoesNotExist`, one whole number for
   * `Gt` and `Lt`.
   *
   * @default - no values
   */
  readonly values?: string[];
}

/**
 * Conditions on a node, all of which must be met. A term without conditions selects no node.
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
   * Conditions on the node's fields. Kubernetes supports only `metadata.name`.
   *
   * @default - no such conditions
   */
  readonly matchFields?: NodeSelectorRequirement[];
}

/**
 * Selects nodes that match at least one term.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface NodeSelector {
  /**
   * The terms. A node must match at least one of them.
   */
  readonly nodeSelectorTerms: NodeSelectorTerm[];
}

/**
 * A preference for nodes.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface PreferredSchedulingTerm {
  /**
   * The preferred nodes.
   */
  readonly preference: NodeSelectorTerm;

  /**
   * Weight of the preference, from 1 to 100.
   */
  readonly weight: number;
}

/**
 * Rules for the nodes that a pod must or should run on.
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
   * Nodes that the pod is limited to.
   *
   * @default - all nodes
   */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
}

/**
 * Selects pods, and the topology domain for affinity or anti-affinity to them.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface PodAffinityTerm {
  /**
   * Node label that defines the topology domains: nodes with the same value belong to the same domain.
   */
  readonly topologyKey: string;

  /**
   * Label selector of the pods.
   *
   * @default - no pods
   */
  readonly labelSelector?: LabelSelector;

  /**
   * Label keys. Only pods that have the same values as the pod being scheduled are selected. Needs `labelSelector`.
   *
   * @default - none
   */
  readonly matchLabelKeys?: string[];

  /**
   * Label keys. Only pods that do not have the same values as the pod being scheduled are selected. Needs `labelSelector`.
   *
   * @default - none
   */
  readonly mismatchLabelKeys?: string[];

  /**
   * Label selector of the pods' namespaces. An empty selector selects all namespaces.
   *
   * @default - only the namespaces in `namespaces`
   */
  readonly namespaceSelector?: LabelSelector;

  /**
   * Names of the pods' namespaces, in addition to those that `namespaceSelector` selects.
   *
   * @default - the pod's own namespace, if `namespaceSelector` is not set either
   */
  readonly namespaces?: string[];
}

/**
 * A preference for affinity or anti-affinity to pods.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface WeightedPodAffinityTerm {
  /**
   * The pods and the topology domain.
   */
  readonly podAffinityTerm: PodAffinityTerm;

  /**
   * Weight of the preference, from 1 to 100.
   */
  readonly weight: number;
}

/**
 * Rules for the pods that a pod must or should share a topology domain with.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface PodAffinity {
  /**
   * Pods that the scheduler prefers to share a topology domain with.
   *
   * @default - no preference
   */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: WeightedPodAffinityTerm[];

  /**
   * Pods that must be in the same topology domain.
   *
   * @default - no requirement
   */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[];
}

/**
 * Rules for the pods that a pod must not or should not share a topology domain with.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface PodAntiAffinity {
  /**
   * Pods that the scheduler prefers not to share a topology domain with.
   *
   * @default - no preference
   */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: WeightedPodAffinityTerm[];

  /**
   * Pods that must not be in the same topology domain.
   *
   * @default - no requirement
   */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[];
}

/**
 * Scheduling rules of a pod.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface Affinity {
  /**
   * Node affinity rules.
   *
   * @default - no rules
   */
  readonly nodeAffinity?: NodeAffinity;

  /**
   * Pod affinity rules.
   *
   * @default - no rules
   */
  readonly podAffinity?: PodAffinity;

  /**
   * Pod anti-affinity rules.
   *
   * @default - no rules
   */
  readonly podAntiAffinity?: PodAntiAffinity;
}
