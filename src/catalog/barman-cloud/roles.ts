import { PolicyRule } from '../../api/kubernetes';
import { isOlder } from '../../values/release';

const READ = ['get', 'list', 'watch'];
const ALL = [...READ, 'create', 'update', 'patch', 'delete'];
const GROUP = 'barmancloud.cnpg.io';

/** What the plugin itself needs. */
export function mainRules(operatorApiGroup: string, version: string): PolicyRule[] {
  return [
    { apiGroups: [''], resources: ['secrets'], verbs: [...READ, 'create', 'delete'] },
    { apiGroups: [GROUP], resources: ['objectstores'], verbs: ALL },
    { apiGroups: [GROUP], resources: ['objectstores/finalizers'], verbs: ['update'] },
    { apiGroups: [GROUP], resources: ['objectstores/status'], verbs: ['get', 'patch', 'update'] },
    { apiGroups: [operatorApiGroup], resources: ['backups'], verbs: READ },
    ...isOlder(version, '0.6.0') ? [] : [{ apiGroups: [operatorApiGroup], resources: ['clusters/finalizers'], verbs: ['update'] }],
    { apiGroups: ['rbac.authorization.k8s.io'], resources: ['roles', 'rolebindings'], verbs: [...READ, 'create', 'update', 'patch'] },
  ];
}

/** What its pods need to agree on a leader. */
export const LEADER_ELECTION_RULES: PolicyRule[] = [
  { apiGroups: [''], resources: ['configmaps'], verbs: ALL },
  { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ALL },
  { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
];

/** What it needs to check who reads its metrics. */
export const METRICS_AUTH_RULES: PolicyRule[] = [
  { apiGroups: ['authentication.k8s.io'], resources: ['tokenreviews'], verbs: ['create'] },
  { apiGroups: ['authorization.k8s.io'], resources: ['subjectaccessreviews'], verbs: ['create'] },
];

/** Roles for those who run Prometheus or write object stores, by the ends of their names. */
export const UNBOUND_ROLES: Readonly<Record<string, { readonly rules: PolicyRule[]; readonly labelled: boolean }>> = {
  'metrics-reader': { labelled: false, rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }] },
  'objectstore-editor-role': { labelled: true, rules: objectStoreRules(ALL) },
  'objectstore-viewer-role': { labelled: true, rules: objectStoreRules(READ) },
};

function objectStoreRules(verbs: string[]): PolicyRule[] {
  return [
    { apiGroups: [GROUP], resources: ['objectstores'], verbs },
    { apiGroups: [GROUP], resources: ['objectstores/status'], verbs: ['get'] },
  ];
}
