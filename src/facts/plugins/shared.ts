import { ParameterPlace, PluginServerFlags } from './published-plugin';
import { PluginCapability } from '../../contracts/plugin-capability';

/** What plugins for physical backups can do. */
export const ARCHIVES_AND_RESTORES = [
  PluginCapability.ARCHIVE_WAL, PluginCapability.RESTORE_WAL, PluginCapability.BACKUP, PluginCapability.RESTORE_JOB,
];

/** The flags of the helper library: all four are required together. */
export const HELPER_FLAGS: PluginServerFlags = {
  certificate: { flag: 'server-cert' },
  key: { flag: 'server-key' },
  clientCa: { flag: 'client-cert' },
  address: { flag: 'server-address' },
};

/** Places of parameters that say where backups are. */
export const WHEREVER_BACKUPS_ARE: readonly ParameterPlace[] = ['plugins', 'externalClusters'];
export const IN_PLUGINS: readonly ParameterPlace[] = ['plugins'];
export const IN_BACKUPS: readonly ParameterPlace[] = ['backups'];

export const ALL_VERBS = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];
export const READ_VERBS = ['get', 'list', 'watch'];

/** Roles and bindings that a plugin creates for the pods of clusters. */
export const CREATES_ROLES = {
  group: 'rbac.authorization.k8s.io', resources: ['rolebindings', 'roles'], verbs: ['create', 'get', 'list', 'patch', 'update', 'watch'],
};

export const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
