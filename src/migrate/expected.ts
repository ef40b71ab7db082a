import { ClusterPlan } from './plan';
import { pluginValue } from './plugin-text';
import { Store } from './stores';
import { copyOf } from '../fix/expected';

/** A cluster as it is expected to be. */
export function expectedCluster({ cluster: { written: { object } }, moves, recovery }: ClusterPlan): any {
  const copy = copyOf(object);
  const { spec } = copy;
  for (const { use: { external }, parameters } of moves) {
    if (external === undefined) {
      delete spec.backup.barmanObjectStore;
      delete spec.backup.retentionPolicy;
      if (Object.keys(spec.backup).length === 0) { delete spec.backup; }
      spec.plugins = [...spec.plugins ?? [], pluginValue(parameters, true)];
    } else {
      delete spec.externalClusters[external].barmanObjectStore;
      spec.externalClusters[external].plugin = pluginValue(parameters, false);
    }
  }
  if (recovery) {
    const { recovery: { origin }, parameters } = recovery;
    delete spec.bootstrap.recovery.backup;
    spec.bootstrap.recovery.source = origin.name;
    spec.externalClusters = [...spec.externalClusters ?? [], { name: origin.name, plugin: pluginValue(parameters, false) }];
  }
  return copy;
}

/** An ObjectStore as it is expected to be. */
export function expectedStore({ name, configuration, retentionPolicy, env }: Store, metadata: Record<string, unknown>): any {
  return {
    apiVersion: 'barmancloud.cnpg.io/v1',
    kind: 'ObjectStore',
    metadata: { name, ...metadata },
    spec: {
      configuration,
      ...retentionPolicy === undefined ? {} : { retentionPolicy },
      ...env.length === 0 ? {} : { instanceSidecarConfiguration: { env } },
    },
  };
}
