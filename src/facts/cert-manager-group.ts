/** API group of cert-manager's kinds. */
export const CERT_MANAGER_GROUP = 'cert-manager.io';
