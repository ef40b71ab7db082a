import { PublishedPlugin } from './published-plugin';
import { HELPER_FLAGS, IN_PLUGINS } from './shared';

const GROUP = 'chronicle.sharifmshaker.github.io';

export const CHRONICLE: PublishedPlugin = {
  pluginName: GROUP,
  repository: 'sharifmshaker/cnpg-i-chronicle',
  parameters: [
    { name: 'saveToStore', readIn: IN_PLUGINS, names: `${GROUP}/ConfigStore` },
    { name: 'saveToServer', readIn: IN_PLUGINS, default: 'name of the Cluster' },
    { name: 'restoreFromStore', readIn: IN_PLUGINS, names: `${GROUP}/ConfigStore` },
    { name: 'restoreFromServer', readIn: IN_PLUGINS },
    { name: 'restorePolicy', readIn: IN_PLUGINS, names: `${GROUP}/RestorePolicy` },
  ],
  kinds: [`${GROUP}/ConfigStore`, `${GROUP}/RestorePolicy`],
  flags: HELPER_FLAGS,
};
