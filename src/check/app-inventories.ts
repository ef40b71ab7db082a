import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Owner, Settled } from './app-state';
import { knownClusterOf } from './known-cluster';
import { knownPluginOf } from './known-plugin';
import { viewOf } from './operator-view';
import { acknowledgedRules } from './warnings';
import { ICluster } from '../contracts/cluster';
import { IOperator } from '../contracts/operator';
import { IPlugin } from '../contracts/plugin';
import { archiversIn } from '../inventory/archives';
import { ArchiverElsewhere, KnownCluster, KnownPlugin } from '../inventory/context';
import { Inventory } from '../inventory/inventory';
import { Item } from '../inventory/item';
import { acknowledgementOf } from '../rules/engine/acknowledgement';
import { groupBy } from '../values/group-by';

/** An object of an app, with the construct that reports mistakes in it. */
export interface AppItem {
  readonly item: Item;
  readonly reportedBy: IConstruct;
  /** The operator that the object is for; undefined if no construct of this library defines the object. */
  readonly operator?: IOperator;
  /** Whether JSON patches change it: they can set fields that this library does not support. */
  readonly patched: boolean;
  /** The result of the construct's own validation, if it is still valid. */
  readonly settled?: Settled;
}

/** The objects of an app, as they are rendered. */
export function itemsOfApp(root: IConstruct, owners: ReadonlyMap<IConstruct, Owner>): AppItem[] {
  const sharers = groupBy([...owners.keys()], owner => owner.node.defaultChild);
  return (root.node.findAll().filter(ApiObject.isApiObject) as ApiObject[]).flatMap(object => {
    const owner = [...object.node.scopes].reverse().find(scope => owners.has(scope)) ?? sharers.get(object)?.[0];
    const reportedBy = owner ?? object;
    const { operator, settled } = owner ? owners.get(owner)! : {} as Partial<Owner>;
    const patched = ((object as any).patches ?? []).length > 0;
    if (settled && settled.object === object && !patched && isUnchanged(settled)) {
      return [{ item: settled.item, reportedBy, operator, patched, settled }];
    }
    const manifest = render(object);
    if (manifest === undefined) { return []; }
    withdrawShared(manifest, sharers.get(object)?.filter(sharer => !object.node.scopes.includes(sharer)) ?? []);
    return [{ item: new Item(manifest, { where: reportedBy.node.path }), reportedBy, operator, patched }];
  });
}

/** An acknowledgement of one of the constructs that share an object is not for the others: it is applied when their warnings are printed. */
function withdrawShared(manifest: any, sharers: IConstruct[]): void {
  sharers.flatMap(acknowledgedRules).forEach(ruleId => { delete manifest.metadata.annotations[acknowledgementOf(ruleId)]; });
}

/** Without JSON patches, only the metadata of an object can change after its construct has validated it. */
function isUnchanged({ object, item }: Settled): boolean {
  return JSON.stringify(object.metadata.toJson()) === JSON.stringify(item.manifest.metadata);
}

/** Skips an object that cannot be rendered: synthesis fails with that error anyway. */
function render(object: ApiObject): any {
  try {
    return object.toJson();
  } catch {
    return undefined;
  }
}

/**
 * The inventories of an app: one for each operator, since each may run in a different Kubernetes cluster. Objects not defined by this library are
 * in all of them.
 */
export function inventoriesOf(items: AppItem[], owners: ReadonlyMap<IConstruct, Owner>): Inventory[] {
  const archivers: ArchiverElsewhere[] = [];
  const operators = [...new Set([...owners.values()].map(owner => owner.operator))];
  return operators.map(operator => {
    const appItems = items.filter(item => item.operator === undefined || item.operator === operator);
    const all = appItems.map(({ item }) => item);
    const inventory = new Inventory(all, {
      environment: operator.node.path,
      archiversElsewhere: [...archivers],
      operators: [viewOf(operator, all)],
      plugins: pluginsOf(owners, operator),
      clusters: clustersOf(operator, owners),
      settled: new Set(appItems.filter(({ settled }) => settled).map(({ item }) => item)),
    });
    if (operators.length > 1) {
      const own = new Set(appItems.filter(item => item.operator === operator).map(({ item }) => item));
      archivers.push(...archiversIn(inventory, undefined, item => own.has(item)));
    }
    return inventory;
  });
}

/** The plugins of an app: those of one operator, or all. */
export function pluginsOf(owners: ReadonlyMap<IConstruct, Owner>, operator?: IOperator): KnownPlugin[] {
  return [...owners].filter(([construct, owner]) => (operator ?? owner.operator) === owner.operator && 'pluginName' in construct)
    .map(([plugin]) => knownPluginOf(plugin as IPlugin));
}

/** The clusters that are defined outside the app. */
function clustersOf(operator: IOperator, owners: ReadonlyMap<IConstruct, Owner>): KnownCluster[] {
  return [...owners].filter(([construct, owner]) => owner.operator === operator && 'clusterName' in construct && !construct.node.defaultChild)
    .map(([cluster]) => knownClusterOf(cluster as ICluster));
}
