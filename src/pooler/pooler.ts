import type * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { PoolerProps } from './pooler-props';
import { renderPooler } from './render';
import { ICluster } from '../contracts/cluster';
import { selectedPods } from '../kubernetes/selected-pods';
import { defineResource } from '../resource/define-resource';

/**
 * PgBouncer in front of a cluster. Its pods are a peer and a selector for NetworkPolicies of cdk8s-plus.
 *
 * @see https://cloudnative-pg.io/docs/current/connection_pooling
 */
export class Pooler extends Construct implements kplus.IPodSelector, kplus.INetworkPolicyPeer {
  /** Name of the Pooler. */
  public readonly poolerName: string;
  /** Namespace of the Pooler, if known. */
  public readonly namespace?: string;
  /** The cluster that PgBouncer connects to. */
  public readonly cluster: ICluster;

  /**
   * Defines a pooler.
   *
   * @param scope where the construct belongs
   * @param id id of the construct, and the Pooler's name if `metadata` has none
   * @param props the cluster, and the settings of PgBouncer
   * @throws if the API server or the operator would reject the pooler
   */
  public constructor(scope: Construct, id: string, props: PoolerProps) {
    super(scope, id);
    const { cluster } = props;
    const { name, metadata } = defineResource(this, {
      props, kind: 'Pooler', cluster, operator: cluster.operator, spec: renderPooler(props),
    });
    this.poolerName = name;
    this.namespace = metadata.namespace;
    this.cluster = cluster;
  }

  /** Name of the Pooler: `poolerName`. */
  public get name(): string {
    return this.poolerName;
  }

  /** Name of the Service that reaches PgBouncer: the operator names it after the Pooler. */
  public get serviceName(): string {
    return this.poolerName;
  }

  /** Host of PgBouncer. Other namespaces can use it too if the Pooler's namespace is known. */
  public get host(): string {
    return this.namespace === undefined ? this.serviceName : `${this.serviceName}.${this.namespace}.svc`;
  }

  /** Port of PgBouncer, in its Service. */
  public get port(): number {
    return 5432;
  }

  /** Labels of the pods of PgBouncer (a copy). */
  public get podLabels(): Record<string, string> {
    return { [this.cluster.operator.distribution.key('poolerName')]: this.poolerName };
  }

  /**
   * Selects the pods of PgBouncer, in the Pooler's namespace if it is known.
   *
   * @see IPodSelector.toPodSelectorConfig()
   */
  public toPodSelectorConfig(): kplus.PodSelectorConfig {
    return selectedPods(this.podLabels, this.namespace);
  }

  /**
   * The pods of PgBouncer as a peer of NetworkPolicies.
   *
   * @see INetworkPolicyPeer.toNetworkPolicyPeerConfig()
   */
  public toNetworkPolicyPeerConfig(): kplus.NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /**
   * The pods of PgBouncer as a peer of NetworkPolicies.
   *
   * @see INetworkPolicyPeer.toPodSelector()
   */
  public toPodSelector(): kplus.IPodSelector | undefined {
    return this;
  }
}
