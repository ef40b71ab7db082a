import { AppArmorProfile, SeccompProfile, SELinuxOptions, Sysctl, WindowsSecurityContextOptions } from './security-context';

/**
 * When the group of a volume's files is changed.
 */
export enum FSGroupChangePolicy {
  /** Each time that the volume is mounted. */
  ALWAYS = 'Always',
  /** When the top directory has another one. */
  ON_ROOT_MISMATCH = 'OnRootMismatch',
}

/**
 * Which further groups processes have.
 */
export enum SupplementalGroupsPolicy {
  /** Those stated, and those of the image. */
  MERGE = 'Merge',
  /** Those stated. */
  STRICT = 'Strict',
}

/**
 * How volumes get their SELinux labels.
 */
export enum SELinuxChangePolicy {
  /** When they are mounted. */
  MOUNT_OPTION = 'MountOption',
  /** File by file. */
  RECURSIVE = 'Recursive',
}

/**
 * Rights of a pod's processes.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context
 */
export interface PodSecurityContext {
  /**
   * What AppArmor allows.
   *
   * @default - the container runtime's
   */
  readonly appArmorProfile?: AppArmorProfile;

  /**
   * Numeric group of the volumes' files.
   *
   * @default - the operator's
   */
  readonly fsGroup?: number;

  /**
   * When that group is written to the files.
   *
   * @default - always
   */
  readonly fsGroupChangePolicy?: FSGroupChangePolicy;

  /**
   * Numeric group.
   *
   * @default - the operator's
   */
  readonly runAsGroup?: number;

  /**
   * Whether root is refused.
   *
   * @default - the operator's: true
   */
  readonly runAsNonRoot?: boolean;

  /**
   * Numeric user.
   *
   * @default - the operator's
   */
  readonly runAsUser?: number;

  /**
   * How volumes get their SELinux labels.
   *
   * @default - Kubernetes'
   */
  readonly seLinuxChangePolicy?: SELinuxChangePolicy;

  /**
   * Labels of SELinux.
   *
   * @default - the container runtime's
   */
  readonly seLinuxOptions?: SELinuxOptions;

  /**
   * Which system calls are allowed.
   *
   * @default - the cluster's `seccompProfile`
   */
  readonly seccompProfile?: SeccompProfile;

  /**
   * Further numeric groups.
   *
   * @default - none
   */
  readonly supplementalGroups?: number[];

  /**
   * Which further groups processes have.
   *
   * @default - merge
   */
  readonly supplementalGroupsPolicy?: SupplementalGroupsPolicy;

  /**
   * Kernel parameters.
   *
   * @default - none
   */
  readonly sysctls?: Sysctl[];

  /**
   * Options of Windows nodes.
   *
   * @default - none
   */
  readonly windowsOptions?: WindowsSecurityContextOptions;
}
