/**
 * Makes the cluster follow another one. Either `enabled`, or `primary` (and `self`) for clusters that can change places.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ReplicaClusterConfiguration {
  /**
   * Name of an entry of the cluster's `externalClusters`: what is followed. Not empty.
   */
  readonly source: string;

  /**
   * Whether the cluster follows `source`. Not together with `primary`.
   *
   * @default - follows when `primary` names another cluster than `self`
   */
  readonly enabled?: boolean;

  /**
   * How far behind the source transactions are replayed, as Kubernetes writes durations: `'8h'`. Not together with
   * `promotionToken`.
   *
   * @default - at once
   */
  readonly minApplyDelay?: string;

  /**
   * Name of the entry of `externalClusters` that is the primary now.
   *
   * @default - `enabled` decides
   */
  readonly primary?: string;

  /**
   * Token that the former primary wrote into its status when it was demoted, which this cluster waits for before it becomes the primary.
   *
   * @default - it does not wait
   */
  readonly promotionToken?: string;

  /**
   * Name of the entry of `externalClusters` that stands for this cluster.
   *
   * @default - the cluster's name
   */
  readonly self?: string;
}
