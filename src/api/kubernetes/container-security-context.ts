import { AppArmorProfile, Capabilities, SeccompProfile, SELinuxOptions, WindowsSecurityContextOptions } from './security-context';

/**
 * How `/proc` is mounted.
 */
export enum ProcMountType {
  /** With the paths masked that the container runtime masks. */
  DEFAULT = 'Default',
  /** With nothing masked. */
  UNMASKED = 'Unmasked',
}

/**
 * Rights of a container's processes.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context
 */
export interface SecurityContext {
  /**
   * Whether a process may get more rights than the one that started it.
   *
   * @default - the operator's: false
   */
  readonly allowPrivilegeEscalation?: boolean;

  /**
   * What AppArmor allows.
   *
   * @default - the pod's
   */
  readonly appArmorProfile?: AppArmorProfile;

  /**
   * Capabilities of Linux.
   *
   * @default - the operator's: none
   */
  readonly capabilities?: Capabilities;

  /**
   * Whether it has all rights of the node.
   *
   * @default - the operator's: false
   */
  readonly privileged?: boolean;

  /**
   * How `/proc` is mounted.
   *
   * @default - masked
   */
  readonly procMount?: ProcMountType;

  /**
   * Whether the image's files cannot be changed.
   *
   * @default - the operator's: true
   */
  readonly readOnlyRootFilesystem?: boolean;

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
   * Labels of SELinux.
   *
   * @default - the pod's
   */
  readonly seLinuxOptions?: SELinuxOptions;

  /**
   * Which system calls are allowed.
   *
   * @default - the pod's
   */
  readonly seccompProfile?: SeccompProfile;

  /**
   * Options of Windows nodes.
   *
   * @default - none
   */
  readonly windowsOptions?: WindowsSecurityContextOptions;
}
