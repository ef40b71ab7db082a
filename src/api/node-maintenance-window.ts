/**
 * Behavior of the operator during node maintenance.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface NodeMaintenanceWindow {
  /**
   * Whether node maintenance is in progress.
   *
   * @default false
   */
  readonly inProgress?: boolean;

  /**
   * Whether an instance waits for its node and reuses its volume, instead of being recreated on another node.
   *
   * @default true
   */
  readonly reusePVC?: boolean;
}
