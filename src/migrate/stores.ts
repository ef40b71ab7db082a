import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Deployment } from './deployments';
import { SourceObject } from './sources';
import { Use } from './uses';
import { CHECKSUM_VARIABLES, isS3Compatible } from '../inventory/barman-stores';
import { asRecord, recordsByIndex } from '../values/narrow';

/** A variable of the sidecar. */
export interface Variable { readonly name: string; readonly value: string }

/** An ObjectStore that object stores of clusters become. */
export interface Store {
  /** As it is written. */
  readonly name: string;
  readonly configuration: Record<string, unknown>;
  retentionPolicy?: unknown;
  readonly env: readonly Variable[];
  /** What it is made of; undefined if the input has it already. */
  readonly origin?: Use;
  /** What it replaces. */
  readonly uses: Use[];
}

/** Which objects are together: in one directory, and in one namespace of everything that is built of it. */
export function scopeOf({ file, namespace }: SourceObject, deployments: readonly Deployment[]): string {
  return JSON.stringify([posix.dirname(file.name), namespace ?? null, deployments.map(({ root, namespace: its }) => `${root} ${its}`).sort()]);
}

/** The ObjectStores for the object stores of clusters. Identical ones become one. */
export class Stores {
  public readonly all: Store[] = [];
  private readonly scopes = new Map<string, Store[]>();
  private readonly names = new Map<string, Set<string>>();

  /** An ObjectStore that is there already. */
  public addKnown(object: SourceObject, deployments: readonly Deployment[]): void {
    const { configuration, retentionPolicy, instanceSidecarConfiguration } = object.spec;
    const scope = scopeOf(object, deployments);
    const env = recordsByIndex(asRecord(instanceSidecarConfiguration).env) as any[];
    this.add(scope, { name: object.name, configuration: asRecord(configuration), retentionPolicy: retentionPolicy ?? undefined, env, uses: [] });
  }

  /** The ObjectStore for an object store. Those that clusters archive into come first, since only these have a retention policy. */
  public storeFor(use: Use, deployments: readonly Deployment[]): Store {
    const scope = scopeOf(use.cluster, deployments);
    const env = variablesOf(use);
    const fits = (store: Store) => isDeepStrictEqual(store.configuration, use.configuration)
      && env.every(one => store.env.some(other => isDeepStrictEqual(one, other)))
      && (use.external !== undefined || isDeepStrictEqual(store.retentionPolicy, use.retentionPolicy));
    const same = (this.scopes.get(scope) ?? []).filter(fits);
    const known = same.find(store => store.uses.some(({ cluster }) => cluster === use.cluster)) ?? same[0];
    if (known) {
      known.uses.push(use);
      return known;
    }
    const { configuration, retentionPolicy } = use;
    return this.add(scope, { name: this.freeName(scope, use.name), configuration, retentionPolicy, env, origin: use, uses: [use] });
  }

  private add(scope: string, store: Store): Store {
    this.scopes.set(scope, [...this.scopes.get(scope) ?? [], store]);
    this.names.set(scope, (this.names.get(scope) ?? new Set()).add(store.name));
    this.all.push(store);
    return store;
  }

  private freeName(scope: string, origin: string): string {
    const name = `${/\$|\{\{/.test(origin) ? origin : origin.toLowerCase().replace(/[^a-z0-9.-]+/g, '-').replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '') || 'store'}-backups`;
    const taken = this.names.get(scope);
    for (let number = 1; ; number++) {
      const free = number === 1 ? name : `${name}-${number}`;
      if (!taken?.has(free)) { return free; }
    }
  }
}

/** The settings that the AWS SDK of the sidecar needs for other stores than AWS: those of the cluster, otherwise what every store supports. */
function variablesOf({ configuration, cluster: { spec } }: Use): Variable[] {
  if (!isS3Compatible(configuration)) { return []; }
  return CHECKSUM_VARIABLES.map(name => {
    const { value } = recordsByIndex(spec.env).find(one => one.name === name && typeof one.value === 'string') ?? {};
    return { name, value: value ?? 'when_required' };
  });
}
