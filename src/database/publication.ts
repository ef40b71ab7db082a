import { ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { PublicationTarget } from '../api/publication';
import { ReclaimPolicy } from '../api/reclaim-policy';
import { ICluster } from '../contracts/cluster';
import { clusterSpecOf } from '../resource/cluster-spec';
import { defineResource } from '../resource/define-resource';

/**
 * A publication in a database of a cluster, for logical replication.
 */
export interface PublicationProps {
  /**
   * The cluster that publishes. Cannot be changed later.
   */
  readonly cluster: ICluster;

  /**
   * Name of the database that is published; of a `Database` this is `databaseName`. Cannot be changed later.
   */
  readonly dbname: string;

  /**
   * Name of the publication in PostgreSQL. Cannot be changed later. The name of the Kubernetes object is in `metadata`.
   */
  readonly name: string;

  /**
   * What is published.
   */
  readonly target: PublicationTarget;

  /**
   * Name, namespace, labels and annotations of the Publication.
   *
   * @default - the construct's id as the name, and the cluster's namespace or else the chart's
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Parameters of the publication, as in the `WITH` clause of `CREATE PUBLICATION`: name to value. All values are strings.
   *
   * @default - PostgreSQL's defaults
   */
  readonly parameters?: Record<string, string>;

  /**
   * What happens to the publication when the object is deleted.
   *
   * @default ReclaimPolicy.RETAIN
   */
  readonly publicationReclaimPolicy?: ReclaimPolicy;
}

/**
 * A publication that the operator creates and changes in a cluster.
 *
 * @see https://cloudnative-pg.io/docs/current/logical_replication#publications
 */
export class Publication extends Construct {
  /** Name of the Publication object. Its name in PostgreSQL is `publicationName`. */
  public readonly name: string;
  /** Namespace of the Publication object, if known. */
  public readonly namespace?: string;
  /** Name of the publication in PostgreSQL: the prop `name`. */
  public readonly publicationName: string;
  /** The cluster that publishes. */
  public readonly cluster: ICluster;

  /**
   * Defines a publication.
   *
   * @param scope where the construct belongs
   * @param id id of the construct, and the Publication's name if `metadata` has none
   * @param props the cluster, the database, and what is published
   * @throws if the API server or the operator would reject the publication
   */
  public constructor(scope: Construct, id: string, props: PublicationProps) {
    super(scope, id);
    const { name, metadata } = defineResource(this, { props, kind: 'Publication', ...clusterSpecOf(props) });
    this.name = name;
    this.namespace = metadata.namespace;
    this.publicationName = props.name;
    this.cluster = props.cluster;
  }
}
