import { ApiObjectMetadata } from 'cdk8s';
import { ICluster } from '../contracts/cluster';
import { IOperator } from '../contracts/operator';

interface OfCluster {
  readonly cluster: ICluster;
  readonly metadata?: ApiObjectMetadata;
}

interface ClusterSpec {
  readonly spec: Readonly<Record<string, unknown>>;
  readonly cluster: ICluster;
  readonly operator: IOperator;
}

/** The `spec` of an object that refers to its cluster, and is otherwise as in the props; with the cluster and its operator. */
export function clusterSpecOf(props: OfCluster): ClusterSpec {
  const { cluster, metadata, ...spec } = props;
  return { spec: { cluster: { name: cluster.clusterName }, ...spec }, cluster, operator: cluster.operator };
}
