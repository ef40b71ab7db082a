import { CNPG, PublishedPlugin } from './published-plugin';
import { HELPER_FLAGS, IN_BACKUPS } from './shared';
import { PluginCapability } from '../../contracts/plugin-capability';

export const PGDUMP: PublishedPlugin = {
  pluginName: 'pgdump-backup.cloudnative-pg.io',
  repository: 'odit-services/cnpg-plugin-pgdump',
  release: '0.3.1',
  images: ['ghcr.io/odit-services/cnpg-plugin-pgdump'],
  capabilities: [PluginCapability.BACKUP],
  parameters: [
    { name: 'target_type', readIn: IN_BACKUPS, format: ['s3'], strict: true, default: 's3' },
    { name: 'bucket', readIn: IN_BACKUPS },
    { name: 'path', readIn: IN_BACKUPS },
    { name: 'object_key_template', readIn: IN_BACKUPS, default: '{namespace}/{cluster}/{database}/{backup_id}.dump' },
    { name: 'retention_days', readIn: IN_BACKUPS, format: 'integer', strict: true },
    { name: 'endpoint_url', readIn: IN_BACKUPS },
    { name: 'region', readIn: IN_BACKUPS },
    ...['access_key_id_secret', 'secret_access_key_secret', 'endpoint_url_secret', 'region_secret', 'bucket_secret'].flatMap(secret => [
      { name: `${secret}_name`, readIn: IN_BACKUPS, names: 'Secret' },
      { name: `${secret}_key`, readIn: IN_BACKUPS },
    ]),
    { name: 'backup_user', readIn: IN_BACKUPS, default: 'app' },
    { name: 'skip_inaccessible_databases', readIn: IN_BACKUPS, format: 'boolean', strict: true, default: 'false' },
  ],
  withoutArchiver: true,
  rights: [
    { group: '', resources: ['secrets'], verbs: ['get', 'list'] },
    { group: CNPG, resources: ['backups', 'clusters'], verbs: ['get', 'list'] },
    { group: CNPG, resources: ['backups/status'], verbs: ['patch'] },
  ],
  flags: HELPER_FLAGS,
};
