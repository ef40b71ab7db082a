import { App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { ClusterApp, clusterApp, ClusterScenario, clusterScenario, PluginScenario } from './cluster-scenario';
import { Kind, kindOf, Mistake } from './mistakes';
import { ClusterWithPlugins, ClusterWithPluginsProps, Operator, Plugin, PluginCapability, PluginConfiguration } from '../../src';

/** Valid clusters that get other props once their plugins are there. */
interface Spoiled extends ClusterScenario {
  readonly over: (app: ClusterApp) => Partial<ClusterWithPluginsProps>;
}

const IMPORTED: PluginScenario = { kind: 'imported', pluginName: 'second.example.com', authority: false };

function clusters<T>(
  bad: fc.Arbitrary<T>, over: (value: T, app: ClusterApp, scenario: ClusterScenario) => Partial<ClusterWithPluginsProps>,
): fc.Arbitrary<Spoiled> {
  return fc.tuple(clusterScenario, bad).map(([scenario, value]) => ({ ...scenario, over: (app: ClusterApp) => over(value, app, scenario) }));
}

/** Valid clusters with two plugins or more, used in other ways. */
function uses<T>(bad: fc.Arbitrary<T>, spoil: (value: T, app: ClusterApp) => PluginConfiguration[]): fc.Arbitrary<Spoiled> {
  return clusters(bad, (value, app) => ({ plugins: spoil(value, app), backup: {} }))
    .map(scenario => ({ ...scenario, plugins: [...scenario.plugins, { ...IMPORTED, pluginName: 'first.example.com' }, IMPORTED], external: [], recovers: false }));
}

const storage = (size: any) => ({ storage: { size } });
const any = fc.constant(undefined);
const noSize = fc.constantFrom('many', '1 Gi', '1gi', '1Gib', '1,5Gi', 'Gi', '1.5.1', '10GB', '-1Gi');
const server = (name: string) => ({ name, connectionParameters: { host: name } });
const recovery = (name: string) => ({ bootstrap: { recovery: { source: name } } });

/** An imported plugin on the cluster's operator. */
function imported({ app, operator }: ClusterApp, capabilities?: PluginCapability[]): Plugin {
  return Plugin.fromPluginName(new Chart(app, 'imported'), 'plugin', 'third.example.com', { operator, capabilities }) as Plugin;
}

const SPEC: Mistake<Spoiled>[] = [
  ['no cluster name', 'cluster-name', clusters(
    fc.constantFrom('A', '1a', '-a', 'a-', 'a.b', 'a_b', 'x'.repeat(51)), (name, _, { metadata }) => ({ metadata: { ...metadata, name } }))],
  ['no namespace', 'namespace-name', clusters(fc.constantFrom('A', 'a.b', '-a', 'a b', 'x'.repeat(64)),
    (namespace, _, { metadata }) => ({ metadata: { ...metadata, namespace } }))
    .filter(({ operator }) => !operator.attributes?.watchedNamespaces?.length)],
  ['no instances', 'cluster-instances', clusters(fc.integer({ min: -(2 ** 31), max: 0 }), instances => ({ instances }))],
  ['no size', 'storage-size', clusters(fc.constantFrom({}, { size: '' }, { storageClass: 'fast' }, { pvcTemplate: {} }), storage_ => ({ storage: storage_ }))],
  ['no size of the WAL', 'storage-size', clusters(any, () => ({ walStorage: {} }))],
  ['no quantity of storage', 'quantity', clusters(noSize, storage)],
  ['no quantity of a request', 'quantity', clusters(noSize, size => ({ walStorage: { pvcTemplate: { resources: { requests: { storage: size } } } } }))],
  ['no quantity of a tablespace', 'quantity', clusters(noSize, size => ({ tablespaces: [{ name: 'space', ...storage(size) }] }))],
  ['no quantity of memory', 'quantity', clusters(fc.tuple(noSize, fc.constantFrom('requests', 'limits')),
    ([memory, kind]) => ({ resources: { [kind]: { memory } } }))],
  ['a directory of its own', 'reserved-environment', clusters(any, () => ({ env: [{ name: 'TZ', value: 'UTC' }, { name: 'PLUGIN_SOCKET_DIR', value: '/x' }] }))],
  ['a namespace that nobody watches', 'cluster-namespace-watched', clusters(any, () => ({ metadata: { name: 'cluster', namespace: 'unwatched' } }))
    .filter(({ operator }) => (operator.attributes?.watchedNamespaces?.length ?? 0) > 0)],
  ['two clusters of one name', 'object-name-unique', clusters(any, (_, { app, operator }, { name, namespace }) => {
    const chart = new Chart(app, 'other-chart', { namespace });
    new ClusterWithPlugins(chart, 'cluster', { metadata: { name }, operator, instances: 1, storage: { size: '777Gi' } });
    return { operator };
  })],
  ['another cluster twice', 'external-cluster-unique', clusters(any, () => ({ externalClusters: ['a', 'b', 'a'].map(server), bootstrap: {} }))],
  ['recovery from nowhere', 'recovery-source', clusters(fc.constantFrom('nowhere', 'b'), source => ({ externalClusters: [server('a')], ...recovery(source) }))],
];

const PLUGINS: Mistake<Spoiled>[] = [
  ['a plugin twice', 'plugin-once', uses(fc.boolean(), (enabled, { plugins: [plugin] }) => [{ plugin }, { plugin, enabled }])],
  ['two archivers', 'one-wal-archiver', uses(any, (_, { plugins }) => plugins.slice(-2).map(plugin => ({ plugin, isWALArchiver: true })))],
  ['an archiver that is off', 'wal-archiver-enabled', uses(any, (_, { plugins: [plugin] }) => [{ plugin, isWALArchiver: true, enabled: false }])],
  ['an archiver beside another', 'wal-archiver-or-object-store', clusters(any, (_, app) => ({
    plugins: [{ plugin: imported(app), isWALArchiver: true }], backup: { barmanObjectStore: { destinationPath: 's3://backups/' } },
  }))],
  ['an archiver that cannot', 'plugin-capability', clusters(fc.subarray([PluginCapability.BACKUP, PluginCapability.METRICS]), (capabilities, app) => ({
    plugins: [{ plugin: imported(app, capabilities), isWALArchiver: true }], backup: {},
  }))],
  ['a recovery that cannot be', 'plugin-capability', clusters(fc.subarray([PluginCapability.BACKUP, PluginCapability.ARCHIVE_WAL]), (capabilities, app) => ({
    externalClusters: [{ name: 'origin', plugin: { plugin: imported(app, capabilities) } }], ...recovery('origin'),
  }))],
  ['a recovery that is off', 'recovery-plugin-enabled', clusters(any, (_, app) => ({
    externalClusters: [{ name: 'origin', plugin: { plugin: imported(app), enabled: false } }], ...recovery('origin'),
  }))],
  ['a parameter that is null', 'null-value', uses(fc.constant<any>(null),
    (value, { plugins: [plugin] }) => [{ plugin, parameters: { good: 'yes', bad: value } }])],
  ['a parameter that is no string', 'field-type', uses(fc.constantFrom<any[]>(1, true, ['a'], { a: 'b' }),
    (value, { plugins: [plugin] }) => [{ plugin, parameters: { good: 'yes', bad: value } }])],
  ['a parameter of another cluster that is no string', 'field-type', clusters(fc.constantFrom<any[]>(1, true), (value, app) => ({
    externalClusters: [{ name: 'origin', plugin: { plugin: imported(app), parameters: { bad: value } } }], bootstrap: {},
  }))],
  ['a plugin of another operator', 'one-operator', clusters(any, (_, { app, operator }) => {
    const chart = new Chart(app, 'foreign');
    const [own, foreign] = ['own', 'foreign'].map(id => Operator.fromAttributes(chart, id, { namespace: operator?.namespace }));
    return { operator: own, plugins: [{ plugin: Plugin.fromPluginName(chart, 'plugin', 'foreign.example', { operator: foreign }) }] };
  })],
  ['plugins of two operators', 'one-operator', uses(any, (_, { app, plugins: [plugin] }) => {
    const chart = new Chart(app, 'foreign');
    const foreign = Operator.fromAttributes(chart, 'operator', { namespace: 'other' });
    return [{ plugin }, { plugin: Plugin.fromPluginName(chart, 'plugin', 'foreign.example', { operator: foreign }) }];
  })],
  ['another cluster with a plugin of another operator', 'one-operator', uses(any, (_, { plugins: [plugin] }) => [{ plugin }]).map(scenario => ({
    ...scenario,
    over: made => {
      const chart = new Chart(made.app, 'foreign');
      const foreign = Operator.fromAttributes(chart, 'operator', { namespace: 'other' });
      const plugin = { plugin: Plugin.fromPluginName(chart, 'plugin', 'foreign.example', { operator: foreign }) };
      return { ...scenario.over(made), externalClusters: [{ name: 'origin', plugin }] };
    },
  }))],
];

function run({ over, ...scenario }: Spoiled): App {
  return clusterApp(scenario, over).app;
}

/** Clusters with one mistake each. */
export const CLUSTER_MISTAKES: Kind[] = [...SPEC, ...PLUGINS].map(([what, rule, scenarios]) => kindOf(what, rule, scenarios, run));
