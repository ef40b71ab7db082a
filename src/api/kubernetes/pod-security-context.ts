import { AppArmorProfile, SeccompProfile, SELinuxOptions, Sysctl, WindowsSecurityContextOptions } from './security-context';

/**
 * When the group of a volume's files is changed to `fsGroup`.
 */
export enum FSGroupChangePolicy {
  /** Every time the volume is mounted. */
  ALWAYS = 'Always',
  /** Only if the volume's root directory has another group. */
  ON_ROOT_MISMATCH = 'OnRootMismatch',
}

/**
 * Supplemental groups of the processes.
 */
export enum SupplementalGroupsPolicy {
  /** The groups that are set, and those that the image defines. */
  MERGE = 'Merge',
  /** Only the groups that are set. */
  STRICT = 'Strict',
}

/**
 * How volumes get their SELinux labels.
 */
export enum SELinuxChangePolicy {
  /** With a mount option. */
  MOUNT_OPTION = 'MountOption',
  /** By relabeling every file. */
  RECURSIVE = 'Recursive',
}

/**
 * Security context of a pod.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context
 */
export interface PodSecurityContext {
  /**
   * AppArmor profile.
   *
   * @default - the container runtime's
   */
  readonly appArmorProfile?: AppArmorProfile;

  /**
   * Numeric ID of the group that owns the volumes' files.
   *
   * @default - the operator's default
   */
  readonly fsGroup?: number;

  /**
   * When the group of the volumes' files is changed to `fsGroup`.
   *
   * @default - `Always`
   */
  readonly fsGroupChangePolicy?: FSGroupChangePolicy;

  /**
   * Numeric ID of the group that the processes run as.
   *
   * @default - the operator's default
   */
  readonly runAsGroup?: number;

  /**
   * Whether containers must not run as root.
   *
   * @default - the operator's default: true
   */
  readonly runAsNonRoot?: boolean;

  /**
   * Numeric ID of the user that the processes run as.
   *
   * @default - the operator's default
   */
  readonly runAsUser?: number;

  /**
   * How volumes get their SELinux labels.
   *
   * @default - Kubernetes' default
   */
  readonly seLinuxChangePolicy?: SELinuxChangePolicy;

  /**
   * SELinux options.
   *
   * @default - the container runtime's
   */
  readonly seLinuxOptions?: SELinuxOptions;

  /**
   * Seccomp profile.
   *
   * @default - the cluster's `seccompProfile`
   */
  readonly seccompProfile?: SeccompProfile;

  /**
   * Numeric IDs of supplemental groups.
   *
   * @default - none
   */
  readonly supplementalGroups?: number[];

  /**
   * Supplemental groups of the processes.
   *
   * @default - `Merge`
   */
  readonly supplementalGroupsPolicy?: SupplementalGroupsPolicy;

  /**
   * Kernel parameters of the pod.
   *
   * @default - none
   */
  readonly sysctls?: Sysctl[];

  /**
   * Options for Windows nodes.
   *
   * @default - none
   */
  readonly windowsOptions?: WindowsSecurityContextOptions;
}
