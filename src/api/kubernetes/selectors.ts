/**
 * How a label selector compares a label with values.
 */
export enum LabelSelectorOperator {
  /** The label has one of the values. */
  IN = 'In',
  /** The label is absent or has none of the values. */
  NOT_IN = 'NotIn',
  /** The label is present, whatever its value. */
  EXISTS = 'Exists',
  /** The label is absent. */
  DOES_NOT_EXIST = 'DoesNotExist',
}

/**
 * One condition on a label.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface LabelSelectorRequirement {
  /**
   * Label key that is looked at.
   */
  readonly key: string;

  /**
   * How the label is compared with `values`.
   */
  readonly operator: LabelSelectorOperator;

  /**
   * Values to compare with: at least one for `In` and `NotIn`, none for the others.
   *
   * @default - no values
   */
  readonly values?: string[];
}

/**
 * Selects objects by their labels. All conditions must hold; an empty selector selects everything.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface LabelSelector {
  /**
   * Conditions that need more than equality.
   *
   * @default - no such conditions
   */
  readonly matchExpressions?: LabelSelectorRequirement[];

  /**
   * Labels that must be present with exactly these values.
   *
   * @default - no such conditions
   */
  readonly matchLabels?: Record<string, string>;
}

/**
 * One key of a Secret in the pod's namespace.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface SecretKeySelector {
  /**
   * Key inside the Secret.
   */
  readonly key: string;

  /**
   * Name of the Secret. Kubernetes accepts an absent name, but then finds nothing.
   *
   * @default ''
   */
  readonly name?: string;

  /**
   * Whether the Secret or the key may be missing.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * One key of a ConfigMap in the pod's namespace.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ConfigMapKeySelector {
  /**
   * Key inside the ConfigMap.
   */
  readonly key: string;

  /**
   * Name of the ConfigMap. Kubernetes accepts an absent name, but then finds nothing.
   *
   * @default ''
   */
  readonly name?: string;

  /**
   * Whether the ConfigMap or the key may be missing.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * One field of the pod itself.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ObjectFieldSelector {
  /**
   * Path of the field, for example `metadata.name`, `metadata.labels['tier']` or `status.podIP`.
   */
  readonly fieldPath: string;

  /**
   * API version that `fieldPath` is written for.
   *
   * @default 'v1'
   */
  readonly apiVersion?: string;
}

/**
 * A resource request or limit of a container.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ResourceFieldSelector {
  /**
   * The resource, for example `limits.memory` or `requests.cpu`.
   */
  readonly resource: string;

  /**
   * Container whose resource is read. Volumes must name it.
   *
   * @default - the container that the variable belongs to
   */
  readonly containerName?: string;

  /**
   * Unit of the result, as a quantity: `'1Mi'` gives mebibytes.
   *
   * @default '1'
   */
  readonly divisor?: string;
}

/**
 * One variable of an env file that lies in a volume. Kubernetes must have its feature `EnvFiles` switched on.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface FileKeySelector {
  /**
   * Variable inside the file: printable ASCII without `=`, at most 128 characters.
   */
  readonly key: string;

  /**
   * Path of the file in the volume: relative and without `..`.
   */
  readonly path: string;

  /**
   * Name of the volume.
   */
  readonly volumeName: string;

  /**
   * Whether the file or the variable may be missing.
   *
   * @default false
   */
  readonly optional?: boolean;
}
