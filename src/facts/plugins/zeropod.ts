import { PublishedPlugin } from './published-plugin';
import { HELPER_FLAGS } from './shared';

export const ZEROPOD: PublishedPlugin = {
  pluginName: 'cnpg-i-zeropod.io',
  repository: 'PhoenixSolutionsGroup/cnpg-i-zeropod',
  capabilities: [],
  flags: HELPER_FLAGS,
};
