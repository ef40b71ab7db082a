import { PublishedPlugin } from './published-plugin';
import { HELPER_FLAGS } from './shared';

export const PODSPEC: PublishedPlugin = {
  pluginName: 'cnpg-i-podspec.cloudnative-pg.io',
  repository: 'leonardoce/cnpg-i-podspec',
  capabilities: [],
  flags: HELPER_FLAGS,
};
