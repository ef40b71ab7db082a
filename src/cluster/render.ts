import { ClusterWithPluginsProps } from './cluster-with-plugins-props';
import { PluginConfiguration } from '../api/plugin-configuration';
import { toApiNames } from '../api/renamed-keys';
import { toApiPorts } from '../api/target-ports';
import { whenResolved } from '../api/when-resolved';
import { Distribution } from '../contracts/distribution';

/** The `spec` of a Cluster with the operator's names. */
export function renderSpec(props: ClusterWithPluginsProps, distribution: Distribution): any {
  const { metadata, operator, plugins, externalClusters, imageCatalogRef, ...rest } = props;
  return toApiPorts(toApiNames({
    ...rest,
    imageCatalogRef: whenResolved(imageCatalogRef, ref => ref && { apiGroup: distribution.apiGroup, ...ref }),
    externalClusters: externalClusters?.map(({ plugin, ...external }) => ({ ...external, plugin: plugin && renderPlugin(plugin) })),
    plugins: plugins?.map(renderPlugin),
  }, whenResolved));
}

function renderPlugin({ plugin, ...configuration }: PluginConfiguration): any {
  return { name: plugin.pluginName, ...configuration };
}
