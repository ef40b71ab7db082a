import { PublishedPlugin } from './published-plugin';
import { IN_PLUGINS } from './shared';

export const CONNECT: PublishedPlugin = {
  pluginName: 'connect.cnpg.io',
  repository: 'nakiner/cnpg-connect-plugin',
  // it tells applications which instance is the primary
  capabilities: [],
  parameters: [
    { name: 'serverName', readIn: IN_PLUGINS },
    { name: 'externalEndpoints', readIn: IN_PLUGINS, format: 'json' },
  ],
  flags: {
    certificate: { flag: 'server-cert' },
    key: { flag: 'server-key' },
    clientCa: { flag: 'client-ca' },
    address: { flag: 'plugin-address', default: ':9090' },
  },
};
