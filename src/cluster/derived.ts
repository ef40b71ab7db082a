import { SnapshotType } from '../api/import';
import { ServiceSelectorType } from '../api/managed-services';
import { ClusterInput } from '../rules/engine/cluster-rule';
import { isReplica } from '../rules/engine/cluster-settings';
import { asStrings } from '../values/narrow';

/** What the operator derives from a cluster, and others refer to. */
export interface DerivedFromCluster {
  readonly readOnlyService: boolean;
  readonly readService: boolean;
  readonly applicationDatabase?: string;
  /** The user's own Secret, to which the operator adds nothing. */
  readonly statedApplicationSecret?: string;
  readonly superuserSecret?: string;
  readonly serverCaSecret: string;
}

/** What the operator will derive from a cluster. It treats an empty name as a missing one. */
export function derive(input: ClusterInput): DerivedFromCluster {
  const { name, spec } = input;
  const disabled = asStrings(spec.managed?.services?.disabledDefaultServices);
  const { recovery, pgBasebackup, initdb } = spec.bootstrap ?? {};
  return {
    readOnlyService: !disabled.includes(ServiceSelectorType.RO),
    readService: !disabled.includes(ServiceSelectorType.R),
    applicationDatabase: applicationDatabase(input),
    statedApplicationSecret: (recovery ?? pgBasebackup ?? initdb)?.secret?.name || undefined,
    superuserSecret: spec.enableSuperuserAccess ? spec.superuserSecret?.name || `${name}-superuser` : undefined,
    serverCaSecret: spec.certificates?.serverCASecret || `${name}-ca`,
  };
}

/** The database of the application: none if a monolith is imported, or if a copy follows another cluster. */
function applicationDatabase(input: ClusterInput): string | undefined {
  const { recovery, pgBasebackup, initdb } = input.spec.bootstrap ?? {};
  const copied = recovery ?? pgBasebackup;
  if (copied) {
    return isReplica(input) === false ? copied.database || 'app' : undefined;
  }
  return initdb?.database || (initdb?.import?.type === SnapshotType.MONOLITH ? undefined : 'app');
}
