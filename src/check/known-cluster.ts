import { ICluster } from '../contracts/cluster';
import { KnownCluster } from '../inventory/context';

/** What rules may know of a cluster that is not among the objects. */
export function knownClusterOf({ clusterName, namespace, operator, enabledPlugins, backupMethods, archivesWal }: ICluster): KnownCluster {
  return {
    clusterName, namespace, backupMethods, archivesWal, distribution: operator.distribution, plugins: enabledPlugins?.map(({ pluginName }) => pluginName),
  };
}
