/**
 * An object in the cluster's namespace, of a kind that the context decides.
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
 * One key of a Secret in the cluster's namespace.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface SecretKeySelector {
  /**
   * Key inside the Secret.
   */
  readonly key: string;

  /**
   * Name of the Secret.
   */
  readonly name: string;
}

/**
 * One key of a ConfigMap in the cluster's namespace.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ConfigMapKeySelector {
  /**
   * Key inside the ConfigMap.
   */
  readonly key: string;

  /**
   * Name of the ConfigMap.
   */
  readonly name: string;
}
