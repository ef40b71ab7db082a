import type * as kplus from 'cdk8s-plus-28';

/**
 * The container in which a plugin runs.
 */
export interface PluginContainerOptions {
  /**
   * Image of the plugin, with its tag or digest.
   */
  readonly image: string;

  /**
   * When the image is pulled.
   *
   * @default - Kubernetes' choice: always for the tag `latest`, else where it is not on the node
   */
  readonly imagePullPolicy?: kplus.ImagePullPolicy;

  /**
   * Name of the container.
   *
   * @default - `name`
   */
  readonly containerName?: string;

  /**
   * Command that replaces the image's entry point.
   *
   * @default - the image's
   */
  readonly command?: string[];

  /**
   * First argument: the sub-command with which the plugin's program serves, such as `plugin` or `operator`.
   *
   * @default - none
   */
  readonly subcommand?: string;

  /**
   * Arguments behind all others. `$(NAME)` is expanded by Kubernetes.
   *
   * @default - none
   */
  readonly args?: string[];

  /**
   * Environment variables by name: values, or references to Secrets, ConfigMaps and fields of the pod.
   *
   * @default - none
   */
  readonly envVariables?: Record<string, kplus.EnvValue>;

  /**
   * Secrets and ConfigMaps whose keys all become environment variables.
   *
   * @default - none
   */
  readonly envFrom?: kplus.EnvFrom[];

  /**
   * CPU, memory and ephemeral storage. `{}` sets neither requests nor limits.
   *
   * @default - requests of 50m CPU and 64Mi memory, no limits
   */
  readonly resources?: kplus.ContainerResources;

  /**
   * Whether the plugin keeps to the Pod Security Standard "restricted": no privileges, no capabilities, a read-only root file system, a user that is
   * not root, the runtime's seccomp profile.
   *
   * With `false`, only the fields of `securityContext` and `podSecurityContext` are written.
   *
   * @default true
   * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
   */
  readonly restricted?: boolean;

  /**
   * Security settings of the container. They take precedence over those of `restricted`. The user ID is 10001 unless set.
   *
   * @default - those of `restricted`
   */
  readonly securityContext?: kplus.ContainerSecurityContextProps;

  /**
   * When the plugin can be called.
   *
   * @default - a standalone plugin: a TCP probe of its port every 10 seconds; a sidecar plugin: none
   */
  readonly readiness?: kplus.Probe;

  /**
   * When the container is restarted.
   *
   * @default - when it exits
   */
  readonly liveness?: kplus.Probe;

  /**
   * When the other probes begin. A sidecar plugin's also holds back the operator until it succeeds.
   *
   * @default - at once
   */
  readonly startup?: kplus.Probe;

  /**
   * Volumes of the plugin's own, and where they are mounted.
   *
   * @default - none beside the certificates' or the sockets'
   */
  readonly volumeMounts?: kplus.VolumeMount[];
}
