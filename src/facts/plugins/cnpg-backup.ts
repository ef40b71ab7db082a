import { PublishedPlugin } from './published-plugin';

export const CNPG_BACKUP: PublishedPlugin = {
  pluginName: 'cnpg-backup.djosh34.github.io',
  repository: 'djosh34/cnpg_backup',
  kinds: ['backup.cnpg-backup.djosh34.github.io/Repository'],
};
