import { isInTree } from './backup-edits';
import { Move, Taken, takenFrom } from './cluster-edits';
import { Deployment, Deployments } from './deployments';
import { Line } from './leftovers';
import { attempt, obstacle } from './obstacle';
import { Parameters } from './plugin-text';
import { BackupRecovery, judgeRecovery } from './recovery';
import { SourceObject } from './sources';
import { Store, Stores } from './stores';
import { obstaclesOf, Use, usesOf } from './uses';
import { BARMAN_CLOUD, BARMAN_CLOUD_GROUP } from '../inventory/barman-stores';
import { mayShareNamespace } from '../inventory/item';
import { Problem } from '../manifests/problem';
import { asName, asRecord, isMap, recordsByIndex } from '../values/narrow';
import { isKnownText } from '../values/placeholder';

/** What becomes of one Cluster. */
export interface ClusterPlan {
  readonly cluster: SourceObject;
  readonly moves: readonly Move[];
  readonly recovery?: { readonly recovery: BackupRecovery; readonly parameters: Parameters };
}

/** What becomes of the objects of a run. */
export interface Plan {
  readonly clusters: readonly ClusterPlan[];
  readonly stores: readonly Store[];
  /** The Backups and ScheduledBackups that the plugin will make. */
  readonly backups: readonly SourceObject[];
  /** The text of each object store. */
  readonly taken: ReadonlyMap<Use, Taken>;
  readonly obstacles: readonly Problem[];
  readonly byHand: readonly Line[];
}

/** Plans what becomes of objects. Nothing is changed yet. */
export function planFor(objects: readonly SourceObject[], deployments: Deployments): Plan {
  return new Planner(objects, deployments).plan();
}

class Planner {
  private readonly obstacles: Problem[] = [];
  private readonly byHand: Line[] = [];
  private readonly stores = new Stores();
  private readonly taken = new Map<Use, Taken>();
  private readonly storeOf = new Map<Use, Store>();

  public constructor(private readonly objects: readonly SourceObject[], private readonly deployments: Deployments) {}

  public plan(): Plan {
    const { objects, obstacles, byHand, stores, taken } = this;
    objects.filter(({ kind, written: { object: { apiVersion } } }) => kind === 'ObjectStore' && `${apiVersion}`.startsWith(`${BARMAN_CLOUD_GROUP}/`))
      .forEach(store => stores.addKnown(store, this.deployments.of(store)));
    const uses = this.clusters.flatMap(cluster => {
      const all = usesOf(cluster);
      if (all.length > 0) { obstacles.push(...obstaclesOf(cluster, all)); }
      return all;
    });
    if (obstacles.length === 0) { uses.forEach(use => this.take(use)); }
    // only clusters that archive have a retention policy, which those that read do not care about
    [...uses.filter(({ external }) => external === undefined), ...uses.filter(({ external }) => external !== undefined)]
      .forEach(use => this.storeOf.set(use, stores.storeFor(use, this.deployments.of(use.cluster))));
    const clusters = this.clusters.flatMap(cluster => this.clusterPlan(cluster, uses.filter(use => use.cluster === cluster)));
    const archiving = new Set(uses.filter(({ external }) => external === undefined).map(({ cluster }) => cluster));
    const backups = objects.filter(one => isInTree(one) && one.isWhole && this.isMoved(one, archiving));
    return { clusters, stores: stores.all, backups, taken, obstacles, byHand };
  }

  private get clusters(): readonly SourceObject[] {
    return this.objects.filter(({ kind, distribution, isWhole }) => kind === 'Cluster' && distribution && isWhole);
  }

  private take(use: Use): void {
    const taken = attempt(use.cluster, use.path, this.obstacles, () => takenFrom(use));
    if (taken) { this.taken.set(use, taken); }
  }

  private clusterPlan(cluster: SourceObject, uses: readonly Use[]): ClusterPlan[] {
    const judged = judgeRecovery(cluster, this.objects);
    if (judged.obstacle) { this.obstacles.push(judged.obstacle); }
    if (judged.unknown !== undefined) {
      this.byHand.push({ file: cluster.file.name, line: cluster.lineOf(['spec', 'bootstrap', 'recovery', 'backup']), text: `bootstrap.recovery.backup: ${judged.unknown}` });
    }
    if (uses.length === 0 && !judged.recovery) { return []; }
    const names = this.namesOf(cluster, uses[0]?.path ?? ['spec']);
    const moves = uses.map(use => ({ use, parameters: this.parametersOf(use, names) }));
    if (!judged.recovery) { return [{ cluster, moves }]; }
    const { origin } = judged.recovery;
    const [own] = [...this.storeOf.keys()].filter(use => use.cluster === origin && use.external === undefined);
    return [{ cluster, moves, recovery: { recovery: judged.recovery, parameters: this.parametersOf(own, this.namesOf(origin, own.path)) } }];
  }

  private parametersOf(use: Use, { name, ofStore }: Names): Parameters {
    const serverText = use.statedServer === undefined ? undefined : this.taken.get(use)?.store.serverName;
    return {
      barmanObjectName: ofStore(this.storeOf.get(use)!.name),
      serverName: use.statedServer ?? (use.external === undefined ? name : use.name),
      ...serverText === undefined ? {} : { serverText },
    };
  }

  /** The names that kustomize gives to a cluster and its ObjectStore, since it does not change them in parameters. */
  private namesOf(cluster: SourceObject, path: ReadonlyArray<string | number>): Names {
    const { name } = cluster;
    const built = [...new Set(this.deployments.of(cluster).map((one: Deployment) => one.name))].sort();
    if (!isKnownText(name) || built.length === 0 || built.length === 1 && built[0] === name) { return { name, ofStore: store => store }; }
    const at = built.length === 1 ? built[0].indexOf(name) : -1;
    if (at < 0) {
      this.obstacles.push(obstacle(cluster, path, `kustomize builds the cluster under the names ${built.join(', ')}, and does not change those in parameters`,
        'set the parameters of the plugin in a patch of each overlay'));
    }
    const [prefix, suffix] = [built[0].slice(0, Math.max(at, 0)), built[0].slice(at + name.length)];
    return { name: built[0], ofStore: store => `${prefix}${store}${suffix}` };
  }

  /** Whether the plugin makes the backups of the cluster of a Backup, now or after the migration. */
  private isMoved({ spec, namespace, distribution }: SourceObject, archiving: ReadonlySet<SourceObject>): boolean {
    const name = asName(asRecord(spec.cluster).name);
    const found = this.clusters.filter(one => one.name === name && one.distribution === distribution && mayShareNamespace(one.namespace, namespace));
    return found.length > 0 && found.every(one => archiving.has(one) || !isMap(asRecord(one.spec.backup).barmanObjectStore)
      && recordsByIndex(one.spec.plugins).some(({ name: plugin, enabled }) => plugin === BARMAN_CLOUD && enabled !== false));
  }
}

interface Names {
  /** That of the cluster. */
  readonly name: string;
  /** That of an ObjectStore beside it. */
  ofStore(name: string): string;
}
