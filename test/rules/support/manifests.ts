/** What a Cluster in a manifest has beside its plugins. */
export interface ClusterManifest {
  readonly spec?: object;
  readonly metadata?: object;
  readonly apiVersion?: string;
}

/** A Cluster with plugins, in a manifest. */
export function clusterManifest(plugins: unknown, { spec, metadata, apiVersion = 'postgresql.cnpg.io/v1' }: ClusterManifest = {}): object {
  return { apiVersion, kind: 'Cluster', metadata: { name: 'db', ...metadata }, spec: { instances: 1, storage: { size: '1Gi' }, plugins, ...spec } };
}

/** A Cluster that recovers from an external cluster `old`, in a manifest. */
export function recoveringManifest(old: object, plugins: unknown = [], recovery: object = {}): object {
  return clusterManifest(plugins, { spec: { bootstrap: { recovery: { source: 'old', ...recovery } }, externalClusters: [{ name: 'old', ...old }] } });
}

/** The Service of a plugin, in a manifest. */
export function pluginService(pluginName: string, prefix = 'cnpg.io'): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'plugin',
      namespace: 'cnpg-system',
      labels: { [`${prefix}/pluginName`]: pluginName },
      annotations: { [`${prefix}/pluginPort`]: '9090', [`${prefix}/pluginClientSecret`]: 'client', [`${prefix}/pluginServerSecret`]: 'server' },
    },
    spec: { ports: [{ port: 9090 }] },
  };
}
