/**
 * An object in the same namespace, of a kind that the context decides.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface LocalObjectReference {
  /**
   * Name of the object. Kubernetes accepts an absent name, but then finds nothing.
   *
   * @default ''
   */
  readonly name?: string;
}

/**
 * An object in the same namespace, of any kind.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface TypedLocalObjectReference {
  /**
   * Kind of the object, for example `VolumeSnapshot` or `PersistentVolumeClaim`.
   */
  readonly kind: string;

  /**
   * Name of the object.
   */
  readonly name: string;

  /**
   * API group of the kind, for example `snapshot.storage.k8s.io`; `''` for the core group (`PersistentVolumeClaim`).
   *
   * @default - an error: what a cluster's volume is made from has to state it (`volume-source-group`)
   */
  readonly apiGroup?: string;
}

/**
 * An object of any kind, possibly in another namespace.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface TypedObjectReference {
  /**
   * Kind of the object.
   */
  readonly kind: string;

  /**
   * Name of the object.
   */
  readonly name: string;

  /**
   * API group of the kind; `''` for the core group.
   *
   * @default - an error: what a cluster's volume is made from has to state it (`volume-source-group`)
   */
  readonly apiGroup?: string;

  /**
   * Namespace of the object. Another namespace than the referrer's must permit it with a ReferenceGrant, and Kubernetes
   * must have its feature `CrossNamespaceVolumeDataSource` switched on.
   *
   * @default - the namespace of the object that refers
   */
  readonly namespace?: string;
}
