import { BackupView, backupOf, ClusterView, clusterOf } from './clusters';
import { Item } from './item';
import { OperatorAssumptions, operatorsIn, OperatorView } from './operators';
import { isMeantForPlugin, StandaloneView, standaloneOf } from './plugins';
import { Distribution } from '../distribution';

/** A plugin that the input uses without showing its install. */
export interface KnownPlugin {
  readonly pluginName: string;
  /** What it declares; unknown where undefined. */
  readonly capabilities?: string[];
}

/** What was said beside the objects. */
export interface InventoryContext extends OperatorAssumptions {
  /** Operators that something else installs. */
  readonly operators?: OperatorView[];
  /** Plugins of which a program knows, whether it installs them or not. */
  readonly plugins?: KnownPlugin[];
}

/**
 * The objects of one Kubernetes cluster, with their references resolved: of an app, or of files.
 *
 * What it does not hold is unknown. It is made once and read by all rules.
 */
export class Inventory {
  private readonly byKind = new Map<string, Item[]>();
  private readonly derived = new Map<(inventory: Inventory) => unknown, unknown>();

  public constructor(public readonly items: Item[], public readonly context: InventoryContext = {}) {
    for (const item of items) {
      const key = keyOf(item.kind, item.apiGroup);
      const same = this.byKind.get(key);
      same ? same.push(item) : this.byKind.set(key, [item]);
    }
  }

  /** The products that the input may be about. */
  public get distributions(): Distribution[] {
    const stated = (this.context.operators ?? []).map(({ distribution }) => distribution);
    return [...new Set([Distribution.CLOUDNATIVE_PG, Distribution.EDB, ...stated, ...this.context.distribution ? [this.context.distribution] : []])];
  }

  /** The objects of a kind, of one API group; the core group's is empty. */
  public of(kind: string, apiGroup: string): Item[] {
    return [...this.byKind.get(keyOf(kind, apiGroup)) ?? []];
  }

  /** What many rules derive from the inventory: made at the first call. */
  public once<T>(derive: (inventory: Inventory) => T): T {
    if (!this.derived.has(derive)) {
      this.derived.set(derive, derive(this));
    }
    return this.derived.get(derive) as T;
  }

  /** The operators that a program stated, and those that the input shows. What is stated of one that the input shows too has the last word. */
  public get operators(): OperatorView[] {
    return this.once(operatorsOf);
  }

  /**
   * The operator of a product that an object in a namespace is for: the only one, or the one of that namespace.
   *
   * Where the input shows none, or several, it is one of which nothing but the product is known, apart from what was said beside the objects.
   */
  public operatorOf(distribution: Distribution, namespace?: string): OperatorView {
    const same = this.operators.filter(operator => operator.distribution === distribution);
    const found = same.length === 1 ? same[0] : same.find(operator => operator.namespace === namespace && namespace !== undefined);
    return found ?? this.unseen(distribution);
  }

  /** The Services that are plugins', or are meant to be. */
  public get standalonePlugins(): StandaloneView[] {
    return this.once(standalonePluginsOf);
  }

  /** The Clusters. */
  public get clusters(): ClusterView[] {
    return this.once(clustersOf);
  }

  /** The Backups and ScheduledBackups. */
  public get backups(): BackupView[] {
    return this.once(backupsOf);
  }

  /** The objects of a kind that each product has in its own API group. */
  public ofProducts(kind: string): Array<{ item: Item; distribution: Distribution }> {
    return this.distributions.flatMap(distribution => this.of(kind, distribution.apiGroup).map(item => ({ item, distribution })));
  }

  private unseen(distribution: Distribution): OperatorView {
    const { namespace, version, kubernetesVersion } = this.context;
    return { distribution, namespace, version, kubernetesVersion, podLabels: distribution.operatorPodLabels };
  }
}

function operatorsOf(inventory: Inventory): OperatorView[] {
  const { distributions, context } = inventory;
  const seen = operatorsIn(inventory.of('Deployment', 'apps'), distributions, context);
  const stated = (context.operators ?? []).map(one => ({ ...seen.find(other => isSameOperator(one, other)), ...withoutUnknown(one) }));
  return [...stated, ...seen.filter(one => !stated.some(other => isSameOperator(one, other)))];
}

function standalonePluginsOf(inventory: Inventory): StandaloneView[] {
  return inventory.of('Service', '').flatMap(service => inventory.distributions
    .filter(distribution => isMeantForPlugin(service, distribution))
    .map(distribution => standaloneOf(service, distribution, inventory.operatorOf(distribution, service.namespace), inventory)));
}

function clustersOf(inventory: Inventory): ClusterView[] {
  return inventory.ofProducts('Cluster').map(({ item, distribution }) => clusterOf(item, distribution, inventory.operatorOf(distribution, item.namespace)));
}

function backupsOf(inventory: Inventory): BackupView[] {
  return [...inventory.ofProducts('Backup'), ...inventory.ofProducts('ScheduledBackup')]
    .map(({ item, distribution }) => backupOf(item, distribution, inventory.operatorOf(distribution, item.namespace), inventory.clusters));
}

function isSameOperator(one: OperatorView, other: OperatorView): boolean {
  return one.distribution === other.distribution && one.namespace === other.namespace;
}

/** What is not stated does not hide what is seen. */
function withoutUnknown(view: OperatorView): OperatorView {
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined)) as unknown as OperatorView;
}

function keyOf(kind: string, apiGroup: string): string {
  return `${kind}.${apiGroup}`;
}
