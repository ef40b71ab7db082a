/** Cluster-scoped kinds that occur in installations of operators and plugins, or next to them. */
const CLUSTER_SCOPED = new Set([
  'APIService', 'ClusterImageCatalog', 'ClusterIssuer', 'ClusterRole', 'ClusterRoleBinding', 'CSIDriver', 'CustomResourceDefinition', 'IngressClass',
  'MutatingWebhookConfiguration', 'Namespace', 'Node', 'PersistentVolume', 'PriorityClass', 'RuntimeClass', 'SecurityContextConstraints', 'StorageClass',
  'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding', 'ValidatingWebhookConfiguration', 'VolumeSnapshotClass', 'VolumeSnapshotContent',
]);

/** Whether a kind is cluster-scoped. */
export function isClusterScoped(kind: string): boolean {
  return CLUSTER_SCOPED.has(kind);
}
