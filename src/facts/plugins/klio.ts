import { PublishedPlugin } from './published-plugin';
import { ALL_VERBS, READ_VERBS, WHEREVER_BACKUPS_ARE } from './shared';
import { PluginCapability } from '../../contracts/plugin-capability';

export const KLIO: PublishedPlugin = {
  pluginName: 'klio.cnpg.io',
  repository: 'cloudnative-pg/klio',
  release: '0.0.20',
  images: ['ghcr.io/cloudnative-pg/klio-operator'],
  capabilities: [PluginCapability.RESTORE_WAL, PluginCapability.BACKUP, PluginCapability.RESTORE_JOB],
  parameters: [{ name: 'pluginConfigurationRef', readIn: WHEREVER_BACKUPS_ARE, required: true, names: 'klio.cnpg.io/PluginConfiguration' }],
  withoutArchiver: true,
  kinds: ['klio.cnpg.io/Server', 'klio.cnpg.io/PluginConfiguration'],
  rights: [
    { group: '', resources: ['secrets'], verbs: ['create', 'get', 'list', 'update', 'watch'] },
    { group: '', resources: ['persistentvolumeclaims'], verbs: ['get', 'list', 'patch', 'watch'] },
    { group: '', resources: ['services'], verbs: ALL_VERBS },
    { group: 'apps', resources: ['statefulsets'], verbs: ALL_VERBS },
    { group: 'klio.cnpg.io', resources: ['pluginconfigurations'], verbs: READ_VERBS },
    { group: 'klio.cnpg.io', resources: ['servers'], verbs: ALL_VERBS },
  ],
  servesOnLeader: 'with --leader-elect',
  flags: {
    certificate: { flag: 'plugin-server-cert' },
    key: { flag: 'plugin-server-key' },
    clientCa: { flag: 'plugin-client-cert' },
    address: { flag: 'plugin-server-address', default: ':9090' },
  },
};
