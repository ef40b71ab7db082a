import { Construct } from 'constructs';
import { IOperator, StandalonePlugin } from 'cdk8s-cnpg-i';

/** What users of the audit plugin decide. */
export interface AuditPluginProps {
  /** The operator with which the plugin registers. */
  readonly operator?: IOperator;
  /** Release of the plugin. */
  readonly version: string;
}

/**
 * An install that a plugin's author ships with the plugin: name, image, arguments and rights are the author's business.
 */
export class AuditPlugin extends StandalonePlugin {
  constructor(scope: Construct, id: string, props: AuditPluginProps) {
    super(scope, id, {
      operator: props.operator,
      pluginName: 'audit.my-org.io',
      image: `registry.my-org.io/audit:${props.version}`,
      subcommand: 'plugin',
      roleRules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }],
      leaderElection: true,
      parameters: [{ name: 'level', values: ['ddl', 'all'], default: 'all' }],
    });
  }
}
