import { Schemas } from '../../scripts/crd-facts';
import { RENAMED_KEYS } from '../../src/api/renamed-keys';
import { compileAssembly } from '../support/assembly';
import { allSchemaSets } from '../support/crd';
import { Shape, shapeOfSchema, shapeOfStruct } from '../support/shapes';

/** The props of each kind, and where they are not the API's `spec`: the whole list, with the reason for each. */
const KINDS: Record<string, { props: string; aliases: Record<string, string>; notOfSpec: string[]; leftOut: string[] }> = {
  Cluster: {
    props: 'ClusterWithPluginsProps',
    aliases: {
      ...renamed(),
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
};

/** Prometheus takes each action in a second spelling. */
const SECOND_SPELLINGS = ['Replace', 'Keep', 'Drop', 'HashMod', 'LabelMap', 'LabelDrop', 'LabelKeep', 'Lowercase', 'Uppercase', 'KeepEqual', 'DropEqual'];

/** A reference is the name of a construct's object. */
const REFERENCES = ['cdk8s-cnpg-i.IPlugin', 'cdk8s-cnpg-i.ICluster'];

/** `method` is always written, and a plugin says which it is. */
const OPTIONAL_HERE = ['pluginConfiguration.name'];

function renamed(): Record<string, string> {
  return Object.fromEntries(Object.entries(RENAMED_KEYS).map(([prop, name]) => [prop, `${prop.slice(0, prop.lastIndexOf('.') + 1)}${name}`]));
}

function backupAliases(): Record<string, string> {
  return { cluster: 'cluster.name', plugin: 'pluginConfiguration.name', parameters: 'pluginConfiguration.parameters' };
}

const releases = allSchemaSets().map(({ name, schemas }) => ({ name, shapes: shapesOf(schemas) }));

/** The shapes of a kind in both products of a set. */
function shapesOf(schemas: Schemas): Record<string, Shape[]> {
  const kinds = Object.keys(KINDS);
  return Object.fromEntries(kinds.map(kind => [kind, Object.entries(schemas)
    .filter(([key]) => key.startsWith('postgresql.') && key.endsWith(`/${kind}`))
    .map(([, schema]) => shapeOfSchema(schema.properties.spec))]));
}

describe.each(Object.entries(KINDS))('%s', (kind, { props, aliases, notOfSpec, leftOut }) => {
  const crds = releases.flatMap(({ shapes }) => shapes[kind]);
  const paths = [...new Set(crds.flatMap(shape => [...shape.keys()]))].filter(path => !leftOut.includes(path));
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
    const types = paths.map(path => [path, REFERENCES.includes(struct.get(path)!.type) ? 'string' : struct.get(path)!.type]);
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
    expect(closed.length).toBeGreaterThan(1);
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
