import { ConfigMapKeySelector, FileKeySelector, ObjectFieldSelector, ResourceFieldSelector, SecretKeySelector } from './selectors';

/**
 * Where the value of an environment variable comes from. Exactly one of the fields is set.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface EnvVarSource {
  /**
   * A key of a ConfigMap.
   *
   * @default - the value comes from somewhere else
   */
  readonly configMapKeyRef?: ConfigMapKeySelector;

  /**
   * A field of the pod.
   *
   * @default - the value comes from somewhere else
   */
  readonly fieldRef?: ObjectFieldSelector;

  /**
   * A variable of an env file in a volume. Needs operator 1.27.1 or later (CloudNativePG: also from 1.26.2).
   *
   * @default - the value comes from somewhere else
   */
  readonly fileKeyRef?: FileKeySelector;

  /**
   * A resource request or limit of a container.
   *
   * @default - the value comes from somewhere else
   */
  readonly resourceFieldRef?: ResourceFieldSelector;

  /**
   * A key of a Secret.
   *
   * @default - the value comes from somewhere else
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
   * The value itself. `$(OTHER)` is replaced with a variable defined earlier; `$$` stands for one `$`.
   *
   * @default ''
   */
  readonly value?: string;

  /**
   * Where the value comes from, instead of `value`.
   *
   * @default - the value is `value`
   */
  readonly valueFrom?: EnvVarSource;
}

/**
 * A ConfigMap all of whose keys become environment variables.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ConfigMapEnvSource {
  /**
   * Name of the ConfigMap. Kubernetes accepts an absent name, but then finds nothing.
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
 * A Secret all of whose keys become environment variables.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface SecretEnvSource {
  /**
   * Name of the Secret. Kubernetes accepts an absent name, but then finds nothing.
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
 * Environment variables taken from a whole ConfigMap or Secret. One of the two is set.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface EnvFromSource {
  /**
   * The ConfigMap to take.
   *
   * @default - a Secret is taken
   */
  readonly configMapRef?: ConfigMapEnvSource;

  /**
   * Text put before every variable's name: printable ASCII without `=`.
   *
   * @default ''
   */
  readonly prefix?: string;

  /**
   * The Secret to take.
   *
   * @default - a ConfigMap is taken
   */
  readonly secretRef?: SecretEnvSource;
}
