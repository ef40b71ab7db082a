/**
 * How the operator behaves while nodes are maintained.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface NodeMaintenanceWindow {
  /**
   * Whether nodes are being maintained now.
   *
   * @default false
   */
  readonly inProgress?: boolean;

  /**
   * Whether an instance waits for its node and volume, instead of being made anew on another one.
   *
   * @default true
   */
  readonly reusePVC?: boolean;
}
