import { bootstrapOf, mayBePatch } from './cluster-parts';
import { ClusterView } from './clusters';
import { asBoolean, asRecord, asString, isUnknown } from '../values/narrow';

/** The role that owns the application's database, and the Secret from which the operator sets its password. */
export interface ApplicationRole {
  readonly role: string;
  /** How the cluster is created: the field of `bootstrap` that can name the Secret. */
  readonly method: 'initdb' | 'recovery' | 'pg_basebackup';
  readonly secretName: string;
  /** Whether the Cluster names the Secret; otherwise the operator creates it. */
  readonly isNamed: boolean;
}

/** The owner of the application's database; undefined if the operator does not manage its password, or the input does not show it. */
export function applicationRoleOf(cluster: ClusterView): ApplicationRole | undefined {
  const methods = (['initdb', 'recovery', 'pg_basebackup'] as const).filter(one => bootstrapOf(cluster, one));
  if (methods.length > 1 || isUnknown(cluster.item.spec.bootstrap)) { return undefined; }
  const [method = 'initdb'] = methods;
  const settings = bootstrapOf(cluster, method) ?? {};
  if (mayBePatch(cluster) && settings.owner === undefined) { return undefined; }
  const role = method === 'initdb' ? initdbOwner(settings) : recoveredOwner(settings, cluster);
  const named = asRecord(settings.secret).name;
  return role === undefined || isUnknown(settings.secret) || isUnknown(named)
    ? undefined
    : { role, method, secretName: asString(named) || `${cluster.item.name}-app`, isNamed: Boolean(named) };
}

/** The owner defaults to the database, and the database to "app", unless whole servers are imported. */
function initdbOwner({ owner, database, import: imported }: Record<string, any>): string | undefined {
  if ([owner, database, imported].some(isUnknown) || asRecord(imported).type === 'monolith') { return undefined; }
  return asString(owner) || asString(database) || 'app';
}

/** The operator changes roles of a copy only if both are set, and never those of a replica. */
function recoveredOwner({ owner, database }: Record<string, any>, { item }: ClusterView): string | undefined {
  const { enabled, primary } = asRecord(item.spec.replica);
  const isReplica = item.spec.replica !== undefined && (primary !== undefined || asBoolean(enabled) !== false);
  return asString(database) && !isReplica ? asString(owner) || undefined : undefined;
}
