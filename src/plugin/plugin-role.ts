import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { PluginRoleOptions } from './rbac-options';
import { PolicyRule } from '../api/kubernetes';
import { defineObject } from '../kubernetes/define-object';

/** What operators and plugins with several replicas need to agree on a leader. */
export const LEADER_ELECTION_RULES: PolicyRule[] = [
  { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'] },
  { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
];

/** Where a role is, and to whom it is given. */
export interface PluginRoleContext {
  /** Namespace of a Role; none for a ClusterRole. */
  readonly namespace?: string;
  readonly name: string;
  readonly subject: { readonly name: string; readonly namespace: string };
}

/**
 * A Role or ClusterRole that is bound to a plugin's ServiceAccount.
 */
export class PluginRole extends Construct {
  /**
   * @internal
   */
  public static _define(scope: Construct, id: string, context: PluginRoleContext, options: PluginRoleOptions): PluginRole {
    return new PluginRole(scope, id, context, options);
  }

  /** The Role or ClusterRole. */
  public readonly role: ApiObject;
  /** The RoleBinding or ClusterRoleBinding. */
  public readonly binding: ApiObject;

  private constructor(scope: Construct, id: string, context: PluginRoleContext, options: PluginRoleOptions) {
    super(scope, id);
    const kind = context.namespace === undefined ? 'ClusterRole' : 'Role';
    const apiGroup = 'rbac.authorization.k8s.io';
    const name = options.name ?? context.name;
    this.role = defineObject(this, 'Resource', {
      apiVersion: `${apiGroup}/v1`,
      kind,
      metadata: { name, namespace: context.namespace },
      rules: options.rules.map(rule => ({ ...rule })),
    });
    this.binding = defineObject(this, 'Binding', {
      apiVersion: `${apiGroup}/v1`,
      kind: `${kind}Binding`,
      metadata: { name: options.bindingName ?? name, namespace: context.namespace },
      roleRef: { apiGroup, kind, name },
      subjects: [{ kind: 'ServiceAccount', ...context.subject }],
    });
  }
}
