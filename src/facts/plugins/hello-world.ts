import { PublishedPlugin } from './published-plugin';
import { HELPER_FLAGS, IN_PLUGINS } from './shared';

export const HELLO_WORLD: PublishedPlugin = {
  pluginName: 'cnpg-i-hello-world.cloudnative-pg.io',
  repository: 'cloudnative-pg/cnpg-i-hello-world',
  capabilities: [],
  parameters: [
    { name: 'labels', readIn: IN_PLUGINS, format: 'json', strict: true },
    { name: 'annotations', readIn: IN_PLUGINS, format: 'json', strict: true },
  ],
  servesOnLeader: 'never',
  flags: HELPER_FLAGS,
};
