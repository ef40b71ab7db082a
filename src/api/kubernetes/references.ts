/**
 * Reference to an object in the same namespace. The context determines the kind.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface LocalObjectReference {
  /**
   * Name of the object. Kubernetes accepts a reference without a name, but it matches no object.
   *
   * @default ''
   */
  readonly name?: string;
}

/**
 * Reference to an object of any kind in the same namespace.
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
   * @default - none; an error if a cluster's volume is created from the object (rule `volume-source-group`)
   */
  readonly apiGroup?: string;
}

/**
 * Reference to an object of any kind, possibly in another namespace.
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
   * @default - none; an error if a cluster's volume is created from the object (rule `volume-source-group`)
   */
  readonly apiGroup?: string;

  /**
   * Namespace of the object. A reference to another namespace needs a ReferenceGrant there, and the Kubernetes feature gate
   * `CrossNamespaceVolumeDataSource`.
   *
   * @default - the namespace of the referring object
   */
  readonly namespace?: string;
}
