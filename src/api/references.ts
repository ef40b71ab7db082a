/**
 * Reference to an object in the cluster's namespace. The context determines the kind.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface LocalObjectReference {
  /**
   * Name of the object.
   */
  readonly name: string;
}

/**
 * Reference to a key of a Secret in the cluster's namespace.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface SecretKeySelector {
  /**
   * Key in the Secret.
   */
  readonly key: string;

  /**
   * Name of the Secret.
   */
  readonly name: string;
}

/**
 * Reference to a key of a ConfigMap in the cluster's namespace.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ConfigMapKeySelector {
  /**
   * Key in the ConfigMap.
   */
  readonly key: string;

  /**
   * Name of the ConfigMap.
   */
  readonly name: string;
}
