import { ConfigMapKeySelector, FileKeySelector, ObjectFieldSelector, ResourceFieldSelector, SecretKeySelector } from './selectors';

/**
 * Source of an environment variable's value. Set exactly one of the fields.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface EnvVarSource {
  /**
   * A key of a ConfigMap.
   *
   * @default - another source is used
   */
  readonly configMapKeyRef?: ConfigMapKeySelector;

  /**
   * A field of the pod.
   *
   * @default - another source is used
   */
  readonly fieldRef?: ObjectFieldSelector;

  /**
   * A variable in an env file in a volume. Needs operator 1.27.1 or later (CloudNativePG: also from 1.26.2).
   *
   * @default - another source is used
   */
  readonly fileKeyRef?: FileKeySelector;

  /**
   * A resource request or limit of a container.
   *
   * @default - another source is used
   */
  readonly resourceFieldRef?: ResourceFieldSelector;

  /**
   * A key of a Secret.
   *
   * @default - another source is used
   */
  readonly secretKeyRef?: SecretKeySelector;
}

/**
 * An environment variable.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface EnvVar {
  /**
   * Name of the variable: printable ASCII without `=`.
   */
  readonly name: string;

  /**
   * Literal value. `$(OTHER)` is replaced with the value of a variable defined earlier. `$$` is replaced with `$`.
   *
   * @default ''
   */
  readonly value?: string;

  /**
   * Source of the value, instead of `value`.
   *
   * @default - `value` is used
   */
  readonly valueFrom?: EnvVarSource;
}

/**
 * A ConfigMap whose keys become environment variables.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ConfigMapEnvSource {
  /**
   * Name of the ConfigMap. Kubernetes accepts a reference without a name, but it matches no object.
   *
   * @default ''
   */
  readonly name?: string;

  /**
   * Whether the ConfigMap may be missing.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * A Secret whose keys become environment variables.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface SecretEnvSource {
  /**
   * Name of the Secret. Kubernetes accepts a reference without a name, but it matches no object.
   *
   * @default ''
   */
  readonly name?: string;

  /**
   * Whether the Secret may be missing.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * A ConfigMap or Secret whose keys become environment variables. Set exactly one of the two.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface EnvFromSource {
  /**
   * The ConfigMap.
   *
   * @default - a Secret is used
   */
  readonly configMapRef?: ConfigMapEnvSource;

  /**
   * Prefix of the variables' names: printable ASCII without `=`.
   *
   * @default ''
   */
  readonly prefix?: string;

  /**
   * The Secret.
   *
   * @default - a ConfigMap is used
   */
  readonly secretRef?: SecretEnvSource;
}
