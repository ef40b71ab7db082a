import { Construct } from 'constructs';
import { PluginRole } from './plugin-role';
import { PluginRbacOptions, PluginRoleOptions } from './rbac-options';
import { IOperator } from '../contracts/operator';

/** Whose roles they are. */
export interface PluginRolesContext {
  readonly plugin: Construct;
  readonly operator: IOperator;
  readonly name: string;
  readonly pluginName: string;
  /** Name of the ServiceAccount under which the plugin runs; throws if the plugin has no ServiceAccount. */
  readonly subject: () => string;
  /** What remains to be done with the objects of a role. */
  readonly finish: (role: PluginRole) => void;
}

/**
 * The Roles and ClusterRoles of one plugin.
 */
export class PluginRoles {
  private granted = false;

  public constructor(private readonly context: PluginRolesContext) {}

  /** Whether anything of the Kubernetes API is granted to the plugin. */
  public get any(): boolean {
    return this.granted;
  }

  /** Defines the roles that the props request. */
  public addStated(options: PluginRbacOptions): void {
    if (options.roleRules) {
      this.addRole('Role', { name: this.context.name, rules: options.roleRules });
    }
    if (options.clusterRoleRules) {
      this.addClusterRole('ClusterRole', { name: this.context.pluginName, rules: options.clusterRoleRules });
    }
  }

  public addRole(id: string, options: PluginRoleOptions): PluginRole {
    return this.add(id, `${this.context.name}-${id}`, options, this.context.operator.namespace);
  }

  public addClusterRole(id: string, options: PluginRoleOptions): PluginRole {
    return this.add(id, `${this.context.pluginName}-${id}`, options);
  }

  private add(id: string, name: string, options: PluginRoleOptions, namespace?: string): PluginRole {
    const { plugin, operator, subject, finish } = this.context;
    const account = { name: subject(), namespace: operator.namespace };
    const role = PluginRole._define(plugin, id, { name, namespace, subject: account }, options);
    this.granted = true;
    finish(role);
    return role;
  }
}
