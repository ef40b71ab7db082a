import { Chart } from 'cdk8s';
import { ClusterWithPlugins, ClusterWithPluginsProps, Distribution, IPlugin, kubernetes, Operator, Plugin, SidecarPlugin, StandalonePlugin } from '../../src';

/** A standalone plugin with nothing stated. */
export function standaloneByDefault(chart: Chart): void {
  new StandalonePlugin(chart, 'example', { pluginName: 'example.my-org.io', image: 'example:1.0.0' });
}

/** A sidecar plugin with nothing stated. */
export function sidecarByDefault(chart: Chart): void {
  const operator = Operator.fromAttributes(chart, 'operator', { kubernetesVersion: '1.33' });
  new SidecarPlugin(chart, 'audit', { pluginName: 'audit.my-org.io', image: 'audit:1.0.0', operator });
}

/** Props with every kind of field. */
export function clusterOfEveryKind(plugin: IPlugin): Partial<ClusterWithPluginsProps> {
  return {
    metadata: { name: 'orders', labels: { team: 'shop' }, annotations: { note: 'n' }, namespace: 'orders' },
    imageName: 'postgres:17.6',
    walStorage: { size: '500Mi', storageClass: 'fast' },
    postgresql: {
      parameters: { shared_buffers: '256MB', pgHba: 'not renamed' },
      pgHba: ['local all all peer'],
      pgIdent: ['a b c'],
      sharedPreloadLibraries: ['pg_stat_statements'],
    },
    bootstrap: { recovery: { source: 'old' } },
    externalClusters: [
      { name: 'old', plugin: { plugin, parameters: { serverName: 'old' } } },
      { name: 'live', connectionParameters: { host: 'old-rw' } },
    ],
    resources: { requests: { cpu: '500m', memory: '1Gi' } },
    affinity: { enablePodAntiAffinity: true, topologyKey: 'zone' },
    env: [{ name: 'TZ', value: 'UTC' }],
    enableSuperuserAccess: true,
    superuserSecret: { name: 'super' },
    imagePullPolicy: kubernetes.PullPolicy.IF_NOT_PRESENT,
    plugins: [{ plugin, isWALArchiver: true }],
  };
}

/** A cluster with every kind of field. */
export function clusterWithEveryKind(chart: Chart): void {
  const operator = Operator.fromAttributes(chart, 'operator', { distribution: Distribution.CLOUDNATIVE_PG });
  const plugin = Plugin.fromPluginName(chart, 'plugin', 'example.my-org.io', { operator });
  new ClusterWithPlugins(chart, 'db', { instances: 1, storage: { size: '1Gi' }, operator, ...clusterOfEveryKind(plugin) });
}
