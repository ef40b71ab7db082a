import { Expression, NamedEntry } from './model';
import { TypedValues } from './typed-values';
import { isMap } from '../values/narrow';

/** References to what an object belongs to. */
export interface References {
  cluster(name: string): Expression;
  plugin(name: string): Expression;
}

/** How an object of a kind becomes a construct. */
export interface Kind {
  /** The class of the construct. */
  readonly type: string;
  /** Whether it has the prop `operator`; otherwise, it is that of its cluster. */
  readonly hasOperator: boolean;
  /** The fields that are references, and what they become; what is not understood stays. */
  readonly refer?: (spec: Record<string, any>, references: References) => Referring;
}

interface Referring { readonly fields: NamedEntry[]; readonly rest: Record<string, unknown> }

export const KINDS: Readonly<Record<string, Kind>> = {
  Cluster: { type: 'ClusterWithPlugins', hasOperator: true },
  ImageCatalog: { type: 'ImageCatalog', hasOperator: true },
  ClusterImageCatalog: { type: 'ClusterImageCatalog', hasOperator: true },
  ObjectStore: { type: 'ObjectStore', hasOperator: true },
  Database: { type: 'Database', hasOperator: false, refer: ofCluster },
  DatabaseRole: { type: 'DatabaseRole', hasOperator: false, refer: ofCluster },
  Publication: { type: 'Publication', hasOperator: false, refer: ofCluster },
  Subscription: { type: 'Subscription', hasOperator: false, refer: ofCluster },
  Pooler: { type: 'Pooler', hasOperator: false, refer: ofCluster },
  Backup: { type: 'Backup', hasOperator: false, refer: ofBackup },
  ScheduledBackup: { type: 'ScheduledBackup', hasOperator: false, refer: ofBackup },
};

/** The props of an object's `spec`. */
export function specFields(kind: Kind, spec: Record<string, any>, values: TypedValues, references: References): NamedEntry[] {
  const { fields, rest } = kind.refer?.(spec, references) ?? { fields: [], rest: spec };
  return [...values.struct(`${kind.type}Props`, rest, ['spec'], fields).fields];
}

function ofCluster(spec: Record<string, any>, references: References): Referring {
  const { cluster, ...rest } = spec;
  const name = onlyName(cluster);
  return name === undefined ? { fields: [], rest: spec } : { fields: [field('cluster', references.cluster(name))], rest };
}

function ofBackup(spec: Record<string, any>, references: References): Referring {
  const { fields, rest } = ofCluster(spec, references);
  const { pluginConfiguration, method, ...others } = rest as Record<string, any>;
  const name = isMap(pluginConfiguration) ? pluginConfiguration.name : undefined;
  if (typeof name !== 'string' || method !== 'plugin') { return { fields, rest }; }
  const { parameters, ...more } = pluginConfiguration;
  return {
    fields: [...fields, field('plugin', references.plugin(name))],
    rest: { ...parameters === undefined ? {} : { parameters }, ...Object.keys(more).length > 1 ? { pluginConfiguration } : {}, ...others },
  };
}

function onlyName(reference: unknown): string | undefined {
  return isMap(reference) && Object.keys(reference).length === 1 && typeof reference.name === 'string' ? reference.name : undefined;
}

function field(name: string, value: Expression): NamedEntry {
  return { name, value, comments: [] };
}
