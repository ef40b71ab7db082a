import { CNPG, PublishedPlugin } from './published-plugin';
import { HELPER_FLAGS, READ_VERBS } from './shared';

export const SCALE_TO_ZERO: PublishedPlugin = {
  pluginName: 'cnpg-i-scale-to-zero.xata.io',
  repository: 'xataio/cnpg-i-scale-to-zero',
  images: ['ghcr.io/xataio/cnpg-i-scale-to-zero'],
  sidecarImageVariable: 'SIDECAR_IMAGE',
  capabilities: [],
  // it reads annotations of the Cluster
  parameters: [],
  rights: [
    { group: '', resources: ['pods'], verbs: READ_VERBS },
    { group: CNPG, resources: ['clusters', 'scheduledbackups'], verbs: ['get', 'list', 'patch', 'update', 'watch'] },
  ],
  flags: HELPER_FLAGS,
};
