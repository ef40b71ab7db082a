import { Construct } from 'constructs';
import { Plugin } from './plugin';
import { PluginRole } from './plugin-role';
import { PluginRbacOptions, PluginRoleOptions } from './rbac-options';
import { claimObjectNames } from '../operator/registry';

/**
 * A plugin whose objects are part of the app.
 *
 * @internal
 */
export abstract class InstalledPlugin extends Plugin {
  /** Whether anything of the Kubernetes API is granted to the plugin. */
  protected hasRoles = false;

  /** Base of the names of the plugin's objects. */
  protected abstract readonly name: string;

  /**
   * Gives the plugin a Role in the operator's namespace.
   *
   * @param id id of the construct, and the end of the default name
   * @param options the rules, and names
   * @throws if there is no ServiceAccount to which it could be bound
   */
  public addRole(id: string, options: PluginRoleOptions): PluginRole {
    return this.defineRole(id, `${this.name}-${id}`, options, this.operator.namespace);
  }

  /**
   * Gives the plugin a ClusterRole.
   *
   * @param id id of the construct, and the end of the default name
   * @param options the rules, and names
   * @throws if there is no ServiceAccount to which it could be bound
   */
  public addClusterRole(id: string, options: PluginRoleOptions): PluginRole {
    return this.defineRole(id, `${this.pluginName}-${id}`, options);
  }

  /** Name of the ServiceAccount under which the plugin runs. */
  protected abstract roleSubject(): string;

  /** Defines the roles that the props ask for. */
  protected defineRoles(options: PluginRbacOptions): void {
    if (options.roleRules) {
      this.addRole('Role', { name: this.name, rules: options.roleRules });
    }
    if (options.clusterRoleRules) {
      this.addClusterRole('ClusterRole', { name: this.pluginName, rules: options.clusterRoleRules });
    }
  }

  /** Settles what all objects below a construct have in common, and takes their names. */
  protected finish(construct: Construct): void {
    claimObjectNames(this.operator, construct);
  }

  private defineRole(id: string, name: string, options: PluginRoleOptions, namespace?: string): PluginRole {
    const subject = { name: this.roleSubject(), namespace: this.operator.namespace };
    const role = PluginRole._define(this, id, { name, namespace, subject }, options);
    this.hasRoles = true;
    this.finish(role);
    return role;
  }
}
