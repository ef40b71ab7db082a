import { AffinityConfiguration } from './affinity';
import { EphemeralVolumesSizeLimitConfiguration } from './ephemeral-volumes-size-limit';
import * as kubernetes from './kubernetes';
import { PodSelectorRef } from './pod-selector-ref';
import { ProbesConfiguration } from './probes';
import { LocalObjectReference } from './references';
import { ServiceAccountTemplate } from './service-account-template';

/**
 * The fields of a Cluster's `spec` for the pods of its instances.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1#clusterspec
 */
export interface InstancePodSpec {
  /**
   * Pull policy of the PostgreSQL image.
   *
   * @default - Kubernetes' default: `Always` for the tag `latest`, otherwise `IfNotPresent`
   */
  readonly imagePullPolicy?: kubernetes.PullPolicy;

  /**
   * Secrets in the cluster's namespace with credentials for the image's registry.
   *
   * @default - none
   */
  readonly imagePullSecrets?: LocalObjectReference[];

  /**
   * Resource requests and limits of each instance.
   *
   * @default - no requests, no limits
   */
  readonly resources?: kubernetes.ResourceRequirements;

  /**
   * Environment variables of the instances. An error if `PLUGIN_SOCKET_DIR` is set, since plugins would not be found.
   *
   * @default - none
   */
  readonly env?: kubernetes.EnvVar[];

  /**
   * Secrets and ConfigMaps whose keys are added to the environment variables of the instances.
   *
   * @default - none
   */
  readonly envFrom?: kubernetes.EnvFromSource[];

  /**
   * Scheduling rules of the instances.
   *
   * @default - instances of the cluster are kept on different nodes if possible
   */
  readonly affinity?: AffinityConfiguration;

  /**
   * Topology spread constraints of the instances.
   *
   * @default - the Kubernetes cluster's default
   */
  readonly topologySpreadConstraints?: kubernetes.TopologySpreadConstraint[];

  /**
   * PriorityClass of the instances.
   *
   * @default - the Kubernetes cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * Scheduler of the instances.
   *
   * @default - the Kubernetes cluster's default
   */
  readonly schedulerName?: string;

  /**
   * Name of an existing ServiceAccount for the instances: at most 253 lower-case letters, digits and `-`. Cannot be combined with
   * `serviceAccountTemplate`, and cannot be changed once the cluster exists. Needs operator 1.29 or later.
   *
   * @default - the operator creates one named like the cluster
   */
  readonly serviceAccountName?: string;

  /**
   * Labels and annotations of the ServiceAccount that the operator creates.
   *
   * @default - none
   */
  readonly serviceAccountTemplate?: ServiceAccountTemplate;

  /**
   * Security context of the pods. It overrides the operator's defaults. Needs operator 1.28 or later.
   *
   * @default - the operator's defaults
   */
  readonly podSecurityContext?: kubernetes.PodSecurityContext;

  /**
   * Security context of the containers. It overrides the operator's defaults. Needs operator 1.28 or later.
   *
   * @default - the operator's defaults
   */
  readonly securityContext?: kubernetes.SecurityContext;

  /**
   * Seccomp profile of all pods and containers.
   *
   * @default - the container runtime's profile
   */
  readonly seccompProfile?: kubernetes.SeccompProfile;

  /**
   * Projected volume that is mounted at `/projected` in the instances.
   *
   * @default - none
   */
  readonly projectedVolumeTemplate?: kubernetes.ProjectedVolumeSource;

  /**
   * Generic ephemeral volume for the temporary files of each instance.
   *
   * @default - an `emptyDir` volume
   */
  readonly ephemeralVolumeSource?: kubernetes.EphemeralVolumeSource;

  /**
   * Size limits of the volumes for shared memory and temporary files.
   *
   * @default - no limit
   */
  readonly ephemeralVolumesSizeLimit?: EphemeralVolumesSizeLimitConfiguration;

  /**
   * Pods in the cluster's namespace whose addresses can be used in `postgresql.pgHba`. Needs operator 1.29 or later.
   *
   * @default - none
   */
  readonly podSelectorRefs?: PodSelectorRef[];

  /**
   * Probes of the instances.
   *
   * @default - the operator's defaults
   */
  readonly probes?: ProbesConfiguration;

  /**
   * Seconds that an instance may be unresponsive before it is restarted. `probes.liveness` has more options.
   *
   * @default 30
   */
  readonly livenessProbeTimeout?: number;
}
