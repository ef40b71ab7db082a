import { PolicyRule } from '../api/kubernetes';

/**
 * What a plugin may do with the Kubernetes API.
 */
export interface PluginRbacOptions {
  /**
   * Rules of a Role in the operator's namespace.
   *
   * @default - none
   */
  readonly roleRules?: PolicyRule[];

  /**
   * Rules of a ClusterRole, for example to read clusters and backups in all namespaces.
   *
   * @default - none
   */
  readonly clusterRoleRules?: PolicyRule[];
}

/**
 * A Role or ClusterRole of a plugin, and its binding.
 */
export interface PluginRoleOptions {
  /**
   * What the role allows.
   */
  readonly rules: PolicyRule[];

  /**
   * Name of the Role or ClusterRole.
   *
   * @default - a Role: the plugin's `name` and the id; a ClusterRole: the plugin's name and the id
   */
  readonly name?: string;

  /**
   * Name of the RoleBinding or ClusterRoleBinding.
   *
   * @default - the role's name
   */
  readonly bindingName?: string;
}
