import { obstacle } from './obstacle';
import { SourceObject } from './sources';
import { BARMAN_CLOUD } from '../inventory/barman-stores';
import { Problem } from '../manifests/problem';
import { Path } from '../values/field-path';
import { asName, asRecord, isMap, recordsByIndex } from '../values/narrow';

/** An object store in a Cluster: the one that it archives into, or that of an external cluster. */
export interface Use {
  readonly cluster: SourceObject;
  /** The index of the external cluster; undefined for the cluster's own archive. */
  readonly external?: number;
  readonly path: Path;
  /** The object store without the name of the server. */
  readonly configuration: Record<string, unknown>;
  /** Undefined if the cluster's or the external cluster's name is used. */
  readonly statedServer?: string;
  /** The name of the external cluster, or of the cluster. */
  readonly name: string;
  /** How long backups are kept; what is only read keeps none. */
  readonly retentionPolicy?: unknown;
}

/** The object stores of a Cluster. */
export function usesOf(cluster: SourceObject): Use[] {
  const { spec } = cluster;
  const { barmanObjectStore, retentionPolicy } = asRecord(spec.backup);
  const own = useOf(barmanObjectStore, { cluster, path: ['spec', 'backup', 'barmanObjectStore'], name: cluster.name, retentionPolicy: retentionPolicy ?? undefined });
  return [...own, ...recordsByIndex(spec.externalClusters).flatMap((one, external) =>
    useOf(one.barmanObjectStore, { cluster, external, path: ['spec', 'externalClusters', external, 'barmanObjectStore'], name: asName(one.name) ?? '' }))];
}

function useOf(store: unknown, use: Omit<Use, 'configuration' | 'statedServer'>): Use[] {
  if (!isMap(store)) { return []; }
  const { serverName, ...configuration } = store;
  return [{ ...use, configuration, statedServer: serverName === undefined || serverName === null || serverName === '' ? undefined : `${serverName}` }];
}

/** Why the object stores of a cluster cannot be moved. */
export function obstaclesOf(cluster: SourceObject, uses: readonly Use[]): Problem[] {
  const { file, written: { object }, spec } = cluster;
  const at = uses[0].path;
  if (file.isJson) { return [obstacle(cluster, at, 'the file is JSON', 'convert the file to YAML')]; }
  if (isMap(object.sops)) { return [obstacle(cluster, at, 'the object is encrypted with SOPS', 'move the fields with `sops edit`')]; }
  return [
    ...uses.some(({ external }) => external === undefined) ? recordsByIndex(spec.plugins).flatMap(({ name, enabled, isWALArchiver }, index) => {
      const isOther = name !== BARMAN_CLOUD && (enabled === false || isWALArchiver !== true);
      return isOther ? [] : [obstacle(cluster, at, `the cluster has the plugin "${name}" too, with which it cannot be combined`, `remove spec.plugins[${index}] or spec.backup.barmanObjectStore`)];
    }) : [],
    ...uses.flatMap(({ external, path }) => {
      const { name, plugin } = asRecord(external === undefined ? { name: 'own' } : spec.externalClusters[external]);
      if (!name) { return [obstacle(cluster, path, 'the external cluster has no name', 'set its name')]; }
      return isMap(plugin) ? [obstacle(cluster, path, `the external cluster "${name}" has a plugin too`, 'remove barmanObjectStore if its plugin is used')] : [];
    }),
  ];
}
