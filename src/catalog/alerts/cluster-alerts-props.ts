import { ApiObjectMetadata, Duration } from 'cdk8s';
import { ICluster } from '../../contracts/cluster';

/**
 * Alerts about a cluster.
 */
export interface ClusterAlertsProps {
  /**
   * The cluster.
   */
  readonly cluster: ICluster;

  /**
   * Name, namespace, labels and annotations of both objects. Set the labels by which your Prometheus selects rules and PodMonitors.
   *
   * @default - the cluster's name and namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Whether a PodMonitor makes Prometheus read the metrics of the cluster's instances, without TLS. Set it to false if something else does.
   *
   * @default true
   */
  readonly podMonitor?: boolean;

  /**
   * Whether there are alerts about backups. They use the metrics of the Barman Cloud plugin: those of the operator do not change if a plugin makes backups.
   *
   * @default - whether the cluster is known to use the plugin
   */
  readonly barmanCloud?: boolean;

  /**
   * How old the last backup may be.
   *
   * @default Duration.hours(26)
   */
  readonly maximumBackupAge?: Duration;

  /**
   * How far a standby may be behind.
   *
   * @default Duration.minutes(5)
   */
  readonly maximumReplicationLag?: Duration;

  /**
   * How much of each volume must be free, in percent.
   *
   * @default 15
   */
  readonly minimumFreeSpace?: number;

  /**
   * Labels of all alerts, beside `severity`: `critical` or `warning`.
   *
   * @default - none
   */
  readonly alertLabels?: Record<string, string>;

  /**
   * First part of the names of the operator's metrics.
   *
   * @default - `cnp` for EDB Postgres AI for CloudNativePG Cluster, else `cnpg`
   */
  readonly metricsPrefix?: string;
}
