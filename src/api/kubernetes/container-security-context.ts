import { AppArmorProfile, Capabilities, SeccompProfile, SELinuxOptions, WindowsSecurityContextOptions } from './security-context';

/**
 * How `/proc` is mounted.
 */
export enum ProcMountType {
  /** With the default masked and read-only paths of the container runtime. */
  DEFAULT = 'Default',
  /** Without masked paths. */
  UNMASKED = 'Unmasked',
}

/**
 * Security context of a container.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context
 */
export interface SecurityContext {
  /**
   * Whether a process can gain more privileges than its parent process.
   *
   * @default - the operator's default: false
   */
  readonly allowPrivilegeEscalation?: boolean;

  /**
   * AppArmor profile.
   *
   * @default - the pod's
   */
  readonly appArmorProfile?: AppArmorProfile;

  /**
   * Linux capabilities.
   *
   * @default - the operator's default: none
   */
  readonly capabilities?: Capabilities;

  /**
   * Whether the container is privileged, like a root process on the node.
   *
   * @default - the operator's default: false
   */
  readonly privileged?: boolean;

  /**
   * How `/proc` is mounted.
   *
   * @default - `Default`
   */
  readonly procMount?: ProcMountType;

  /**
   * Whether the root file system is read-only.
   *
   * @default - the operator's default: true
   */
  readonly readOnlyRootFilesystem?: boolean;

  /**
   * Numeric ID of the group that the processes run as.
   *
   * @default - the operator's default
   */
  readonly runAsGroup?: number;

  /**
   * Whether the container must not run as root.
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
   * SELinux options.
   *
   * @default - the pod's
   */
  readonly seLinuxOptions?: SELinuxOptions;

  /**
   * Seccomp profile.
   *
   * @default - the pod's
   */
  readonly seccompProfile?: SeccompProfile;

  /**
   * Options for Windows nodes.
   *
   * @default - none
   */
  readonly windowsOptions?: WindowsSecurityContextOptions;
}
