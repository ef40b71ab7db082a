import { Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import { PluginContainerOptions } from './container-options';
import { PluginProps } from './plugin-props';
import { PluginRbacOptions } from './rbac-options';

/**
 * How a sidecar plugin is started. The operator looks for sockets once, when it starts.
 */
export enum SidecarStart {
  /**
   * As a native sidecar: an init container that goes on running, so that the socket is there before the operator starts. Needs Kubernetes 1.29 or
   * later.
   */
  NATIVE = 'native',

  /**
   * As an ordinary container beside the operator, which misses the plugin if that is the slower one.
   */
  CONTAINER = 'container',
}

/**
 * A plugin that runs in the operator's pods.
 */
export interface SidecarPluginProps extends PluginProps, PluginContainerOptions, PluginRbacOptions {
  /**
   * Base of the names of the container and of roles: a DNS-1035 label.
   *
   * @default - the plugin name's first label; an error if that is not a DNS-1035 label
   */
  readonly name?: string;

  /**
   * How the plugin is started.
   *
   * @default SidecarStart.NATIVE
   */
  readonly start?: SidecarStart;

  /**
   * Flag that sets the directory for the program's socket, such as `--plugin-path`.
   *
   * @default - none: the program uses `/plugins` by itself; a warning if the operator uses another directory and nothing else passes it to the program
   */
  readonly socketFlag?: string;

  /**
   * Whether the operator is held back until the plugin's socket is there, by an init container behind the plugin.
   *
   * It ends well in any case, after `waitTimeout` at the latest: a plugin that does not start must not keep the operator, and with it every cluster's
   * failover, from starting. Has no effect with `SidecarStart.CONTAINER`, or if `startup` sets a probe.
   *
   * @default true
   */
  readonly waitForSocket?: boolean;

  /**
   * Image with a shell, for the container that waits.
   *
   * @default 'busybox:1.37.0@sha256:9db7b59979c38555a39def84a31fb98b5296952f9e3afd4f6f11f05b07adfab0'
   * @see https://github.com/docker-library/repo-info/blob/master/repos/busybox/remote/1.37.0.md
   */
  readonly waitImage?: string;

  /**
   * Whether the container that waits gets the token of the operator's ServiceAccount.
   *
   * It needs none. Without the token, an empty volume is mounted where Kubernetes would mount it.
   *
   * @default false
   */
  readonly waitServiceAccountToken?: boolean;

  /**
   * How long that container waits at most, in whole seconds.
   *
   * @default Duration.seconds(60)
   */
  readonly waitTimeout?: Duration;

  /**
   * Secrets, of the operator's namespace, with credentials for the registries of the images. They are added to the operator's pods.
   *
   * @default - none
   */
  readonly imagePullSecrets?: kplus.ISecret[];
}
