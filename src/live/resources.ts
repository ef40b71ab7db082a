import { Distribution } from '../contracts/distribution';
import { CERT_MANAGER_GROUP } from '../facts/cert-manager-group';
import { isClusterScoped } from '../facts/cluster-scoped';
import { CRD_KINDS } from '../facts/operator-crds';
import { pluginKindNames } from '../facts/plugin-kinds';

/** A kind of objects, as kubectl names it: its kind in lower case, and its group. */
export interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly isClusterScoped: boolean;
  /** Whether a cluster without it lacks an extension, and nothing is wrong. */
  readonly isExtension: boolean;
}

const RBAC = 'rbac.authorization.k8s.io';

/** Kubernetes' own kinds, by group. Secrets are read separately: by the names of their keys. */
const OF_KUBERNETES: Readonly<Record<string, readonly string[]>> = {
  '': ['ConfigMap', 'Namespace', 'Service', 'ServiceAccount'],
  'apps': ['DaemonSet', 'Deployment', 'StatefulSet'],
  'networking.k8s.io': ['NetworkPolicy'],
  'policy': ['PodDisruptionBudget'],
  [RBAC]: ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
};

/** What the rules read. */
export function resourcesToRead(): Resource[] {
  const ofKubernetes = Object.entries(OF_KUBERNETES).flatMap(([group, kinds]) => kinds.map(kind => resource(kind, group, false)));
  const products = [Distribution.CLOUDNATIVE_PG, Distribution.EDB];
  return [
    ...ofKubernetes,
    ...products.flatMap(({ apiGroup }) => CRD_KINDS.map(kind => resource(kind, apiGroup, true))),
    ...['Certificate', 'Issuer', 'ClusterIssuer'].map(kind => resource(kind, CERT_MANAGER_GROUP, true)),
    ...pluginKindNames().map(name => {
      const [group, , kind] = name.split('/');
      return resource(kind, group, true);
    }),
  ];
}

function resource(kind: string, group: string, isExtension: boolean): Resource {
  return { name: `${kind.toLowerCase()}${group && `.${group}`}`, kind, isClusterScoped: isClusterScoped(kind), isExtension };
}
