/**
 * A resource claim (dynamic resource allocation) that a container uses.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ResourceClaim {
  /**
   * Name of the entry in the pod's `resourceClaims`.
   */
  readonly name: string;

  /**
   * Name of the request in the claim that the container uses.
   *
   * @default - all requests of the claim
   */
  readonly request?: string;
}

/**
 * Resource requests and limits of a container.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ResourceRequirements {
  /**
   * Resource claims (dynamic resource allocation) that the container uses.
   *
   * @default - none
   */
  readonly claims?: ResourceClaim[];

  /**
   * Resource limits: resource name to quantity, for example `{ memory: '2Gi', cpu: '1' }`.
   *
   * @default - no limits, unless the namespace has default limits
   */
  readonly limits?: Record<string, string>;

  /**
   * Resource requests: resource name to quantity. A request must not exceed its limit.
   *
   * @default - the limits; without limits, the Kubernetes cluster's default
   */
  readonly requests?: Record<string, string>;
}

/**
 * Storage requests and limits of a PersistentVolumeClaim.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface VolumeResourceRequirements {
  /**
   * Maximum size of the volume: `{ storage: '20Gi' }`.
   *
   * @default - no limit
   */
  readonly limits?: Record<string, string>;

  /**
   * Minimum size of the volume: `{ storage: '10Gi' }`.
   *
   * @default - the limits; without limits, the storage class' default
   */
  readonly requests?: Record<string, string>;
}
