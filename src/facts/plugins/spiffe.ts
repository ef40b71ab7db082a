import { CNPG, PublishedPlugin } from './published-plugin';
import { HELPER_FLAGS, IN_PLUGINS, READ_VERBS } from './shared';

export const SPIFFE: PublishedPlugin = {
  pluginName: 'cnpg-i-spiffe.cloudnative-pg.io',
  repository: 'leonardoce/cnpg-i-spiffe',
  parameters: [
    { name: 'sidecarImage', readIn: IN_PLUGINS },
    { name: 'spireAgentSocketPath', readIn: IN_PLUGINS, default: '/run/spire/agent-sockets/spire-agent.sock' },
    { name: 'certsMountPath', readIn: IN_PLUGINS, default: '/spiffe-certs' },
    { name: 'certsVolumeMedium', readIn: IN_PLUGINS, format: ['Memory', 'Disk'], default: 'Memory' },
    { name: 'svidFileName', readIn: IN_PLUGINS, default: 'svid.pem' },
    { name: 'svidKeyFileName', readIn: IN_PLUGINS, default: 'svid_key.pem' },
    { name: 'svidBundleFileName', readIn: IN_PLUGINS, default: 'svid_bundle.pem' },
    { name: 'postgresSocketDir', readIn: IN_PLUGINS, default: '/controller/run' },
  ],
  rights: [{ group: CNPG, resources: ['clusters'], verbs: READ_VERBS }],
  flags: HELPER_FLAGS,
};
