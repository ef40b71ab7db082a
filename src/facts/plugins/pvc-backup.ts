import { PublishedPlugin } from './published-plugin';
import { IN_PLUGINS, PULL_POLICIES } from './shared';
import { PluginCapability } from '../../contracts/plugin-capability';

export const PVC_BACKUP: PublishedPlugin = {
  pluginName: 'pvc-backup.cloudnative-pg.io',
  repository: 'cloudnative-pg/plugin-pvc-backup',
  capabilities: [PluginCapability.ARCHIVE_WAL, PluginCapability.RESTORE_WAL, PluginCapability.BACKUP],
  parameters: [
    { name: 'pvc', readIn: IN_PLUGINS, required: true, names: 'PersistentVolumeClaim' },
    { name: 'image', readIn: IN_PLUGINS, required: true },
    { name: 'secretName', readIn: IN_PLUGINS, required: true, names: 'Secret' },
    { name: 'secretKey', readIn: IN_PLUGINS, required: true },
    { name: 'imagePullPolicy', readIn: IN_PLUGINS, format: PULL_POLICIES, default: 'Always' },
  ],
};
