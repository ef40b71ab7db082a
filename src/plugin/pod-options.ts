import { Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import { Affinity, Toleration, TopologySpreadConstraint } from '../api/kubernetes';

/**
 * The Deployment and the pods of a standalone plugin.
 */
export interface PluginPodOptions {
  /**
   * Name of the Deployment.
   *
   * @default - `name`
   */
  readonly deploymentName?: string;

  /**
   * How many pods run the plugin: one at least.
   *
   * Set more than one only for plugins that serve on every pod: the other pods of a plugin that serves on its leader alone never become ready.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * How pods are replaced. Set `Recreate` for plugins that serve on their leader alone.
   *
   * @default - Kubernetes' own: a rolling update
   */
  readonly strategy?: kplus.DeploymentStrategy;

  /**
   * Labels by which the Deployment and the Service find the pods. Kubernetes never lets a Deployment change them.
   *
   * @default - `app` with `name`
   */
  readonly selectorLabels?: Record<string, string>;

  /**
   * Labels of the Deployment.
   *
   * @default - `selectorLabels`
   */
  readonly deploymentLabels?: Record<string, string>;

  /**
   * Further annotations of the Deployment.
   *
   * @default - none
   */
  readonly deploymentAnnotations?: Record<string, string>;

  /**
   * Further labels of the pods.
   *
   * @default - none
   */
  readonly podLabels?: Record<string, string>;

  /**
   * Annotations of the pods.
   *
   * @default - none
   */
  readonly podAnnotations?: Record<string, string>;

  /**
   * Security settings of the pod, over those of `restricted`.
   *
   * @default - those of `restricted`: not root, the runtime's seccomp profile; the group of the files where `defaultMode` of a mount needs one
   */
  readonly podSecurityContext?: kplus.PodSecurityContextProps;

  /**
   * Secrets, of the operator's namespace, with credentials for the image's registry.
   *
   * @default - none
   */
  readonly imagePullSecrets?: kplus.ISecret[];

  /**
   * Labels of the nodes on which the plugin may run.
   *
   * @default - any node
   */
  readonly nodeSelector?: Record<string, string>;

  /**
   * Taints of nodes that do not keep the plugin away.
   *
   * @default - none
   */
  readonly tolerations?: Toleration[];

  /**
   * Near which nodes and pods the plugin runs.
   *
   * @default - several pods prefer different nodes, unless `topologySpreadConstraints` is set
   */
  readonly affinity?: Affinity;

  /**
   * Whether several pods prefer different nodes if neither `affinity` nor `topologySpreadConstraints` is set.
   *
   * @default true
   */
  readonly defaultAffinity?: boolean;

  /**
   * How the pods are spread.
   *
   * @default - the cluster's default
   */
  readonly topologySpreadConstraints?: TopologySpreadConstraint[];

  /**
   * Name of the PriorityClass. A plugin that is evicted stops the clusters that use it.
   *
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * Name of the RuntimeClass.
   *
   * @default - the cluster's default
   */
  readonly runtimeClassName?: string;

  /**
   * Name of the scheduler.
   *
   * @default - the cluster's default
   */
  readonly schedulerName?: string;

  /**
   * How long the plugin may take to end.
   *
   * @default - Kubernetes' own: 30 seconds
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * Whether the pods share the network of their node.
   *
   * @default false
   */
  readonly hostNetwork?: boolean;
}
