import { AffinityConfiguration } from './affinity';
import { EphemeralVolumesSizeLimitConfiguration } from './ephemeral-volumes-size-limit';
import * as kubernetes from './kubernetes';
import { PodSelectorRef } from './pod-selector-ref';
import { ProbesConfiguration } from './probes';
import { LocalObjectReference } from './references';
import { ServiceAccountTemplate } from './service-account-template';

/**
 * The part of a cluster's `spec` that is about the pods of its instances.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1#clusterspec
 */
export interface InstancePodSpec {
  /**
   * When the image is pulled.
   *
   * @default - Kubernetes' choice: always for the tag `latest`, else where it is not on the node
   */
  readonly imagePullPolicy?: kubernetes.PullPolicy;

  /**
   * Secrets, of the cluster's namespace, with credentials for the image's registry.
   *
   * @default - none
   */
  readonly imagePullSecrets?: LocalObjectReference[];

  /**
   * CPU and memory of each instance.
   *
   * @default - none asked for, none limited
   */
  readonly resources?: kubernetes.ResourceRequirements;

  /**
   * Environment variables of the instances. Raises an error for `PLUGIN_SOCKET_DIR`, by which plugins would be missed.
   *
   * @default - none
   */
  readonly env?: kubernetes.EnvVar[];

  /**
   * Secrets and ConfigMaps whose keys all become environment variables of the instances.
   *
   * @default - none
   */
  readonly envFrom?: kubernetes.EnvFromSource[];

  /**
   * On which nodes the instances run.
   *
   * @default - instances of the cluster avoid each other's nodes where they can
   */
  readonly affinity?: AffinityConfiguration;

  /**
   * How the instances are spread.
   *
   * @default - the cluster's default
   */
  readonly topologySpreadConstraints?: kubernetes.TopologySpreadConstraint[];

  /**
   * Name of the instances' PriorityClass.
   *
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * Name of the instances' scheduler.
   *
   * @default - the cluster's default
   */
  readonly schedulerName?: string;

  /**
   * ServiceAccount of the instances, which exists already: at most 253 lower case letters, digits and `-`. Not together with
   * `serviceAccountTemplate`, and fixed once the cluster exists. Needs operator 1.29 or later.
   *
   * @default - the operator makes one with the cluster's name
   */
  readonly serviceAccountName?: string;

  /**
   * Labels and annotations of the ServiceAccount that the operator makes.
   *
   * @default - none
   */
  readonly serviceAccountTemplate?: ServiceAccountTemplate;

  /**
   * Rights of the pods' processes, over what the operator writes. Needs operator 1.28 or later.
   *
   * @default - the operator's
   */
  readonly podSecurityContext?: kubernetes.PodSecurityContext;

  /**
   * Rights of the containers' processes, over what the operator writes. Needs operator 1.28 or later.
   *
   * @default - the operator's
   */
  readonly securityContext?: kubernetes.SecurityContext;

  /**
   * Which system calls are allowed in all pods and containers.
   *
   * @default - the container runtime's profile
   */
  readonly seccompProfile?: kubernetes.SeccompProfile;

  /**
   * What is mounted at `/projected` in the instances.
   *
   * @default - nothing
   */
  readonly projectedVolumeTemplate?: kubernetes.ProjectedVolumeSource;

  /**
   * Volumes for the pods' temporary files, made by claims.
   *
   * @default - the node's disk
   */
  readonly ephemeralVolumeSource?: kubernetes.EphemeralVolumeSource;

  /**
   * How large shared memory and temporary files may get.
   *
   * @default - no limit
   */
  readonly ephemeralVolumesSizeLimit?: EphemeralVolumesSizeLimitConfiguration;

  /**
   * Pods of the cluster's namespace, whose addresses `postgresql.pgHba` can name. Needs operator 1.29 or later.
   *
   * @default - none
   */
  readonly podSelectorRefs?: PodSelectorRef[];

  /**
   * Probes of the instances.
   *
   * @default - the operator's
   */
  readonly probes?: ProbesConfiguration;

  /**
   * Seconds that an instance may not answer before it is restarted. `probes.liveness` says more.
   *
   * @default 30
   */
  readonly livenessProbeTimeout?: number;
}
