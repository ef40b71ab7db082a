import { ParameterPlace, PublishedPlugin } from './published-plugin';
import { IN_PLUGINS, PULL_POLICIES } from './shared';
import { PluginCapability } from '../../contracts/plugin-capability';

const ALSO_IN_BACKUPS: readonly ParameterPlace[] = ['plugins', 'backups'];

export const S3_BACKUP: PublishedPlugin = {
  pluginName: 's3-backup.cloudnative-pg.io',
  repository: 'dougkirkley/cnpg-plugin-s3-backup',
  capabilities: [PluginCapability.BACKUP],
  parameters: [
    { name: 'image', readIn: ALSO_IN_BACKUPS },
    { name: 'imagePullPolicy', readIn: IN_PLUGINS, format: PULL_POLICIES },
    ...['region', 'endpoint', 'aws_key', 'aws_secret_key'].map(name => ({ name, readIn: IN_PLUGINS })),
    { name: 'bucket', readIn: ALSO_IN_BACKUPS },
    { name: 'prefix', readIn: ALSO_IN_BACKUPS },
  ],
};
