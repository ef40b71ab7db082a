import { ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { ReclaimPolicy } from '../api/reclaim-policy';
import { ICluster } from '../contracts/cluster';
import { clusterSpecOf } from '../resource/cluster-spec';
import { defineResource } from '../resource/define-resource';

/**
 * A subscription in a database of a cluster, for logical replication.
 */
export interface SubscriptionProps {
  /**
   * The cluster that subscribes. Cannot be changed later.
   */
  readonly cluster: ICluster;

  /**
   * Name of the database that receives the data; of a `Database` this is `databaseName`. Cannot be changed later.
   */
  readonly dbname: string;

  /**
   * Name of the entry in the cluster's `externalClusters` that publishes.
   */
  readonly externalClusterName: string;

  /**
   * Name of the subscription in PostgreSQL. Cannot be changed later. The name of the Kubernetes object is in `metadata`.
   */
  readonly name: string;

  /**
   * Name of the publication in PostgreSQL; of a `Publication` this is `publicationName`.
   */
  readonly publicationName: string;

  /**
   * Name, namespace, labels and annotations of the Subscription.
   *
   * @default - the construct's id as the name, and the cluster's namespace or else the chart's
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Parameters of the subscription, as in the `WITH` clause of `CREATE SUBSCRIPTION`: name to value. All values are strings. PostgreSQL changes only some of
   * them later, and the operator ignores changes of the others.
   *
   * @default - PostgreSQL's defaults
   */
  readonly parameters?: Record<string, string>;

  /**
   * Name of the publishing database.
   *
   * @default - the one in the external cluster's connection parameters
   */
  readonly publicationDBName?: string;

  /**
   * What happens to the subscription when the object is deleted.
   *
   * @default ReclaimPolicy.RETAIN
   */
  readonly subscriptionReclaimPolicy?: ReclaimPolicy;
}

/**
 * A subscription that the operator creates and changes in a cluster.
 *
 * @see https://cloudnative-pg.io/docs/current/logical_replication#subscriptions
 */
export class Subscription extends Construct {
  /** Name of the Subscription object. Its name in PostgreSQL is `subscriptionName`. */
  public readonly name: string;
  /** Namespace of the Subscription object, if known. */
  public readonly namespace?: string;
  /** Name of the subscription in PostgreSQL: the prop `name`. */
  public readonly subscriptionName: string;
  /** The cluster that subscribes. */
  public readonly cluster: ICluster;

  /**
   * Defines a subscription.
   *
   * @param scope where the construct belongs
   * @param id id of the construct, and the Subscription's name if `metadata` has none
   * @param props the cluster, the database, and the publication
   * @throws if the API server or the operator would reject the subscription
   */
  public constructor(scope: Construct, id: string, props: SubscriptionProps) {
    super(scope, id);
    const { name, metadata } = defineResource(this, { props, kind: 'Subscription', ...clusterSpecOf(props) });
    this.name = name;
    this.namespace = metadata.namespace;
    this.subscriptionName = props.name;
    this.cluster = props.cluster;
  }
}
