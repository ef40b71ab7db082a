import { CNPG, PublishedPlugin } from './published-plugin';
import { ALL_VERBS, ARCHIVES_AND_RESTORES, CREATES_ROLES, IN_PLUGINS, READ_VERBS, WHEREVER_BACKUPS_ARE } from './shared';
import { PluginCapability } from '../../contracts/plugin-capability';

export const WAL_G: PublishedPlugin = {
  pluginName: 'cnpg-extensions.yandex.cloud',
  repository: 'wal-g/cnpg-plugin-wal-g',
  release: '0.3.0',
  images: ['ghcr.io/wal-g/cnpg-plugin-wal-g'],
  sidecarImageVariable: 'SIDECAR_IMAGE',
  capabilities: [...ARCHIVES_AND_RESTORES, PluginCapability.METRICS],
  parameters: [
    { name: 'backupConfig', readIn: WHEREVER_BACKUPS_ARE, required: true, names: 'cnpg-extensions.yandex.cloud/BackupConfig' },
    { name: 'sidecarRestartPolicy', readIn: IN_PLUGINS, format: ['Always', 'unset'], default: 'Always' },
  ],
  kinds: ['cnpg-extensions.yandex.cloud/BackupConfig'],
  rights: [
    { group: '', resources: ['secrets'], verbs: ALL_VERBS },
    { group: 'cnpg-extensions.yandex.cloud', resources: ['backupconfigs'], verbs: ALL_VERBS },
    { group: 'cnpg-extensions.yandex.cloud', resources: ['backupconfigs/status'], verbs: ['get', 'patch', 'update'] },
    { group: CNPG, resources: ['backups'], verbs: ALL_VERBS },
    { group: CNPG, resources: ['clusters'], verbs: READ_VERBS },
    CREATES_ROLES,
  ],
  servesOnLeader: 'with --leader-elect',
  flags: {
    certificate: { flag: 'cnpg-i-cert-path', name: { flag: 'cnpg-i-cert-name', default: 'tls.crt' } },
    key: { flag: 'cnpg-i-cert-path', name: { flag: 'cnpg-i-cert-key', default: 'tls.key' } },
    clientCa: { flag: 'cnpg-i-client-cert-path', name: { flag: 'cnpg-i-client-cert-name', default: 'tls.crt' } },
    address: { flag: 'cnpg-i-bind-address', default: ':9090' },
  },
  oldestOperator: '1.28.0',
};
