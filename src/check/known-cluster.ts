import { ICluster } from '../contracts/cluster';
import { KnownCluster } from '../inventory/context';

/** What rules need to know about a cluster whose object is not in the inventory. */
export function knownClusterOf({ clusterName, namespace, operator, enabledPlugins, backupMethods, archivesWal }: ICluster): KnownCluster {
  return {
    clusterName,
    namespace,
    backupMethods,
    archivesWal,
    distribution: operator.distribution,
    plugins: enabledPlugins?.map(({ pluginName }) => pluginName),
  };
}
