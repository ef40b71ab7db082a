import { App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { all, annotations, defineOperator, dnsLabel, label, labels, maybe, operator, OperatorScenario, options, pluginName } from './arbitraries';
import { clusterSpec, parameters, sinceMinor } from './cluster-spec';
import { ClusterSpec, ClusterWithPlugins, ClusterWithPluginsProps, IPlugin, Operator, Plugin, PluginCapability, PluginTls, SidecarPlugin, StandalonePlugin } from '../../src';
import { editDistance } from '../../src/values/edit-distance';

/** A plugin that clusters may use, of any kind. */
export interface PluginScenario {
  readonly kind: 'standalone' | 'sidecar' | 'imported';
  readonly pluginName: string;
  readonly authority: boolean;
  readonly capabilities?: PluginCapability[];
}

/** How a cluster uses a plugin. */
export interface UseScenario {
  readonly enabled?: boolean;
  readonly isWALArchiver?: boolean;
  readonly parameters?: Record<string, string>;
}

/** Another cluster; its plugin by index. */
export interface ExternalScenario extends UseScenario {
  readonly name: string;
  readonly plugin?: number;
}

/** A cluster that uses each of its plugins. */
export interface ClusterScenario {
  readonly operator: OperatorScenario;
  readonly statedOperator: boolean;
  readonly name: string;
  readonly namespace: string;
  readonly metadata?: { readonly labels?: Record<string, string>; readonly annotations?: Record<string, string> };
  readonly plugins: PluginScenario[];
  readonly uses: UseScenario[];
  readonly external: ExternalScenario[];
  /** Whether it recovers from the first of the other clusters. */
  readonly recovers: boolean;
  readonly spec: ClusterSpec;
}

const use: fc.Arbitrary<Partial<UseScenario>> = options<UseScenario>({ enabled: fc.boolean(), isWALArchiver: fc.boolean(), parameters });

const external: fc.Arbitrary<ExternalScenario> = fc.tuple(label, maybe(fc.nat({ max: 3 })), use)
  .map(([name, plugin, used]) => ({ ...used, name, plugin }));

/** Clusters that work. */
export const clusterScenario: fc.Arbitrary<ClusterScenario> = fc.record({
  operator,
  statedOperator: fc.boolean(),
  name: fc.stringMatching(/^[a-z]([-a-z0-9]{0,48}[a-z0-9])?$/),
  namespace: dnsLabel,
  metadata: maybe(options({ labels, annotations })),
  plugins: fc.uniqueArray(all<PluginScenario>({
    kind: fc.constantFrom('standalone', 'sidecar', 'imported'),
    pluginName,
    authority: fc.boolean(),
    capabilities: maybe(fc.subarray(Object.values(PluginCapability))),
  }), { maxLength: 4, selector: plugin => plugin.pluginName.toLowerCase(), comparator: isNear }),
  uses: fc.array(use, { minLength: 4, maxLength: 4 }),
  external: fc.uniqueArray(external, { maxLength: 2, selector: ({ name }) => name }),
  recovers: fc.boolean(),
  spec: clusterSpec,
}).map(consistent);

/** A name that is stated as elsewhere and is near to an installed one is a misspelling of that. */
function isNear(one: string, other: string): boolean {
  return editDistance(one, other) <= 2;
}

/** Takes back what one choice rules out for another. */
function consistent(scenario: ClusterScenario): ClusterScenario {
  const { watchedNamespaces } = scenario.operator.attributes ?? {};
  const archiver = scenario.uses.findIndex(({ isWALArchiver }, index) => isWALArchiver && index < scenario.plugins.length);
  const uses = scenario.plugins.map((_, index) => oneArchiver(scenario.uses[index], index === archiver));
  const others = scenario.external.map(({ plugin, ...other }, index) => ({
    ...oneArchiver(other, false),
    ...scenario.recovers && index === 0 ? { enabled: undefined } : {},
    name: other.name,
    plugin: scenario.plugins.length > 0 && plugin !== undefined ? plugin % scenario.plugins.length : undefined,
  }));
  const minor = Number(scenario.operator.attributes?.version?.split('.')[1] ?? Infinity);
  // a recovery restores what a plugin has kept
  const recovers = scenario.recovers && others.length > 0 && others[0].plugin !== undefined;
  const plugins = scenario.plugins.map((plugin, index) => ({
    ...plugin,
    capabilities: plugin.capabilities && [...new Set([
      ...plugin.capabilities,
      ...index === archiver ? [PluginCapability.ARCHIVE_WAL] : [],
      ...recovers && others[0].plugin === index ? [PluginCapability.RESTORE_JOB] : [],
    ])],
  }));
  const { barmanObjectStore, ...backup } = scenario.spec.backup ?? {};
  const { epas, extensions, synchronous, ...common } = scenario.spec.postgresql ?? {};
  const postgresql = {
    ...common,
    ...scenario.operator.distribution === 'EDB' && epas ? { epas } : {},
    ...sinceMinor(scenario.spec) > minor ? {} : { ...extensions && { extensions }, ...synchronous && { synchronous } },
  };
  return {
    ...scenario,
    // a cluster without plugins belongs to the default operator unless it states another
    statedOperator: scenario.statedOperator || (plugins.length === 0 && scenario.operator.attributes !== undefined),
    namespace: watchedNamespaces?.length ? watchedNamespaces[0] : scenario.namespace,
    uses,
    external: others,
    recovers,
    plugins,
    spec: {
      ...scenario.spec,
      ...archiver >= 0 ? { backup } : {},
      ...scenario.spec.postgresql ? { postgresql } : {},
    },
  };
}

function oneArchiver({ isWALArchiver, ...others }: UseScenario, chosen: boolean): UseScenario {
  return chosen ? { ...others, enabled: others.enabled === false ? undefined : others.enabled, isWALArchiver } : others;
}

export interface ClusterApp {
  readonly app: App;
  readonly operator?: Operator;
  readonly plugins: IPlugin[];
}

/** A new app with the plugins and the cluster. */
export function clusterApp(scenario: ClusterScenario, over: (app: ClusterApp) => Partial<ClusterWithPluginsProps> = () => ({})): ClusterApp {
  const app = new App();
  const chart = new Chart(app, 'chart', { namespace: scenario.namespace });
  const defined = defineOperator(app, chart, scenario.operator);
  const plugins = scenario.plugins.map((plugin, index) => definePlugin(chart, plugin, index, defined));
  const made = { app, operator: defined, plugins };
  new ClusterWithPlugins(chart, 'cluster', { ...clusterProps(scenario, plugins), operator: scenario.statedOperator ? defined : undefined, ...over(made) });
  return made;
}

/** The cluster's props. */
function clusterProps({ name, metadata, spec, external: others, recovers, uses }: ClusterScenario, plugins: IPlugin[]): ClusterWithPluginsProps {
  return {
    ...spec,
    metadata: { name, ...metadata },
    ...others.length === 0 ? {} : {
      externalClusters: others.map(({ name: other, plugin, ...used }) => ({
        name: other, ...plugin === undefined ? { connectionParameters: { host: other } } : { plugin: { plugin: plugins[plugin], ...used } },
      })),
    },
    ...recovers ? { bootstrap: { recovery: { source: others[0].name } } } : {},
    ...plugins.length === 0 ? {} : { plugins: plugins.map((plugin, index) => ({ plugin, ...uses[index] })) },
  };
}

function definePlugin(chart: Chart, { kind, pluginName: given, authority, capabilities }: PluginScenario, index: number, on?: Operator): IPlugin {
  const common = { pluginName: given, image: 'registry/plugin:1', name: `plugin-${index}`, operator: on, capabilities };
  switch (kind) {
    case 'standalone': return new StandalonePlugin(chart, `plugin-${index}`, { ...common, tls: authority ? PluginTls.certificateAuthority() : undefined });
    case 'sidecar': return new SidecarPlugin(chart, `plugin-${index}`, common);
    case 'imported': return Plugin.fromPluginName(chart, `plugin-${index}`, given, { operator: on, capabilities });
  }
}

/** The plugins as the Cluster is to name them. */
export function expectedUses({ plugins, uses }: ClusterScenario): any[] {
  return plugins.map(({ pluginName: name }, index) => written({ name, ...uses[index] }));
}

/** The plugins of the other clusters, likewise. */
export function expectedExternal({ plugins, external: others }: ClusterScenario): any[] {
  return others.map(({ plugin, name, ...used }) => plugin === undefined ? undefined : written({ name: plugins[plugin].pluginName, ...used }));
}

/** As a manifest has it: without what is undefined. */
function written(object: any): any {
  return JSON.parse(JSON.stringify(object));
}
