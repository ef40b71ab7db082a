import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { checkCluster } from './checks';
import { ClusterWithPluginsProps } from './cluster-with-plugins-props';
import { renderSpec } from './render';
import { Operator } from '../operator/operator';
import { IOperator } from '../operator/operator-ref';
import { claimObjectNames } from '../operator/registry';

/**
 * A PostgreSQL cluster that uses plugins.
 *
 * A plugin that the operator does not know stops the whole cluster, failover included: so only plugins of the cluster's own operator are taken.
 *
 * @see https://cloudnative-pg.io/docs/current/cnpg_i#using-a-plugin
 */
export class ClusterWithPlugins extends Construct {
  /** Name of the Cluster. */
  public readonly clusterName: string;
  /** The operator that runs it. */
  public readonly operator: IOperator;

  /**
   * Defines a cluster.
   *
   * @param scope where the construct belongs
   * @param id id of the construct, and the cluster's name where `metadata` states none
   * @param props the operator's `spec`, and the plugins
   * @throws if the operator would refuse the cluster for its plugins, or would not reconcile it
   */
  public constructor(scope: Construct, id: string, props: ClusterWithPluginsProps) {
    super(scope, id);
    this.clusterName = props.metadata?.name ?? id;
    this.operator = props.operator ?? this.operatorOfPlugins(props) ?? Operator._default(this);
    const { distribution } = this.operator;
    const resource = new ApiObject(this, 'Resource', {
      apiVersion: distribution.apiVersion,
      kind: 'Cluster',
      metadata: { ...props.metadata, name: this.clusterName },
      spec: Lazy.any({ produce: () => renderSpec(props, distribution) }),
    });
    checkCluster(this, this.operator, { name: this.clusterName, namespace: resource.metadata.namespace }, props);
    claimObjectNames(this.operator, this);
  }

  private operatorOfPlugins(props: ClusterWithPluginsProps): IOperator | undefined {
    const used = [...props.plugins ?? [], ...(props.externalClusters ?? []).flatMap(({ plugin }) => plugin ?? [])];
    return used[0]?.plugin.operator;
  }
}
