import { NodeMaintenanceWindow } from './node-maintenance-window';
import { PrimaryLeaseConfiguration } from './primary-lease';
import { PrimaryUpdateMethod, PrimaryUpdateStrategy } from './primary-update';

/**
 * The fields of a Cluster's `spec` for starting, stopping and replacing its instances.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1#clusterspec
 */
export interface InstanceLifecycleSpec {
  /**
   * Timeout for the start of an instance, in seconds.
   *
   * @default 3600
   */
  readonly startDelay?: number;

  /**
   * Timeout for the shutdown of an instance, in seconds.
   *
   * @default 1800
   */
  readonly stopDelay?: number;

  /**
   * Part of `stopDelay` reserved for the smart shutdown, which waits until sessions end, in seconds.
   *
   * @default 180
   */
  readonly smartShutdownTimeout?: number;

  /**
   * Older alternative to `smartShutdownTimeout`, in seconds. Only EDB Postgres AI for CloudNativePG Cluster.
   *
   * @default - `smartShutdownTimeout`
   */
  readonly smartStopDelay?: number;

  /**
   * Timeout for the shutdown of the primary during a switchover, in seconds.
   *
   * @default 3600
   */
  readonly switchoverDelay?: number;

  /**
   * Delay between the detection of an unhealthy primary and the failover, in seconds.
   *
   * @default 0
   */
  readonly failoverDelay?: number;

  /**
   * Whether the primary is updated automatically after the standbys, or waits for a manual switchover or restart.
   *
   * @default PrimaryUpdateStrategy.UNSUPERVISED
   */
  readonly primaryUpdateStrategy?: PrimaryUpdateStrategy;

  /**
   * Whether the primary is updated by a restart or a switchover.
   *
   * @default - the operator's default: `restart`
   */
  readonly primaryUpdateMethod?: PrimaryUpdateMethod;

  /**
   * Timing of the Lease of the primary. Needs operator 1.30 or later.
   *
   * @default - the operator's defaults
   */
  readonly primaryLease?: PrimaryLeaseConfiguration;

  /**
   * Behavior of the operator during node maintenance.
   *
   * @default - no maintenance
   */
  readonly nodeMaintenanceWindow?: NodeMaintenanceWindow;

  /**
   * Whether the operator creates PodDisruptionBudgets, which protect the primary while nodes are drained.
   *
   * @default true
   */
  readonly enablePDB?: boolean;
}
