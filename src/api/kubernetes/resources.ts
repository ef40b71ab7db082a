/**
 * A dynamically allocated resource that a container uses.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ResourceClaim {
  /**
   * Name of an entry of the pod's `resourceClaims`.
   */
  readonly name: string;

  /**
   * Name of the one request in the claim that the container gets.
   *
   * @default - everything in the claim
   */
  readonly request?: string;
}

/**
 * What a container may use and what is set aside for it.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ResourceRequirements {
  /**
   * Dynamically allocated resources that the container uses.
   *
   * @default - none
   */
  readonly claims?: ResourceClaim[];

  /**
   * The most that the container may use: resource name to quantity, for example `{ memory: '2Gi', cpu: '1' }`.
   *
   * @default - no limit, unless the namespace has a default one
   */
  readonly limits?: Record<string, string>;

  /**
   * What the scheduler sets aside: resource name to quantity. No request may exceed its limit.
   *
   * @default - the limits; without limits, what the cluster decides
   */
  readonly requests?: Record<string, string>;
}

/**
 * The size of a volume.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface VolumeResourceRequirements {
  /**
   * The largest size that the volume may have: `{ storage: '20Gi' }`.
   *
   * @default - no limit
   */
  readonly limits?: Record<string, string>;

  /**
   * The smallest size that the volume must have: `{ storage: '10Gi' }`.
   *
   * @default - the limits; without limits, what the storage class decides
   */
  readonly requests?: Record<string, string>;
}
