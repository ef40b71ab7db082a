import { PublishedPlugin } from './published-plugin';
import { IN_PLUGINS } from './shared';

export const QUICKSILVER: PublishedPlugin = {
  pluginName: 'quicksilver.howlerops.io',
  repository: 'howlerops/pg_quicksilver',
  // it copies tables through logical replication
  capabilities: [],
  parameters: [
    { name: 'mode', readIn: IN_PLUGINS, format: ['off', 'shadow', 'takeover'], strict: true, default: 'shadow' },
    { name: 'ingest', readIn: IN_PLUGINS, format: ['logical'], strict: true, default: 'logical' },
    { name: 'tables', readIn: IN_PLUGINS },
    { name: 'freshnessSLO', readIn: IN_PLUGINS, default: '30s' },
    { name: 'sidecarImage', readIn: IN_PLUGINS },
    { name: 'slotName', readIn: IN_PLUGINS },
    { name: 'publication', readIn: IN_PLUGINS },
    { name: 'mirrorPath', readIn: IN_PLUGINS, default: '/var/lib/postgresql/data/quicksilver' },
    { name: 'acknowledgeOLTPRegression', readIn: IN_PLUGINS, format: 'boolean', default: 'false' },
    { name: 'database', readIn: IN_PLUGINS, default: 'app' },
    { name: 'credentialsSecret', readIn: IN_PLUGINS, names: 'Secret' },
    { name: 'sidecarMemory', readIn: IN_PLUGINS, default: '256Mi' },
  ],
};
