import { ApiObjectMetadata } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import { ServiceSelectorType, ServiceTemplateSpec } from '../api/managed-services';
import { PgBouncerSpec, PoolerMonitoringConfiguration } from '../api/pooler';
import { ICluster } from '../contracts/cluster';

/**
 * A pool of connections to a cluster.
 */
export interface PoolerProps {
  /**
   * The cluster that PgBouncer connects to. Cannot be changed later.
   */
  readonly cluster: ICluster;

  /**
   * PgBouncer, its users, certificates and settings. An empty struct is valid.
   */
  readonly pgbouncer: PgBouncerSpec;

  /**
   * Name, namespace, labels and annotations of the Pooler. A Deployment and a Service of the same name are created, so that the name must not be that of a
   * cluster or of one of its Services.
   *
   * @default - the construct's id as the name, and the cluster's namespace or else the chart's
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * How the pods of PgBouncer are replaced. Only the values of Kubernetes 1.28 are available.
   *
   * @default - a rolling update
   */
  readonly deploymentStrategy?: k8s.DeploymentStrategy;

  /**
   * Number of pods of PgBouncer.
   *
   * @default 1
   */
  readonly instances?: number;

  /**
   * Prometheus metrics.
   *
   * @default - metrics are not encrypted, and no PodMonitor is created
   */
  readonly monitoring?: PoolerMonitoringConfiguration;

  /**
   * An existing ServiceAccount in the same namespace for the pods. Cannot be changed later. Needs operator 1.29 or later.
   *
   * @default - a ServiceAccount that the operator creates
   */
  readonly serviceAccountName?: string;

  /**
   * Template of the Service. The operator sets its name, its selector and the port of PgBouncer.
   *
   * @default - a Service of type ClusterIP
   */
  readonly serviceTemplate?: ServiceTemplateSpec;

  /**
   * Template of the pods, which the operator completes. The container of PgBouncer is called `pgbouncer`; `containers` may be empty.
   *
   * The fields are those of Kubernetes 1.28: set newer ones with a JSON patch of the Pooler.
   *
   * @default - the operator's
   */
  readonly template?: k8s.PodTemplateSpec;

  /**
   * Instances that PgBouncer connects to.
   *
   * @default ServiceSelectorType.RW
   */
  readonly type?: ServiceSelectorType;
}
