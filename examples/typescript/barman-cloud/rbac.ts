import { kubernetes } from 'cdk8s-cnpg-i';

const READ = ['get', 'list', 'watch'];
const ALL = [...READ, 'create', 'update', 'patch', 'delete'];
const GROUP = 'barmancloud.cnpg.io';

/** What the plugin itself needs. */
export function pluginRules(operatorApiGroup: string): kubernetes.PolicyRule[] {
  return [
    { apiGroups: [''], resources: ['secrets'], verbs: [...READ, 'create', 'delete'] },
    { apiGroups: [GROUP], resources: ['objectstores'], verbs: ALL },
    { apiGroups: [GROUP], resources: ['objectstores/finalizers'], verbs: ['update'] },
    { apiGroups: [GROUP], resources: ['objectstores/status'], verbs: ['get', 'patch', 'update'] },
    { apiGroups: [operatorApiGroup], resources: ['backups'], verbs: READ },
    { apiGroups: [operatorApiGroup], resources: ['clusters/finalizers'], verbs: ['update'] },
    { apiGroups: ['rbac.authorization.k8s.io'], resources: ['roles', 'rolebindings'], verbs: [...READ, 'create', 'update', 'patch'] },
  ];
}

/** What its pods need to agree on a leader: more than `leaderElection` gives, which grants nothing on ConfigMaps. */
export const LEADER_ELECTION_RULES: kubernetes.PolicyRule[] = [
  { apiGroups: [''], resources: ['configmaps'], verbs: ALL },
  { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ALL },
  { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
];

/** What it needs to ask who reads its metrics. */
export const METRICS_AUTH_RULES: kubernetes.PolicyRule[] = [
  { apiGroups: ['authentication.k8s.io'], resources: ['tokenreviews'], verbs: ['create'] },
  { apiGroups: ['authorization.k8s.io'], resources: ['subjectaccessreviews'], verbs: ['create'] },
];

export const METRICS_READER_RULES: kubernetes.PolicyRule[] = [
  { nonResourceURLs: ['/metrics'], verbs: ['get'] },
];

export const OBJECT_STORE_EDITOR_RULES: kubernetes.PolicyRule[] = [
  { apiGroups: [GROUP], resources: ['objectstores'], verbs: ALL },
  { apiGroups: [GROUP], resources: ['objectstores/status'], verbs: ['get'] },
];

export const OBJECT_STORE_VIEWER_RULES: kubernetes.PolicyRule[] = [
  { apiGroups: [GROUP], resources: ['objectstores'], verbs: READ },
  { apiGroups: [GROUP], resources: ['objectstores/status'], verbs: ['get'] },
];
