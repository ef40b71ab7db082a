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
   * The name is where the data lives: 1 to 50 lower case letters, digits and `-`, beginning with a letter. Raises an error where it is not.
   *
   * @default - the construct's id as the name, the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The operator that runs the cluster. Raises an error where a plugin belongs to another one.
   *
   * @default - the operator of the cluster's plugins, else the app's default operator
   */
  readonly operator?: IOperator;

  /**
   * The plugins that the cluster uses, each once.
   *
   * Raises an error for a plugin that stands twice, for two enabled WAL archivers, for one that is not enabled or declares that it cannot archive, and
   * for parameters that are no strings.
   *
   * @default - none
   */
  readonly plugins?: PluginConfiguration[];
}
