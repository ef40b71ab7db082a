import { ConfigMapKeySelector, SecretKeySelector } from './references';
import { RelabelConfig } from './relabel-config';

/**
 * Encryption of the metrics.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ClusterMonitoringTLSConfiguration {
  /**
   * Whether the metrics are served with TLS, by the certificate of the server.
   *
   * @default false
   */
  readonly enabled?: boolean;
}

/**
 * Metrics of the cluster for Prometheus.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface MonitoringConfiguration {
  /**
   * Keys of ConfigMaps with queries of your own, which become metrics.
   *
   * @default - none
   */
  readonly customQueriesConfigMap?: ConfigMapKeySelector[];

  /**
   * Keys of Secrets with queries of your own, which become metrics.
   *
   * @default - none
   */
  readonly customQueriesSecret?: SecretKeySelector[];

  /**
   * Whether the operator's own queries are left out.
   *
   * @default false
   */
  readonly disableDefaultQueries?: boolean;

  /**
   * Whether the operator makes a PodMonitor. Deprecated by the operator: make one yourself, and no release can break it.
   *
   * @default false
   */
  readonly enablePodMonitor?: boolean;

  /**
   * How long the results of queries are kept, as Kubernetes writes durations: `'30s'`; `'0s'` asks the database each time. Needs operator 1.28 or later.
   *
   * @default - 30 seconds
   */
  readonly metricsQueriesTTL?: string;

  /**
   * What the PodMonitor does to the samples. Deprecated by the operator, with `enablePodMonitor`.
   *
   * @default - nothing
   */
  readonly podMonitorMetricRelabelings?: RelabelConfig[];

  /**
   * What the PodMonitor does to its targets. Deprecated by the operator, with `enablePodMonitor`.
   *
   * @default - nothing
   */
  readonly podMonitorRelabelings?: RelabelConfig[];

  /**
   * Encryption of the metrics.
   *
   * @default - none
   */
  readonly tls?: ClusterMonitoringTLSConfiguration;
}
