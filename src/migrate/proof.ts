import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Deployed } from './deployments';
import { Report, Reported } from '../checker/report';
import { BARMAN_CLOUD, objectStoreOf, objectStoresNamed } from '../inventory/barman-stores';
import { clustersIn, ClusterView, PluginUse } from '../inventory/clusters';
import { Inventory } from '../inventory/inventory';
import { Item } from '../inventory/item';
import { Problem } from '../manifests/problem';
import { asName, asRecord, isMap, recordsByIndex } from '../values/narrow';

/** The rules about objects that are there several times. */
const REPEATED = ['object-name-unique', 'object-repeated'];

/** What is judged: the report, and the objects that it is about. */
export interface Verdict {
  readonly report: Report;
  readonly deployed: readonly Deployed[];
}

/** Where a cluster archives, or reads from. */
interface Place {
  readonly item: Item;
  readonly key: string;
  /** Whether the operator itself uses it. */
  readonly isInTree: boolean;
  readonly configuration: unknown;
  readonly serverName: unknown;
  readonly retentionPolicy?: unknown;
}

/** What would be wrong: other archives than before, and what is found that was not found before. */
export function disproof(before: Verdict, after: Verdict): Problem[] {
  const [old, now] = [before.report, after.report];
  return [...lostPlaces(before, after), ...newProblems(old, now), ...newFindings(old, now, hasNamesakes(before))];
}

/** Every archive stays where it is: the same settings of the store, the same server, the same retention. */
function lostPlaces(before: Verdict, after: Verdict): Problem[] {
  const places = placesIn(after);
  return placesIn(before).filter(({ isInTree }) => isInTree).flatMap(old => {
    const same = places.filter(({ key }) => key === old.key);
    const now = same.find(one => !one.isInTree) ?? same[0];
    if (now) { places.splice(places.indexOf(now), 1); }
    const settingsOf = ({ configuration, serverName, retentionPolicy }: Place) => [configuration, serverName, retentionPolicy];
    const isSame = now && !now.isInTree && isDeepStrictEqual(settingsOf(now), settingsOf(old));
    const { where, line } = placeOf(old.item);
    const hint = 'move by hand what patches, values or other files change in it';
    if (isSame) { return []; }
    return now?.isInTree
      ? [] // it is named among what is to be moved by hand
      : [{ file: where, line, message: `${old.item}: the archive "${old.serverName}" would not be the same after the migration`, hint }];
  });
}

function placesIn({ deployed }: Verdict): Place[] {
  return deployed.flatMap(({ root, inventory }) => clustersIn(inventory).flatMap(cluster => {
    const { item } = cluster;
    const keyOf = (external?: string) => JSON.stringify([root, placeOf(item).where, item.namespace, item.name, external]);
    const { barmanObjectStore, retentionPolicy } = asRecord(item.spec.backup);
    return [
      ...inTree(barmanObjectStore, item.name, { item, key: keyOf(), retentionPolicy }),
      ...cluster.plugins.filter(({ pluginName, isWALArchiver, enabled }) => pluginName === BARMAN_CLOUD && isWALArchiver && enabled)
        .map(use => ofPlugin(use, cluster, inventory, keyOf(), true)),
      ...recordsByIndex(item.spec.externalClusters)
        .flatMap(one => inTree(one.barmanObjectStore, asName(one.name), { item, key: keyOf(asName(one.name)) })),
      ...cluster.externalPlugins.filter(({ pluginName }) => pluginName === BARMAN_CLOUD)
        .map(use => ofPlugin(use, cluster, inventory, keyOf(use.externalCluster), false)),
    ];
  }));
}

function inTree(store: unknown, name: string | undefined, place: Pick<Place, 'item' | 'key' | 'retentionPolicy'>): Place[] {
  if (!isMap(store)) { return []; }
  const { serverName, ...configuration } = store;
  return [{ ...place, isInTree: true, configuration, serverName: nameOf(serverName) || name, retentionPolicy: place.retentionPolicy ?? undefined }];
}

function ofPlugin({ written }: PluginUse, cluster: ClusterView, inventory: Inventory, key: string, isArchive: boolean): Place {
  const { barmanObjectName, serverName } = asRecord(written.parameters);
  const name = asName(barmanObjectName);
  const store = objectStoreOf(cluster, name, inventory) ?? onlyBeside(cluster.item, objectStoresNamed(name, inventory));
  return {
    item: cluster.item,
    key,
    isInTree: false,
    configuration: store?.spec.configuration,
    serverName: nameOf(serverName) || cluster.item.name,
    retentionPolicy: isArchive ? store?.spec.retentionPolicy ?? undefined : undefined,
  };
}

/** Directories can be environments with the same objects. */
function onlyBeside({ origin, namespace }: Item, stores: readonly Item[]): Item | undefined {
  const beside = stores.filter(store => store.namespace === namespace && posix.dirname(store.origin.where) === posix.dirname(origin.where));
  return beside.length === 1 ? beside[0] : undefined;
}

function nameOf(value: unknown): string | undefined {
  return asName(value) ?? (typeof value === 'number' ? `${value}` : undefined);
}

function newProblems(before: Report, after: Report): Problem[] {
  const known = before.problems.map(({ message }) => message);
  return after.problems.filter(({ message }) => !known.includes(message)).map(({ file, message, hint }) => ({ file, message: `after the migration, ${message}`, hint }));
}

/** Whether a cluster is there several times, such as in a directory for each environment: then its ObjectStore is so too. */
function hasNamesakes({ deployed }: Verdict): boolean {
  return deployed.some(({ inventory }) => {
    const clusters = clustersIn(inventory).map(({ item }) => `${item}`);
    return new Set(clusters).size < clusters.length;
  });
}

/** Fields move, so that a finding is the same one although it is in another field. Nobody sees the lines of what is not written. */
function newFindings(before: Report, after: Report, isRepeated: boolean): Problem[] {
  const keyOf = ({ rule, kind, name }: Reported) => JSON.stringify([rule.id, kind, name]);
  const expected = new Map<string, number>();
  before.findings.forEach(finding => expected.set(keyOf(finding), (expected.get(keyOf(finding)) ?? 0) + 1));
  return after.findings.filter(finding => {
    if (isRepeated && finding.kind === 'ObjectStore' && REPEATED.includes(finding.rule.id)) { return false; }
    const left = (expected.get(keyOf(finding)) ?? 0) - 1;
    expected.set(keyOf(finding), left);
    return left < 0;
  }).map(({ file, text, rule, object, fix }) => ({ file, message: `after the migration, ${object} would have a mistake: ${text} [${rule.id}]`, hint: fix }));
}

function placeOf({ origin }: Item): { readonly where: string; readonly line: number } {
  return origin.placeOf?.([]) ?? { where: origin.where, line: origin.lineOf?.([]) ?? 1 };
}

