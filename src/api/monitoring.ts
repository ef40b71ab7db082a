import { ConfigMapKeySelector, SecretKeySelector } from './references';
import { RelabelConfig } from './relabel-config';

/**
 * TLS configuration of the metrics endpoint.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ClusterMonitoringTLSConfiguration {
  /**
   * Whether metrics are served with TLS, using the server certificate.
   *
   * @default false
   */
  readonly enabled?: boolean;
}

/**
 * Prometheus metrics of the cluster.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface MonitoringConfiguration {
  /**
   * Keys of ConfigMaps with custom queries for metrics.
   *
   * @default - none
   */
  readonly customQueriesConfigMap?: ConfigMapKeySelector[];

  /**
   * Keys of Secrets with custom queries for metrics.
   *
   * @default - none
   */
  readonly customQueriesSecret?: SecretKeySelector[];

  /**
   * Whether the operator's default queries are disabled.
   *
   * @default false
   */
  readonly disableDefaultQueries?: boolean;

  /**
   * Whether the operator creates a PodMonitor. Deprecated by the operator: create the PodMonitor yourself instead.
   *
   * @default false
   */
  readonly enablePodMonitor?: boolean;

  /**
   * How long query results are cached, as a Kubernetes duration: `'30s'`. `'0s'` disables the cache. Needs operator 1.28 or later.
   *
   * @default - 30 seconds
   */
  readonly metricsQueriesTTL?: string;

  /**
   * Relabeling of samples in the PodMonitor. Deprecated by the operator, like `enablePodMonitor`.
   *
   * @default - none
   */
  readonly podMonitorMetricRelabelings?: RelabelConfig[];

  /**
   * Relabeling of targets in the PodMonitor. Deprecated by the operator, like `enablePodMonitor`.
   *
   * @default - none
   */
  readonly podMonitorRelabelings?: RelabelConfig[];

  /**
   * TLS configuration of the metrics endpoint.
   *
   * @default - metrics are not encrypted
   */
  readonly tls?: ClusterMonitoringTLSConfiguration;
}
