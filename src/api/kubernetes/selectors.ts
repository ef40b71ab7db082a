/**
 * How a label selector compares a label with values.
 */
export enum LabelSelectorOperator {
  /** The label has one of the values. */
  IN = 'In',
  /** The label is absent or has none of the values. */
  NOT_IN = 'NotIn',
  /** The label is present, with any value. */
  EXISTS = 'Exists',
  /** The label is absent. */
  DOES_NOT_EXIST = 'DoesNotExist',
}

/**
 * A condition on a label.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface LabelSelectorRequirement {
  /**
   * Key of the label.
   */
  readonly key: string;

  /**
   * How the label is compared with `values`.
   */
  readonly operator: LabelSelectorOperator;

  /**
   * Values to compare with: at least one for `In` and `NotIn`, no values for the others.
   *
   * @default - no values
   */
  readonly values?: string[];
}

/**
 * Selects objects by their labels. All conditions must be met. An empty selector selects all objects.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface LabelSelector {
  /**
   * Conditions on labels.
   *
   * @default - no such conditions
   */
  readonly matchExpressions?: LabelSelectorRequirement[];

  /**
   * Labels that must have exactly these values.
   *
   * @default - no such conditions
   */
  readonly matchLabels?: Record<string, string>;
}

/**
 * Reference to a key of a Secret in the pod's namespace.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface SecretKeySelector {
  /**
   * Key in the Secret.
   */
  readonly key: string;

  /**
   * Name of the Secret. Kubernetes accepts a reference without a name, but it matches no object.
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
 * Reference to a key of a ConfigMap in the pod's namespace.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ConfigMapKeySelector {
  /**
   * Key in the ConfigMap.
   */
  readonly key: string;

  /**
   * Name of the ConfigMap. Kubernetes accepts a reference without a name, but it matches no object.
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
 * Reference to a field of the pod.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ObjectFieldSelector {
  /**
   * Path of the field, for example `metadata.name`, `metadata.labels['tier']` or `status.podIP`.
   */
  readonly fieldPath: string;

  /**
   * API version that `fieldPath` refers to.
   *
   * @default 'v1'
   */
  readonly apiVersion?: string;
}

/**
 * Reference to a resource request or limit of a container.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ResourceFieldSelector {
  /**
   * The resource, for example `limits.memory` or `requests.cpu`.
   */
  readonly resource: string;

  /**
   * Name of the container. Required in volumes.
   *
   * @default - the container that has the environment variable
   */
  readonly containerName?: string;

  /**
   * Unit of the value, as a quantity: `'1Mi'` for mebibytes.
   *
   * @default '1'
   */
  readonly divisor?: string;
}

/**
 * Reference to a variable in an env file in a volume. Needs the Kubernetes feature gate `EnvFiles`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface FileKeySelector {
  /**
   * Name of the variable: printable ASCII without `=`, at most 128 characters.
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
