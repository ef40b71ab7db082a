import { CNPG, PublishedPlugin } from './published-plugin';
import { HELPER_FLAGS, IN_PLUGINS, READ_VERBS } from './shared';

const GROUP = 'chronicle.sharifmshaker.github.io';

export const CHRONICLE: PublishedPlugin = {
  pluginName: GROUP,
  repository: 'sharifmshaker/cnpg-i-chronicle',
  release: '0.1.0',
  // it saves the configuration of Clusters, not their data
  capabilities: [],
  parameters: [
    { name: 'saveToStore', readIn: IN_PLUGINS, names: `${GROUP}/ConfigStore` },
    { name: 'saveToServer', readIn: IN_PLUGINS, default: 'name of the Cluster' },
    { name: 'restoreFromStore', readIn: IN_PLUGINS, names: `${GROUP}/ConfigStore` },
    { name: 'restoreFromServer', readIn: IN_PLUGINS },
    { name: 'restorePolicy', readIn: IN_PLUGINS, names: `${GROUP}/RestorePolicy` },
  ],
  kinds: [`${GROUP}/ConfigStore`, `${GROUP}/RestorePolicy`],
  rights: [
    { group: '', resources: ['secrets'], verbs: ['get'] },
    { group: 'barmancloud.cnpg.io', resources: ['objectstores'], verbs: ['get'] },
    { group: CNPG, resources: ['backups', 'clusters'], verbs: ['get', 'list'] },
    { group: GROUP, resources: ['configstores', 'restorepolicies'], verbs: READ_VERBS },
    { group: GROUP, resources: ['configstores/status', 'restorepolicies/status'], verbs: ['get', 'patch', 'update'] },
  ],
  flags: HELPER_FLAGS,
};
