/**
 * Kinds of seccomp profile.
 */
export enum SeccompProfileType {
  /** The container runtime's. */
  RUNTIME_DEFAULT = 'RuntimeDefault',
  /** A file on the node. */
  LOCALHOST = 'Localhost',
  /** None. */
  UNCONFINED = 'Unconfined',
}

/**
 * Which system calls are allowed.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context
 */
export interface SeccompProfile {
  /**
   * Kind of the profile.
   */
  readonly type: SeccompProfileType;

  /**
   * Path of the file on the node, below the kubelet's directory of profiles. For `LOCALHOST`.
   *
   * @default - none
   */
  readonly localhostProfile?: string;
}

/**
 * Kinds of AppArmor profile.
 */
export enum AppArmorProfileType {
  /** The container runtime's. */
  RUNTIME_DEFAULT = 'RuntimeDefault',
  /** One that is loaded on the node. */
  LOCALHOST = 'Localhost',
  /** None. */
  UNCONFINED = 'Unconfined',
}

/**
 * What AppArmor allows.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context
 */
export interface AppArmorProfile {
  /**
   * Kind of the profile.
   */
  readonly type: AppArmorProfileType;

  /**
   * Name of the profile on the node. For `LOCALHOST`.
   *
   * @default - none
   */
  readonly localhostProfile?: string;
}

/**
 * Labels of SELinux.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context
 */
export interface SELinuxOptions {
  /**
   * The level.
   *
   * @default - the container runtime's
   */
  readonly level?: string;

  /**
   * The role.
   *
   * @default - the container runtime's
   */
  readonly role?: string;

  /**
   * The type.
   *
   * @default - the container runtime's
   */
  readonly type?: string;

  /**
   * The user.
   *
   * @default - the container runtime's
   */
  readonly user?: string;
}

/**
 * Options of Windows nodes, on which PostgreSQL's images do not run.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context
 */
export interface WindowsSecurityContextOptions {
  /**
   * The credential spec itself.
   *
   * @default - none
   */
  readonly gmsaCredentialSpec?: string;

  /**
   * Name of a credential spec.
   *
   * @default - none
   */
  readonly gmsaCredentialSpecName?: string;

  /**
   * Whether it runs as a process of the host.
   *
   * @default false
   */
  readonly hostProcess?: boolean;

  /**
   * Name of the user.
   *
   * @default - the image's
   */
  readonly runAsUserName?: string;
}

/**
 * Capabilities of Linux.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context
 */
export interface Capabilities {
  /**
   * Those that are added, without `CAP_`.
   *
   * @default - none
   */
  readonly add?: string[];

  /**
   * Those that are dropped, without `CAP_`; `ALL` for all.
   *
   * @default - the operator's: all
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
   * Its value.
   */
  readonly value: string;
}
