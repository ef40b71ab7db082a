import type * as kplus from 'cdk8s-plus-28';
import { PluginDisruptionBudget, PluginNetworkPolicyOptions } from './availability-options';
import { PluginContainerOptions } from './container-options';
import { PluginProps } from './plugin-props';
import { PluginPodOptions } from './pod-options';
import { PluginRbacOptions } from './rbac-options';
import { ServerFlags } from './server-flags';
import { PluginServiceOptions } from './service-options';
import { PluginTls } from './tls/plugin-tls';
import { TlsMountOptions } from './tls-mount-options';

/**
 * A plugin with a Deployment of its own.
 */
export interface StandalonePluginProps extends PluginProps, PluginContainerOptions, PluginPodOptions, PluginServiceOptions, PluginRbacOptions {
  /**
   * Base of the names of all objects: a DNS-1035 label.
   *
   * @default - the plugin name's first label, such as `barman-cloud` of `barman-cloud.cloudnative-pg.io`; an error if that is not a DNS-1035 label
   */
  readonly name?: string;

  /**
   * Labels of all objects that the plugin consists of.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;

  /**
   * Annotations of all objects that the plugin consists of.
   *
   * @default - none
   */
  readonly annotations?: Record<string, string>;

  /**
   * Where the certificates come from.
   *
   * @default PluginTls.selfSigned()
   */
  readonly tls?: PluginTls;

  /**
   * Flags that set the certificates and the address of the plugin's program.
   *
   * @default ServerFlags.standard()
   */
  readonly serverFlags?: ServerFlags;

  /**
   * How the Secret with the server's certificate reaches the container.
   *
   * @default - volume `server`, mounted at `/server`
   */
  readonly serverMount?: TlsMountOptions;

  /**
   * How the Secret with the operator's certificate reaches the container.
   *
   * @default - volume `client` with the file that the plugin trusts, mounted at `/client`
   */
  readonly clientMount?: TlsMountOptions;

  /**
   * Whether the plugin gets a readiness probe if `readiness` is not set.
   *
   * @default true
   */
  readonly defaultReadiness?: boolean;

  /**
   * An existing ServiceAccount of the operator's namespace.
   *
   * @default - one is made
   */
  readonly serviceAccount?: kplus.IServiceAccount;

  /**
   * Name of the ServiceAccount that is made.
   *
   * @default - `name`
   */
  readonly serviceAccountName?: string;

  /**
   * Whether a ServiceAccount is made where none is given. Without one the pods run as the namespace's `default`.
   *
   * @default true
   */
  readonly createServiceAccount?: boolean;

  /**
   * Whether the pods get a token for the Kubernetes API.
   *
   * @default - whether the plugin has any role
   */
  readonly automountServiceAccountToken?: boolean;

  /**
   * Whether the plugin may agree on a leader with its other pods (a Role for leases and events).
   *
   * @default false
   */
  readonly leaderElection?: boolean;

  /**
   * A PodDisruptionBudget.
   *
   * @default - none
   */
  readonly podDisruptionBudget?: PluginDisruptionBudget;

  /**
   * NetworkPolicies between the operator and the plugin. `{ ingress: false }` for none.
   *
   * @default - `ingress` if the labels of the operator's pods are known: read by `Operator.fromManifest`, or set as its `podLabels`. Otherwise none, since
   * a wrong label would cut the operator off; and none if the operator or the plugin uses the network of its node
   */
  readonly networkPolicy?: PluginNetworkPolicyOptions;
}
