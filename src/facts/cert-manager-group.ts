/** API group of cert-manager's own kinds. */
export const CERT_MANAGER_GROUP = 'cert-manager.io';
