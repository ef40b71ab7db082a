import { ApiObjectMetadata } from 'cdk8s';
import { ClusterSpec } from '../api/cluster-spec';
import { PluginConfiguration } from '../api/plugin-configuration';
import { IOperator } from '../contracts/operator';

/**
 * A PostgreSQL cluster: the operator's own `spec`, with plugins as objects.
 */
export interface ClusterWithPluginsProps extends ClusterSpec {
  /**
   * Name, namespace, labels and annotations of the Cluster.
   *
   * The data belongs to the name. It must be 1 to 50 lowercase letters, digits and `-`, starting with a letter; any other name is an error.
   *
   * @default - the construct's id as the name, the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The operator that runs the cluster. A plugin of another operator is an error.
   *
   * @default - the operator of the cluster's plugins, else the app's only Operator; without one, EDB Postgres AI for CloudNativePG Cluster
   */
  readonly operator?: IOperator;

  /**
   * The plugins that the cluster uses. Each plugin may be listed once.
   *
   * Errors are: a plugin that is listed twice, two enabled WAL archivers, a WAL archiver that is disabled or declares that it cannot archive, and parameters
   * that are not strings.
   *
   * @default - none
   */
  readonly plugins?: PluginConfiguration[];
}
