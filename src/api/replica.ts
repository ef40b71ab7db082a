/**
 * Makes the cluster a replica of another cluster. Set either `enabled`, or `primary` (and `self`) for a distributed topology, in which clusters
 * can swap roles.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ReplicaClusterConfiguration {
  /**
   * Name of the entry of `externalClusters` to replicate from. Must not be empty.
   */
  readonly source: string;

  /**
   * Whether the cluster is a replica of `source`. Cannot be combined with `primary`.
   *
   * @default - true if `primary` is set and differs from `self`
   */
  readonly enabled?: boolean;

  /**
   * Minimum delay before transactions of the source are replayed, as a Kubernetes duration: `'8h'`. Cannot be combined with `promotionToken`.
   *
   * @default - no delay
   */
  readonly minApplyDelay?: string;

  /**
   * Name of the entry of `externalClusters` that is the current primary cluster.
   *
   * @default - `enabled` is used
   */
  readonly primary?: string;

  /**
   * Demotion token from the status of the former primary cluster. Before its promotion, this cluster waits until it has replayed the WAL up to
   * the token.
   *
   * @default - the promotion does not wait
   */
  readonly promotionToken?: string;

  /**
   * Name of the entry of `externalClusters` that represents this cluster.
   *
   * @default - the cluster's name
   */
  readonly self?: string;
}
