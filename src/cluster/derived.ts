import { ClusterSpec } from '../api/cluster-spec';
import { ServiceSelectorType } from '../api/managed-services';

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

/** What the operator will derive from a spec. */
export function derive(name: string, spec: ClusterSpec): DerivedFromCluster {
  const disabled = spec.managed?.services?.disabledDefaultServices ?? [];
  const { recovery, pgBasebackup, initdb } = spec.bootstrap ?? {};
  return {
    readOnlyService: !disabled.includes(ServiceSelectorType.RO),
    readService: !disabled.includes(ServiceSelectorType.R),
    applicationDatabase: applicationDatabase(name, spec),
    statedApplicationSecret: (recovery ?? pgBasebackup ?? initdb)?.secret?.name,
    superuserSecret: spec.enableSuperuserAccess ? spec.superuserSecret?.name ?? `${name}-superuser` : undefined,
    serverCaSecret: spec.certificates?.serverCASecret ?? `${name}-ca`,
  };
}

/** The database of the application: none where a monolith is imported, or where another cluster is followed. */
function applicationDatabase(name: string, { bootstrap, replica }: ClusterSpec): string | undefined {
  const { recovery, pgBasebackup, initdb } = bootstrap ?? {};
  const copied = recovery ?? pgBasebackup;
  if (copied) {
    const follows = replica?.enabled ?? (replica?.primary !== undefined && replica.primary !== (replica.self ?? name));
    return follows ? undefined : copied.database ?? 'app';
  }
  return initdb?.database ?? (initdb?.import?.type === 'monolith' ? undefined : 'app');
}
