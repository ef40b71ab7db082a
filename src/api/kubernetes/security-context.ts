/**
 * Types of seccomp profiles.
 */
export enum SeccompProfileType {
  /** The default profile of the container runtime. */
  RUNTIME_DEFAULT = 'RuntimeDefault',
  /** A profile in a file on the node. */
  LOCALHOST = 'Localhost',
  /** No profile. */
  UNCONFINED = 'Unconfined',
}

/**
 * Seccomp profile, which restricts system calls.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context
 */
export interface SeccompProfile {
  /**
   * Type of the profile.
   */
  readonly type: SeccompProfileType;

  /**
   * Path of the file on the node, relative to the kubelet's seccomp profile directory. Only for `LOCALHOST`.
   *
   * @default - none
   */
  readonly localhostProfile?: string;
}

/**
 * Types of AppArmor profiles.
 */
export enum AppArmorProfileType {
  /** The default profile of the container runtime. */
  RUNTIME_DEFAULT = 'RuntimeDefault',
  /** A profile that is loaded on the node. */
  LOCALHOST = 'Localhost',
  /** No profile. */
  UNCONFINED = 'Unconfined',
}

/**
 * AppArmor profile of a container.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context
 */
export interface AppArmorProfile {
  /**
   * Type of the profile.
   */
  readonly type: AppArmorProfileType;

  /**
   * Name of the profile on the node. Only for `LOCALHOST`.
   *
   * @default - none
   */
  readonly localhostProfile?: string;
}

/**
 * SELinux options.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context
 */
export interface SELinuxOptions {
  /**
   * SELinux level.
   *
   * @default - the container runtime's default
   */
  readonly level?: string;

  /**
   * SELinux role.
   *
   * @default - the container runtime's default
   */
  readonly role?: string;

  /**
   * SELinux type.
   *
   * @default - the container runtime's default
   */
  readonly type?: string;

  /**
   * SELinux user.
   *
   * @default - the container runtime's default
   */
  readonly user?: string;
}

/**
 * Options for Windows nodes. PostgreSQL images do not run on them.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context
 */
export interface WindowsSecurityContextOptions {
  /**
   * Contents of the GMSA credential spec.
   *
   * @default - none
   */
  readonly gmsaCredentialSpec?: string;

  /**
   * Name of the GMSA credential spec.
   *
   * @default - none
   */
  readonly gmsaCredentialSpecName?: string;

  /**
   * Whether the container runs as a host process.
   *
   * @default false
   */
  readonly hostProcess?: boolean;

  /**
   * Name of the user that processes run as.
   *
   * @default - the user of the image
   */
  readonly runAsUserName?: string;
}

/**
 * Linux capabilities.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context
 */
export interface Capabilities {
  /**
   * Capabilities to add, without `CAP_`.
   *
   * @default - none
   */
  readonly add?: string[];

  /**
   * Capabilities to drop, without `CAP_`. `ALL` for all.
   *
   * @default - the operator's default: all
   */
  readonly drop?: string[];
}

/**
 * A kernel parameter of the pod.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context
 */
export interface Sysctl {
  /**
   * Name of the parameter.
   */
  readonly name: string;

  /**
   * Value of the parameter.
   */
  readonly value: string;
}
