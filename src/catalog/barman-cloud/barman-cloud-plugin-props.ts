import type * as kplus from 'cdk8s-plus-28';
import { BarmanCloudNames } from './barman-cloud-names';
import { Affinity, Toleration, TopologySpreadConstraint } from '../../api/kubernetes';
import { IOperator } from '../../contracts/operator';
import { PluginNetworkPolicyOptions } from '../../plugin/availability-options';
import { PluginTls } from '../../plugin/tls/plugin-tls';

/**
 * Log level of the Barman Cloud plugin.
 */
export enum BarmanCloudLogLevel {
  /** Errors only. */
  ERROR = 'error',
  /** Errors and warnings. */
  WARNING = 'warning',
  /** What it does. */
  INFO = 'info',
  /** Details of what it does. */
  DEBUG = 'debug',
  /** Everything. */
  TRACE = 'trace',
}

/**
 * An installation of the Barman Cloud plugin.
 */
export interface BarmanCloudPluginProps {
  /**
   * The operator with which the plugin registers.
   *
   * @default - the app's only Operator; without one, EDB Postgres AI for CloudNativePG Cluster in `postgresql-operator-system`
   */
  readonly operator?: IOperator;

  /**
   * Release of the plugin: `0.3.0` or later. It decides the images, the rights, the CRD and the fields of object stores. An error is raised if it is not a
   * release.
   *
   * @default '0.14.0', the newest release that is known to work with all supported releases of the operator
   */
  readonly version?: string;

  /**
   * How the objects are named. An existing installation is taken over if its names are used.
   *
   * @default BarmanCloudNames.publishedManifest()
   */
  readonly names?: BarmanCloudNames;

  /**
   * Whether the CRD of ObjectStore is part of the installation. Object stores are deleted together with the CRD, so set it to false where somebody else
   * owns the CRD.
   *
   * @default true
   */
  readonly customResourceDefinition?: boolean;

  /**
   * Host of the registry, with a path if it has one, that mirrors `ghcr.io`: `registry.my-org.io/ghcr`.
   *
   * @default 'ghcr.io'
   */
  readonly registry?: string;

  /**
   * Image of the plugin, with its tag or digest.
   *
   * @default - the published image of `version` in `registry`
   */
  readonly image?: string;

  /**
   * Image of the sidecar in each instance, with its tag or digest. Both images must be of the same release.
   *
   * @default - the published image of `version` in `registry`
   */
  readonly sidecarImage?: string;

  /**
   * When the plugin's image is pulled.
   *
   * @default - Kubernetes' choice
   */
  readonly imagePullPolicy?: kplus.ImagePullPolicy;

  /**
   * Secrets, of the operator's namespace, with credentials for the registry. Sidecars use those of their Cluster instead (`imagePullSecrets`).
   *
   * @default - none
   */
  readonly imagePullSecrets?: kplus.ISecret[];

  /**
   * CPU, memory and ephemeral storage of the plugin. Those of sidecars are set in each ObjectStore.
   *
   * @default - neither requests nor limits, as published
   */
  readonly resources?: kplus.ContainerResources;

  /**
   * What the plugin logs. The log level of sidecars is set in each ObjectStore.
   *
   * @default BarmanCloudLogLevel.DEBUG, as published
   */
  readonly logLevel?: BarmanCloudLogLevel;

  /**
   * Arguments behind all others.
   *
   * @default - none
   */
  readonly args?: string[];

  /**
   * Where the certificates come from.
   *
   * @default - each certificate signs itself, as published
   */
  readonly tls?: PluginTls;

  /**
   * NetworkPolicies between the operator and the plugin. `{ ingress: false }` for none.
   *
   * @default - as for a StandalonePlugin: `ingress` if the labels of the operator's pods are known
   */
  readonly networkPolicy?: PluginNetworkPolicyOptions;

  /**
   * Labels of all objects, over those of `names`.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;

  /**
   * Annotations of all objects.
   *
   * @default - none
   */
  readonly annotations?: Record<string, string>;

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
   * @default - anywhere
   */
  readonly affinity?: Affinity;

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
}
