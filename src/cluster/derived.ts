import { SnapshotType } from '../api/import';
import { ServiceSelectorType } from '../api/managed-services';
import { ClusterFacts } from '../rules/cluster/facts';
import { isReplica } from '../rules/cluster/settings';

/** What the operator makes of a cluster that others refer to. */
export interface DerivedFromCluster {
  readonly readOnlyService: boolean;
  readonly readService: boolean;
  readonly applicationDatabase?: string;
  /** A Secret of the user's own, which the operator adds nothing to. */
  readonly statedApplicationSecret?: string;
  readonly superuserSecret?: string;
  readonly serverCaSecret: string;
}

/** What the operator will derive from a cluster. An empty name is none to it. */
export function derive(facts: ClusterFacts): DerivedFromCluster {
  const { name, spec } = facts;
  const disabled = spec.managed?.services?.disabledDefaultServices ?? [];
  const { recovery, pgBasebackup, initdb } = spec.bootstrap ?? {};
  return {
    readOnlyService: !disabled.includes(ServiceSelectorType.RO),
    readService: !disabled.includes(ServiceSelectorType.R),
    applicationDatabase: applicationDatabase(facts),
    statedApplicationSecret: (recovery ?? pgBasebackup ?? initdb)?.secret?.name || undefined,
    superuserSecret: spec.enableSuperuserAccess ? spec.superuserSecret?.name || `${name}-superuser` : undefined,
    serverCaSecret: spec.certificates?.serverCASecret || `${name}-ca`,
  };
}

/** The database of the application: none where a monolith is imported, or where a copy follows another cluster. */
function applicationDatabase(facts: ClusterFacts): string | undefined {
  const { recovery, pgBasebackup, initdb } = facts.spec.bootstrap ?? {};
  const copied = recovery ?? pgBasebackup;
  if (copied) {
    return isReplica(facts) ? undefined : copied.database || 'app';
  }
  return initdb?.database || (initdb?.import?.type === SnapshotType.MONOLITH ? undefined : 'app');
}
