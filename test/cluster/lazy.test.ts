import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App, Chart, Lazy } from 'cdk8s';
import { ClusterWithPlugins } from '../../src';
import { operator } from '../rules/support/programs';
import { objectsOf } from '../support/manifests';
import { propsOfManifest } from '../support/props-of-manifest';

/** Between them, these have every field of a Cluster. */
const MANIFESTS = join(__dirname, '..', 'round-trip', 'manifests');
const CLUSTERS: any[] = readdirSync(MANIFESTS).filter(file => file.endsWith('.yaml'))
  .flatMap(file => objectsOf(readFileSync(join(MANIFESTS, file), 'utf8'))).filter(({ kind }) => kind === 'Cluster');

/** The cluster finds its operator and its name with these, and cdk8s copies metadata. */
const KNOWN_AT_ONCE = /^(operator|metadata|metadata\.(name|labels|annotations)|(plugins|externalClusters)(\.\d+)?|plugins\.\d+\.plugin|externalClusters\.\d+\.plugin(\.plugin)?)$/;

type Path = Array<string | number>;

/** The places below props at which a value can be one that the app resolves later. */
function placesIn(value: any, path: Path = []): Path[] {
  const isPlain = Array.isArray(value) || value?.constructor === Object;
  const below = isPlain ? Object.entries(value).flatMap(([key, entry]) => placesIn(entry, [...path, Array.isArray(value) ? Number(key) : key])) : [];
  return value === undefined || path.length === 0 ? below : [path, ...below];
}

function withLazy(value: any, [key, ...rest]: Path): any {
  if (key === undefined) { return Lazy.any({ produce: () => value }); }
  const copy: any = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = withLazy(value[key], rest);
  return copy;
}

/** The manifest that an app makes of props, or why it makes none. */
function outcome(manifest: any, change: (props: any) => any = props => props): string {
  const chart = new Chart(new App(), 'databases');
  const props = change(propsOfManifest(chart, manifest));
  try {
    new ClusterWithPlugins(chart, 'db', props);
  } catch (error) {
    return `constructor: ${(error as Error).message}`;
  }
  try {
    return JSON.stringify(chart.toJson());
  } catch (error) {
    return `synthesis: ${(error as Error).message}`;
  }
}

beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));

test.each(CLUSTERS.map(manifest => [manifest.metadata.name, manifest]))('right values of %s may be resolved later', (_, manifest) => {
  const places = placesIn(propsOfManifest(new Chart(new App(), 'databases'), manifest)).filter(path => !KNOWN_AT_ONCE.test(path.join('.')));
  const expected = outcome(manifest);
  const others = places.map(path => [path.join('.'), outcome(manifest, props => withLazy(props, path))]).filter(([, result]) => result !== expected);
  expect(others.map(one => one.join(': '))).toEqual([]);
});

test.each<[string, Record<string, unknown>, string]>([
  ['a number', { instances: 0 }, 'instances: 0 is invalid: expected at least 1'],
  ['a map', { storage: { size: '1GB' } }, 'storage.size: "1GB"'],
  ['a list', { imagePullSecrets: [{}] }, 'imagePullSecrets[0].name: required field is missing'],
  ['a map with a name that differs in manifests', { bootstrap: { pgBasebackup: { source: 'old' } } }, 'bootstrap.pgBasebackup.source: "old" is not one of externalClusters'],
  ['a value beside one that is known', { minSyncReplicas: 1 }, 'minSyncReplicas: 1 is invalid'],
])('a wrong value that is resolved later stops synthesis: %s', (_, props, text) => {
  const chart = new Chart(new App(), 'databases');
  const later = Object.entries(props).map(([key, value]) => [key, Lazy.any({ produce: () => value })]);
  new ClusterWithPlugins(chart, 'db', { instances: 1, storage: { size: '1Gi' }, operator: operator(chart), ...Object.fromEntries(later) });
  expect(() => chart.toJson()).toThrow(text);
});
