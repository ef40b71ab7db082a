import * as fc from 'fast-check';
import { all, annotations, label, labels, maybe, options, subdomain, text } from './arbitraries';
import {
  BackupConfiguration, BackupTarget, ClusterSpec, kubernetes, LogLevel, PostgresConfiguration, PrimaryUpdateMethod, PrimaryUpdateStrategy,
  StorageConfiguration, SynchronousReplicaConfigurationMethod, TablespaceConfiguration,
} from '../../src';
import { nanos } from '../../src/values/quantity';

/** Quantities as Kubernetes takes them. */
export const quantity: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 4096 }), fc.constantFrom('', 'm', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi', 'Ti', 'E', 'e3')).map(parts => parts.join('')),
  fc.constantFrom('0.5', '1.5Gi', '.5Ti', '1e9', '2E3'),
);

const storage: fc.Arbitrary<StorageConfiguration> = fc.oneof(
  all<StorageConfiguration>({ size: quantity, storageClass: subdomain, resizeInUseVolumes: fc.boolean() }),
  quantity.map(size => ({ size })),
  quantity.map(size => ({
    pvcTemplate: { resources: { requests: { storage: size } }, accessModes: [kubernetes.PersistentVolumeAccessMode.READ_WRITE_ONCE] },
  })),
);

/** Parameters of PostgreSQL; some have names that are renamed elsewhere. */
const settings: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.oneof(fc.constantFrom('pgHba', 'binPath', 'sharedPreloadLibraries', 'name', 'enabled', 'max_connections', 'pgaudit.log'), fc.stringMatching(/^x_[A-Za-z0-9_$]{0,8}(\.[A-Za-z_][A-Za-z0-9_$]{0,8})?$/)),
  text, { maxKeys: 4, noNullPrototype: true },
);

/** YAML 1.1 merges what stands under `<<`, and cdk8s does not quote that key. */
const PARAMETER = text.filter(key => key !== '__proto__' && key !== '<<');

/** Parameters of plugins, likewise, with any text for a name. */
export const parameters: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.oneof(fc.constantFrom('pgHba', 'binPath', 'sharedPreloadLibraries', 'name', 'enabled', 'max_connections'), PARAMETER),
  text, { maxKeys: 4, noNullPrototype: true },
);

/** What is set aside, no more than what may be used. */
const resources: fc.Arbitrary<kubernetes.ResourceRequirements> = fc.tuple(all({ cpu: quantity, memory: quantity }), maybe(quantity))
  .map(([requests, memory]) => ({ requests, ...memory && { limits: { memory } } }))
  .filter(({ requests, limits }) => !limits || nanos(requests.memory)! <= nanos(limits.memory)!);

const postgresql: fc.Arbitrary<Partial<PostgresConfiguration>> = options<PostgresConfiguration>({
  parameters: settings,
  enableAlterSystem: fc.boolean(),
  pgHba: fc.array(fc.constantFrom('host all all 10.0.0.0/8 md5', 'local all all peer'), { maxLength: 2 }),
  pgIdent: fc.constant(['local postgres app']),
  sharedPreloadLibraries: fc.subarray(['pgaudit', 'auto_explain']),
  promotionTimeout: fc.nat(),
  synchronous: all({
    method: fc.constantFrom(...Object.values(SynchronousReplicaConfigurationMethod)),
    number: fc.integer({ min: 1, max: 3 }),
    failoverQuorum: maybe(fc.boolean()),
  }),
  extensions: fc.array(all({
    name: fc.constant('postgis'), image: fc.constant({ reference: 'registry/postgis:3' }), dynamicLibraryPath: fc.constantFrom(undefined, ['lib']),
  }), { maxLength: 1 }),
  epas: options({ audit: fc.boolean() }),
} as { [K in keyof PostgresConfiguration]: fc.Arbitrary<PostgresConfiguration[K]> });

const backup: fc.Arbitrary<Partial<BackupConfiguration>> = options<BackupConfiguration>({
  retentionPolicy: fc.constantFrom('30d', '4w', '6m'),
  target: fc.constantFrom(...Object.values(BackupTarget)),
  barmanObjectStore: fc.constant({ destinationPath: 's3://backups/', s3Credentials: { inheritFromIAMRole: true } }),
});

/** A name that PostgreSQL takes for a tablespace. */
const tablespace = label.map(name => `t_${name.replace(/-/g, '_').slice(0, 60)}`);

/** Up to two things of different names. */
function named<T extends { readonly name: string }>(thing: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.uniqueArray(thing, { maxLength: 2, selector: ({ name }) => name });
}

/** What a Cluster says apart from its plugins and other clusters. */
export const clusterSpec: fc.Arbitrary<ClusterSpec> = fc.tuple(
  all({ instances: fc.integer({ min: 1, max: 9 }), storage }),
  options<ClusterSpec>({
    description: text,
    imagePullSecrets: fc.array(all({ name: subdomain }), { maxLength: 2 }),
    postgresUID: fc.constantFrom(26, 999),
    inheritedMetadata: options({ labels, annotations }),
    walStorage: storage,
    tablespaces: named(all<TablespaceConfiguration>({ name: tablespace, storage, temporary: maybe(fc.boolean()) })),
    postgresql,
    enableSuperuserAccess: fc.boolean(),
    resources,
    env: fc.array(all({ name: fc.constantFrom('TZ', 'PATH', 'PLUGIN_SOCKET'), value: text }), { maxLength: 2 }),
    affinity: options({ enablePodAntiAffinity: fc.boolean(), topologyKey: fc.constant('topology.kubernetes.io/zone'), nodeSelector: labels }),
    priorityClassName: subdomain,
    primaryUpdateStrategy: fc.constantFrom(...Object.values(PrimaryUpdateStrategy)),
    primaryUpdateMethod: fc.constantFrom(...Object.values(PrimaryUpdateMethod)),
    managed: all({ roles: named(all({ name: label, login: fc.boolean(), comment: text })) }),
    backup,
    logLevel: fc.constantFrom(...Object.values(LogLevel)),
  } as unknown as { [K in keyof ClusterSpec]: fc.Arbitrary<ClusterSpec[K]> }),
).map(([required, optional]) => ({ ...required, ...optional }))
  .filter(({ instances, primaryUpdateStrategy }) => instances > 1 || primaryUpdateStrategy !== PrimaryUpdateStrategy.SUPERVISED)
  .filter(({ instances, postgresql: given }) => instances > (given?.synchronous?.number ?? 0));

/** The first minor version of the operators, of the 1.x line, whose API has all fields of a spec. */
export function sinceMinor({ postgresql: given }: ClusterSpec): number {
  if (given?.synchronous?.failoverQuorum !== undefined) { return 28; }
  return given?.extensions ? 27 : 0;
}
