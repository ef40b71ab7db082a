import { PUBLISHED_PLUGINS } from '../../facts/plugins';
import { DefectCondition, PluginDefect, PublishedPlugin } from '../../facts/plugins/published-plugin';
import { objectStoresIn } from '../../inventory/barman-stores';
import { recoveryReaderOf, wholeClusters } from '../../inventory/cluster-parts';
import { clustersIn, ClusterView, ExternalPluginUse } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { pluginRelease } from '../../inventory/plugin-releases';
import { Path } from '../../values/field-path';
import { asBoolean, asName, asNumber, asRecord, asStrings } from '../../values/narrow';
import { isOlder } from '../../values/release';
import { Rule, Target } from '../engine/rule';

/** A defect of the plugin's release that the input runs into. */
export interface DefectInput extends Pick<PluginDefect, 'what' | 'fix' | 'issue'> {
  readonly pluginName: string;
  readonly release: string;
}

/** Some releases of plugins fail in certain clusters. */
export const pluginDefect: Rule<DefectInput> = {
  id: 'plugin-defect',
  severity: 'warning',
  title: 'The release of a plugin should work for what it is used for',
  symptom: 'restores, recoveries or WAL archiving fail although the manifests are correct',
  cause: 'the release has a known defect, which shows with this configuration',
  fix: 'use another release of the plugin',
  source: 'https://github.com/cloudnative-pg/plugin-barman-cloud/issues',
  kinds: ['Cluster', 'ObjectStore'],
  needs: 'the release of a published plugin: the tag of its image, or the option --plugin-version',
  releases: 'those of the plugin that the message names',
  check: ({ pluginName, release, what, fix, issue }) =>
    [{ message: `in release ${release} of "${pluginName}", ${what} (${issue})`, fix }],
  targets: inventory => PUBLISHED_PLUGINS.flatMap(plugin => {
    const release = plugin.defects && pluginRelease(plugin.pluginName, inventory);
    return release === undefined ? [] : plugin.defects!.filter(defect => hasDefect(release, defect)).flatMap(defect =>
      targetsOf(plugin, defect, release, inventory));
  }),
};

function hasDefect(release: string, { first, last }: PluginDefect): boolean {
  return !isOlder(last, release) && !(first !== undefined && isOlder(release, first));
}

function targetsOf(plugin: PublishedPlugin, defect: PluginDefect, release: string, inventory: Inventory): Target<DefectInput>[] {
  const { when, operator, what, fix, issue } = defect;
  return CONDITIONS[when](inventory, plugin.pluginName)
    .filter(({ cluster }) => operator === undefined || isAtLeast(cluster, operator))
    .map(({ item, path }) => ({ item, path, input: { pluginName: plugin.pluginName, release, what, fix, issue } }));
}

function isAtLeast(cluster: ClusterView | undefined, release: string): boolean {
  return cluster?.operator.version !== undefined && !isOlder(cluster.operator.version, release);
}

/** A field that makes a defect show. */
interface Shown {
  readonly item: Item;
  readonly path: Path;
  readonly cluster?: ClusterView;
}

const CONDITIONS: Record<DefectCondition, (inventory: Inventory, pluginName: string) => Shown[]> = {
  'restores WAL': (inventory, pluginName) => readers(inventory, pluginName, cluster => [recoveryReaderOf(cluster), replicaReaderOf(cluster)]),
  'recovers': (inventory, pluginName) => readers(inventory, pluginName, cluster => [recoveryReaderOf(cluster)]),
  'replica without recovery': (inventory, pluginName) => readers(inventory, pluginName, cluster =>
    [cluster.plugins, [recoveryReaderOf(cluster)]].flat().some(use => use?.pluginName === pluginName) ? [] : [replicaReaderOf(cluster)]),
  'parallel WAL': inventory => objectStores(inventory).filter(({ wal }) => (asNumber(wal.maxParallel) ?? 1) > 1)
    .map(({ item, path }) => ({ item, path: [...path, 'maxParallel'] })),
  'addressing style': inventory => objectStores(inventory).filter(({ wal }) => hasVirtualAddresses(asStrings(wal.archiveAdditionalCommandArgs)))
    .map(({ item, path }) => ({ item, path: [...path, 'archiveAdditionalCommandArgs'] })),
};

function readers(inventory: Inventory, pluginName: string, readersOf: (cluster: ClusterView) => Array<ExternalPluginUse | undefined>): Shown[] {
  return wholeClusters(clustersIn(inventory)).flatMap(cluster => {
    const reader = readersOf(cluster).find(use => use?.enabled && use.pluginName === pluginName);
    return reader ? [{ item: cluster.item, path: [...reader.path, 'name'], cluster }] : [];
  });
}

/** The plugin of the external cluster that a replica cluster follows. */
function replicaReaderOf({ item, externalPlugins }: ClusterView): ExternalPluginUse | undefined {
  const { enabled, source, primary, self } = asRecord(item.spec.replica);
  const follows = asBoolean(enabled) ?? (asName(primary) !== undefined && asName(primary) !== (asName(self) ?? item.name));
  return follows ? externalPlugins.find(({ externalCluster }) => externalCluster !== '' && externalCluster === asName(source)) : undefined;
}

function objectStores(inventory: Inventory) {
  return objectStoresIn(inventory).map(item =>
    ({ item, path: ['spec', 'configuration', 'wal'], wal: asRecord(asRecord(item.spec.configuration).wal) }));
}

function hasVirtualAddresses(words: string[]): boolean {
  return words.some((word, index) => word === '--addressing-style=virtual' || word === '--addressing-style' && words[index + 1] === 'virtual');
}
