import { PublishedPlugin } from './published-plugin';
import { ALL_VERBS, HELPER_FLAGS, IN_PLUGINS } from './shared';
import { PluginCapability } from '../../contracts/plugin-capability';

export const LOGICAL_BACKUP: PublishedPlugin = {
  pluginName: 'logical-backup.dalibo.com',
  repository: 'dalibo/cnpg-logical-backup',
  capabilities: [PluginCapability.BACKUP],
  parameters: [{ name: 'LogicalBackupRef', readIn: IN_PLUGINS, names: 'logical-backup.dalibo.com/LogicalBackup' }],
  withoutArchiver: true,
  kinds: ['logical-backup.dalibo.com/LogicalBackup'],
  rights: [
    { group: '', resources: ['persistentvolumeclaims'], verbs: ['create', 'get', 'list', 'patch', 'watch'] },
    { group: 'logical-backup.dalibo.com', resources: ['logicalbackups'], verbs: ALL_VERBS },
  ],
  servesOnLeader: 'always',
  flags: HELPER_FLAGS,
};
