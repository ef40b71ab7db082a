import { PublishedPlugin } from './published-plugin';
import { HELPER_FLAGS } from './shared';

export const SKIP_INITDB: PublishedPlugin = {
  pluginName: 'cnpg-i-skip-initdb.leonardoce.github.com',
  repository: 'CloudVE/cnpg-i-skip-initdb',
  images: ['quay.io/galaxyproject/cnpg-i-skip-initdb'],
  capabilities: [],
  flags: HELPER_FLAGS,
};
