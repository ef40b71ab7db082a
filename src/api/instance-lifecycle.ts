import { NodeMaintenanceWindow } from './node-maintenance-window';
import { PrimaryLeaseConfiguration } from './primary-lease';
import { PrimaryUpdateMethod, PrimaryUpdateStrategy } from './primary-update';

/**
 * The part of a cluster's `spec` that is about starting, stopping and replacing its instances.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1#clusterspec
 */
export interface InstanceLifecycleSpec {
  /**
   * Seconds that an instance may take to start.
   *
   * @default 3600
   */
  readonly startDelay?: number;

  /**
   * Seconds that an instance may take to stop.
   *
   * @default 1800
   */
  readonly stopDelay?: number;

  /**
   * Seconds of `stopDelay` in which sessions may end by themselves.
   *
   * @default 180
   */
  readonly smartShutdownTimeout?: number;

  /**
   * Seconds of `stopDelay` in which sessions may end by themselves, in the older form of `smartShutdownTimeout`. Only in EDB's product.
   *
   * @default - `smartShutdownTimeout`
   */
  readonly smartStopDelay?: number;

  /**
   * Seconds that a primary may take to stop in a switchover.
   *
   * @default 3600
   */
  readonly switchoverDelay?: number;

  /**
   * Seconds that a primary may be unhealthy before another instance takes over.
   *
   * @default 0
   */
  readonly failoverDelay?: number;

  /**
   * Whether the primary is updated by itself, behind the standbys, or waits for a person.
   *
   * @default PrimaryUpdateStrategy.UNSUPERVISED
   */
  readonly primaryUpdateStrategy?: PrimaryUpdateStrategy;

  /**
   * Whether the primary is restarted for an update, or another instance takes over.
   *
   * @default - the operator's choice: `restart`
   */
  readonly primaryUpdateMethod?: PrimaryUpdateMethod;

  /**
   * Timing of the Lease that the primary holds. Needs operator 1.30 or later.
   *
   * @default - the operator's
   */
  readonly primaryLease?: PrimaryLeaseConfiguration;

  /**
   * How the operator behaves while nodes are maintained.
   *
   * @default - no maintenance
   */
  readonly nodeMaintenanceWindow?: NodeMaintenanceWindow;

  /**
   * Whether the operator makes PodDisruptionBudgets, so that nodes are drained without stopping the primary.
   *
   * @default true
   */
  readonly enablePDB?: boolean;
}
