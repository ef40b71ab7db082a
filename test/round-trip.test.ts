import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Chart, Testing } from 'cdk8s';
import {
  Backup, ClusterImageCatalog, ClusterWithPlugins, Database, DatabaseRole, ImageCatalog, ObjectStore, Pooler, Publication, ScheduledBackup,
  Subscription,
} from '../src';
import { fieldsOfSchema, fieldsOfValue } from './round-trip/fields';
import { committedSchemas, validateManifests } from './support/crd';
import { objectsOf } from './support/manifests';
import { idOfManifest, propsOfManifest } from './support/props-of-manifest';
import { RENAMED_KEYS } from '../src/api/renamed-keys';

/** What is made of a manifest, by kind. A kind that has no construct has no line: its manifests are validated, and not made. */
const CONSTRUCTS: Record<string, new (scope: Chart, id: string, props: any) => unknown> = {
  Cluster: ClusterWithPlugins,
  Backup,
  ScheduledBackup,
  Database,
  DatabaseRole,
  Publication,
  Subscription,
  Pooler,
  ImageCatalog,
  ClusterImageCatalog,
  ObjectStore,
};

/** Fields that no manifest states, and why. */
const UNTOUCHED: Record<string, string[]> = {
  Cluster: [
    // the CRDs give it no fields of its own
    'ephemeralVolumeSource.volumeClaimTemplate.metadata',
    // the operator selects the instances itself, and refuses another selector
    'managed.services.additional[].serviceTemplate.spec.selector',
  ],
  Backup: [],
  ScheduledBackup: [],
  Database: [],
  DatabaseRole: [],
  Publication: [],
  Subscription: [],
  Pooler: [],
  ImageCatalog: [],
  ClusterImageCatalog: [],
  ObjectStore: [
    // the API server rejects it
    'configuration.serverName',
  ],
};

/** Kubernetes' own fields in a Pooler: cdk8s-plus renders those of pods, and the ones of Services are those of a Cluster. */
const OF_KUBERNETES = /^(template|serviceTemplate)\.spec\./;

const MANIFESTS = join(__dirname, 'round-trip/manifests');
const OURS = readManifests(MANIFESTS, readdirSync(MANIFESTS));

/** Published manifests, which lie beside the project and not in it. */
const GOLDENS = join(__dirname, '../../shared/goldens');

type ManifestFile = [name: string, manifests: any[]];

function readManifests(directory: string, names: string[]): ManifestFile[] {
  return names.filter(name => name.endsWith('.yaml')).sort().map(name => [name, objectsOf(readFileSync(join(directory, name), 'utf8'))]);
}

/** Published objects that can never be made, by file and kind, and the rule that says so. */
const NEVER_MADE: Record<string, Record<string, string>> = {
  // it states no method, and its cluster has no object store, which the operator takes then
  'scale-to-zero/usage/cluster-example.yaml': { ScheduledBackup: 'backup-method' },
  // it is published to show what a mistake looks like
  'hello-world/usage/cluster-example-with-mistake.yaml': { Cluster: 'plugin-parameter-invalid' },
};

function publishedUsages(): ManifestFile[] {
  if (!existsSync(GOLDENS)) {
    console.warn(`NOT READ AND WRITTEN AGAIN: the clusters and backups that plugins publish, for want of ${GOLDENS}`);
    return [];
  }
  const names = (readdirSync(GOLDENS, { recursive: true }) as string[]).filter(name => name.split('/')[1] === 'usage');
  return readManifests(GOLDENS, names).filter(([, manifests]) => made(manifests).length > 0);
}

function made(manifests: any[]): any[] {
  return manifests.filter(({ kind }) => CONSTRUCTS[kind]);
}

function synthesized(manifests: any[]): any[] {
  const app = Testing.app();
  const chart = new Chart(app, 'chart');
  made(manifests).forEach(manifest => {
    new CONSTRUCTS[manifest.kind](chart, idOfManifest(manifest.kind, manifest.metadata.name), propsOfManifest(chart, manifest));
  });
  return objectsOf(app);
}

/** Paths of all fields of a kind's `spec`, of both products. */
function fieldsOfSpec(kind: string): string[] {
  const schemas = Object.entries(committedSchemas()).filter(([key]) => key.endsWith(`/v1/${kind}`));
  expect(schemas).toHaveLength(kind === 'ObjectStore' ? 1 : 2);
  return [...new Set(schemas.flatMap(([, schema]) => fieldsOfSchema(schema.properties.spec)))];
}

describe('what is read comes out again', () => {
  test.each([...OURS, ...publishedUsages()])('%s', (name, manifests) => {
    const can = made(manifests).filter(({ kind }) => !NEVER_MADE[name]?.[kind]);
    expect(made(manifests).length).toBeGreaterThan(0);
    expect(synthesized(can)).toEqual(can);
    for (const [kind, rule] of Object.entries(NEVER_MADE[name] ?? {})) {
      expect(() => synthesized(manifests.filter(manifest => manifest.kind === kind))).toThrow(`[${rule}]`);
    }
  });
});

test.each(OURS)('%s is what the CRDs of its product take', (_, manifests) => {
  expect(validateManifests(manifests)).toEqual([]);
});

test.each(Object.keys(UNTOUCHED))('the manifests have every field of a %s, of both products', kind => {
  const specs = OURS.flatMap(([, manifests]) => manifests).filter(manifest => manifest.kind === kind);
  const stated = new Set(specs.flatMap(({ apiVersion, spec }) => fieldsOfValue(spec, committedSchemas()[`${apiVersion}/${kind}`].properties.spec)));
  const untouched = fieldsOfSpec(kind).filter(field => !stated.has(field));
  expect(untouched.filter(field => kind !== 'Pooler' || !OF_KUBERNETES.test(field))).toEqual(UNTOUCHED[kind]);
});

// both ways follow the one table: a name that is missing or misspelt there would go through unseen
test('the names that jsii does not take are those of the CRDs', () => {
  const renamed = Object.entries(RENAMED_KEYS).map(([path, apiName]) => path.slice(0, path.lastIndexOf('.') + 1) + apiName);
  expect(renamed.sort()).toEqual(fieldsOfSpec('Cluster').filter(path => path.slice(path.lastIndexOf('.')).includes('_')).sort());
});
