import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Inventory, InventoryContext, KnownPlugin } from '../inventory/inventory';
import { Item } from '../inventory/item';
import { OperatorView } from '../inventory/operators';
import { IOperator } from '../operator/operator-ref';
import { IPlugin } from '../plugin/plugin';

/** An object of an app, and the construct in whose name something is said of it. */
export interface AppItem {
  readonly item: Item;
  readonly spokesman: IConstruct;
  /** All constructs that may have said something of it: the Deployment of an operator is its sidecars' too. */
  readonly speakers: IConstruct[];
  /** The operator that the object is for; nothing where no construct of ours made it. */
  readonly operator?: IOperator;
}

/** The objects of an app, as they will be written. */
export function itemsOfApp(root: IConstruct, owners: ReadonlyMap<IConstruct, IOperator>): AppItem[] {
  const sharing = sharersOf(owners);
  return (root.node.findAll().filter(ApiObject.isApiObject) as ApiObject[]).flatMap(object => {
    const sharers = sharing.get(object) ?? [];
    const owner = [...object.node.scopes].reverse().find(scope => owners.has(scope)) ?? sharers[0];
    const spokesman = owner ?? object;
    const manifest = render(object);
    if (manifest === undefined) { return []; }
    const item = new Item(manifest, { where: spokesman.node.path });
    return [{ item, spokesman, speakers: [spokesman, ...sharers], operator: owner && owners.get(owner) }];
  });
}

/** The constructs that an object stands for, by object. */
function sharersOf(owners: ReadonlyMap<IConstruct, IOperator>): Map<IConstruct, IConstruct[]> {
  const sharers = new Map<IConstruct, IConstruct[]>();
  for (const owner of owners.keys()) {
    const object = owner.node.defaultChild;
    if (object) { sharers.set(object, [...sharers.get(object) ?? [], owner]); }
  }
  return sharers;
}

/** An object that cannot be written stops synthesis by itself, with words of its own. */
function render(object: ApiObject): unknown {
  try {
    return object.toJson();
  } catch {
    return undefined;
  }
}

/**
 * The inventories of an app: one for each operator, since each may run in a Kubernetes cluster of its own. What no construct of ours made is in all of them.
 */
export function inventoriesOf(items: AppItem[], owners: ReadonlyMap<IConstruct, IOperator>): Inventory[] {
  return [...new Set(owners.values())].map(operator => new Inventory(
    items.filter(item => item.operator === undefined || item.operator === operator).map(({ item }) => item),
    contextOf(operator, items, owners)));
}

function contextOf(operator: IOperator, items: AppItem[], owners: ReadonlyMap<IConstruct, IOperator>): InventoryContext {
  const plugins = [...owners].filter(([owner, its]) => its === operator && 'pluginName' in owner)
    .map(([owner]): KnownPlugin => ({ pluginName: (owner as IPlugin).pluginName, capabilities: (owner as IPlugin).capabilities }));
  return { operators: [viewOf(operator, items)], plugins };
}

function viewOf(operator: IOperator, items: AppItem[]): OperatorView {
  const { distribution, namespace, version, kubernetesVersion, socketDirectory, user, podLabels } = operator;
  const deployment = items.find(({ item, operator: its }) => its === operator && item.kind === 'Deployment' && item.name === operator.deploymentName)?.item;
  return {
    distribution, namespace, version, kubernetesVersion, socketDirectory, user, podLabels, deployment, watchedNamespaces: operator.watchedNamespaces,
  };
}
