import { Schemas } from '../../scripts/crd-facts';
import { typesFrom } from '../../scripts/import-types';
import { renamedKeysOf } from '../../src/api/renamed-keys';
import importTypes from '../../src/import/api-types.json';
import { compileAssembly } from '../support/assembly';
import { allSchemaSets } from '../support/crd';
import { Shape, shapeOfSchema, shapeOfStruct } from '../support/shapes';

interface Kind {
  readonly props: string;
  readonly aliases: Record<string, string>;
  readonly notOfSpec: string[];
  /** Fields without props; with a dot at the end, those in a field. */
  readonly leftOut: string[];
}

/** What refers to a cluster, and is otherwise the API's `spec`. */
const OF_CLUSTER = { aliases: { cluster: 'cluster.name' }, notOfSpec: ['metadata'], leftOut: ['cluster'] };

/** The props of each kind, and where they are not the API's `spec`: the whole list, with the reason for each. */
const KINDS: Record<string, Kind> = {
  Cluster: {
    props: 'ClusterWithPluginsProps',
    aliases: {
      ...renamed('Cluster'),
      // references: a plugin that is no construct cannot be written
      'plugins[].plugin': 'plugins[].name',
      'externalClusters[].plugin.plugin': 'externalClusters[].plugin.name',
    },
    notOfSpec: [
      'metadata', // of the object
      'operator', // decides apiVersion, and which release's facts hold
    ],
    // an object in which the CRD knows no field
    leftOut: ['ephemeralVolumeSource.volumeClaimTemplate.metadata'],
  },
  Backup: { props: 'BackupProps', aliases: backupAliases(), notOfSpec: ['metadata'], leftOut: ['cluster', 'pluginConfiguration'] },
  ScheduledBackup: { props: 'ScheduledBackupProps', aliases: backupAliases(), notOfSpec: ['metadata'], leftOut: ['cluster', 'pluginConfiguration'] },
  Database: { ...OF_CLUSTER, props: 'DatabaseProps' },
  DatabaseRole: { ...OF_CLUSTER, props: 'DatabaseRoleProps' },
  Publication: { ...OF_CLUSTER, props: 'PublicationProps' },
  Subscription: { ...OF_CLUSTER, props: 'SubscriptionProps' },
  Pooler: {
    props: 'PoolerProps',
    aliases: { ...OF_CLUSTER.aliases, ...renamed('Pooler') },
    notOfSpec: ['metadata'],
    leftOut: [
      'cluster',
      'template.', 'deploymentStrategy.', // structs of cdk8s-plus
    ],
  },
  ImageCatalog: { props: 'ImageCatalogProps', aliases: renamed('ImageCatalog'), notOfSpec: ['metadata', 'operator'], leftOut: [] },
  ClusterImageCatalog: { props: 'ClusterImageCatalogProps', aliases: renamed('ClusterImageCatalog'), notOfSpec: ['metadata', 'operator'], leftOut: [] },
  ObjectStore: {
    props: 'ObjectStoreProps',
    aliases: {},
    notOfSpec: ['metadata', 'operator'],
    // the API server rejects it
    leftOut: ['configuration.serverName'],
  },
};

/** The kinds in which no field has a closed set of values. */
const WITHOUT_CHOICES = ['ImageCatalog', 'ClusterImageCatalog'];

/** Prometheus takes each action in a second spelling. */
const SECOND_SPELLINGS = ['Replace', 'Keep', 'Drop', 'HashMod', 'LabelMap', 'LabelDrop', 'LabelKeep', 'Lowercase', 'Uppercase', 'KeepEqual', 'DropEqual'];

/** What the API has for a type that is no struct of this package: a reference is the name of a construct's object. */
const TYPES: Record<string, string> = {
  'cdk8s-cnpg-i.IPlugin': 'string',
  'cdk8s-cnpg-i.ICluster': 'string',
  'cdk8s-plus-28.k8s.PodTemplateSpec': 'object',
  'cdk8s-plus-28.k8s.DeploymentStrategy': 'object',
};

/** `method` is always written, and a plugin says which it is. */
const OPTIONAL_HERE = ['pluginConfiguration.name'];

function renamed(kind: string): Record<string, string> {
  return Object.fromEntries(Object.entries(renamedKeysOf(kind)).map(([prop, name]) => [prop, `${prop.slice(0, prop.lastIndexOf('.') + 1)}${name}`]));
}

function backupAliases(): Record<string, string> {
  return { cluster: 'cluster.name', plugin: 'pluginConfiguration.name', parameters: 'pluginConfiguration.parameters' };
}

const releases = allSchemaSets().map(({ name, schemas }) => ({ name, shapes: shapesOf(schemas) }));

/** The shapes of a kind in both products of a set. */
function shapesOf(schemas: Schemas): Record<string, Shape[]> {
  const kinds = Object.keys(KINDS);
  return Object.fromEntries(kinds.map(kind => [kind, Object.entries(schemas)
    .filter(([key]) => key.endsWith(`/v1/${kind}`))
    .map(([, schema]) => shapeOfSchema(schema.properties.spec))]));
}

describe.each(Object.entries(KINDS))('%s', (kind, { props, aliases, notOfSpec, leftOut }) => {
  const crds = releases.flatMap(({ shapes }) => shapes[kind]);
  const paths = [...new Set(crds.flatMap(shape => [...shape.keys()]))].filter(path => !leftOut.some(left => path === left || left.endsWith('.') && path.startsWith(left)));
  let struct: Shape;

  beforeAll(() => {
    struct = shapeOfStruct(assembly(), props, aliases);
  });

  test('has every field that a release knows', () => {
    expect(paths.length).toBeGreaterThan(kind === 'Cluster' ? 1000 : 8);
    expect(paths.filter(path => !struct.has(path))).toEqual([]);
  });

  test('has no field that no release knows', () => {
    const unknown = [...struct.keys()].filter(path => !crds.some(shape => shape.has(path)));
    expect(unknown.filter(path => !notOfSpec.includes(path))).toEqual([]);
    expect(notOfSpec.filter(path => !struct.has(path))).toEqual([]);
  });

  test('each field has its type', () => {
    const types = paths.map(path => [path, TYPES[struct.get(path)!.type] ?? struct.get(path)!.type]);
    expect(types).toEqual(paths.map(path => [path, crds.find(shape => shape.has(path))!.get(path)!.type]));
  });

  test('a field is required where every release that has it requires it', () => {
    const required = paths.filter(path => crds.every(shape => shape.get(path)?.required ?? true));
    const ours = new Set(['instances', 'storage', ...required]);
    const wanted = kind === 'Cluster' ? ours : new Set(['cluster.name', ...required].filter(path => !OPTIONAL_HERE.includes(path)));
    expect(paths.filter(path => struct.get(path)!.required).sort()).toEqual([...wanted].filter(path => struct.has(path)).sort());
  });

  test('each closed set has all its values, and no other', () => {
    const closed = paths.filter(path => crds.some(shape => shape.get(path)?.values));
    const known = (path: string) => new Set(crds.flatMap(shape => shape.get(path)?.values ?? []));
    expect(closed.length > 0).toBe(!WITHOUT_CHOICES.includes(kind));
    for (const path of closed) {
      const values = [...known(path)].filter(value => !SECOND_SPELLINGS.includes(value)).sort();
      expect([path, [...struct.get(path)!.values ?? []].sort()]).toEqual([path, values]);
    }
  });
});

let compiled: any;
function assembly(): any {
  compiled ??= compileAssembly();
  return compiled;
}

test('the types of imported programs are those of the API', () => {
  expect(importTypes).toEqual(typesFrom(assembly()));
});
